"""First pass of lint: reads every file of a folder, without the compile cache, and keeps the lines.

Of a file that has faults the sound parts go on to the other passes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from audit.authoring.salvage import salvage
from audit.checklists.documents import Document, read_bytes
from audit.checklists.load import checklist_files
from audit.checklists.problems import Problem, problem_of
from audit.checklists.schema import ChecklistForm, GuidanceForm, ScaleForm
from audit.checklists.schema_locale import LocaleForm, ProfileLocaleForm, ScaleLocaleForm
from audit.checklists.schema_profile import ProfileForm
from audit.checklists.shape import parse_form
from audit.errors import SettingsError

Kind = TypeVar("Kind", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[Kind]):
    """A file in its form: whole, or what is sound of it."""

    path: Path
    form: Kind
    document: Document
    whole: bool = True


@dataclass(slots=True)
class Files:
    """All files of the folders, by kind, and what is wrong with the others."""

    checklists: list[Parsed[ChecklistForm]] = field(default_factory=list)
    locales: list[Parsed[LocaleForm]] = field(default_factory=list)
    scales: list[Parsed[ScaleForm]] = field(default_factory=list)
    scale_locales: list[Parsed[ScaleLocaleForm]] = field(default_factory=list)
    profiles: list[Parsed[ProfileForm]] = field(default_factory=list)
    profile_locales: list[Parsed[ProfileLocaleForm]] = field(default_factory=list)
    guidance: list[Parsed[GuidanceForm]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self, paths: Iterable[Path], form: type[Kind], into: list[Parsed[Kind]]) -> None:
        """Parse files into `into`, or their problems into the problems."""
        for path in sorted(paths):
            try:
                content = read_bytes(path)
            except SettingsError as error:
                self.problems.append(problem_of(error, str(path)))
                continue
            parsed, document, problems = parse_form(content, str(path), form)
            self.problems += problems
            sound = parsed if parsed is not None else salvage(document, form)
            if sound is not None:
                into.append(Parsed(path, sound, document, whole=not problems))


def read_folders(folders: Iterable[Path], profiles: Iterable[Path] = ()) -> Files:
    """Read the checklists, translations, scales, profiles and guidance of the folders, and further profiles."""
    files = Files()
    files.read(profiles, ProfileForm, files.profiles)
    for folder in folders:
        lists = checklist_files(folder)
        files.read(lists, ChecklistForm, files.checklists)
        files.read(
            (path for file in lists for path in (file.parent / "locale").glob("*.yaml")), LocaleForm, files.locales
        )
        files.read((folder / "scales").glob("*.yaml"), ScaleForm, files.scales)
        files.read((folder / "scales" / "locale").glob("*.yaml"), ScaleLocaleForm, files.scale_locales)
        files.read((folder / "profiles").glob("*.yaml"), ProfileForm, files.profiles)
        files.read((folder / "profiles" / "locale").glob("*.yaml"), ProfileLocaleForm, files.profile_locales)
        files.read((path for path in [folder / "guidance.yaml"] if path.is_file()), GuidanceForm, files.guidance)
    return files
