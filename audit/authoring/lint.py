"""Checks what authors and organisations write, in three passes: shape, references, content.

Checklists, scales, profiles and translations, and beside them the settings and the answers of an organisation. All
problems come out in one go: what is wrong in one file, or in one part of it, hides nothing in the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from audit.authoring.lint_answers import lint_answers
from audit.authoring.lint_content import check_content
from audit.authoring.lint_examples import check_examples
from audit.authoring.lint_files import Files, read_folders
from audit.authoring.lint_references import check_references
from audit.authoring.lint_settings import lint_settings
from audit.checklists import load_checklists, load_scales
from audit.checklists.build import build_checklist, build_scale
from audit.checklists.problems import Problem
from audit.errors import SettingsError
from audit.model.checklist import Checklist, Scale


def lint(
    folders: Sequence[Path],
    *,
    profiles: Sequence[Path] = (),
    complete: bool = False,
    settings: Path | None = None,
    answers: Sequence[Path] = (),
    today: date = date.max,
) -> tuple[Problem, ...]:
    """Return everything that is wrong, by file and line, or by sheet and cell.

    `profiles` are files that lie elsewhere, `settings` an `audit.toml` whose waivers are looked at as of `today`,
    `answers` workbooks with answers. `complete` asks of every item what a published checklist has: question, rationale,
    sources, an action, an example.
    """
    files = read_folders(folders, profiles)
    scales = {**load_scales(), **{scale.form.id: build_scale(scale.form) for scale in files.scales}}
    found = [*files.problems, *check_references(files), *check_content(files, complete=complete)]
    for parsed in files.checklists:
        found += check_examples(parsed, scales)
    if settings is not None or answers:
        lists = _checklists(files, scales)
        found += lint_settings(settings, lists, today) if settings is not None else ()
        found += lint_answers(answers, lists)
    return tuple(sorted(set(found)))


def _checklists(files: Files, scales: Mapping[str, Scale]) -> tuple[Checklist, ...]:
    """Return the checklists that were read, as far as they are sound, and those that ship."""
    own = [replace(build_checklist(parsed.form), scales=scales) for parsed in files.checklists]
    try:
        shipped = load_checklists()
    except SettingsError:  # said already, by the pass over the folder that ships
        shipped = ()
    return (*own, *(each for each in shipped if each.id not in {checklist.id for checklist in own}))
