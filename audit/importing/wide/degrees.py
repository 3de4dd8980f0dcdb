"""Words by which people say how far they agree with something, or how good they find it."""

from __future__ import annotations

from audit.importing.fold import folded
from audit.tables.columns import words

AGREED = folded(
    words(
        en="agree, strongly agree, somewhat agree, totally agree, satisfied, very satisfied, slightly agree, "
        "completely agree, somewhat satisfied",
        fr="d'accord, tout à fait d'accord, plutôt d'accord, satisfait, très satisfait, plutôt satisfait, "
        "satisfaite, très satisfaite, plutôt satisfaite",
        es="de acuerdo, totalmente de acuerdo, muy de acuerdo, algo de acuerdo, satisfecho, muy satisfecho, "
        "satisfecha, muy satisfecha, bastante satisfecho, bastante de acuerdo",
        de="stimme zu, stimme voll zu, stimme eher zu, trifft zu, trifft voll zu, stimme völlig zu, "
        "stimme voll und ganz zu, trifft eher zu, trifft voll und ganz zu, zufrieden, sehr zufrieden, eher zufrieden",
        pt="concordo, concordo totalmente, concordo parcialmente, satisfeito, muito satisfeito, "
        "satisfeita, muito satisfeita, concordo plenamente, concordo em parte",
        it="d'accordo, molto d'accordo, completamente d'accordo, abbastanza d'accordo, soddisfatto, molto soddisfatto, "
        "soddisfatta, molto soddisfatta, abbastanza soddisfatto, del tutto d'accordo",
        nl="eens, helemaal mee eens, mee eens, zeer mee eens, tevreden, zeer tevreden",
    )
)
OTHERWISE = folded(
    words(
        en="disagree, strongly disagree, somewhat disagree, neutral, no opinion, neither agree nor disagree, "
        "undecided, neither, neutral/unsure, unsure, neither satisfied or dissatisfied, neither agree or disagree, "
        "dissatisfied, very dissatisfied, don't know, not sure, maybe, i don't know, slightly disagree, "
        "completely disagree, totally disagree, somewhat dissatisfied, neither satisfied nor dissatisfied",
        fr="pas d'accord, pas du tout d'accord, sans opinion, neutre, plutôt pas d'accord, "
        "ni d'accord ni pas d'accord, ne sait pas, peu satisfait, peu satisfaite, pas satisfait, pas satisfaite, "
        "pas du tout satisfait, "
        "pas du tout satisfaite, ni l'un ni l'autre, neutre/sans avis, insatisfait, très insatisfait, insatisfaite, "
        "très insatisfaite",
        es="en desacuerdo, totalmente en desacuerdo, neutral, no sé, muy en desacuerdo, algo en desacuerdo, "
        "ni de acuerdo ni en desacuerdo, poco satisfecho, poco satisfecha, nada satisfecho, poco de acuerdo, "
        "insatisfecha, muy insatisfecha, indiferente, insatisfecho, muy insatisfecho",
        de="stimme nicht zu, stimme gar nicht zu, teils teils, weiß nicht, trifft nicht zu, stimme eher nicht zu, "
        "stimme überhaupt nicht zu, trifft eher nicht zu, trifft gar nicht zu, trifft überhaupt nicht zu, weder noch, "
        "unentschieden, neutral, unzufrieden, sehr unzufrieden, eher unzufrieden",
        pt="discordo, discordo totalmente, neutro, não sei, discordo parcialmente, nem concordo nem discordo, "
        "insatisfeito, muito insatisfeito, discordo em parte, discordo plenamente, não concordo nem discordo, "
        "pouco satisfeito, indiferente",
        it="non d'accordo, neutrale, non so, in disaccordo, completamente in disaccordo, per niente d'accordo, "
        "poco d'accordo, né d'accordo né in disaccordo, insoddisfatto, molto insoddisfatto, "
        "poco soddisfatto, insoddisfatta, per nulla d'accordo, indifferente",
        nl="oneens, helemaal mee oneens, neutraal, weet niet, mee oneens, zeer mee oneens, geen mening, ontevreden, "
        "zeer ontevreden",
    )
)
UPPER = AGREED | folded(
    words(
        en="excellent, very good, very much, completely, fully, extremely, totally, best, highest, yes fully",
        fr="excellent, très bien, tout à fait, complètement, totalement",
        es="excelente, muy bien, muy bueno, totalmente, completamente, mucho",
        de="ausgezeichnet, sehr gut, voll und ganz, vollständig, völlig, sehr",
        pt="excelente, muito bom, totalmente, completamente, muito",
        it="eccellente, ottimo, del tutto, completamente, totalmente, molto",
        nl="uitstekend, zeer goed, helemaal, volledig, heel erg",
    )
)
"""Words of the upper half of any scale, of agreement or of how good something is."""
LOWER = OTHERWISE | folded(
    words(
        en="poor, very poor, bad, very bad, terrible, not at all, worst, lowest",
        fr="mauvais, très mauvais, pas du tout, médiocre",
        es="malo, muy malo, nada, en absoluto, pésimo",
        de="schlecht, sehr schlecht, gar nicht, überhaupt nicht",
        pt="ruim, muito ruim, mau, muito mau, nada, de modo nenhum, péssimo",
        it="pessimo, per niente, per nulla, affatto, scarso",
        nl="slecht, zeer slecht, helemaal niet",
    )
)
"""Words of its lower half."""
