"""Words of identity. What is not listed is kept as written and never forced."""

from __future__ import annotations

from collections.abc import Mapping

from audit.tables.columns import words
from audit.tables.vocabulary_kinds import identity
from audit.tables.words_of_gender import FURTHER_MEN, FURTHER_WOMEN

GENDER = identity(
    "gender",
    "Self-description with a blank; no letter is read outside its column's scheme (see LETTER_SCHEMES).",
    women=words(
        en="woman, women, female, females, f, w, cis woman, cisgender woman, trans woman, transgender woman, girl, "
        "fem, "
        "cis female, female (cis), cis-female, cis-woman, womxn, womyn, trans female, trans-female, transfemale, "
        "trans-woman, identify as female, i identify as female, a woman, all female, all-female, female only, "
        "q6581072, http www wikidata org entity q6581072, q1052281, http www wikidata org entity q1052281",
        fr="femme, femmes, féminin, féminine, f., fille, femme cis, femme trans, une femme",
        es="mujer, mujeres, femenino, femenina, mujer trans, mujer cis, fem., una mujer",
        de="frau, frauen, weiblich, weibl., w., cis-frau, trans-frau, weibliche, eine frau",
        pt="mulher, mulheres, feminino, feminina, mulher cis, mulher trans, fem., uma mulher",
        it="donna, donne, femmina, femminile, donna cis, donna trans, una donna",
        nl="vrouw, vrouwen, vrouwelijk, v, vrl., meisje, een vrouw",
        **FURTHER_WOMEN,
    ),
    men=words(
        en="man, men, male, males, m, cis man, cisgender man, trans man, transgender man, boy, masc, "
        "cis male, male (cis), cis-male, cis-man, trans male, trans-male, transmale, trans-man, identify as male, "
        "i identify as male, a man, all male, all-male, male only, "
        "q6581097, http www wikidata org entity q6581097, q2449503, http www wikidata org entity q2449503",
        fr="homme, hommes, masculin, h, masculine, h., garçon, un homme",
        es="hombre, hombres, masculino, varón, hombre trans, hombre cis, masc., varon, un hombre",
        de="mann, männer, männlich, männl., m., cis-mann, trans-mann, maennlich, männliche, ein mann",
        pt="homem, homens, masculino, homem cis, homem trans, um homem",
        it="uomo, uomini, maschio, maschile, uomo cis, uomo trans, un uomo",
        nl="man, mannen, mannelijk, mnl., jongen, een man",
        **FURTHER_MEN,
    ),
    non_binary=words(
        en="non-binary, nonbinary, non binary, nb, enby, genderqueer, gender non-conforming, gender nonconforming, "
        "genderfluid, gender fluid, x, agender, gender-diverse, gender diverse, third gender, diverse, "
        "non-conforming, nonconforming, non conforming, gender-fluid, genderqueer/non-binary, "
        "non-binary/third gender, non-binary / third gender, nonbinary/third gender, non-binary person, "
        "non-binary or gender non-conforming, non-binary gender queer or gender non-conforming, gender queer, "
        "gender x, indeterminate, "
        "demigirl, demiboy, bigender, androgynous, androgyne, neutral, enbi, gnc, third gender/non-binary, "
        "q48270, http www wikidata org entity q48270",
        fr="non binaire, non-binaire",
        es="no binario, no binaria, no binarie",
        de="divers, nicht-binär, nichtbinär, nicht binär, d, nichtbinäre person, diverse",
        pt="não binário, não binária, não-binário",
        it="non binario, non binaria, non binarie",
        nl="non-binair, nonbinair, genderneutraal",
    ),
    another=words(
        en="another, other, another gender, other gender, self-described, self described, prefer to self-describe, "
        "another gender identity, two-spirit, in another way, "
        "other gender identity, not listed, not listed above, gender not listed, self-describe, "
        "prefer to self describe, other (please specify), i identify in another way",
        fr="autre, autre genre",
        es="otro, otra, otro género",
        de="anderes, andere, sonstige",
        pt="outro, outra, outro gênero",
        it="altro, altra, altro genere",
        nl="anders, overig",
    ),
)

