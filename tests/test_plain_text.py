"""Texts from outside are shown without steering what shows them, and are no formulas."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.plain_text import FORMULA_STARTS, neutral, on_one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mred", "a\ufffd[31mred"),
        ("name\u202efdp.csv", "name\ufffdfdp.csv"),
        ("a\x00b\x9bc\x7f", "a\ufffdb\ufffdc\ufffd"),
        ("\udcff", "\ufffd"),
        ("two\nlines\tand é, ع, 日本", "two\nlines\tand é, ع, 日本"),
    ],
)
def test_what_steers_a_terminal_is_replaced(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_name_stays_on_its_line() -> None:
    assert on_one_line("a\r\n\tb\u2028c\x85d") == "a b c d"


@given(st.text())
def test_a_shown_text_can_be_written_and_holds_no_sign_of_control(text: str) -> None:
    shown = on_one_line(text)
    assert shown.encode().decode() == shown
    assert not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in shown)


@given(st.sampled_from(("", "'", "''", " ")), st.sampled_from(("", *FORMULA_STARTS)), st.text())
def test_no_neutral_text_begins_like_a_formula_and_no_two_are_the_same(before: str, start: str, rest: str) -> None:
    text = (before + start + rest).replace("\x00", "")
    made = neutral(text)
    assert not made.startswith(FORMULA_STARTS)
    assert made in (text, f"'{text}")
    if made == text:  # then nothing that the import takes off stands before it
        assert not text.lstrip("'").startswith(FORMULA_STARTS) or not text.startswith("'")
