"""How often the parts of the import do their work: hostile files cost much where something is done again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from audit.config import Settings
from audit.importing import (
    answers_by_event,
    assemble,
    by_values,
    codebooks,
    coded,
    event_checklists,
    import_files,
    inspect_files,
    linked_sheets,
    people_beside,
    region,
    synonyms,
    typing_of_columns,
)
from audit.importing import encode as encoding
from audit.importing.duplicates import count_duplicates
from audit.importing.encode import encode
from audit.importing.fold import header_keys
from audit.importing.numbers import is_no_number, parse_numbers
from audit.importing.read.sheet import ReadSheet
from audit.importing.vocabulary import are_other_words, lookup, parse_words
from audit.importing.wide import find
from audit.tables import TABLES

SHEETS, ROWS, COLUMNS = 3, 50, 30
NUMBERS = st.sampled_from(
    ["1", "1.5", "-", "n/a", "1,000", "1.000,5", "EUR 5", "5k", "w1", "(3)", "x", "٣", "%", "1e5", "a"]
)

GROUPS = ("gender", "ethnicity", "disability")
HEADERS = st.sampled_from(
    sorted({word for name in TABLES for column in TABLES[name].columns for word in column.synonyms.get("en", ())})
)
AROUND = st.sampled_from(
    [
        *("{}", "{} (EUR)", "{} [x]", "{} 2020", "FY20 {}", "{} in GBP", "speakers.{}", "{}.name", "a: {}", "Q1. {}"),
        *("{} 1=F", "{} (1=F 2=M)", "work.{}", "{}Label", "{} $", "{} '000s", "{}/in", "# {}", "x {}", "{} bonus gap"),
        *("median {} gap", "emp {}", "{}s", "1={}2", "{} 000", "{}: x", "@ {}", "{}_", "{}*in", "lakh {}"),
    ]
)
WORDS = st.sampled_from(
    [*sorted(word for name in GROUPS for word in lookup(name)), "x", "pay", "12", "1.0", "\\N", "n/a"]
)
WITHIN = st.sampled_from(
    [
        *(
            "{}",
            "{} - x",
            "x: {}",
            "({})",
            "A {}",
            "1. {}",
            "A1) {}",
            "{}.0",
            "{};x",
            "{}.",
            "B {}",
            "-{}",
            "{} 2",
            "C-{}",
        )
    ]
)
ODD = st.sampled_from(["1\n2", "", "1,000", "1.000", "0.125", "1e3", "+5", "5 €", "٣", "1.5.", "999999999999999", "-"])
PLAIN = st.decimals(-(10**9), 10**9, places=2).map(str) | st.integers(-(10**6), 10**6).map(str)


def workbook(path: Path, sheets: Sequence[Sequence[Sequence[str]]]) -> Path:
    """Write a workbook of these sheets."""
    book = xlsxwriter.Workbook(path)
    for number, rows in enumerate(sheets):
        sheet = book.add_worksheet(f"S{number}")
        for row, texts in enumerate(rows):
            sheet.write_row(row, 0, texts)
    book.close()
    return path


def foreign(number: int, rows: int = ROWS, columns: int = COLUMNS) -> list[list[str]]:
    """Return the rows of a sheet whose texts mean nothing to us, and are unlike those of any other."""
    return [[f"w{number}v{row}v{column}" for column in range(columns)] for row in range(rows)]


def counting(patch: pytest.MonkeyPatch, module: Any, name: str, counted: Counter[str]) -> None:
    """Count the calls of a function, and of one that takes a list what is in it."""
    real = getattr(module, name)

    def call(*args: Any) -> Any:
        counted[name] += len(args[0]) if isinstance(args[0], list) else 1
        return real(*args)

    patch.setattr(module, name, call)


def test_the_columns_of_a_foreign_sheet_are_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = workbook(tmp_path / "foreign.xlsx", [foreign(number) for number in range(SHEETS)])
    counted: Counter[str] = Counter()
    counting(monkeypatch, region, "encode_all", counted)
    counting(monkeypatch, find, "figures_of", counted)
    counting(monkeypatch, encoding, "parse_numbers", counted)
    inspect_files([book], settings=Settings())
    assert counted == {"encode_all": SHEETS * COLUMNS, "figures_of": SHEETS}  # and no column of words is parsed


def test_cells_of_data_are_not_looked_up_as_headers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = workbook(tmp_path / "foreign.xlsx", [foreign(7)])
    counted: Counter[str] = Counter()
    synonyms.is_known.cache_clear()
    counting(monkeypatch, synonyms, "header_keys", counted)
    inspect_files([book], settings=Settings())
    assert counted["header_keys"] <= 8 * COLUMNS  # those of the header, and not of each cell


def test_rows_are_not_looked_at_for_answers_where_no_line_heads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    real = answers_by_event.first_rows
    monkeypatch.setattr(answers_by_event, "first_rows", lambda sheet, n: asked.append(n) or real(sheet, n))
    book = workbook(tmp_path / "foreign.xlsx", [foreign(number, rows=100) for number in range(SHEETS)])
    inspect_files([book], settings=Settings())
    assert set(asked) == {15}


@given(HEADERS, AROUND)
def test_what_a_header_means_is_known(header: str, around: str) -> None:
    text = around.replace("{}", header)
    for name in ("events", "employees", "published_gaps"):
        found = [key for key in header_keys(text) if key in synonyms.meanings(name)]
        assert synonyms.column_meant(name, text) == (synonyms.meanings(name)[found[0]][0].column if found else "")


def test_a_question_about_codes_is_asked_of_each_sheet_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [["employee", "gender", "salary"], *([str(row), str(row % 2 + 1), "30000"] for row in range(9))]
    book = workbook(tmp_path / "coded.xlsx", [people] * 6)
    counted: Counter[str] = Counter()
    counting(monkeypatch, coded, "_in_book", counted)
    inspect_files([book], settings=Settings())
    assert counted["_in_book"] == 6 * 2  # sheets, each asked of two codes


def test_a_list_of_people_is_read_again_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    posts = [["employee", "department", "salary"], *([f"p{row}", "HR", "30000"] for row in range(9))]
    people = [["employee", "gender"], *([f"q{row}", "woman"] for row in range(9))]
    book = workbook(tmp_path / "posts.xlsx", [posts, posts, posts, people])
    counted: Counter[str] = Counter()
    counting(monkeypatch, people_beside, "read_sheet", counted)
    inspect_files([book], settings=Settings())
    assert counted["read_sheet"] <= 1  # and not for each of the lists of posts


def test_a_list_is_read_again_by_few_keys_however_many_lists_of_staff_spell_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = ["employee", "Employee", "EMPLOYEE", "employeE", "emp id", "staff id", "personnel number", "matricule"]
    staff = [[[key, "department", "salary"], *([f"p{row}", "HR", "30000"] for row in range(9))] for key in keys]
    noted = [[*keys, "remark"], *([f"q{row}"] * len(keys) + ["a remark"] for row in range(9))]
    counted: Counter[str] = Counter()
    counting(monkeypatch, people_beside, "read_sheet", counted)
    inspect_files([workbook(tmp_path / "keys.xlsx", [*staff, noted])], settings=Settings())
    assert 0 < counted["read_sheet"] <= 3


def test_other_sheets_are_not_looked_up_where_nothing_is_coded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: Counter[str] = Counter()
    counting(monkeypatch, codebooks, "header_key", counted)
    counting(monkeypatch, people_beside, "header_key", counted)
    book = workbook(tmp_path / "foreign.xlsx", [foreign(number) for number in range(SHEETS)])
    inspect_files([book], settings=Settings())
    assert counted["header_key"] <= 2 * SHEETS  # their names


def test_codes_are_explained_by_a_codebook_behind_many_other_sheets(tmp_path: Path) -> None:
    people = [["employee", "gender", "salary"], *([str(row), str(row % 2 + 1), "30000"] for row in range(9))]
    others = [foreign(number, rows=400, columns=2) for number in range(15)]
    key = [["column", "meaning"], ["gender", "1 = female, 2 = male"]]
    found = inspect_files([workbook(tmp_path / "coded.xlsx", [people, *others, key])], settings=Settings())
    assert found.dataset.tables["employees"].frame["gender"].tolist()[:2] == ["women", "men"]


def test_sheets_with_very_many_columns_in_all_are_refused(tmp_path: Path) -> None:
    book = workbook(tmp_path / "wide.xlsx", [foreign(number, rows=2, columns=1_900) for number in range(3)])
    (issue,) = inspect_files([book], settings=Settings()).issues
    assert issue.code == "too-wide-together"
    assert issue.message.text == "The sheets of the file have 5,700 columns in all, which is more than can be read."


def test_categories_of_many_sheets_are_united_in_the_order_in_which_they_came() -> None:
    """Each sheet's own are looked up: with all of them set for each sheet, a hundred sheets took half a minute."""
    told = [["b", "a", None], ["c", "a"], [], [None, "d", "b"]]
    frames = [pd.DataFrame({"n": range(len(rows)), "level": pd.Categorical(rows)}) for rows in told]
    frames.append(pd.DataFrame({"n": [7]}))
    stacked = assemble._concat(frames)
    assert stacked["level"].astype(object).where(stacked["level"].notna(), None).tolist() == [
        *("b", "a", None, "c", "a", None, "d", "b", None)
    ]
    assert stacked["level"].cat.categories.tolist() == ["a", "b", "c", "d"]
    assert stacked["n"].tolist() == [0, 1, 2, 0, 1, 0, 1, 2, 7]


