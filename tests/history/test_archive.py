from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from audit.errors import InputError
from audit.history import Store, export_history, import_history, open_store, rejudge_history, rejudge_result
from audit.model.checklist import Band, Measure
from tests.history.build import SMALL, audit, period
from tests.scoring.build import PROFILE, checklist, item

TODAY = date(2027, 1, 1)
STRICT = Band(kind="at_least", target=(1.0,), floor=(0.5,))
HARDER = [checklist("c", [item("a", Measure(measure="m", band=STRICT)), item("b")], digest="harder")]


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "other.sqlite")) as opened:
        yield opened


def test_a_history_moves_whole_with_what_supersedes_what(store: Store, other: Store) -> None:
    store.remember(audit(2024))
    store.remember(audit(2025))
    store.remember(audit(2025, inputs="corrected"))
    rejudge_history(store, "Example", HARDER, PROFILE, today=TODAY)
    assert import_history(other, export_history(store)) == 5
    told = [(entry.period, entry.score, entry.superseded, entry.recorded_at) for entry in other.list()]
    assert told == [(entry.period, entry.score, entry.superseded, entry.recorded_at) for entry in store.list()]
    assert other.verify() == ()
    assert import_history(other, export_history(store)) == 0


def test_one_organisation_can_be_taken_out(store: Store, other: Store) -> None:
    store.remember(audit(organisation="One"))
    store.remember(audit(organisation="Two"))
    assert import_history(other, export_history(store, "Two")) == 1
    assert [entry.organisation for entry in other.list()] == ["Two"]


def broken(data: bytes) -> Iterator[bytes]:
    first, line, _ = data.split(b"\n")
    yield b""
    yield b"\xff\xfe"
    yield line
    yield b"[1]"
    yield first.replace(b"history 1", b"history 9") + b"\n" + line
    yield first + b"\n" + line.replace(b"Example", b"Another")
    yield first + b"\n" + json.dumps({**json.loads(line), "id": "1"}).encode()
    yield first + b"\n" + line[:-10]


def test_a_changed_export_adds_nothing(store: Store, other: Store) -> None:
    store.remember(audit())
    for data in broken(export_history(store)):
        with pytest.raises(InputError, match="not an export of a history"):
            import_history(other, data, place="x.jsonl")
        assert other.list() == ()


def test_old_years_are_judged_again_beside_the_originals(store: Store) -> None:
    store.remember(audit(2024, a=0.75))
    assert rejudge_history(store, "Example", HARDER, PROFILE, today=TODAY) == 1
    assert rejudge_history(store, "Example", HARDER, PROFILE, today=TODAY) == 0
    first, second = store.list()
    assert (first.score, first.superseded, first.kind) == (0.875, False, "run")
    assert (second.score, second.superseded, second.original) == (0.75, False, first.id)
    before = store.previous("Example", period(2025))
    assert before is not None
    assert before.overall.value == 0.875
    assert store.verify() == ()


def test_an_item_that_was_not_recorded_then_is_not_assessed() -> None:
    wider = [checklist("c", [*SMALL[0].items, item("new")])]
    again = rejudge_result(audit(), wider, PROFILE, today=TODAY)
    new = again.item("new")
    assert new is not None
    assert new.reason is not None
    assert (new.score, new.reason.code) == (None, "not-stored")
    assert again.overall.coverage == pytest.approx(2 / 3)
    assert again.overall.value == pytest.approx(0.75)
