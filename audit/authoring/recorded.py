"""Which content belongs to which version: `digests.json` beside the checklists, so that a change is never unseen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from audit.checklists.build import build_checklist
from audit.checklists.schema import ChecklistForm
from audit.errors import SettingsError
from audit.files import write_bytes
from audit.model.message import Message, msg

RECORD_FILE = "digests.json"


@dataclass(frozen=True, slots=True)
class Recorded:
    """The version of a checklist, and the digest of its content at that version."""

    version: str
    digest: str


def recorded_versions(folder: Path) -> dict[str, Recorded] | None:
    """Return what is recorded in the folder by checklist, or None where nothing ever was."""
    path = folder / RECORD_FILE
    if not path.is_file():
        return None
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return {name: Recorded(entry["version"], entry["digest"]) for name, entry in entries.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        told = msg("damaged-record", "The record of versions is damaged.")
        raise SettingsError(
            told,
            code=told.code,
            place=str(path),
            hints=[msg("damaged-record-how", "Restore it from your version control.")],
        ) from error


def current_version(form: ChecklistForm) -> Recorded:
    """Return version and digest of a checklist as it is now."""
    return Recorded(form.version, build_checklist(form).digest)


def version_problem(now: Recorded, before: Recorded | None) -> Message | None:
    """Return what is wrong with the version, or nothing."""
    if before is None or now == before:
        return None
    if now.digest != before.digest and now.version == before.version:
        text = "The content changed since version {version} was recorded, and the version did not."
        return msg("version", text, version=before.version)
    if version_key(now.version) < version_key(before.version):
        text = "The version went back from {before} to {version}."
        return msg("version", text, before=before.version, version=now.version)
    return None


def version_key(version: str) -> tuple[int, ...]:
    """Return the version as numbers, so that 1.10 is after 1.9."""
    return tuple(int(part) for part in version.split("."))


def record_versions(folder: Path, forms: Iterable[ChecklistForm]) -> Path:
    """Write down the versions of checklists of a folder, and keep those of its others.

    SettingsError where content changed without a new version; nothing is written then.
    """
    before: Mapping[str, Recorded] = recorded_versions(folder) or {}
    entries = {name: {"version": entry.version, "digest": entry.digest} for name, entry in before.items()}
    for form in forms:
        now = current_version(form)
        problem = version_problem(now, before.get(form.id))
        if problem:
            hint = msg("version-how", "Raise the version first.")
            raise SettingsError(problem, code=problem.code, place=form.id, hints=[hint])
        entries[form.id] = {"version": now.version, "digest": now.digest}
    path = folder / RECORD_FILE
    write_bytes(path, f"{json.dumps(dict(sorted(entries.items())), indent=2)}\n".encode())
    return path
