"""The tables of the history. Every column says what it holds; the migrations carry the same words into the database."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

HEAD = "0002"
"""The newest revision that this version of the program knows."""
KNOWN_REVISIONS = ("0001", "0002")
"""All revisions, oldest first. A database of any other is newer than the program."""

metadata = MetaData()

snapshots = Table(
    "snapshots",
    metadata,
    Column("id", Integer, primary_key=True, comment="order of recording; never used twice"),
    Column("key", String(64), nullable=False, unique=True, comment="digest of all that the result was made from"),
    Column("kind", String(16), nullable=False, comment="run, imported, or rejudged under later checklists"),
    Column("organisation", Text, nullable=False, comment="as given by the user"),
    Column("period", Text, nullable=False, comment="label of the period"),
    Column("period_start", String(10), nullable=False, comment="ISO date"),
    Column("period_end", String(10), nullable=False, comment="ISO date; orders the periods"),
    Column("audience", String(16), nullable=False, comment="internal or public; confidential is never stored"),
    Column("profile", Text, nullable=False, comment="id of the profile applied"),
    Column("checklists_digest", String(64), nullable=False, comment="of the digests of all checklists applied"),
    Column("inputs_digest", String(64), nullable=False, comment="of the hashes of all input files and their mapping"),
    Column("settings_digest", String(64), nullable=False, comment="of the settings and the profile"),
    Column("measures_version", Text, nullable=False, comment="digest of the versions of the measures used"),
    Column("scoring_version", Text, nullable=False, comment="version of the scoring rules"),
    Column("tool_version", Text, nullable=False, comment="version of the program; not part of the key"),
    Column("result_schema", String(16), nullable=False, comment="schema version of the document"),
    Column("score", Float, comment="overall score, 0 to 1; empty where it is withheld"),
    Column("low", Float, nullable=False, comment="lower end of the range of the overall score"),
    Column("high", Float, nullable=False, comment="upper end of the range of the overall score"),
    Column("coverage", Float, nullable=False, comment="assessed weight by applicable weight, 0 to 1"),
    Column("created", String(10), nullable=False, comment="ISO date of the audit"),
    Column("recorded_at", String(32), nullable=False, comment="ISO time of recording, UTC"),
    Column("supersedes", Integer, comment="id of the snapshot of the same period that this one corrects"),
    Column("original", Integer, comment="id of the snapshot that was judged again"),
    Column("document", LargeBinary, nullable=False, comment="the result document: JSON, zlib"),
    Column("document_sha256", String(64), nullable=False, comment="of the JSON; checked whenever it is read"),
    Index("snapshots_by_period", "organisation", "period", "audience"),
    comment="One row an audit. Rows are added and, when somebody asks to be forgotten, deleted; never changed.",
    sqlite_autoincrement=True,
)

item_scores = Table(
    "item_scores",
    metadata,
    Column(
        "snapshot",
        Integer,
        ForeignKey("snapshots.id", ondelete="CASCADE"),
        primary_key=True,
        comment="the snapshot it belongs to",
    ),
    Column("item", String(200), primary_key=True, comment="id of the checklist item"),
    Column("checklist", Text, nullable=False, comment="id of the checklist"),
    Column("outcome", String(20), nullable=False, comment="met, partly_met, not_met or why there is no score"),
    Column("score", Float, comment="0 to 1; empty where there is none"),
    Column("value", Float, comment="the published value; empty where it is hidden or there is none"),
    Column("n", Integer, comment="published number of records; empty where it is hidden"),
    Index("item_scores_by_item", "item"),
    comment="The items of each snapshot, to draw a series without opening every document.",
)

column_notes = Table(
    "column_notes",
    metadata,
    Column("table_name", String(64), primary_key=True, comment="table"),
    Column("column_name", String(64), primary_key=True, comment="column; empty for the table itself"),
    Column("meaning", Text, nullable=False, comment="what it holds"),
    comment="What every table and column means, for whoever opens this file without the program.",
)
