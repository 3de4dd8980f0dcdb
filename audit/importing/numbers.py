"""Numbers and money as people write them; the decimal mark is decided once for a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audit.importing.currencies import currencies_in, without_currency

_BLANK = frozenset(
    ("-", "--", "–", "—", ".", "?", "na", "n/a", "#n/a", "n.a.", "nan", "null", "none", "nil", "tbd", "\\n")
) | {
    *("unknown", "unbekannt", "k.a.", "inconnu", "desconocido", "nc", "x", "not provided", "not available"),
    *("not applicable", "not disclosed", "not reported", "not stated", "missing", "suppressed", "redacted", "withheld"),
    *("*", "**", "..", "...", ":", "~", "[x]", "[c]", "[z]", "[u]", "(x)", "(c)", "n/d", "n.d.", "nd", "s/d"),
}
_HIDDEN = re.compile(
    r"(?i)(?:[<≤]\s?=?|less than|fewer than|under|below|unter|weniger als|moins de|menos de)\s?\d{1,2}"
)
"""How published figures say that a number is small, and no more."""
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_SHAPED = re.compile(r"[+-]?\d[\d.,'’ ]*")
_NO_CENTS = re.compile(r"(?<=\d)[.,](?:--?|[–—])$")  # “50,-” is fifty, and nothing less
_USUAL = re.compile(r"(?:[$€£¥₹]\s?|(?:USD|EUR|GBP|CHF)\s)?([+-]?\d[\d.,]*)(?:\s?[$€£¥₹]|\s(?:USD|EUR|GBP|CHF))?")
"""How most numbers are written: nothing but the number and a currency has to be looked at."""
_BY_THREES = {
    decimal: (re.compile(rf"[+-]?[1-9]\d{{0,2}}(?:{re.escape(group)}\d{{3}})+(?:{re.escape(decimal)}\d+)?"), group)
    for decimal, group in ((".", ","), (",", "."))
}
_PLAINEST = re.compile(r"(?:-?[0-9]{1,12}(?:\.[0-9]{1,2})?\n)*+")
"""Numbers a line each, as programs write them: their marks say nothing else, and no currency stands beside."""
_OF_WORDS = re.compile(r"[a-dfgi-jl-qs-y]")
"""Letters that stand in no number, nor in what a currency is called beside one."""
_YEAR = re.compile(r"(?i)(?:fy|gj|ej)?\s?((?:19|20)\d\d)(?:\.0)?(?:\s?(?:[/–-]|to)\s?(?:\d\d|(?:19|20)\d\d))?")
_SPACES = re.compile(r"[\s'’]")
_WIDEST_FIRST = 4  # a sign and the digits before the first mark of thousands
WIDE_SPACES = "\xa0\u202f\u2009\u2007\u2008"
_NARROWED = str.maketrans(dict.fromkeys(WIDE_SPACES, " "))


@dataclass(frozen=True, slots=True)
class Numbers:
    """Parsed values in the order given (None: blank), the positions that are no numbers, and what was decided."""

    values: list[float | None]
    bad: tuple[int, ...]
    decimal: str  # "." or ","
    ambiguous: bool  # a lone mark before three digits, and nothing that decides
    currencies: tuple[str, ...]  # the most frequent first
    percent: bool


@dataclass(frozen=True, slots=True)
class Votes:
    """How many numbers tell that a mark is the decimal one, and how many have one that may be either, by mark."""

    sure: dict[str, int]
    open: dict[str, int]


def year_in(text: str) -> int | None:
    """Return the year that a text is, or begins with: “2023”, “FY2023”, “2022-23”; None for others."""
    match = _YEAR.fullmatch(text.strip())
    return int(match[1]) if match else None


def is_blank_number(text: str) -> bool:
    """Return whether a text stands for no number."""
    return text.casefold() in _BLANK or is_hidden_number(text)


def is_hidden_number(text: str) -> bool:
    """Return whether a text only says that a number is small (“<5”), as where few people are not to be shown."""
    return bool(_HIDDEN.fullmatch(text.strip()))


def parse_numbers(texts: Sequence[str], *, decimal: str = "", thousands_likely: bool = False) -> Numbers:
    """Parse the distinct texts of a column. `decimal` forces the mark; money with three digits after is grouped."""
    lines = "\n".join((*texts, ""))
    if lines.count("\n") == len(texts) and (decimal != "," or "." not in lines) and _PLAINEST.fullmatch(lines):
        return Numbers(list(map(float, texts)), (), decimal or ".", False, (), False)
    stripped = [_strip(text) for text in texts]
    cores = [core for core, _, _ in stripped]
    chosen, ambiguous = (decimal, False) if decimal else decide_mark(cores, thousands_likely=thousands_likely)
    values: list[float | None] = []
    bad: list[int] = []
    for position, (core, negative, _) in enumerate(stripped):
        if not core and is_blank_number(texts[position]):
            values.append(None)
            continue
        number = _to_float(core, chosen)
        if number is None:
            bad.append(position)
        values.append(-number if number is not None and negative else number)
    percents = [percent for _, _, percent in stripped]
    return Numbers(values, tuple(bad), chosen, ambiguous, currencies_in(texts), any(percents))


def is_no_number(text: str) -> bool:
    """Return whether a text is neither a number, whatever its decimal mark, nor a sign for none."""
    if _OF_WORDS.search(text):
        return not is_blank_number(text)
    core = core_of(text)
    return bool(core) and all(_to_float(core, decimal) is None for decimal in ".,")


def core_of(text: str) -> str:
    """Return the digits of a text with their marks, and without what stands around them."""
    return _strip(text)[0]


def _strip(text: str) -> tuple[str, bool, bool]:
    """Return the digits with their marks, whether the number is negative, and whether it is in per cent."""
    if usual := _USUAL.fullmatch(text):
        return usual[1], False, False
    if is_blank_number(text):
        return "", False, False
    core = without_currency(text.translate(_NARROWED)).strip()
    percent = core.endswith("%")
    core = core.rstrip("% ").strip()
    negative = False
    if core.startswith("(") and core.endswith(")"):
        core, negative = core[1:-1].strip(), True
    core = _NO_CENTS.sub("", core)
    if core.endswith("-") and len(core) > 1:
        core, negative = core[:-1].strip(), not negative
    return core.replace("−", "-"), negative, percent


def votes_of(cores: Sequence[str]) -> Votes:
    """Return what each number tells of the decimal mark of all."""
    votes = Votes({".": 0, ",": 0}, {".": 0, ",": 0})
    for core in cores:
        if "." in core and "," in core:
            votes.sure[max(".,", key=core.rfind)] += 1
            continue
        for mark, other in ((".", ","), (",", ".")):
            if mark not in core:
                continue
            parts = core.split(mark)
            if len(parts) > 2:
                votes.sure[other] += 1
            elif (
                len(parts[1]) != 3 or not parts[0].lstrip("+-").isdigit() or len(parts[0].lstrip("+-0")) in (0, 4, 5, 6)
            ):
                votes.sure[mark] += 1
            else:
                votes.open[mark] += 1
    return votes


def decide_mark(cores: Sequence[str], *, thousands_likely: bool) -> tuple[str, bool]:
    """Return the decimal mark of numbers, and whether nothing but a guess tells that."""
    votes = votes_of(cores)
    if votes.sure["."] or votes.sure[","]:
        return (".", False) if votes.sure["."] >= votes.sure[","] else (",", False)
    if votes.open["."] and not votes.open[","]:
        return (",", True) if thousands_likely else (".", True)
    return ".", False


def _to_float(core: str, decimal: str) -> float | None:
    if decimal == "." and _PLAIN.fullmatch(core):
        return _finite(core)
    by_threes, group = _BY_THREES[decimal]
    if by_threes.fullmatch(core):
        return _finite(core.replace(group, "").replace(decimal, "."))
    if not _SHAPED.fullmatch(core):
        return _finite(core) if _PLAIN.fullmatch(core) and "," not in core and "e" in core.lower() else None
    spaced = _SPACES.split(core.partition(decimal)[0])
    if len(spaced) > 1 and (len(spaced[0]) > _WIDEST_FIRST or not _is_grouped(spaced)):
        return None  # “26 30” is a band, and no number
    compact = _SPACES.sub("", core)
    whole, _, fraction = compact.partition(decimal)
    if group in whole:
        parts = whole.lstrip("+-").split(group)
        if not parts[0] or not _is_grouped(parts):
            return None
    if group in fraction or decimal in fraction:
        return None
    return _finite(f"{whole.replace(group, '')}.{fraction or '0'}")


def _is_grouped(parts: Sequence[str]) -> bool:
    """Whether digits are set off by three, or by two before the last three, as India does."""
    *between, last = parts[1:]
    return len(last) == 3 and {len(part) for part in between} in ({3}, {2}, set())


def _finite(text: str) -> float | None:
    number = float(text)
    return number if abs(number) < 1e15 else None
