"""What all forms of YAML files share: unknown keys are refused, text stays as written, errors are sentences."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from audit.checklists.documents import WrittenFloat, WrittenInteger
from audit.model.measurement import Scalar
from audit.model.message import Message, Value, placed

IDENTIFIER = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""The pattern of ids: words in lower case, joined by hyphens."""
VERSION = r"^\d+\.\d+(\.\d+)?$"
DAY = r"^\d{4}-\d{2}-\d{2}$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
STATEMENT = r"^[A-Z]\d+$"
TABLE_NAME = r"^[a-z][a-z0-9_]*$"
WRITTEN_AS = {
    IDENTIFIER: "The value of {key}{where} must be words in lower case or digits, joined by hyphens.",
    VERSION: "The value of {key}{where} must be numbers with dots, such as 1.2.0.",
    DAY: "The value of {key}{where} must be a date, such as 2026-01-31.",
    LANGUAGE: "The value of {key}{where} must be the code of a language, such as de or pt-BR.",
    TABLE_NAME: "The value of {key}{where} must be the name of a table, such as staff_groups.",
    STATEMENT: "The value of {key}{where} must be a letter and a number, such as D10.",
}
"""What each pattern asks for, as a sentence."""


def _as_written(value: Any) -> Any:
    return value.written if isinstance(value, WrittenFloat | WrittenInteger) else value


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str | int | float) else value


def wrong(code: str, template: str, /, **params: Value) -> PydanticCustomError:
    """Build the error that a validator raises: a sentence, in which `{where}` will name the part of the file."""
    return PydanticCustomError(f"audit_{code}", "{sentence}", {"sentence": placed(code, template, None, **params)})


def not_as_written(pattern: str, where: Message | None, key: str) -> Message:
    """Return what a pattern asks for, where a value does not fit it."""
    return placed("wrong-value", WRITTEN_AS[pattern], where, key=key)


Text = Annotated[str, BeforeValidator(_as_written), StringConstraints(strip_whitespace=True)]
Sentence = Annotated[str, BeforeValidator(_as_written), StringConstraints(strip_whitespace=True, min_length=1)]
Identifier = Annotated[str, BeforeValidator(_as_written), StringConstraints(pattern=IDENTIFIER, max_length=80)]
Version = Annotated[str, BeforeValidator(_as_written), StringConstraints(pattern=VERSION)]
Words = Annotated[tuple[Sentence, ...], BeforeValidator(_one_or_many)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_one_or_many)]
Identifiers = Annotated[tuple[Identifier, ...], BeforeValidator(_one_or_many)]
TableName = Annotated[str, BeforeValidator(_as_written), StringConstraints(pattern=TABLE_NAME, max_length=80)]
Filter = dict[str, Scalar | tuple[Scalar, ...]]
Share = Annotated[float, Field(ge=0, le=1)]
Weight = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Pair = tuple[Number, Number]


class Form(BaseModel):
    """Base of all parts of a file."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
