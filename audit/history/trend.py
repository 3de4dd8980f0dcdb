"""Lines up several years of one organisation."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from audit.errors import UsageError
from audit.history.again import rejudge_result
from audit.history.breaks import is_shown, series_breaks
from audit.history.compare import compare
from audit.history.rejudge import match_items, rejudge_items
from audit.history.terms import POINTS
from audit.model.comparison import Comparison
from audit.model.message import Message, msg
from audit.model.result import AuditResult, Score
from audit.model.trend import ItemSeries, ScorePoint, ScoreSeries, Trend, ValuePoint
from audit.types import Outcome, ValueUnit, Visibility


def build_trend(results: Sequence[AuditResult]) -> Trend:
    """Return the trend over results of different periods of one organisation. UsageError for fewer than two."""
    ordered = sorted(results, key=lambda result: (result.period.end, result.period.start))
    labels = [result.period.label for result in ordered]
    if len(ordered) < 2 or len(set(labels)) < len(labels) or len({result.organisation for result in ordered}) > 1:
        told = msg("trend-periods", "A trend needs results of two periods or more of one organisation.")
        raise UsageError(told, code=told.code)
    latest = ordered[-1]
    steps = tuple(
        compare(before, after, earlier=ordered[:place])
        for place, (before, after) in enumerate(itertools.pairwise(ordered))
    )
    again = [
        rejudge_result(result, latest.definitions, latest.profile, today=result.created).overall
        for result in ordered[:-1]
    ]
    return Trend(
        organisation=latest.organisation,
        periods=tuple(result.period for result in ordered),
        overall=_scores("", "", labels, [result.overall for result in ordered]),
        one_method=_scores("", "", labels, [*again, latest.overall]),
        checklists=_checklists(ordered, labels),
        items=_items(ordered, steps),
        steps=steps,
    )


def _scores(series: str, title: str, labels: Sequence[str], scores: Sequence[Score | None]) -> ScoreSeries:
    nothing = Score(value=None, low=0.0, high=1.0, coverage=0.0)
    points = [
        ScorePoint(
            period=label,
            value=None if score.value is None else POINTS * score.value,
            low=POINTS * score.low,
            high=POINTS * score.high,
            coverage=score.coverage,
        )
        for label, score in zip(labels, (score or nothing for score in scores), strict=True)
    ]
    return ScoreSeries(id=series, title=title, points=tuple(points))


def _checklists(ordered: Sequence[AuditResult], labels: Sequence[str]) -> tuple[ScoreSeries, ...]:
    titles = {one.id: one.title for result in ordered for one in result.definitions}
    latest_first = [one.id for one in ordered[-1].definitions]
    names = latest_first + [name for name in titles if name not in latest_first]
    found = [{one.checklist: one.score for one in result.checklists} for result in ordered]
    return tuple(_scores(name, titles[name], labels, [scores.get(name) for scores in found]) for name in names)


def _items(ordered: Sequence[AuditResult], steps: Sequence[Comparison]) -> tuple[ItemSeries, ...]:
    latest = ordered[-1]
    matched = [match_items(result, latest.definitions) for result in ordered]
    breaks = _Breaks(ordered, steps)
    series = []
    for checklist in latest.definitions:
        for item in checklist.items:
            names = [match.get(item.id) for match in matched]
            points = [
                _point(result, name, breaks.before(place, names))
                for place, (result, name) in enumerate(zip(ordered, names, strict=True))
            ]
            series.append(
                ItemSeries(
                    item=item.id,
                    checklist=checklist.id,
                    title=item.title,
                    unit=_unit(ordered, names),
                    points=tuple(points),
                )
            )
    return tuple(series)


class _Breaks:
    """The breaks of every series, also across years in which it has no value."""

    def __init__(self, ordered: Sequence[AuditResult], steps: Sequence[Comparison]) -> None:
        self.ordered = ordered
        self.found: dict[tuple[int, int], dict[str, Message | None]] = {
            (place, place + 1): {change.item: change.note for change in step.items if change.is_break}
            for place, step in enumerate(steps)
        }

    def before(self, place: int, names: Sequence[str | None]) -> Message | None:
        """Return why the point at a place cannot be compared with the last one that is shown; None if it can."""
        name = names[place]
        if name is None:
            return None
        last = next((one for one in range(place - 1, -1, -1) if self._is_shown(one, names[one])), max(place - 1, 0))
        return self._between(last, place).get(name) if place else None

    def _is_shown(self, place: int, name: str | None) -> bool:
        found = self.ordered[place].item(name) if name else None
        return found is not None and is_shown(found)

    def _between(self, first: int, second: int) -> dict[str, Message | None]:
        if (first, second) not in self.found:
            before, after = self.ordered[first], self.ordered[second]
            again = rejudge_items(before, after.definitions, after.profile.thresholds.minimum_n)
            self.found[first, second] = {**again.breaks, **series_breaks(before, after, again.matched)}
        return self.found[first, second]


def _point(result: AuditResult, name: str | None, broken: Message | None) -> ValuePoint:
    found = result.item(name) if name else None
    measured = found.measurement if found else None
    return ValuePoint(
        period=result.period.label,
        outcome=found.outcome if found else None,
        score=found.score if found else None,
        value=measured.value if measured and found and found.outcome is not Outcome.SUPPRESSED else None,
        n=measured.n if measured else None,
        break_before=broken,
        coarse=measured is not None and measured.visibility is Visibility.COARSENED,
    )


def _unit(ordered: Sequence[AuditResult], names: Sequence[str | None]) -> ValueUnit | None:
    """Return the unit of the latest measurement: the latest year may have none."""
    for result, name in zip(reversed(ordered), reversed(names), strict=True):
        found = result.item(name) if name else None
        if found is not None and found.measurement is not None:
            return found.measurement.unit
    return None
