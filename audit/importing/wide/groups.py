"""Published figures with a column for each group, and perhaps each year: turned long, and never counted as people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations

import numpy as np

from audit.importing.dates import parse_dates
from audit.importing.encode import Encoded, spread
from audit.importing.fold import fold, header_key, header_words
from audit.importing.mapping import SheetMapping
from audit.importing.numbers import parse_numbers
from audit.importing.region import Region
from audit.importing.vocabulary import parse_words
from audit.importing.wide.figures import Figure, figure_of, is_in_per_cent, is_number
from audit.importing.wide.lettered import lettered
from audit.importing.wide.melt import SUMMED, Plan, Source
from audit.importing.wide.two_groups import two_groups
from audit.tables.words_identity import LETTER_SCHEMES

_COUNTS = {"women": "women", "men": "men", "non-binary": "non_binary", "another": "non_binary", "total": "total"}
_COUNTS |= {"not-disclosed": "undisclosed", "prefer-not-to-say": "undisclosed"}
_SHARES = {"women": "women_share", "men": "men_share"}
_PAY = {"women": "women_pay", "men": "men_pay", "total": "total_pay"}
_NAMES = {"count": _COUNTS, "share": _SHARES, "pay": _PAY}
_OTHER_TABLES = frozenset(
    (
        *("quartile", "quarter", "bonus", "gap", "diff", "difference", "quartil", "viertel"),
        *("question", "questions", "frage", "fragen", "pregunta", "preguntas", "pergunta", "perguntas"),
        *("domanda", "domande", "vraag", "vragen"),
    )
)
_OF_POSTS = frozenset(("fte", "ftes", "wte", "equivalent", "equivalents", "etp", "vza", "vzk", "vollzeitaquivalente"))
"""Words of headers that count posts, of which there may be parts."""
_PEOPLE = frozenset(("people", "persons", "speakers", "participants", "attendees", "members", "staff", "total"))
_OWN_GENDER = frozenset(("gender", "sex", "speakergender", "speakersex", "presentergender", "presentersex"))
_STATISTICS = frozenset(
    (
        "median",
        "mean",
        "average",
        "avg",
        "mediane",
        "moyenne",
        "mediana",
        "media",
        "durchschnitt",
        "gemiddeld",
        "mediaan",
    )
)
_FEW = 12
_FEWEST_GROUPS = 3
_AMOUNT = re.compile(r"[.,]\d\d(?:\s*[€$£])?\s*$|[€$£]")
"""How an amount of money is written, and a number of people never."""
_GAP = frozenset(("gap", "paygap", "lucke", "ecart", "brecha", "kloof", "divario"))
_MARKED_ROWS = 5
_ROUNDED = 1.01
_NEARLY_ALL = 0.9
_MEASURES = frozenset(
    ("measure", "metric", "indicator", "kpi", "statistic", "kennzahl", "indikator", "indicateur", "indicador", "mesure")
)
"""Headers of columns that say what each row counts, so that rows are not parts of one whole."""


Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a table by group, and the columns that tell what each row is about."""

    figures: tuple[Figure, ...]
    labels: tuple[int, ...]  # columns of words, those with most distinct words first
    year: int | None  # a column of years


def groups_plan(region: Region, codes: Mapping[int, Encoded], found: Figures) -> Plan | None:
    """Return how columns of groups are turned into rows, None where there are none."""
    if _tells_own_gender(region, codes):
        return None
    gender = [figure for figure in found.figures if figure.dimension == "gender" or figure.group == "total"]
    groups = {figure.group for figure in gender}
    if {"women", "men"} <= groups or {"women", "total"} <= groups or _has_share_of_women(gender):
        return _by_gender(region, found, gender, codes)
    return _by_ethnicity(region, found, codes)


