"""First pass: does a file have the form of a checklist, a scale, a profile? All problems, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from audit.checklists.documents import Document, Path_, parse_document
from audit.checklists.faults import around, fault, name_of
from audit.checklists.problems import Problem, first_problem
from audit.model.message import msg, placed, quoted

Kind = TypeVar("Kind", bound=BaseModel)
_REPEATED = "duplicate-key"
"""The one fault of YAML after which the rest of the file can still be looked at."""


def parse_form(content: bytes, file: str, form: type[Kind]) -> tuple[Kind | None, Document, list[Problem]]:
    """Parse YAML into `form`; the form is None where there are problems."""
    document, problems = parse_document(content, file)
    if any(problem.code != _REPEATED for problem in problems):
        return None, document, problems
    if not isinstance(document.data, dict):
        told = msg("not-a-mapping", "The file must hold keys and values, and it holds none.")
        return None, document, [*problems, Problem(file, 1, told)]
    parsed, more = check_form(document, form)
    return None if problems else parsed, document, [*problems, *more]


def check_form(document: Document, form: type[Kind]) -> tuple[Kind | None, list[Problem]]:
    """Validate what a document holds; the form is None where there are problems."""
    try:
        return form.model_validate(document.data), []
    except ValidationError as error:
        return None, _problems(document, error.errors(include_url=False), form)


def read_form(content: bytes, file: str, form: type[Kind]) -> tuple[Kind, Document]:
    """Parse YAML into `form`; SettingsError for the first problem, which says how many there are."""
    parsed, document, problems = parse_form(content, file, form)
    if parsed is None:
        raise first_problem(problems)
    return parsed, document


def _problems(document: Document, errors: Sequence[Mapping[str, Any]], form: type[BaseModel]) -> list[Problem]:
    """Say each place once: where several forms were possible, each of them reports its own error."""
    by_place: dict[tuple[Path_, str], list[Mapping[str, Any]]] = {}
    for error in errors:
        path = real_path(document.data, error["loc"])
        missing = str(error["loc"][-1]) if error["type"] == "missing" else ""
        by_place.setdefault((path, missing), []).append(error)
    unknown = [path for (path, _), found in by_place.items() if found[0]["type"] == "extra_forbidden"]
    misspelt = {(path[:-1], _nearest(form, path)) for path in unknown}
    return [_problem(document, place[0], found, form) for place, found in by_place.items() if place not in misspelt]


def _problem(document: Document, path: Path_, errors: list[Mapping[str, Any]], form: type[BaseModel]) -> Problem:
    error = errors[0]
    kind = str(error["type"])
    if kind == "extra_forbidden":
        return _unknown_key(document, path, form)
    if kind == "missing":
        key, where = quoted(error["loc"][-1]), around(document.data, path)
        return document.problem(path, placed("missing-key", "The key {key} is missing{where}.", where, key=key))
    own = kind.startswith("audit_")
    where = around(document.data, path if own else path[:-1])
    return document.problem(path, fault(errors, name_of(path, document.file), where))


def _unknown_key(document: Document, path: Path_, form: type[BaseModel]) -> Problem:
    key, near = quoted(path[-1]), _nearest(form, path)
    told = placed("unknown-key", "There is no key {key}{where}.", around(document.data, path[:-1]), key=key)
    hints = (msg("did-you-mean", "Did you mean {near}?", near=quoted(near)),) if near else ()
    return document.problem(path, told, *hints)


def _nearest(form: type[BaseModel], path: Path_) -> str:
    near = get_close_matches(str(path[-1]), list(_keys_at(form, path[:-1])), n=1)
    return near[0] if near else ""


def real_path(data: Any, location: Sequence[str | int]) -> Path_:
    """Return the path of an error without the names of alternatives that pydantic puts between the keys of the file."""
    path: list[str | int] = []
    here: Any = data
    for part in location:
        within_list = isinstance(here, list) and isinstance(part, int) and part < len(here)
        if within_list or (isinstance(here, dict) and part in here):
            here = here[part]
            path.append(part)
    return tuple(path)


def _keys_at(form: type[BaseModel], path: Path_) -> Iterator[str]:
    here: type[BaseModel] | None = form
    for part in path:
        if here is None or isinstance(part, int):
            continue
        fields = {field.alias or name: field for name, field in here.model_fields.items()}
        here = _form_in(fields[part].annotation) if part in fields else None
    if here is not None:
        yield from (field.alias or name for name, field in here.model_fields.items())


def _form_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _form_in(part))), None)
