"""Published figures with a column for each group, and perhaps each year: turned long, and never counted as people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.importing.encode import Encoded
from audit.importing.fold import header_key, header_words
from audit.importing.mapping import SheetMapping
from audit.importing.region import Region
from audit.importing.vocabulary import parse_words
from audit.importing.wide.figures import Figure
from audit.importing.wide.group_figures import Figures
from audit.importing.wide.headcounts import are_marks, are_of_one_whole, is_no_count, may_count, with_shares
from audit.importing.wide.melt import SUMMED, Plan, Source
from audit.importing.wide.two_groups import two_groups

_COUNTS = {"women": "women", "men": "men", "non-binary": "non_binary", "another": "non_binary", "total": "total"}
_COUNTS |= {"not-disclosed": "undisclosed", "prefer-not-to-say": "undisclosed"}
_SHARES = {"women": "women_share", "men": "men_share"}
_PAY = {"women": "women_pay", "men": "men_pay", "total": "total_pay"}
_NAMES = {"count": _COUNTS, "share": _SHARES, "pay": _PAY}
_OWN_GENDER = frozenset(("gender", "sex", "speakergender", "speakersex", "presentergender", "presentersex"))
_FEW = 12
_FEWEST_GROUPS = 3
_MEASURES = frozenset(
    ("measure", "metric", "indicator", "kpi", "statistic", "kennzahl", "indikator", "indicateur", "indicador", "mesure")
)
"""Headers of columns that say what each row counts, so that rows are not parts of one whole."""

_Blocks = dict[tuple[str, tuple[str, ...]], dict[str, Source]]
"""Columns by the year and the words that say whom they count, and by the name that each gets."""


def groups_plan(region: Region, codes: Mapping[int, Encoded], found: Figures) -> Plan | None:
    """Return how columns of groups are turned into rows, None where there are none."""
    if _tells_own_gender(region, codes):
        return None
    gender = [figure for figure in found.figures if figure.dimension == "gender" or figure.group == "total"]
    groups = {figure.group for figure in gender}
    if {"women", "men"} <= groups or {"women", "total"} <= groups or _has_share_of_women(gender):
        return _by_gender(region, found, gender, codes)
    return ethnicity_plan(region, codes, found)


def _tells_own_gender(region: Region, codes: Mapping[int, Encoded]) -> bool:
    """Return whether each row tells the gender of somebody: figures beside it are of others, as in a room."""
    for at, header in enumerate(region.headers):
        if header_key(header) in _OWN_GENDER and at in codes:
            told = parse_words(codes[at].first(_FEW), "gender")
            if len(codes[at]) and {"women", "men"} <= set(told.values) and not told.unknown:
                return True
    return False


def ethnicity_plan(region: Region, codes: Mapping[int, Encoded], found: Figures) -> Plan | None:
    """Return how columns of ethnic groups are turned into rows; those of gender may stand in the same table."""
    ethnicity = [figure for figure in found.figures if figure.dimension == "ethnicity"]
    ethnicity = [figure for figure in ethnicity if not is_no_count(region.headers[figure.position], figure, codes)]
    ethnicity = _whole_groups(ethnicity, region.headers)
    if are_marks(ethnicity, codes):
        return None
    if len({figure.group for figure in ethnicity}) >= _FEWEST_GROUPS:
        return _by_group(region, found, ethnicity)
    pair = [figure for figure in two_groups(region, codes) if figure.measure != "count" or may_count(figure, codes)]
    return _by_group(region, found, pair) if len({figure.group for figure in pair}) > 1 else None


def _whole_groups(figures: Sequence[Figure], headers: Sequence[str]) -> list[Figure]:
    """Return one figure for each group: “White” and not “White British” beside it, which is a part of that."""
    by_words = sorted(figures, key=lambda figure: len(header_words(headers[figure.position])))
    first: dict[tuple[str, str, str], Figure] = {}
    for figure in by_words:
        first.setdefault((figure.year, figure.measure, figure.group), figure)
    return [figure for figure in figures if first[figure.year, figure.measure, figure.group] is figure]


def _has_share_of_women(figures: Sequence[Figure]) -> bool:
    return any(figure.group == "women" and figure.measure == "share" for figure in figures)


def _by_gender(region: Region, found: Figures, figures: Sequence[Figure], codes: Mapping[int, Encoded]) -> Plan | None:
    blocks = _blocks(region, figures, codes)
    if not any({"women", "women_share"} & block.keys() for block in blocks.values()):
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


def _blocks(region: Region, figures: Sequence[Figure], codes: Mapping[int, Encoded]) -> _Blocks:
    """Return the columns of those who are counted together by the name that each gets: women, men and all of them."""
    blocks: _Blocks = {}
    for figure in with_shares(figures, codes, region.headers):
        if is_no_count(region.headers[figure.position], figure, codes):
            continue
        name = _NAMES[figure.measure].get(figure.group)
        if name:
            block = blocks.setdefault((figure.year, figure.rest), {})
            before = block.get(name)
            if before is not None and name in SUMMED:
                block[name] = (*(before if isinstance(before, tuple) else (before,)), figure.position)
            block.setdefault(name, figure.position)
    for block in blocks.values():
        women, men = block.get("women_share"), block.get("men_share")
        if isinstance(women, int) and isinstance(men, int) and not are_of_one_whole(codes, women, men):
            del block["women_share"], block["men_share"]
    totals = [block["total"] for block in blocks.values() if block.keys() == {"total"}]
    blocks = {key: block for key, block in blocks.items() if {"women", "women_share", "women_pay"} & block.keys()}
    if len(totals) == 1 and len(blocks) == 1:
        next(iter(blocks.values())).setdefault("total", totals[0])
    return _with_shared_totals(blocks)


def _with_shared_totals(blocks: _Blocks) -> _Blocks:
    """Join blocks of one year that tell different things of the same people: “Women”, “Women: average pay”.

    Blocks whose headers name two things, such as two quarters of pay, are about different people.
    """
    by_year: dict[str, list[tuple[str, ...]]] = {}
    for year, rest in blocks:
        by_year.setdefault(year, []).append(rest)
    joined: _Blocks = {}
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