def test_rows_with_texts_of_their_own_in_one_column_are_not_compared_in_the_others() -> None:
    keys = encode(pa.chunked_array([pa.array([f"e{row * 7 % 1000}" for row in range(1000)])]))
    others = [encode(pa.chunked_array([pa.array(["a", "b"] * 500)])) for _ in range(3)]
    for other in others:
        other.texts = pa.array([], pa.string())  # they would fail if they were asked
        other.distinct = False
    assert not count_duplicates([*others, keys]).any()


def test_texts_that_hardly_repeat_are_kept_as_they_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(typing_of_columns, "LONG", 5)
    once = tmp_path / "once.csv"
    once.write_text("employee,gender,salary\n" + "".join(f"{row},self {row},1000\n" for row in range(9)))
    often = tmp_path / "often.csv"
    often.write_text("employee,gender,salary\n" + "".join(f"x{row},woman,1000\n" for row in range(9)))
    written = [
        str(text) for text in import_files([once, often], settings=Settings()).tables["employees"].frame["gender__raw"]
    ]
    assert written == [*(f"self {row}" for row in range(9)), *["woman"] * 9]


def test_a_cell_of_thousands_of_people_is_named(tmp_path: Path) -> None:
    crowd = tmp_path / "crowd.csv"
    crowd.write_text('session,speakers\na,Ann Lee; Bo Ruiz\nb,"' + "; ".join(["Ann Lee"] * 10_002) + '"\n')
    (issue,) = inspect_files([crowd], settings=Settings()).issues
    assert (issue.code, issue.cell) == ("too-many-people", "B3")
    few = tmp_path / "few.csv"
    few.write_text('session,speakers\na,Ann Lee; Bo Ruiz\nb,"' + "; ".join(["Ann Lee"] * 3_000) + '"\n')
    assert len(import_files([few], settings=Settings()).tables["appearances"].frame) == 3_002


