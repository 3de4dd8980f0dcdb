"""Words by which the header of a published figure says what it counts, in the languages of the import."""

from __future__ import annotations

from audit.tables.columns import words
from audit.tables.vocabulary_kinds import closed

MEASURE = closed(
    "measure",
    share=words(
        en="%, percent, percentage, pct, share, proportion, per cent, rate of, ratio",
        fr="pourcentage, part, part des, proportion, taux de",
        es="porcentaje, proporción, cuota",
        de="Anteil, Prozent, Quote, Prozentsatz",
        pt="percentagem, porcentagem, proporção, percentual",
        it="percentuale, quota, proporzione",
        nl="percentage, aandeel",
        sv="andel, procent",
        fi="osuus, prosenttia",
        pl="odsetek, udział, procent",
    ),
    pay=words(
        en="pay, salary, salaries, wage, wages, earnings, hourly rate, hrly rate, hrly, remuneration, compensation, "
        "income, hourly pay",
        fr="salaire, rémunération",
        es="salario, sueldo, retribución, remuneración",
        de="Gehalt, Verdienst, Entgelt, Lohn, Stundenlohn, Vergütung, Durchschnittsentgelt, Durchschnittsgehalt, "
        "Durchschnittslohn, Durchschnittsverdienst, Medianentgelt, Monatsentgelt, Monatsgehalt, Bruttoentgelt, "
        "Bruttogehalt, Jahresentgelt, Jahresgehalt, Bruttostundenverdienst",
        pt="salário, remuneração, vencimento",
        it="stipendio, retribuzione, salario",
        nl="salaris, loon, beloning",
        sv="lön, medellön, medianlön, snittlön, månadslön, genomsnittslön",
        da="løn, gennemsnitsløn, månedsløn, middelløn, medianløn",
        no="lønn, gjennomsnittslønn, månedslønn, medianlønn, snittlønn",
        fi="palkka, keskipalkka, mediaanipalkka, kuukausipalkka, keskiansio",
        pl="wynagrodzenie, płaca, pensja, zarobki",
    ),
    count=words(
        en="count, counts, number, number of, no, n, num, headcount, head count, heads, hc, employees, employee, "
        "staff, empl, people, persons, workers, workforce, total number, population, #, "
        "estimate, estimates, population estimate, employment, total employment",
        fr="nombre, nombre de, effectif, effectifs, nb, salariés, personnes",
        es="número, número de, cantidad, plantilla, empleados, personas, nº",
        de="Anzahl, Zahl, Köpfe, Beschäftigte, Mitarbeitende, Mitarbeiter, Personen",
        pt="número, número de, quantidade, trabalhadores, pessoas",
        it="numero, numero di, dipendenti, persone, addetti",
        nl="aantal, medewerkers, personen, werknemers",
        sv="antal, anställda, personer, medarbetare",
        da="ansatte, medarbejdere",
        no="antall, ansatte, medarbeidere",
        fi="lukumäärä, määrä, henkilöt, työntekijät",
        pl="liczba, pracownicy, osoby, zatrudnieni",
    ),
)
"""What a figure about a group is; statistics and fillers are in FILLERS."""

FILLERS = frozenset(
    (
        *(
            "of",
            "the",
            "in",
            "avg",
            "average",
            "mean",
            "median",
            "by",
            "for",
            "and",
            "per",
            "hourly",
            "annual",
            "gross",
        ),
        *("de", "des", "du", "la", "le", "les", "d", "del", "los", "las", "da", "do", "dos", "das", "di", "dei", "van"),
        *(
            "der",
            "die",
            "an",
            "am",
            "durchschnitt",
            "moyen",
            "moyenne",
            "medio",
            "media",
            "promedio",
            "gemiddeld",
            "mittel",
        ),
        *("which", "davon", "darunter", "dont", "cui", "cuales", "quais", "waarvan"),
    )
)
"""Words beside a group and a measure that name nothing else."""

TOTALS = frozenset(
    ("total", "all", "overall", "gesamt", "insgesamt", "ensemble", "totale", "totaal", "both", "everyone", "totals")
)

GROUP_TOTALS = TOTALS | frozenset(
    (
        *("both sexes", "both genders", "all genders", "all sexes", "persons", "all persons", "people", "all people"),
        *("grand total", "all groups", "all staff", "all employees", "all workers", "overall total", "overall totals"),
        *(
            "all ages",
            "all occupations",
            "all industries",
            "all grades",
            "all levels",
            "all departments",
            "all sectors",
        ),
        *("all companies", "all employers", "whole economy", "all categories", "all jobs", "all roles", "all schools"),
        *("all ethnicities", "all races", "total population", "men and women", "women and men", "male and female"),
        *("tous", "toutes", "les deux", "todos", "todas", "ambos", "ambos sexos", "beide", "alle", "zusammen"),
        *("tutti", "tutte", "totaal", "male + female", "female + male", "t"),
        *("total employees", "total staff", "total workforce", "total headcount", "total people", "total persons"),
        *("total number of employees", "total number", "total (all)", "total workers", "total personnel"),
        *("total effectif", "effectif total", "total salaries", "total mitarbeitende", "total beschaftigte"),
        *("gesamtbelegschaft", "total plantilla", "plantilla total", "total empleados", "total trabalhadores"),
        *("total dipendenti", "totaal medewerkers", "total respondents", "total members", "total directors"),
    )
)
"""Words in a column of groups for all of them together: the row sums up others."""

COMPOUNDS = {
    "frauenanteil": ("women", "share"),
    "frauenquote": ("women", "share"),
    "manneranteil": ("men", "share"),
    "feminisation": ("women", "share"),
    "feminizacion": ("women", "share"),
}
"""Single words for a group's share."""
