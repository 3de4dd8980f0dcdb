"""Finds the line of an error that was noticed in compiled checklists, which no longer know their lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from audit.checklists import checklist_folders, load_applied
from audit.checklists.problems import Problem, first_problem
from audit.config import Settings
from audit.errors import SettingsError
from audit.measures import load_measures
from audit.measures.registry import measure_named, parse_parameters
from audit.model.checklist import Checklist, Measure
from audit.model.profile import Profile


def load_sound(settings: Settings, extra: Sequence[Path] = ()) -> tuple[tuple[Checklist, ...], Profile]:
    """Load the checklists and profile to apply, and make sure of their measures; an error names file and line."""
    try:
        checklists, profile = load_applied(settings, extra)
        check_measures(checklists)
    except SettingsError as error:
        raise located(error, checklist_folders(settings, extra), settings.profile) from error
    return checklists, profile


def check_measures(checklists: Sequence[Checklist]) -> None:
    """Raise SettingsError for the first item whose measure does not exist or does not take its parameters."""
    load_measures()
    for checklist in checklists:
        for item in checklist.items:
            if isinstance(item.assess, Measure):
                parse_parameters(measure_named(item.assess.measure), dict(item.assess.parameters))


def located(error: SettingsError, folders: Sequence[Path], profile: str) -> SettingsError:
    """Return the error with file and line, where lint finds the same; else the error itself."""
    if error.place:
        return error
    from audit.authoring.lint import lint  # only when something is wrong: a run need not pay for it

    files = [Path(name) for name in (profile,) if name.endswith((".yaml", ".yml"))]
    same: list[Problem] = [problem for problem in lint(folders, profiles=files) if problem.code == error.code]
    return first_problem(same[:1]) if same else error
