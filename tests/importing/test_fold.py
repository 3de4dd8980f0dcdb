"""Very many texts are folded as each is by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.importing import fold as module
from audit.importing.fold import fold, fold_all

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PLAIN = st.text(st.characters(max_codepoint=127), max_size=12)


@given(st.lists(st.one_of(TEXTS, PLAIN), max_size=12))
def test_many_texts_are_folded_as_each_is(texts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_MANY", 0)
        assert fold_all(texts) == [fold(text) for text in texts]


def test_of_long_texts_the_beginning_is_folded() -> None:
    texts = ["A-b " * 1_000, "É" * 1_000] * 6_000
    assert fold_all(texts) == [("a b " * 125).strip(), "e" * 500] * 6_000