def _tells_own_gender(region: Region, codes: Mapping[int, Encoded]) -> bool:
    """Return whether each row tells the gender of somebody: figures beside it are of others, as in a room."""
    for at, header in enumerate(region.headers):
        if header_key(header) in _OWN_GENDER and at in codes:
            told = parse_words(codes[at].first(_FEW), "gender")
            if len(codes[at]) and {"women", "men"} <= set(told.values) and not told.unknown:
                return True
    return False


def ethnicity_plan(region: Region, codes: Mapping[int, Encoded], found: Figures) -> Plan | None:
    """Return how columns of ethnic groups are turned into rows, where those of gender stand in the same table."""
    return _by_ethnicity(region, found, codes)


def counts_nobody(region: Region, codes: Mapping[int, Encoded], found: Figures) -> bool:
    """Return whether columns of women and men hold figures that cannot be numbers of people, nor say what they are."""
    gender = [figure for figure in found.figures if figure.dimension == "gender" and figure.group in ("women", "men")]
    return len({figure.group for figure in gender}) > 1 and all(
        _is_no_count(region.headers[figure.position], figure, codes) for figure in gender
    )


def _by_ethnicity(region: Region, found: Figures, codes: Mapping[int, Encoded]) -> Plan | None:
    ethnicity = [figure for figure in found.figures if figure.dimension == "ethnicity"]
    ethnicity = [figure for figure in ethnicity if not _is_no_count(region.headers[figure.position], figure, codes)]
    ethnicity = _whole_groups(ethnicity, region.headers)
    if _are_marks(ethnicity, codes):
        return None
    if len({figure.group for figure in ethnicity}) >= _FEWEST_GROUPS:
        return _by_group(region, found, ethnicity)
    pair = [figure for figure in two_groups(region, codes) if figure.measure != "count" or _may_count(figure, codes)]
    return _by_group(region, found, pair) if len({figure.group for figure in pair}) > 1 else None


def _may_count(figure: Figure, codes: Mapping[int, Encoded]) -> bool:
    """Return whether numbers may be of people: they are whole, and more than marks."""
    numbers = _numbers(codes[figure.position])
    numbers = numbers[np.isfinite(numbers)]
    return bool(len(numbers)) and not bool(np.any(numbers % 1)) and bool(numbers.max() > 1)


def _are_marks(figures: Sequence[Figure], codes: Mapping[int, Encoded]) -> bool:
    """Return whether columns hold nothing but 0 and 1 in many rows: signs of what somebody is, and no headcounts."""
    long = any(len(codes[figure.position].codes) >= _MARKED_ROWS for figure in figures)
    return long and all({"0", "1"} >= set(codes[figure.position].first(3)) for figure in figures)


def _whole_groups(figures: Sequence[Figure], headers: Sequence[str]) -> list[Figure]:
    """Return one figure for each group: “White” and not “White British” beside it, which is a part of that."""
    by_words = sorted(figures, key=lambda figure: len(header_words(headers[figure.position])))
    first: dict[tuple[str, str, str], Figure] = {}
    for figure in by_words:
        first.setdefault((figure.year, figure.measure, figure.group), figure)
    return [figure for figure in figures if first[figure.year, figure.measure, figure.group] is figure]


def figures_of(region: Region, codes: Mapping[int, Encoded]) -> Figures:
    """Return the columns of numbers whose headers say a group, and those of words."""
    figures, labels, year, dated = [], [], None, None
    for at, header in enumerate(region.headers):
        encoded = codes[at]
        if not len(encoded):
            continue
        figure = figure_of(at, header)
        if not is_number(encoded):
            if are_dates(encoded):
                dated = at
            else:
                labels.append(at)
        elif are_years(encoded):
            year = at
        elif (
            figure is not None
            and figure.group
            and not set(figure.rest) & _OTHER_TABLES
            and _says_of_what(figure, header)
        ):
            figures.append(replace(figure, measure=_measure(figure, encoded)))
    figures = _without_stray_letters(region, [*_with_others(figures)])
    figures += lettered(region, codes, {figure.position for figure in figures})
    figures += _totals(region, codes, figures)
    labels.sort(key=lambda at: -len(codes[at]))
    return Figures(tuple(figures), tuple(labels), dated if year is None else year)