def test_the_keys_of_a_sheet_are_looked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyed = [["person id", "session id"], *([f"p{row}", f"s{row}"] for row in range(9))]
    counted: Counter[str] = Counter()
    counting(monkeypatch, linked_sheets, "_key_of", counted)
    inspect_files([workbook(tmp_path / "keys.xlsx", [keyed] * 6)], settings=Settings())
    assert counted["_key_of"] == 6 * 2  # sheets, each for people and for sessions


def test_a_sheet_of_very_many_columns_of_keys_is_not_compared_with_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [["person id", "name"], *([f"p{row}", f"Ann{row} Lee"] for row in range(9))]
    keys = [f"person id {at}" for at in range(7)]
    counted: Counter[str] = Counter()
    real = linked_sheets._Listed.texts
    monkeypatch.setattr(
        linked_sheets._Listed, "texts", lambda one, at: counted.update([one.sheet.name]) or real(one, at)
    )
    crowded = [keys, *([f"p{row}"] * 7 for row in range(9))]
    few = [keys[:2], *([f"p{row}"] * 2 for row in range(9))]
    inspect_files([workbook(tmp_path / "keys.xlsx", [people, crowded, few])], settings=Settings())
    assert (counted["S1"], counted["S2"]) == (7, 2 * 2)  # looked at for its own key, and for those of others


