"""Words of headers about gaps, bonuses and quarters of pay, which reports put in any order; all as they are folded."""

from __future__ import annotations

SAME_OF_GAPS = {
    word: meant
    for meant, listed in {
        "women": "female females woman frauen weiblich femmes mujeres donne mulheres vrouwen",
        "men": "male males man manner mannlich hommes hombres uomini homens mannen",
        "gap": "difference diff gpg entgeltlucke lohnlucke gehaltslucke verdienstlucke verdienstabstand ecart ecarts "
        "brecha divario differenziale disparidade hiato loonkloof beloningskloof beloningsverschil",
        "mean": "average avg mittelwert durchschnitt durchschnittliche durchschnittlicher mittlere moyen moyenne media "
        "medio promedio gemiddelde",
        "median": "mediane mediana mediano",
        "bonus": "bonuses prime primes prima primas premi premios",
        "quartile": "quarter quartiles quarters quartil cuartil kwartiel",
        "top": "upper highest uppermost oberes oberstes superieur superior superiore bovenste",
        "lower": "bottom lowest unteres unterstes inferieur inferior inferiore onderste",
    }.items()
    for word in listed.split()
}
"""Words that mean the same in such headers."""
_UNSAID = (
    "% percent percentage per cent pct proportion share of in the s who were are that and between a gender pay hourly "
    "rate receiving received receives receive getting paid with employees staff workers colleagues payment payments "
    "salarial salariale retributivo retributiva remuneracion remuneration remunerations salaire salaires salarios "
    "genero genre geschlecht de des du d la le les l el entre et y e en der im bei und zwischen van tussen"
)
UNSAID_OF_GAPS = frozenset(_UNSAID.split())
"""Words that such headers may leave out."""
SIGNS_OF_GAPS = frozenset(("gap", "bonus", "quartile", "middle", "q1", "q2", "q3", "q4"))
"""Words without which a header is about something else."""