LETTER_SCHEMES: tuple[Mapping[str, str], ...] = (
    {"f": "women", "m": "men"},
    {"w": "women", "m": "men"},
    {"v": "women", "m": "men"},
    {"f": "women", "h": "men"},
    {"k": "women", "m": "men"},
    {"k": "women", "e": "men"},
    {"z": "women", "m": "men"},
    {"m": "women", "h": "men"},
    {"d": "women", "u": "men"},
)
"""Pairs of letters for gender; the first that explains all one-letter values of a column is taken, and said."""

_YES_NO_GROUP = {
    "yes": words(
        en="yes, y, true, 1, disabled, has a disability, has disability, yes i have a disability, "
        "yes - limited a lot, "
        "yes - limited a little, carer, caregiver, yes i have a disability or previously had a disability, "
        "declared, i have a disability, yes disabled, yes - disabled, registered disabled, "
        "yes i have a disability or have had one in the past",
        fr="oui, vrai, en situation de handicap",
        es="sí, si, con discapacidad",
        de="ja, schwerbehindert",
        pt="sim, com deficiência",
        it="sì, disabile",
        nl="ja",
    ),
    "no": words(
        en="no, n, false, 0, not disabled, no disability, non-disabled, no i do not have a disability, "
        "not a carer, none, "
        "none declared, no known disability, i do not have a disability, no - not disabled, "
        "no i do not have a disability and have not had one in the past",
        fr="non, faux, sans handicap",
        es="no, sin discapacidad",
        de="nein, nicht behindert",
        pt="não, nao, sem deficiência",
        it="no, non disabile",
        nl="nee, neen",
    ),
}

DISABILITY = identity("disability", "", **_YES_NO_GROUP)

CARING = identity("caring", "", **_YES_NO_GROUP)

ORIENTATION = identity(
    "orientation",
    "",
    heterosexual=words(
        en="heterosexual, straight, heterosexual/straight, heterosexual or straight, straight/heterosexual, "
        "straight or heterosexual",
        fr="hétérosexuel",
        es="heterosexual",
    ),
    gay_lesbian=words(
        en="gay man, gay woman, lesbian woman, gay, lesbian, gay or lesbian, homosexual, gay/lesbian",
        fr="homosexuel",
        es="homosexual",
    ),
    bisexual=words(en="bisexual, bi, bi/pansexual", fr="bisexuel", de="bisexuell"),
    another=words(en="other, another, queer, pansexual, asexual, another orientation", fr="autre", es="otra"),
)

RELIGION = identity(
    "religion",
    "",
    none=words(en="none, no religion, atheist, agnostic, no religion or belief", fr="aucune", de="keine", es="ninguna"),
    christian=words(en="christian, catholic, protestant, orthodox, christianity", fr="chrétien", de="christlich"),
    muslim=words(en="muslim, islam, islamic", fr="musulman", de="muslimisch, islamisch", es="musulmán"),
    jewish=words(en="jewish, judaism", fr="juif, juive", de="jüdisch", es="judío"),
    hindu=words(en="hindu, hinduism", fr="hindou"),
    buddhist=words(en="buddhist, buddhism", fr="bouddhiste"),
    sikh=words(en="sikh, sikhism"),
    another=words(en="other, another, other religion, any other religion", fr="autre", es="otra", de="andere"),
)

CLASS_BACKGROUND = identity(
    "class_background",
    "UK Social Mobility Commission: occupation of the main earner at home at age 14, in three groups.",
    professional=words(en="professional, managerial, professional or managerial, higher, professional background"),
    intermediate=words(en="intermediate, middle, intermediate background"),
    working_class=words(en="working class, lower, lower socio-economic background, routine, working-class background"),
)

AGE_BAND = identity(
    "age_band",
    "",
    **{
        "under-30": words(en="under 30, <30, below 30, 18-29, 16-29, 20-29, 29 or under, 29 and under, up to 29"),
        "30-49": words(en="30-49, 30 to 49, 30 - 49"),
        "50-plus": words(en="50 plus, 50+, 50 and over, over 50, 50 or over, 50 and above, >=50, 50-plus"),
    },
)
