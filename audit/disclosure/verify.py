"""Repeats the attack from what was published, and from nothing else: a report's JSON, or a file of the JJ format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from audit.disclosure.drafts import readable
from audit.disclosure.held import held_together
from audit.disclosure.jj import parse_jj
from audit.disclosure.jj_attack import Progress, attack_jj
from audit.disclosure.published_group import Told, cell_name, published_groups
from audit.disclosure.rules import Limits
from audit.disclosure.solver import SOLVER, InconsistentError
from audit.disclosure.soundness import problems_of
from audit.disclosure.years import Beside, known_cells, made_apart
from audit.errors import InputError
from audit.model.message import Message, msg
from audit.model.result import AuditResult
from audit.types import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What the attack made of published documents."""

    attacked: int  # hidden cells
    recovered: int  # of which the value is known exactly
    narrow: int  # of which the interval is narrower than the protection asked for (recovered ones included)
    narrowest: float | None  # width of the narrowest interval of a hidden count, in people (JJ: of any cell)
    told: tuple[Told, ...]  # the cells behind `narrow`
    problems: tuple[Message, ...]  # contradictions, figures without cells, raw figures
    notes: tuple[Message, ...] = ()  # why reports tell together what each of them keeps
    solver: str
    seconds: float
    left: int = 0  # JJ: sensitive cells that there was no time for
    cells: int = 0  # JJ: of the table
    secondary: int = 0  # JJ: cells hidden to protect others
    intervals: tuple[Told, ...] = ()  # JJ: of every sensitive cell that was attacked

    @property
    def passed(self) -> bool:
        """Return whether nothing is told, nothing is left and nothing is wrong with the documents."""
        return not self.narrow and not self.problems and not self.left


def verify_results(results: Sequence[AuditResult]) -> Verification:
    """Attack the result documents given with nothing but what they publish.

    Of one period, the newest comes first; which period is newer, the documents say. InputError if they are of different
    organisations.
    """
    started = perf_counter()
    results = sorted(_of_one_organisation(results), key=lambda result: result.period.as_of, reverse=True)
    told: list[Told] = []
    problems: list[Message] = []
    notes: list[Message] = []
    widths: list[float] = []
    attacked = 0
    for result in results:
        problems += problems_of(result)
    for held in held_together(results):
        for group in published_groups(held):
            try:
                hidden, found = group.attack()
            except InconsistentError:
                problems.append(msg("verify-contradiction", "The numbers about {name} contradict.", name=group.name))
                continue
            attacked += hidden
            told += found
            widths += group.widths
    for audience in dict.fromkeys(result.audience for result in results):
        changes = _changes(readable(results, audience), audience)
        told += changes
        notes += made_apart(readable(results, audience)) if changes else []
    return Verification(
        attacked=attacked,
        recovered=sum(one.recovered for one in told),
        narrow=len(told),
        narrowest=min(widths, default=None),
        told=tuple(told),
        problems=tuple(problems),
        notes=tuple({note.text: note for note in notes}.values()),
        solver=SOLVER,
        seconds=perf_counter() - started,
    )


def _of_one_organisation(results: Sequence[AuditResult]) -> Sequence[AuditResult]:
    names = {" ".join(result.organisation.casefold().split()): result.organisation for result in results}
    if len(names) > 1:
        found = ", ".join(sorted(names.values()))
        told = msg(
            "verify-organisations",
            "The documents are of different organisations: {listed}. Verify those of each by themselves.",
            listed=found,
        )
        raise InputError(told, code=told.code)
    return results


def verify_jj(
    text: str, *, place: str = "", exact: bool = True, seconds: float | None = None, progress: Progress | None = None
) -> Verification:
    """Attack the primary cells of a table in JJ format, with the cells published as the file says.

    Unless `exact`, intervals are only followed until they are seen to be wide enough, and the narrowest is not looked
    for.
    """
    started = perf_counter()
    table = parse_jj(text, place=place)
    found = attack_jj(table, exact=exact, seconds=seconds, progress=progress)
    intervals = tuple(
        Told(cell=table.names[one.target.cell], low=one.low, high=one.high, recovered=one.recovered) for one in found
    )
    told = tuple(one for one, attacked in zip(intervals, found, strict=True) if attacked.recovered or not attacked.safe)
    return Verification(
        attacked=len(found),
        recovered=sum(one.recovered for one in found),
        narrow=len(told),
        narrowest=min((one.width for one in found), default=None) if exact else None,
        told=told,
        problems=(),
        solver=SOLVER,
        seconds=perf_counter() - started,
        left=len(table.targets) - len(found),
        cells=len(table.values),
        secondary=int(table.hidden.sum()) - len(table.targets),
        intervals=intervals,
    )


def _changes(results: Sequence[AuditResult], audience: Audience) -> list[Told]:
    """Return the cells of the newest report that tell, beside the older ones, about somebody who joined or left."""
    newest = results[0]
    limits = Limits.of(newest.profile.thresholds, audience)
    announced = {cell.key for cell in newest.certificate.cells if cell.public or cell.many_moved}
    now = {key: value for key, value in known_cells(newest).items() if key not in announced}
    beside = Beside.of(results[1:], newest.period.label, newest.period.as_of)
    found = beside.told(now, limits)
    widths = {key: (low, high) for key, low, high in beside.narrow(now)}
    return [
        Told(cell=f"change of {cell_name(key)}", low=low, high=high, recovered=False)
        for key in sorted(found | widths.keys())
        for low, high in [widths.get(key, (0.0, 0.0))]
    ]
