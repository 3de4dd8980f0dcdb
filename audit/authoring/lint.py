"""Checks folders of checklists in three passes: shape, references, content. All problems come out in one go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from audit.authoring.lint_content import check_content
from audit.authoring.lint_examples import check_examples
from audit.authoring.lint_files import read_folders
from audit.authoring.lint_references import check_references
from audit.checklists import load_scales
from audit.checklists.build import build_scale
from audit.checklists.problems import Problem


def lint(folders: Sequence[Path], *, profiles: Sequence[Path] = (), complete: bool = False) -> tuple[Problem, ...]:
    """Return everything that is wrong in the folders, and in profiles that lie elsewhere, by file and line.

    A file without the right form is left out of the second and third pass; what others say of it may then be missing.
    `complete` asks of every item what a published checklist has: question, rationale, sources, an action, an example.
    """
    files = read_folders(folders, profiles)
    found = [*files.problems, *check_references(files), *check_content(files, complete=complete)]
    scales = {**load_scales(), **{scale.form.id: build_scale(scale.form) for scale in files.scales}}
    for parsed in files.checklists:
        found += check_examples(parsed, scales)
    return tuple(sorted(set(found)))
