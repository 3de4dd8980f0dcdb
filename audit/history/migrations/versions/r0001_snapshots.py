"""Snapshots of results, their items, and the meaning of every column."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None

_REFUSAL = "snapshots are never changed; a corrected run is a new one"
_SQLITE_TRIGGER = f"""
CREATE TRIGGER snapshots_never_change BEFORE UPDATE ON snapshots
BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END
"""
_POSTGRES_FUNCTION = f"""
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$body$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $body$
"""
_POSTGRES_TRIGGER = """
CREATE TRIGGER snapshots_never_change BEFORE UPDATE ON snapshots
FOR EACH ROW EXECUTE FUNCTION refuse_change()
"""


def upgrade() -> None:
    """Create everything."""
    tables = [
        op.create_table(
            "snapshots",
            *_snapshot_columns(),
            comment="One row an audit. Rows are added and, when somebody asks to be forgotten, deleted; never changed.",
            sqlite_autoincrement=True,
        ),
        op.create_table(
            "item_scores",
            *_item_columns(),
            comment="The items of each snapshot, to draw a series without opening every document.",
        ),
        op.create_table(
            "column_notes",
            sa.Column("table_name", sa.String(64), primary_key=True, comment="table"),
            sa.Column("column_name", sa.String(64), primary_key=True, comment="column; empty for the table itself"),
            sa.Column("meaning", sa.Text, nullable=False, comment="what it holds"),
            comment="What every table and column means, for whoever opens this file without the program.",
        ),
    ]
    op.create_index("snapshots_by_period", "snapshots", ["organisation", "period", "audience"])
    _note(tables)
    if op.get_bind().dialect.name == "sqlite":
        op.execute(_SQLITE_TRIGGER)
    else:
        op.execute(_POSTGRES_FUNCTION)
        op.execute(_POSTGRES_TRIGGER)


def _snapshot_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.Integer, primary_key=True, comment="order of recording; never used twice"),
        sa.Column(
            "key", sa.String(64), nullable=False, unique=True, comment="digest of all that the result was made from"
        ),
        sa.Column("kind", sa.String(16), nullable=False, comment="run, imported, or rejudged under later checklists"),
        sa.Column("organisation", sa.Text, nullable=False, comment="as given by the user"),
        sa.Column("period", sa.Text, nullable=False, comment="label of the period"),
        sa.Column("period_start", sa.String(10), nullable=False, comment="ISO date"),
        sa.Column("period_end", sa.String(10), nullable=False, comment="ISO date; orders the periods"),
        sa.Column(
            "audience", sa.String(16), nullable=False, comment="internal or public; confidential is never stored"
        ),
        sa.Column("profile", sa.Text, nullable=False, comment="id of the profile applied"),
        sa.Column(
            "checklists_digest", sa.String(64), nullable=False, comment="of the digests of all checklists applied"
        ),
        sa.Column(
            "inputs_digest",
            sa.String(64),
            nullable=False,
            comment="of the hashes of all input files and their mapping",
        ),
        sa.Column("settings_digest", sa.String(64), nullable=False, comment="of the settings and the profile"),
        sa.Column("measures_version", sa.Text, nullable=False, comment="digest of the versions of the measures used"),
        sa.Column("scoring_version", sa.Text, nullable=False, comment="version of the scoring rules"),
        sa.Column("tool_version", sa.Text, nullable=False, comment="version of the program; not part of the key"),
        sa.Column("result_schema", sa.String(16), nullable=False, comment="schema version of the document"),
        sa.Column("score", sa.Float, comment="overall score, 0 to 1; empty where it is withheld"),
        sa.Column("low", sa.Float, nullable=False, comment="lower end of the range of the overall score"),
        sa.Column("high", sa.Float, nullable=False, comment="upper end of the range of the overall score"),
        sa.Column("coverage", sa.Float, nullable=False, comment="assessed weight by applicable weight, 0 to 1"),
        sa.Column("created", sa.String(10), nullable=False, comment="ISO date of the audit"),
        sa.Column("recorded_at", sa.String(32), nullable=False, comment="ISO time of recording, UTC"),
        sa.Column("supersedes", sa.Integer, comment="id of the snapshot of the same period that this one corrects"),
        sa.Column("original", sa.Integer, comment="id of the snapshot that was judged again"),
        sa.Column("document", sa.LargeBinary, nullable=False, comment="the result document: JSON, zlib"),
        sa.Column("document_sha256", sa.String(64), nullable=False, comment="of the JSON; checked whenever it is read"),
    ]


def _item_columns() -> list[sa.Column[object]]:
    return [
        sa.Column(
            "snapshot",
            sa.Integer,
            sa.ForeignKey("snapshots.id", ondelete="CASCADE"),
            primary_key=True,
            comment="the snapshot it belongs to",
        ),
        sa.Column("item", sa.String(200), primary_key=True, comment="id of the checklist item"),
        sa.Column("checklist", sa.Text, nullable=False, comment="id of the checklist"),
        sa.Column(
            "outcome",
            sa.String(20),
            nullable=False,
            comment="met, partly_met, not_met or why there is no score",
        ),
        sa.Column("score", sa.Float, comment="0 to 1; empty where there is none"),
        sa.Column("value", sa.Float, comment="the published value; empty where it is hidden or there is none"),
        sa.Column("n", sa.Integer, comment="published number of records; empty where it is hidden"),
    ]


def _note(tables: list[sa.Table]) -> None:
    rows = [{"table_name": table.name, "column_name": "", "meaning": table.comment or ""} for table in tables]
    rows += [
        {"table_name": table.name, "column_name": column.name, "meaning": column.comment or ""}
        for table in tables
        for column in table.columns
    ]
    op.bulk_insert(tables[-1], rows)
