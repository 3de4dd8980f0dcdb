"""Columns of words: groups of identity, vocabularies, yes and no."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from audit.importing.encode import Encoded, spread
from audit.importing.fold import fold_all
from audit.importing.mapping import TO_FILL, value_line
from audit.importing.reading import Match
from audit.importing.status_answers import VOCABULARY, answers_of_status
from audit.importing.typing_of_columns import TypedColumn, Typing, as_written
from audit.importing.vocabulary import Words, lookup, parse_words, parts_of_cell
from audit.model.message import msg
from audit.model.result import DataIssue
from audit.tables import VOCABULARIES
from audit.tables.declare import NOT_DISCLOSED, Column

_CROSSES = frozenset(("x", "X"))
_CODE = 2  # letters of a code for a group, as lists of staff have (“W”, “AI”)
MOST_SPELLINGS_OF_YES_NO = 8
"""A column with more distinct words than this says more than yes and no."""


def type_groups(match: Match, column: Column, encoded: Encoded, typing: Typing) -> TypedColumn:
    """Return groups; a blank cell is the category not-disclosed, and words that are not listed are kept as written."""
    parsed = parse_words(encoded.values, column.vocabulary, typing.mapping.values.get(column.name))
    of_several = _of_several(encoded, parsed.unknown) if column.vocabulary == "gender" else set()
    unknown = set(parsed.unknown) - of_several
    values = [
        ("another" if column.vocabulary == "gender" else encoded.values[code])
        if code in unknown
        else (value or NOT_DISCLOSED)
        for code, value in enumerate(parsed.values)
    ]
    issues = _said_of_groups(match, column, encoded, replace(parsed, unknown=tuple(sorted(unknown))), typing)
    issues += _said_of_several(match, encoded, of_several, typing)
    categories = _categories(column, values)
    return TypedColumn(
        name=column.name,
        values=_categorical(values, categories, encoded, blank=NOT_DISCLOSED),
        raw=as_written(encoded),
        issues=tuple(issues),
    )


def _of_several(encoded: Encoded, unknown: Sequence[int]) -> set[int]:
    """Return the texts that tell of several people at once (“Mixed”, “Male & Male”), and of nobody's own gender."""
    known, mixed = lookup("gender"), lookup("several-people")
    texts = [encoded.values[code] for code in unknown]
    return {
        code
        for code, text, folded in zip(unknown, texts, fold_all(texts), strict=True)
        if folded in mixed
        or (len(parts := [known.get(part) for part in parts_of_cell(text)]) > 1 and set(parts) <= {"women", "men"})
    }


def _said_of_several(match: Match, encoded: Encoded, codes: set[int], typing: Typing) -> list[DataIssue]:
    if not codes:
        return []
    cells, n = typing.cells(match, encoded.mask(codes.__contains__))
    text = "Cells of “{header}” that tell of several people at once, and count as not disclosed: {n}."
    return [typing.place.warning(msg("group-of-several", text, header=match.header, n=n), cells=cells, rows=n)]


def _said_of_groups(match: Match, column: Column, encoded: Encoded, parsed: Words, typing: Typing) -> list[DataIssue]:
    unknown = set(parsed.unknown)
    issues: list[DataIssue] = []
    if unknown:
        cells, count = typing.cells(match, encoded.mask(set(unknown).__contains__))
        kept = "counted as another gender" if column.vocabulary == "gender" else "kept as written"
        issues.append(
            typing.place.warning(
                msg(
                    "group-as-written",
                    "Answers in “{header}” that are in no list, and are {kept}: {n}.",
                    header=match.header,
                    n=count,
                    kept=kept,
                ),
                cells=cells,
                rows=count,
                hint=msg("group-hint", "Say in the mapping file which group each stands for, if it stands for one."),
                mapping=value_line(column.name, _to_fill([encoded.values[code] for code in parsed.unknown])),
            )
        )
    if parsed.scheme:
        letters = ", ".join(f"{letter.upper()} = {value}" for letter, value in sorted(parsed.scheme.items()))
        text = "Letters in “{header}” were read as {letters}."
        issues.append(
            typing.place.info(
                msg("letters", text, header=match.header, letters=letters),
                cell=match.header,
                mapping=value_line(column.name, {key.upper(): value for key, value in parsed.scheme.items()}),
            )
        )
    return issues


def _to_fill(unknown: Sequence[str]) -> dict[str, str]:
    """Return what a mapping file has to say of words in no list: each code of a letter or two, else only the form."""
    codes = sorted({word for word in unknown if len(word) <= _CODE and word.isalpha()})
    return dict.fromkeys(codes or [TO_FILL], TO_FILL)


def _categories(column: Column, values: Sequence[str | None]) -> list[str]:
    listed = list(VOCABULARIES[column.vocabulary].values) if column.vocabulary else []
    return list(dict.fromkeys([*listed, *(value for value in values if value)]))


def _categorical(
    values: Sequence[str | None], categories: Sequence[str], encoded: Encoded, *, blank: str | None = None
) -> pd.Series:
    place = {value: position for position, value in enumerate(categories)}
    by_code = np.array([place.get(value, -1) if value else -1 for value in values])
    by_code = by_code.astype(np.min_scalar_type(-1 - len(categories)))
    codes = spread(by_code, encoded.codes, blank=place[blank] if blank else -1)
    return pd.Series(pd.Categorical.from_codes(codes, categories=pd.Index(list(categories))))


