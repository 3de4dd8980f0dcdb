"""Second pass: does everything that a checklist names exist? In one checklist, and between those loaded together."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from audit.checklists.documents import Document, stands_already
from audit.checklists.problems import Problem
from audit.checklists.schema import ChecklistForm
from audit.model.message import msg, quoted


def check_own_references(form: ChecklistForm, document: Document) -> list[Problem]:
    """Return what is wrong inside one checklist: ids used twice, unknown items in gates and combine, cycles."""
    return [
        *_repeated_ids(form, document),
        *_unknown_in_gates(form, document),
        *_unknown_in_combine(form, document),
        *_cycles(form, document),
    ]


def check_scales(form: ChecklistForm, document: Document, scales: Container[str]) -> list[Problem]:
    """Return the asks whose scale does not exist."""
    found = []
    for place, item in enumerate(form.items):
        named: list[tuple[tuple[str, ...], str | None]] = [(("assess", "ask"), item.assess.ask)]
        if item.assess.otherwise:
            named.append((("assess", "otherwise", "scale"), item.assess.otherwise.scale))
        for path, scale in named:
            if scale is not None and scale not in scales:
                text = "The question {name} asks on the scale {scale}, which does not exist."
                told = msg("unknown-scale", text, name=quoted(item.id), scale=quoted(scale))
                found.append(document.problem(("items", place, *path), told))
    return found


def check_between(forms: Iterable[tuple[ChecklistForm, Document]]) -> list[Problem]:
    """Return ids used by two checklists, and actions that depend on items nobody has."""
    loaded = list(forms)
    owners: dict[str, str] = {}
    problems = []
    for form, document in loaded:
        for place, item in enumerate(form.items):
            if item.id in owners and owners[item.id] != form.id:
                text = "The id {name} is used for a question of the checklist {other} too."
                told = msg("duplicate-id", text, name=quoted(item.id), other=quoted(owners[item.id]))
                problems.append(document.problem(("items", place, "id"), told))
            owners.setdefault(item.id, form.id)
    for form, document in loaded:
        problems += _unknown_in_actions(form, document, owners)
    return problems


def _repeated_ids(form: ChecklistForm, document: Document) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    used = [(("items", place, "id"), item.id) for place, item in enumerate(form.items)]
    used += [(("retired", place, "id"), entry.id) for place, entry in enumerate(form.retired)]
    for path, name in used:
        if name in lines:
            text = "The id {name} is used twice; ids are permanent and never used again."
            yield document.problem(path, msg("duplicate-id", text, name=quoted(name)), stands_already(lines[name]))
        lines.setdefault(name, document.line_of(path))


def _unknown_in_gates(form: ChecklistForm, document: Document) -> Iterator[Problem]:
    active = {item.id for item in form.items if not item.replaced_by}
    for place, gate in enumerate(form.gates):
        if gate.item not in active:
            text = "A gate names the question {name}, which this checklist does not have."
            yield document.problem(("gates", place, "item"), msg("unknown-item", text, name=quoted(gate.item)))


def _unknown_in_combine(form: ChecklistForm, document: Document) -> Iterator[Problem]:
    active = {item.id for item in form.items if not item.replaced_by}
    for place, item in enumerate(form.items):
        for position, part in enumerate(item.assess.items):
            if part not in active:
                text = "The question {name} combines {part}, which this checklist does not have."
                told = msg("unknown-item", text, name=quoted(item.id), part=quoted(part))
                yield document.problem(("items", place, "assess", "items", position), told)


def _unknown_in_actions(form: ChecklistForm, document: Document, owners: Mapping[str, str]) -> Iterator[Problem]:
    for place, item in enumerate(form.items):
        if item.remediation is None:
            continue
        for key, named in (("depends_on", item.remediation.depends_on), ("excludes", item.remediation.excludes)):
            for position, other in enumerate(named):
                if other not in owners:
                    text = "The action of {name} names the question {other}, which does not exist."
                    told = msg("unknown-item", text, name=quoted(item.id), other=quoted(other))
                    yield document.problem(("items", place, "remediation", key, position), told)


def _cycles(form: ChecklistForm, document: Document) -> Iterator[Problem]:
    edges = {
        "combine": {item.id: item.assess.items for item in form.items},
        "depends_on": {item.id: item.remediation.depends_on for item in form.items if item.remediation},
    }
    places = {item.id: place for place, item in enumerate(form.items)}
    for key, graph in edges.items():
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            circle = list(reversed(error.args[1][1:]))  # the first stands at the end again
            start = min(range(len(circle)), key=lambda at: places.get(circle[at], len(places)))
            first, *others = circle[start:] + circle[:start]
            text = "The questions go round in a circle through `{key}`: {places}."
            told = msg("cycle", text, key=key, places=" → ".join([first, *others, first]))
            yield document.problem(("items", places[first], "id"), told)
