"""Columns of text as typed columns: one parse for each distinct value, and an issue for what cannot be read."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.encode import Encoded
from audit.importing.reading import Match
from audit.importing.typed_dates import type_dates
from audit.importing.typed_numbers import type_numbers
from audit.importing.typed_words import type_categories, type_groups, type_yes_no
from audit.importing.typing_of_columns import TypedColumn, Typing, strings
from audit.tables.declare import Column, ColumnType

_NO_TEXT = pa.array(["na", "n/a", "#n/a", "nan", "null", "none", "-", "--", "#ref!", "#value!", "nil", "\\n"])
_SPACES = r"[ \x{A0}\x{2007}\x{202F}]+"  # not the ends of lines, which part what people write
_LONGEST_NO_TEXT = max(len(text) for text in _NO_TEXT.to_pylist())


def type_column(match: Match, column: Column, encoded: Encoded, typing: Typing) -> TypedColumn:
    """Return a column with the dtype that the dataset promises for its type."""
    kind = column.type
    if kind in (ColumnType.KEY, ColumnType.TEXT):
        return _type_text(column, encoded, typing)
    if kind is ColumnType.DATE:
        return type_dates(match, column, encoded, typing)
    if kind is ColumnType.GROUP:
        return type_groups(match, column, encoded, typing)
    if kind in (ColumnType.CATEGORY, ColumnType.YES_PARTLY_NO):
        return type_categories(match, column, encoded, typing)
    if kind is ColumnType.YES_NO:
        return type_yes_no(match, column, encoded, typing)
    return type_numbers(match, column, encoded, typing)


def _type_text(column: Column, encoded: Encoded, typing: Typing) -> TypedColumn:
    """Return a column of text; words for “nothing” are blank, and a key that came as 7.0 is 7."""
    texts = encoded.texts
    if column.type is ColumnType.KEY and encoded.may_have(".") and pc.any(pc.ends_with(texts, ".0")).as_py():
        texts = pc.replace_substring_regex(texts, r"^(\d+)\.0$", r"\1")
    own = typing.mapping.values.get(column.name)
    if own:
        texts = pa.array([own.get(text, text) for text in texts.to_pylist()], pa.string())
    if own or not encoded.plain:
        texts = _spelt_alike(texts)
    if (pc.min(pc.binary_length(texts)).as_py() or 0) <= _LONGEST_NO_TEXT:
        nothing = pc.is_in(pc.utf8_lower(texts), value_set=_NO_TEXT)
        texts = pc.if_else(nothing, pa.scalar(None, pa.string()), texts)
    unique = texts is encoded.texts and encoded.distinct and len(texts) == np.count_nonzero(encoded.codes >= 0)
    return TypedColumn(name=column.name, values=strings(texts, encoded), unique=bool(unique))


def _spelt_alike(texts: pa.Array) -> pa.Array:
    """Return texts as they look: a letter with its accent in one sign, and one plain space between words.

    Two programs write the same name in other signs; nobody sees that, and they would be two people or departments.
    """
    plain = bool(pc.all(pc.string_is_ascii(texts)).as_py())
    if not plain:
        texts = pc.utf8_normalize(texts, form="NFC")
    if not plain or pc.any(pc.match_substring(texts, "  ")).as_py():
        texts = pc.replace_substring_regex(texts, _SPACES, " ")
    return texts