def test_one_text_tells_that_a_column_is_none_of_ages(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: Counter[str] = Counter()
    counting(monkeypatch, by_values, "age_range", counted)
    assert not by_values._are_ages(encode(pa.chunked_array([pa.array([f"word {row}" for row in range(40)])])))
    assert counted["age_range"] == 1
    bands = encode(pa.chunked_array([pa.array(["under 30", "prefer not to say", "30-49", "50+"])]))
    assert by_values._are_ages(bands)


def test_a_question_is_compared_with_the_names_that_share_a_word_with_it() -> None:
    phrases = event_checklists._phrases()
    assert max(map(len, phrases.values())) < sum(map(len, phrases.values())) / 4
    assert all(stem in phrase for stem, listed in phrases.items() for _, phrase in listed)
    assert event_checklists.asked_for("Is the venue step free?") == "step_free"


@given(st.lists(NUMBERS, max_size=12))
def test_a_column_is_one_of_numbers_if_at_most_three_tenths_are_none(texts: list[str]) -> None:
    parsed = parse_numbers(list(dict.fromkeys(texts)))
    told = any(value is not None for value in parsed.values) and len(parsed.bad) <= 0.3 * len(parsed.values)
    assert encode(pa.chunked_array([pa.array(texts, pa.string())])).holds_numbers == told


@given(NUMBERS)
def test_what_is_no_number_is_none_with_either_decimal_mark(text: str) -> None:
    either = [parse_numbers([text], decimal=mark) for mark in (".", ",")]
    assert not is_no_number(text) or all(parsed.bad == (0,) for parsed in either)


@given(HEADERS, AROUND, AROUND)
def test_a_header_is_known_as_one_of_its_keys_is(header: str, inner: str, outer: str) -> None:
    text = outer.replace("{}", inner.replace("{}", header))
    assert synonyms.is_known(text) == (not synonyms.all_keys().isdisjoint(header_keys(text)))


@given(st.lists(PLAIN, max_size=9), st.sampled_from(["", ".", ","]))
def test_plain_numbers_are_read_as_they_are_among_others(texts: list[str], decimal: str) -> None:
    alone, among = (parse_numbers(every, decimal=decimal) for every in (texts, [*texts, "word"]))
    assert among.bad[-1] == len(texts)
    assert (alone.values, alone.bad, alone.decimal) == (among.values[:-1], among.bad[:-1], among.decimal)
    assert not alone.ambiguous


@given(st.lists(PLAIN | ODD, max_size=6))
def test_each_text_has_its_own_number(texts: list[str]) -> None:
    parsed = parse_numbers(texts, decimal=".")
    assert parsed.values == [value for text in texts for value in parse_numbers([text], decimal=".").values]


@given(WORDS, WITHIN, st.booleans())
def test_what_are_other_words_is_in_no_vocabulary(word: str, within: str, title: bool) -> None:
    text = within.replace("{}", word.title() if title else word)
    if are_other_words([text], GROUPS):
        assert all(parse_words([text], name).unknown == (0,) for name in GROUPS)


def test_a_header_is_looked_for_in_fewer_rows_the_more_columns_the_sheets_have() -> None:
    def searched(sheets: int) -> int:
        cells = pa.table({str(at): pa.array(["x"]) for at in range(50)})
        sheet = ReadSheet(name="S", cells=cells, columns=tuple(range(50)))
        book = (sheet,) * sheets
        return region._rows_searched(ReadSheet(name="S", cells=cells, columns=sheet.columns, book=book))

    assert [searched(sheets) for sheets in (1, 20, 60, 120, 200)] == [60, 40, 13, 6, 6]
