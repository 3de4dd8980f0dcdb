"""Opens the database of a history: one door for SQLAlchemy and Alembic, with faults told in plain sentences."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from audit.errors import HistoryError, UsageError
from audit.history.backup import back_up
from audit.history.schema import HEAD, KNOWN_REVISIONS
from audit.model.message import msg

BUSY_SECONDS = 30
_POSTGRES_LOCK = 7_063_122_025
"""Any number that other programs on the same server are unlikely to lock."""

_READ_ONLY = msg("history-readonly", "The history cannot be written here; nothing was changed.")
_FULL = msg("history-full", "The disk is full; the history is as it was.")
_DAMAGED = msg("history-damaged", "The history is damaged; restore it from a backup.")
_SENTENCES = (
    ("permission denied", _READ_ONLY),
    ("locked", msg("history-locked", "The history is in use by another program; nothing was changed.")),
    ("disk is full", _FULL),
    ("no space left", _FULL),
    ("readonly", _READ_ONLY),
    ("read-only", _READ_ONLY),
    ("malformed", _DAMAGED),
    ("not a database", msg("history-damaged", "This is not a history of this program, or it is damaged.")),
    ("unable to open", msg("history-unreachable", "The history cannot be opened.")),
    ("connection", msg("history-unreachable", "The history cannot be reached.")),
    ("disk i/o", msg("history-io", "The disk reported a fault; the history is as it was.")),
)


def parse_url(url: str) -> URL:
    """Return a database URL; a plain path means a SQLite file."""
    text = url if "://" in url else f"sqlite:///{url}"
    try:
        parsed = make_url(text)
    except ArgumentError as error:
        told = msg("history-url", "The address of the history is not a path or a database URL.")
        raise UsageError(told, code=told.code) from error
    backend = parsed.get_backend_name()
    if backend not in ("sqlite", "postgresql"):
        told = msg(
            "history-url", "A history is kept in SQLite or PostgreSQL, not in {backend}.", backend=f"`{backend}`"
        )
        raise UsageError(told, code=told.code)
    return parsed.set(drivername="postgresql+psycopg") if backend == "postgresql" else parsed


def open_engine(url: URL, *, create: bool = True) -> Engine:
    """Open the database, migrate it where needed, and check that it is whole; one that is not there is created.

    Unless it may be created: then HistoryError, and nothing is made.
    """
    with plain_errors(url):
        if not create and url.get_backend_name() == "sqlite" and _is_nothing(Path(url.database or "")):
            raise _absent(url)
        engine = _sqlite_engine(url) if url.get_backend_name() == "sqlite" else _postgres_engine(url)
        try:
            _check_whole(engine)
            _bring_up_to_date(engine, url, create=create)
        except BaseException:
            engine.dispose()
            raise
    return engine


@contextmanager
def plain_errors(url: URL) -> Iterator[None]:
    """Turn faults of the database into one sentence each; the password never stands in it."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        text = str(getattr(error, "orig", None) or error).lower()
        place = url.render_as_string(hide_password=True)
        for part, sentence in _SENTENCES:
            if part in text:
                raise HistoryError(sentence, code=sentence.code, place=place) from error
        told = msg("history-failed", "The history could not be used; nothing was changed.")
        raise HistoryError(told, code=told.code, place=place) from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection in one transaction that no other writer can enter."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRES_LOCK})
        yield connection


def is_whole(connection: Connection, *, quick: bool) -> bool:
    """Ask SQLite to check its file; a server checks its own."""
    if connection.dialect.name != "sqlite":
        return True
    pragma = "quick_check" if quick else "integrity_check"
    return connection.exec_driver_sql(f"PRAGMA {pragma}(1)").scalar() == "ok"


def erase_free_pages(engine: Engine) -> None:
    """Pack the file and empty the write-ahead log, so that nothing deleted can be read from either."""
    if engine.dialect.name == "sqlite":
        with engine.connect().execution_options(packs=True) as connection:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _sqlite_engine(url: URL) -> Engine:
    path = Path(url.database or "")
    path.parent.mkdir(parents=True, mode=0o700, exist_ok=True)  # another process may be making it, too
    if not path.exists():
        path.touch(mode=0o600)
    writable = os.access(path, os.W_OK)
    if not writable:
        # A write-ahead log cannot be opened where nothing can be written; the closed file is whole without one.
        url = url.set(database=path.resolve().as_uri(), query={"mode": "ro", "immutable": "1", "uri": "true"})
    engine = sa.create_engine(url, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions begin below, not where the driver guesses
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute("PRAGMA synchronous = FULL")
        if writable and cursor.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("packs"):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")

    return engine


def _postgres_engine(url: URL) -> Engine:
    try:
        return sa.create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        told = msg("history-driver", "PostgreSQL needs the extra `postgres` of this program.")
        how = msg("history-driver-how", "Install {package}.", package="policy-audit[postgres]")
        raise UsageError(told, code=told.code, hints=[how]) from error


def _check_whole(engine: Engine) -> None:
    with engine.connect() as connection:
        if not is_whole(connection, quick=True):
            place = engine.url.render_as_string(hide_password=True)
            raise HistoryError(_DAMAGED, code=_DAMAGED.code, place=place)


def _is_nothing(path: Path) -> bool:
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)


def _absent(url: URL) -> HistoryError:
    told = msg("no-history", "There is no history there.")
    how = msg("no-history-how", "`audit run` begins one.")
    return HistoryError(told, code=told.code, place=url.render_as_string(hide_password=True), hints=[how])


def _bring_up_to_date(engine: Engine, url: URL, *, create: bool) -> None:
    with engine.connect() as connection:
        revision = _revision(connection, url)
    if revision == HEAD:
        return
    if revision is None and not create:
        raise _absent(url)
    if revision is not None:
        back_up(engine, url, revision)
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with writing(engine) as connection:
        if _revision(connection, url) != HEAD:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _revision(connection: Connection, url: URL) -> str | None:
    tables = sa.inspect(connection).get_table_names()
    if not tables:
        return None
    place = url.render_as_string(hide_password=True)
    if "alembic_version" not in tables or "snapshots" not in tables:
        told = msg("history-foreign", "This database belongs to another program.")
        raise HistoryError(told, code=told.code, place=place)
    revision = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    if revision not in KNOWN_REVISIONS:
        told = msg("history-newer", "This history was written by a newer version of the program.")
        how = msg("history-newer-how", "Update the program to read it.")
        raise HistoryError(told, code=told.code, place=place, hints=[how])
    return str(revision)
