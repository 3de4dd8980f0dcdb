"""Third pass of lint: whether what a checklist says is true of it: examples, versions, translations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from audit.authoring.lint_files import Files, Parsed
from audit.authoring.lint_translations import check_translations
from audit.authoring.recorded import Recorded, current_version, recorded_versions, version_problem
from audit.checklists.problems import Problem, problem_of
from audit.checklists.schema import ChecklistForm, ItemForm
from audit.errors import SettingsError
from audit.model.message import listed, msg, quoted

PUBLISHED = ("question", "rationale", "references", "remediation", "examples")
"""What every item of a published checklist has besides its five lines."""


def check_content(files: Files, *, complete: bool) -> Iterator[Problem]:
    """Yield versions that were not raised, words that are not translated, sentences that say the same."""
    records = _Records()
    for parsed in files.checklists:
        if parsed.whole:
            yield from records.check(parsed)
        for place, item in enumerate(parsed.form.items):
            yield from _check_titles(parsed, place, item)
            if complete:
                yield from _check_complete(parsed, place, item)
    yield from check_translations(files)


def _check_titles(parsed: Parsed[ChecklistForm], place: int, item: ItemForm) -> Iterator[Problem]:
    if item.title.casefold() == item.title_unmet.casefold():
        told = msg("same-title", "`title` and `title_unmet` of {name} say the same.", name=quoted(item.id))
        yield parsed.document.problem(("items", place, "title_unmet"), told)


def _check_complete(parsed: Parsed[ChecklistForm], place: int, item: ItemForm) -> Iterator[Problem]:
    shown_only = item.weight == 0  # there is nothing to put right
    missing = [key for key in PUBLISHED if not getattr(item, key) and not (shown_only and key == "remediation")]
    if missing:
        text = "The question {name} lacks what a published one has: {keys}."
        told = msg("incomplete", text, name=quoted(item.id), keys=listed(missing))
        yield parsed.document.problem(("items", place, "id"), told)


class _Records:
    """The record of each folder, read once; a damaged one is one problem."""

    def __init__(self) -> None:
        self._read: dict[Path, Mapping[str, Recorded] | None] = {}

    def check(self, parsed: Parsed[ChecklistForm]) -> Iterator[Problem]:
        """Yield what is wrong with the version of a checklist."""
        folder = parsed.path.parent.parent
        if folder not in self._read:
            self._read[folder] = None
            try:
                self._read[folder] = recorded_versions(folder)
            except SettingsError as error:
                yield problem_of(error, error.place)
        known = self._read[folder]
        if known is None:
            return
        if parsed.form.id not in known:
            told = msg("unrecorded", "The version of {name} is not recorded.", name=quoted(parsed.form.id))
            hint = msg("unrecorded-how", "`audit checklists record` does that.")
            yield parsed.document.problem(("version",), told, hint)
            return
        problem = version_problem(current_version(parsed.form), known[parsed.form.id])
        if problem:
            hint = msg("version-how", "Raise the version, then run `audit checklists record`.")
            yield parsed.document.problem(("version",), problem, hint)
