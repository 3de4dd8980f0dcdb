"""The same behaviour on SQLite and on PostgreSQL."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import DBAPIError

from audit.errors import HistoryError, UsageError
from audit.history import Store, default_url, open_store
from audit.history.keys import first_key
from audit.history.rows import REJUDGED
from audit.history.schema import HEAD, KNOWN_REVISIONS, metadata
from audit.model.profile import Waiver
from audit.model.result import SourceFile
from audit.types import Audience
from tests.history.build import audit, period


def test_a_result_comes_back_as_it_was(store: Store) -> None:
    result = audit()
    assert store.remember(result)
    (snapshot,) = store.list()
    assert store.load(snapshot.id) == result
    assert (snapshot.score, snapshot.coverage, snapshot.superseded) == (0.75, 1.0, False)
    assert (snapshot.period, snapshot.period_end, snapshot.audience) == ("2025", date(2025, 12, 31), Audience.INTERNAL)


def test_the_same_run_adds_nothing_and_its_date_does_not_matter(store: Store) -> None:
    assert store.remember(audit())
    assert not store.remember(audit())
    assert not store.remember(audit(created=date(2027, 1, 1)))
    assert len(store.list()) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"inputs": "bb"},
        {"settings_digest": "other"},
        {"versions": replace(audit().versions, measures="n")},
        {"versions": replace(audit().versions, scoring="2")},
    ],
)
def test_another_run_of_the_period_supersedes_and_both_stay(store: Store, other: dict[str, object]) -> None:
    store.remember(audit())
    assert store.remember(audit(a=0.75, **other))
    assert [entry.superseded for entry in store.list()] == [True, False]
    before = store.previous("Example", period(2026))
    assert before is not None
    assert before.overall.value == 0.875


def test_a_waiver_that_ended_makes_another_run(store: Store) -> None:
    """The files, settings and checklists are the same; only the day has come."""
    waiver = Waiver(item="a", justification="", approver="", granted=date(2025, 1, 1), expires=date(2026, 6, 30))
    before, after = audit(), audit()
    for result, expired in ((before, False), (after, True)):
        (one,) = result.checklists
        items = tuple(
            replace(item, waiver=waiver, waiver_expired=expired) if item.item == "a" else item for item in one.items
        )
        assert store.remember(replace(result, checklists=(replace(one, items=items),)))
    assert [entry.superseded for entry in store.list()] == [True, False]
    assert store.verify() == ()


def test_other_findings_from_the_same_files_are_another_run(store: Store) -> None:
    """A mapping of values, a benchmark file or more known reports can change them."""
    assert store.remember(audit(a=0.5))
    assert store.remember(audit(a=0.25))
    assert not store.remember(audit(a=0.5 + 1e-13))  # the last bit of another machine


def test_a_run_recorded_under_a_key_of_the_old_form_is_not_added_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("audit.history.store.snapshot_key", first_key)
        assert store.remember(audit())
    assert not store.remember(audit())
    assert store.verify() == ()
    assert store.remember(audit(a=0.25))
    assert len(store.list()) == 2


def test_everything_published_is_known_to_who_attacks(store: Store) -> None:
    store.remember(audit(2024))
    store.remember(audit(2024, inputs="corrected"))
    store.remember(audit(2025))
    store.append(audit(2024, a=0.9), kind=REJUDGED, original=store.list()[0].id)
    assert [one.period.label for one in store.published("Example")] == ["2024", "2024", "2025"]
    assert [one.period.label for one in store.earlier("Example", period(2025))] == ["2024"]


def test_another_version_of_the_program_alone_is_the_same_run(store: Store) -> None:
    store.remember(audit())
    assert not store.remember(audit(versions=replace(audit().versions, tool="9.9.9")))


def test_columns_understood_otherwise_are_another_run(store: Store) -> None:
    source = SourceFile(file="e.xlsx", sheet="1", table="events", rows=3, sha256="aa", columns={"Datum": "date"})
    store.remember(audit())
    assert store.remember(audit(sources=(source,)))


def test_previous_is_of_an_earlier_period_and_the_same_organisation(store: Store) -> None:
    for year in (2023, 2025, 2024):
        store.remember(audit(year))
    store.remember(replace(audit(2024), organisation="Other"))
    before = store.previous("Example", period(2025))
    assert before is not None
    assert (before.period.label, before.organisation) == ("2024", "Example")
    assert store.previous("Example", period(2023)) is None
    assert [one.period.label for one in store.earlier("Example", period(2025))] == ["2023", "2024"]


def test_previous_ends_earlier_and_is_never_the_same_period(store: Store) -> None:
    second_half = replace(period(2025), label="2025, second half", start=date(2025, 7, 1))
    store.remember(audit(2025, period=second_half))
    assert store.previous("Example", period(2025)) is None
    to_date = replace(period(2026), end=date(2026, 6, 30), as_of=date(2026, 6, 30))
    store.remember(audit(2026, period=to_date))
    before = store.previous("Example", period(2026))
    assert before is not None
    assert before.period.label == "2025, second half"


def test_audiences_do_not_supersede_each_other(store: Store) -> None:
    store.remember(audit(2024))
    store.remember(audit(2024, a=0.0, audience=Audience.PUBLIC))
    assert [entry.superseded for entry in store.list()] == [False, False]
    before = store.previous("Example", period(2025), audience=Audience.INTERNAL)
    assert before is not None
    assert before.audience is Audience.INTERNAL
    assert len(store.earlier("Example", period(2025))) == 2


def test_a_confidential_result_is_never_stored(store: Store) -> None:
    with pytest.raises(UsageError, match="never stored"):
        store.remember(audit(audience=Audience.CONFIDENTIAL))
    assert store.list() == ()


def test_there_is_no_such_snapshot(store: Store) -> None:
    with pytest.raises(HistoryError, match="no snapshot 7"):
        store.load(7)


@pytest.mark.parametrize("address", ["mysql://x/y", "oracle://", "not a url://"])
def test_an_address_that_cannot_be_a_history_is_wrong_use(address: str) -> None:
    with pytest.raises(UsageError):
        open_store(address)


def test_the_default_is_in_the_users_own_directory() -> None:
    assert default_url().startswith("sqlite:///")
    assert default_url().endswith("policy-audit/history.sqlite")


def test_every_column_is_explained_in_the_database(store: Store, url: str) -> None:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        notes = {(row[0], row[1]): row[2] for row in connection.execute(sa.text("SELECT * FROM column_notes"))}
    engine.dispose()
    expected = {
        (table.name, column.name): column.comment for table in metadata.tables.values() for column in table.columns
    }
    expected |= {(table.name, ""): table.comment for table in metadata.tables.values()}
    assert notes == expected
    assert all(notes.values())


def test_migrations_make_the_tables_that_the_code_declares(store: Store, url: str) -> None:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()
    assert KNOWN_REVISIONS[-1] == HEAD


def test_a_snapshot_cannot_be_changed(store: Store, url: str) -> None:
    store.remember(audit())
    engine = sa.create_engine(url)
    with engine.connect() as connection, pytest.raises(DBAPIError, match="never changed"):
        connection.execute(sa.text("UPDATE snapshots SET score = 1"))
    engine.dispose()


def test_a_newer_history_is_refused_politely(store: Store, url: str) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(HistoryError, match=r"newer version of the program\. Update"):
        open_store(url)


def test_the_database_of_another_program_is_left_alone(store: Store, url: str) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE alembic_version"))
    engine.dispose()
    with pytest.raises(HistoryError, match="another program"):
        open_store(url)


def test_forgotten_snapshots_are_gone_with_what_was_judged_again(store: Store) -> None:
    for year in (2023, 2024, 2025):
        store.remember(audit(year))
    store.append(audit(2024, a=0.9), kind=REJUDGED, original=store.list()[1].id)
    assert store.forget(organisation="Example", period="2024") == 2
    assert [entry.period for entry in store.list()] == ["2023", "2025"]
    assert store.forget(numbers=[store.list()[0].id]) == 1
    assert store.forget(organisation="Somebody else") == 0
    assert store.verify() == ()


def test_nothing_is_forgotten_by_mistake(store: Store) -> None:
    store.remember(audit())
    with pytest.raises(UsageError, match="Say which"):
        store.forget(period="2025")
    assert len(store.list()) == 1


def test_a_whole_history_has_no_faults_and_a_changed_one_names_them(store: Store, url: str) -> None:
    store.remember(audit(2024))
    store.remember(audit(2025))
    assert store.verify() == ()
    first, second = (entry.id for entry in store.list())
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE item_scores SET score = 0.9 WHERE snapshot = :id"), {"id": first})
        connection.execute(sa.text("DELETE FROM item_scores WHERE snapshot = :id"), {"id": second})
    engine.dispose()
    assert tuple(fault.text for fault in store.verify()) == (
        f"Snapshot {first}: its questions are not those of its document.",
        f"Snapshot {second}: its questions are not those of its document.",
    )


def test_a_server_that_is_not_there_is_one_sentence_without_the_password(tmp_path: Path) -> None:
    pytest.importorskip("psycopg", reason="the extra 'postgres' is not installed")
    with pytest.raises(HistoryError, match="cannot be reached") as caught:
        open_store(f"postgresql://auditor:geheim@/nowhere?host={tmp_path}")
    assert "geheim" not in str(caught.value)
    assert caught.value.exit_code == 3


def test_a_missing_driver_is_named_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UsageError, match=r"Install policy-audit\[postgres\]"):
        open_store("postgresql://auditor@localhost/nowhere")
