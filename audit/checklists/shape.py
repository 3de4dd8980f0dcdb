"""First pass: does a file have the form of a checklist, a scale, a profile? All problems, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from audit.checklists.documents import Document, Path_, parse_document
from audit.checklists.problems import Problem, first_problem
from audit.checklists.schema_base import WRITTEN_AS

Kind = TypeVar("Kind", bound=BaseModel)
_REPEATED = "duplicate-key"
"""The one fault of YAML after which the rest of the file can still be looked at."""
_FIXED_REASONS = {
    "string_type": "must be text",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "dict_type": "must hold keys and values",
    "model_type": "must hold keys and values",
    "model_attributes_type": "must hold keys and values",
    "string_too_short": "must not be empty",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "finite_number": "must be a finite number",
}


def parse_form(content: bytes, file: str, form: type[Kind]) -> tuple[Kind | None, Document, list[Problem]]:
    """Parse YAML into `form`; the form is None where there are problems."""
    document, problems = parse_document(content, file)
    if any(problem.code != _REPEATED for problem in problems):
        return None, document, problems
    if not isinstance(document.data, dict):
        text = "The file must hold keys and values, and it holds none."
        return None, document, [*problems, Problem(file, 1, "not-a-mapping", text)]
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
    kind, context = str(error["type"]), error.get("ctx", {})
    around = _around(document.data, path[:-1])
    if kind == "extra_forbidden":
        near = _nearest(form, path)
        hint = f"Did you mean {near!r}?" if near else ""
        return document.problem(path, "unknown-key", f"There is no key {str(path[-1])!r}{around}.", hint)
    if kind == "missing":
        text = f"The key {str(error['loc'][-1])!r} is missing{_around(document.data, path)}."
        return document.problem(path, "missing-key", text)
    if kind.startswith("audit_"):
        sentence = f"{context['sentence'].removesuffix('.')}{_around(document.data, path)}."
        return document.problem(path, kind.removeprefix("audit_"), sentence)
    reason = _reason(kind, context, error) if len(errors) == 1 else "has not the form that is expected here"
    return document.problem(path, "wrong-value", f"The value of {_name(path)}{around} {reason}.")


def _nearest(form: type[BaseModel], path: Path_) -> str:
    near = get_close_matches(str(path[-1]), list(_keys_at(form, path[:-1])), n=1)
    return near[0] if near else ""


def _name(path: Path_) -> str:
    words = [str(part) for part in path if isinstance(part, str)]
    return repr(words[-1]) if words else "the file"


def _reason(kind: str, context: Mapping[str, Any], error: Mapping[str, Any]) -> str:
    if kind in _FIXED_REASONS:
        return _FIXED_REASONS[kind]
    if kind in ("enum", "literal_error"):
        return f"must be {context['expected']}"
    if kind == "string_pattern_mismatch":
        return WRITTEN_AS[str(context["pattern"])]
    message = str(error["msg"])
    return f"is not right: {message[:1].lower()}{message[1:]}"


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


def _around(data: Any, path: Path_) -> str:
    """Return `` in 'key' of item 'id'`` for the part of the file that the path leads to."""
    owner, key, here = "", "", data
    for part in path:
        here = here[part]
        if isinstance(here, dict) and isinstance(here.get("id"), str) and isinstance(part, int):
            owner, key = here["id"], ""
        elif isinstance(part, str) and part != "items":
            key = part
    inside = f" in {key!r}" if key else ""
    return f"{inside} of {owner!r}" if inside and owner else f" in {owner!r}" if owner else inside


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
