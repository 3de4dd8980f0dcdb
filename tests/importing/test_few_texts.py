"""A column of few texts becomes codes whatever its pieces say, known or not."""

from __future__ import annotations

import subprocess
import sys

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from audit.importing.read.few_texts import MOST, FewTexts

_PIECE = st.lists(st.one_of(st.sampled_from(["", "Female", "Male"]), st.text(max_size=2)), min_size=1, max_size=40)


@given(st.sets(st.sampled_from(["", "Female", "Male", "x"]), min_size=1), st.lists(_PIECE, min_size=1, max_size=5))
def test_each_cell_is_found_again_and_no_text_is_there_twice(known: set[str], pieces: list[list[str]]) -> None:
    column = FewTexts(pa.array(sorted(known)))
    for cells in pieces:
        part = column.coded(pa.array(cells))
        assert part.distinct.take(pa.array(part.codes)).to_pylist() == cells
        assert len(set(part.distinct.to_pylist())) == len(part.distinct)
        assert part.codes.dtype == "int8"


def test_what_came_new_is_known_from_then_on_under_the_same_code() -> None:
    column = FewTexts(pa.array(["a"]))
    first, second = column.coded(pa.array(["b", "a"])), column.coded(pa.array(["a", "c", "b"]))
    assert first.codes.tolist() == [1, 0]
    assert second.codes.tolist() == [0, 2, 1]


def test_of_texts_without_end_no_more_are_kept_in_mind() -> None:
    column = FewTexts(pa.array(["a"]))
    many = [str(number) for number in range(MOST)]
    assert len(column.coded(pa.array(many)).distinct) == MOST + 1
    assert column.coded(pa.array(["a"])).distinct.to_pylist() == ["a"]


def test_the_child_never_loads_pandas() -> None:
    code = (
        "import io, sys; sys.stdin = io.StringIO('')\n"
        "from audit.importing.read.worker import main; main()\n"
        "import pyarrow as pa, pyarrow.compute as pc\n"
        "assert pc.equal(pa.array(['']), '')[0].as_py() and 'pandas' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).stderr == b""