def _says_of_what(figure: Figure, header: str) -> bool:
    """Return whether a figure may count people: a mean or median of nothing that is named is one of anything."""
    return bool(figure.measure) or not _STATISTICS & set(header_words(header))


def _with_others(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures; “Other” behind a column of an ethnic group is another of those, and no gender."""
    before = ""
    for figure in figures:
        follows = figure.group == "another" and before == "ethnicity"
        yield replace(figure, dimension=before) if follows else figure
        before = before if follows or figure.group == "total" else figure.dimension


def _without_stray_letters(region: Region, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures without bare letters (“F”, “V”) that are no known pair of letters for women and men."""
    bare = {figure.position: fold(region.headers[figure.position]) for figure in figures}
    letters = {letter for letter in bare.values() if len(letter) == 1}
    paired = any(letters == set(scheme) for scheme in LETTER_SCHEMES)
    return [figure for figure in figures if paired or len(bare[figure.position]) > 1]


def _totals(region: Region, codes: Mapping[int, Encoded], figures: Sequence[Figure]) -> list[Figure]:
    """Return columns that count all of those whose women another one counts: “Speakers” beside “Women speakers”."""
    told = {figure.rest for figure in figures if figure.group == "women" and figure.measure == "count"}
    totals = {figure.rest for figure in figures if figure.group in ("total", "men")}
    found = []
    for at, header in enumerate(region.headers):
        figure = figure_of(at, header)
        if figure is None or figure.group or not figure.rest:
            continue
        short = tuple(word for word in figure.rest if word not in _PEOPLE)
        rest = next((rest for rest in (figure.rest, short) if rest in told - totals), None)
        if rest is None or not len(codes[at]) or not is_number(codes[at]):
            continue
        if rest or (set(figure.rest) <= _PEOPLE and _are_all_of(figures, at, codes)):
            found.append(replace(figure, dimension="gender", group="total", measure="count", rest=rest))
    return found


def _are_all_of(figures: Sequence[Figure], at: int, codes: Mapping[int, Encoded]) -> bool:
    """Return whether “Speakers” may count all of those of whom “Women” counts some: it is never less."""
    women = next(
        found.position for found in figures if found.group == "women" and found.measure == "count" and not found.rest
    )
    parts, whole = _numbers(codes[women]), _numbers(codes[at])
    return not bool(np.any(parts > whole))


def are_dates(encoded: Encoded) -> bool:
    """Return whether all values are dates."""
    return all(texts and not parse_dates(texts, today=date.max).bad for texts in (encoded.first(1), encoded.first(200)))


def are_years(encoded: Encoded) -> bool:
    """Return whether all values are years."""
    texts = [text.removesuffix(".0") for text in encoded.first(200)]
    return all(len(text) == 4 and text.isdigit() and 1950 <= int(text) <= 2100 for text in texts)


def _measure(figure: Figure, encoded: Encoded) -> str:
    if figure.measure in ("share", "pay"):
        return figure.measure
    return "share" if is_in_per_cent(encoded) else "count"


def _has_share_of_women(figures: Sequence[Figure]) -> bool:
    return any(figure.group == "women" and figure.measure == "share" for figure in figures)


def _with_shares(figures: Sequence[Figure], codes: Mapping[int, Encoded], headers: Sequence[str]) -> list[Figure]:
    """Return the figures; women and men who make a hundred in each row are shares, whatever their headers say."""
    alike: dict[tuple[str, tuple[str, ...]], list[Figure]] = {}
    for figure in figures:
        if figure.measure == "count" and not _says_count(headers[figure.position]):
            alike.setdefault((figure.year, figure.rest), []).append(figure)
    shares: set[int] = set()
    for women, men in (pair for same in alike.values() for pair in permutations(same, 2)):
        if (women.group, men.group) == ("women", "men") and _make_a_hundred(codes, women, men):
            shares |= {women.position, men.position}
    return [replace(figure, measure="share") if figure.position in shares else figure for figure in figures]


def _says_count(header: str) -> bool:
    """Return whether a header says that it counts (“Number of women”), so that a hundred of them is by chance."""
    figure = figure_of(0, header)
    return figure is not None and figure.measure == "count"


def _is_no_count(header: str, figure: Figure, codes: Mapping[int, Encoded]) -> bool:
    """Return whether bare figures are no numbers of people: most have decimals, and no word says that they count."""
    if figure.measure != "count" or _says_count(header) or _OF_POSTS & set(header_words(header)):
        return False
    if all(map(_AMOUNT.search, codes[figure.position].first(50))):
        return True
    numbers = _numbers(codes[figure.position])
    numbers = numbers[np.isfinite(numbers)]
    return bool(np.count_nonzero(numbers % 1) * 2 > len(numbers))


def _make_a_hundred(codes: Mapping[int, Encoded], one: Figure, other: Figure) -> bool:
    """Return whether two columns make 100 in nearly every row; one row of whole numbers may be 100 people."""
    values = [_numbers(codes[figure.position]) for figure in (one, other)]
    both = values[0] + values[1]
    both = both[np.isfinite(both) & (both > 0)]
    if not len(both) or np.mean(np.abs(both - 100) <= _ROUNDED) < _NEARLY_ALL:
        return False
    return len(both) > 1 or bool(np.any(np.nan_to_num(values[0]) % 1))


def _numbers(encoded: Encoded) -> Numbers:
    """Return the number of each row, NaN where there is none."""
    parsed = [np.nan if value is None else value for value in parse_numbers(encoded.values).values]
    return spread(np.array(parsed, dtype=np.float64), encoded.codes, blank=np.nan)


def gap_beside(region: Region, codes: Mapping[int, Encoded], found: Figures) -> str:
    """Return the header of a “gap” that is what men have more than women: those are amounts, and nobody's number."""
    bare = [figure for figure in found.figures if figure.measure == "count" and not figure.rest]
    sides = {figure.group: figure for figure in bare if not _says_count(region.headers[figure.position])}
    if not {"women", "men"} <= sides.keys():
        return ""
    men, women = (_numbers(codes[sides[group].position]) for group in ("men", "women"))
    with np.errstate(divide="ignore", invalid="ignore"):
        gaps = (men - women, 100 * (men - women) / men, (men - women) / men)
    for at, header in enumerate(region.headers):
        if _GAP & set(header_words(header)) and len(codes[at]) and is_number(codes[at]):
            told = _numbers(codes[at])
            if any(_alike(told, gap, rounded) for gap, rounded in zip(gaps, (_ROUNDED, 0.06, 0.006), strict=True)):
                return header
    return ""


def _alike(one: Numbers, other: Numbers, rounded: float) -> bool:
    """Return whether two columns are the same in nearly every row, whatever their signs."""
    both = np.isfinite(one) & np.isfinite(other)
    near = np.abs(np.abs(one[both]) - np.abs(other[both])) <= rounded
    return bool(both.any()) and bool(np.mean(near) >= _NEARLY_ALL) and bool(np.any(np.abs(other[both]) > rounded))


def _by_gender(region: Region, found: Figures, figures: Sequence[Figure], codes: Mapping[int, Encoded]) -> Plan | None:
    blocks: dict[tuple[str, tuple[str, ...]], dict[str, Source]] = {}
    for figure in _with_shares(figures, codes, region.headers):
        if _is_no_count(region.headers[figure.position], figure, codes):
            continue
        name = _NAMES[figure.measure].get(figure.group)
        if name:
            block = blocks.setdefault((figure.year, figure.rest), {})
            before = block.get(name)
            if before is not None and name in SUMMED:
                block[name] = (*(before if isinstance(before, tuple) else (before,)), figure.position)
            block.setdefault(name, figure.position)
    totals = [block["total"] for block in blocks.values() if block.keys() == {"total"}]
    blocks = {key: block for key, block in blocks.items() if {"women", "women_share", "women_pay"} & block.keys()}
    if len(totals) == 1 and len(blocks) == 1:
        next(iter(blocks.values())).setdefault("total", totals[0])
    blocks = _with_shared_totals(blocks)
    if not blocks or not any({"women", "women_share"} & block.keys() for block in blocks.values()):
        return None
    names = list(dict.fromkeys(name for block in blocks.values() for name in block))
    long: dict[str, tuple[Source, ...]] = {name: tuple(block.get(name) for block in blocks.values()) for name in names}
    if any(year for year, _ in blocks):
        long["year"] = tuple(year or None for year, _ in blocks)
    if len({rest for _, rest in blocks}) > 1:
        long["counted"] = tuple(" ".join(rest) or None for _, rest in blocks)
    columns = {name: name for name in long}
    constants = {}
    measures = [at for at in found.labels if header_key(region.headers[at]) in _MEASURES]
    if measures and "counted" not in long:
        columns[region.headers[measures[0]]] = "counted"
    if found.labels and not measures and not region.headers[found.labels[0]]:
        long["job"] = (found.labels[0],) * len(blocks)
        columns["job"] = "job"
    elif found.labels and not measures:
        columns[region.headers[found.labels[0]]] = "job"
    else:
        constants["job"] = region.sheet.name or "all"
    if found.year is not None and "year" not in long:
        columns[region.headers[found.year]] = "year"
    mapping = SheetMapping(table="published_headcounts", columns=columns, constants=constants)
    return Plan(kind="groups", long=long, mapping=mapping)


def _with_shared_totals(
    blocks: Mapping[tuple[str, tuple[str, ...]], dict[str, Source]],
) -> dict[tuple[str, tuple[str, ...]], dict[str, Source]]:
    """Join blocks of one year that tell different things of the same people: “Women”, “Women: average pay”.

    Blocks whose headers name two things, such as two quarters of pay, are about different people.
    """
    by_year: dict[str, list[tuple[str, ...]]] = {}
    for year, rest in blocks:
        by_year.setdefault(year, []).append(rest)
    joined: dict[tuple[str, tuple[str, ...]], dict[str, Source]] = {}
    for (year, rest), block in blocks.items():
        first = (year, by_year[year][0])
        same = not rest or not first[1] or bool(set(rest) & set(first[1]))
        if first in joined and same and not joined[first].keys() & block.keys():
            joined[first] |= block
        else:
            joined[year, rest] = dict(block)
    return joined


def _by_group(region: Region, found: Figures, figures: Sequence[Figure]) -> Plan:
    """Return the plan for groups of another dimension: one row of a pool for each."""
    measure = "count" if any(figure.measure == "count" for figure in figures) else "share"
    used = [figure for figure in figures if figure.measure == measure]
    long: dict[str, tuple[Source, ...]] = {
        measure: tuple(figure.position for figure in used),
        "group": tuple(figure.group for figure in used),
    }
    labels = (*found.labels[:1], *((found.year,) if found.year is not None else ()))
    pool = _pool(region, labels, [figure.year for figure in used])
    if pool:
        long["pool"] = pool
    constants = {"dimension": used[0].dimension, **({} if pool else {"pool": region.sheet.name or "published"})}
    columns = {name: name for name in long}
    return Plan(kind="groups", long=long, mapping=SheetMapping(table="reference", columns=columns, constants=constants))


def _pool(region: Region, labels: Sequence[int], years: Sequence[str]) -> tuple[Source, ...]:
    """Return the name of each row's pool: what the row is about, and its year."""
    if labels and any(years):
        return tuple((*labels, year) for year in years)
    if labels:
        return tuple(tuple(labels) if len(labels) > 1 else labels[0] for _ in years)
    return tuple(year or None for year in years) if any(years) else ()
