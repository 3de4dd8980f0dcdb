"""What yes and no mean in a column of employment status: its header says whether they tell of leaving or of staying."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.importing.fold import header_words
from audit.importing.vocabulary import is_blank_word, parse_words

VOCABULARY = "employment-status"
_STAYING = frozenset(
    (
        *("active", "activ", "actif", "active", "activo", "activa", "aktiv", "ativo", "ativa", "attivo", "attiva"),
        *("actief", "employed", "retained", "retention", "stayed", "staying", "still", "working", "beschaftigt"),
    )
)
_NEUTRAL = frozenset(
    (
        *("status", "employment", "employee", "emp", "worker", "work", "staff", "job", "position", "assignment", "hr"),
        *("current", "state", "yn", "y", "n", "flag", "statut", "emploi", "situation", "estado", "laboral"),
        *("situacion", "beschaftigungsstatus", "mitarbeiterstatus", "situacao", "funcional", "stato", "rapporto"),
        *("dipendente", "dienstverbandstatus", "dienststatus"),
    )
)
_MOST = 8


def answers_of_status(header: str, texts: Sequence[str]) -> Mapping[str, str] | None:
    """Return what yes and no stand for: {} where the header does not say, None where it is the usual or no question.

    Under a header of leaving (“Attrition”, “Left”) yes is left, as the vocabulary has it.
    """
    told = [text for text in texts if not is_blank_word(text)]
    if not told or len(told) > _MOST:
        return None
    answers = parse_words(told, "yes-no")
    if answers.unknown:
        return None
    words = set(header_words(header))
    if words & _STAYING and "not" not in words:
        stays = {"yes": "active", "no": "left"}
        return {text: stays[value] for text, value in zip(told, answers.values, strict=True) if value in stays}
    return {} if words <= _NEUTRAL else None
