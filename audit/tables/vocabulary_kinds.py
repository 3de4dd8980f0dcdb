"""How vocabularies are declared: closed ones, and open ones of identity with the words for no answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from audit.tables.columns import words
from audit.tables.declare import NOT_DISCLOSED, PREFER_NOT_TO_SAY, Vocabulary

BLANK = words(
    en="not disclosed, undisclosed, not stated, not specified, unspecified, unknown, not known, n/a, na, none given, "
    "missing, no answer, unk, not declared, undeclared, not answered, no response, not recorded, not reported, "
    "data not held, information not provided, not applicable,  not provided, not available, nan, null, -, --, ?, "
    "#n/a, u",
    fr="non renseigné, inconnu, non précisé, non communiqué, nc",
    es="no informado, desconocido, sin dato, no consta, sin especificar, ns/nc",
    de="keine Angabe, unbekannt, nicht angegeben, k.a., ohne Angabe",
    pt="não informado, desconhecido, não especificado",
    it="non indicato, sconosciuto, non specificato",
    nl="onbekend, niet opgegeven, niet ingevuld",
)

PREFER_NOT = words(
    en="prefer not to say, prefer not to answer, prefer not to disclose, i do not wish to answer, "
    "decline to state, decline to answer, declined to answer, do not wish to disclose, rather not say, "
    "choose not to disclose, i choose not to disclose, decline to self-identify, i prefer not to say, "
    "prefer not to state, does not wish to disclose, decline to self identify, decline to disclose, i don't wish to "
    "answer, declined, refused, prefer not to respond, do not wish to answer, do not wish to specify, "
    "i do not wish to disclose, i do not wish to self-identify, choose not to say, choose not to self-identify, "
    "would rather not say, prefernottosay, not willing to disclose, prefer not to specify, pnts, "
    "prefer not to disclose/answer, not specified/prefer not to say, not specified or prefer not to say, "
    "not specified / prefer not to say, prefer not to say/not specified, prefer not to say/unknown, "
    "unknown/prefer not to say",
    fr="je préfère ne pas répondre, je ne souhaite pas répondre, je préfère ne pas le dire, "
    "préfère ne pas répondre, ne souhaite pas répondre, préfère ne pas dire, ne se prononce pas",
    es="prefiero no contestar, no deseo responder, prefiero no indicar, prefiero no decirlo, prefiere no decirlo, "
    "prefiero no responder, prefiere no contestar",
    de="möchte nicht angeben, keine Angabe (gewünscht), ich möchte keine Angabe machen, möchte ich nicht sagen, "
    "keine Angabe gewünscht, möchte nicht Antworten, möchte ich nicht angeben",
    pt="não desejo responder, prefiro não declarar, prefiro não dizer, prefere não dizer, prefiro não responder, "
    "prefiro não informar",
    it="preferisco non specificare, non desidero rispondere, preferisco non rispondere, preferisce non rispondere, "
    "preferisco non dirlo",
    nl="wil ik liever niet zeggen, zeg liever niet, geen antwoord, zeg ik liever niet, wil ik niet zeggen, "
    "liever niet, wil niet zeggen",
)


def identity(name: str, source: str, /, **values: Mapping[str, tuple[str, ...]]) -> Vocabulary:
    """Declare an open vocabulary of identity; no answer and a refusal to answer are values of each."""
    named = {value.replace("_", "-"): listed for value, listed in values.items()}
    return Vocabulary(
        id=name, values={**named, PREFER_NOT_TO_SAY: PREFER_NOT, NOT_DISCLOSED: BLANK}, open=True, source=source
    )


def described(name: str, /, **values: Mapping[str, tuple[str, ...]]) -> Vocabulary:
    """Declare kinds of things; what is not listed is kept as written."""
    return Vocabulary(id=name, values={value.replace("_", "-"): listed for value, listed in values.items()}, open=True)


def also(vocabulary: Vocabulary, more: Vocabulary) -> Vocabulary:
    """Return a vocabulary with the words of another one for the same values."""
    values = {
        value: {
            language: tuple(dict.fromkeys((*listed.get(language, ()), *more.values.get(value, {}).get(language, ()))))
            for language in dict.fromkeys((*listed, *more.values.get(value, {})))
        }
        for value, listed in vocabulary.values.items()
    }
    return replace(vocabulary, values=values)


def closed(name: str, /, **values: Mapping[str, tuple[str, ...]]) -> Vocabulary:
    """Declare a closed vocabulary."""
    return Vocabulary(id=name, values={value.replace("_", "-"): listed for value, listed in values.items()})
