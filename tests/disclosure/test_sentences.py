"""Sentences are kept if they tell no number but shown ones."""

from __future__ import annotations

import pytest

from audit.disclosure.sentences import ShownNumbers
from audit.model.message import msg

SHOWN = ShownNumbers(frozenset({0.25, 40.0}))


@pytest.mark.parametrize("said", ["25 %", "40", "0.25"])
def test_a_shown_number_may_be_said_as_it_stands_or_in_per_cent(said):
    assert SHOWN.account_for(msg("said", "{said}", said=said))


@pytest.mark.parametrize("said", ["12", "12 women", "12_000", "1.5", "EUR 4,200", "EUR4,200"])
def test_a_number_that_is_not_shown_is_found(said):
    assert not SHOWN.account_for(msg("said", "{said}", said=said))


def test_digits_in_the_name_of_a_column_are_no_number():
    columns = "leave.still_employed_12m, reporter_after_6m"
    assert SHOWN.account_for(msg("missing", "Not recorded in the files: {columns}", columns=columns))
    assert not SHOWN.account_for(msg("missing", "{columns}: 12", columns="leave.still_employed_12m: 12"))