def type_categories(match: Match, column: Column, encoded: Encoded, typing: Typing) -> TypedColumn:
    """Return a column of a vocabulary; a blank cell and a word that is not known have no value."""
    own = typing.mapping.values.get(column.name)
    if column.vocabulary == VOCABULARY and not own:
        told = answers_of_status(match.header, encoded.first(MOST_SPELLINGS_OF_YES_NO + 1))
        if told is not None:
            return _type_status(match, column, encoded, typing, told)
    said = None if own else _category_of_header(match, column, encoded)
    if said is not None:
        own = {text: said for text in encoded.values if parse_words([text], "yes-no").values[0] == "yes"}
    parsed = parse_words(encoded.values, column.vocabulary, own)
    values, issues = list(parsed.values), []
    if VOCABULARIES[column.vocabulary].open:
        for code in parsed.unknown:
            values[code] = encoded.values[code]
    else:
        issues = _unknown_words(match, column, encoded, parsed.unknown, typing)
    if said is not None:
        issues = [*issues, _say_category_of_header(match, column, said, own or {}, typing)]
    categories = _categories(column, values)
    return TypedColumn(
        name=column.name,
        values=_categorical(values, categories, encoded),
        raw=as_written(encoded),
        issues=tuple(issues),
    )


def _type_status(
    match: Match, column: Column, encoded: Encoded, typing: Typing, told: Mapping[str, str]
) -> TypedColumn:
    """Return employment status that is answered with yes and no; blank where nothing says what yes means."""
    values = [told.get(text) for text in encoded.values]
    if told:
        issue = _say_category_of_header(match, column, "active", told, typing)
    else:
        text = (
            "“{header}” is answered with yes and no, and nothing says whether yes is active or left; it was not used."
        )
        answers = dict.fromkeys(encoded.first(MOST_SPELLINGS_OF_YES_NO), TO_FILL)
        message = msg("status-unexplained", text, header=match.header)
        issue = typing.place.warning(message, cell=match.header, mapping=value_line(column.name, answers))
    return TypedColumn(
        name=column.name,
        values=_categorical(values, _categories(column, values), encoded),
        raw=as_written(encoded),
        issues=(issue,),
    )


def _category_of_header(match: Match, column: Column, encoded: Encoded) -> str | None:
    """Return the category that a header itself names, where its cells only say yes or no to it ("Non-profit: Yes")."""
    named = parse_words([match.header], column.vocabulary).values[0]
    if not named or not encoded.values or len(encoded.values) > MOST_SPELLINGS_OF_YES_NO:
        return None
    return named if not parse_words(encoded.values, "yes-no").unknown else None


def _say_category_of_header(
    match: Match, column: Column, category: str, own: Mapping[str, str], typing: Typing
) -> DataIssue:
    return typing.place.info(
        msg(
            "yes-to-header",
            "“{header}” is answered with yes and no; yes was read as {category}.",
            header=match.header,
            category=category,
        ),
        mapping=value_line(column.name, own),
    )


def _unknown_words(
    match: Match, column: Column, encoded: Encoded, unknown: Sequence[int], typing: Typing
) -> list[DataIssue]:
    if not unknown:
        return []
    cells, count = typing.cells(match, encoded.mask(set(unknown).__contains__))
    listed = ", ".join(VOCABULARIES[column.vocabulary or "yes-no"].values)
    return [
        typing.place.warning(
            msg(
                "unknown-word",
                "Cells of “{header}” with words that are not known, which count as blank: {n}.",
                header=match.header,
                n=count,
            ),
            cells=cells,
            rows=count,
            hint=msg("unknown-word-hint", "Known are: {listed}.", listed=listed),
            mapping=f"values.{column.name} = {{ }}",
        )
    ]


def _said_of_crosses(match: Match, column: Column, encoded: Encoded, typing: Typing) -> list[DataIssue]:
    """Say that crosses were read as ticks: in a form that also says “no” they might strike something out."""
    crosses = {text for text in encoded.first(MOST_SPELLINGS_OF_YES_NO) if text in _CROSSES}
    if not crosses or crosses & set(typing.mapping.values.get(column.name, {})):
        return []
    said = msg("crosses", "Crosses in “{header}” were read as yes.", header=match.header)
    mapping = value_line(column.name, dict.fromkeys(sorted(crosses), "yes"))
    return [typing.place.info(said, cell=match.header, mapping=mapping)]


def type_yes_no(match: Match, column: Column, encoded: Encoded, typing: Typing) -> TypedColumn:
    """Return a column of yes and no, with a third state for blank cells."""
    parsed = parse_words(encoded.values, "yes-no", typing.mapping.values.get(column.name))
    issues = _unknown_words(match, column, encoded, parsed.unknown, typing)
    issues += _said_of_crosses(match, column, encoded, typing)
    by_code = np.array([{"yes": 1, "no": 0}.get(value or "", -1) for value in parsed.values], dtype=np.int8)
    codes = spread(by_code, encoded.codes, blank=-1)
    values = pd.Series(pd.arrays.BooleanArray(codes == 1, codes < 0))
    return TypedColumn(name=column.name, values=values, issues=tuple(issues))
