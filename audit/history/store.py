"""The history: snapshots of results, appended one transaction each and never changed."""

from __future__ import annotations

from collections.abc import Collection
from types import TracebackType
from typing import Self

import platformdirs
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from audit.errors import HistoryError, UsageError
from audit.history.database import erase_free_pages, is_whole, open_engine, parse_url, plain_errors, writing
from audit.history.keys import first_key, found_digest, snapshot_key
from audit.history.rows import REJUDGED, RUN, Snapshot, decode_document, faults_of, items_of, row_of, snapshot_of
from audit.history.schema import item_scores, snapshots
from audit.model.message import Message, msg
from audit.model.period import Period
from audit.model.result import AuditResult
from audit.types import Audience

_SUMMARY = [column for column in snapshots.columns if column.name != "document"]


def default_url() -> str:
    """Return the history in the user's own data directory."""
    path = platformdirs.user_data_path("policy-audit", appauthor=False) / "history.sqlite"
    return f"sqlite:///{path}"


def open_store(url: str, *, create: bool = True) -> Store:
    """Open a history by path or URL, migrating it where needed. Raises HistoryError in one sentence.

    One that is not there is created, or else an error.
    """
    return Store(url, create=create)


class Store:
    """An open history; use it as a context manager."""

    def __init__(self, url: str, *, create: bool = True) -> None:
        self._url = parse_url(url)
        self._engine = open_engine(self._url, create=create)

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def remember(self, result: AuditResult) -> bool:
        """Add a result; return False if the same run is there already.

        A result of the same period and audience made from other files, settings or checklists supersedes the newest
        one; both stay. A confidential result is never stored.
        """
        if result.audience is Audience.CONFIDENTIAL:
            told = msg("confidential-stored", "A confidential result is never stored.")
            instead = msg("confidential-instead", "Run it for another audience, or without history.")
            raise UsageError(told, code=told.code, hints=[instead])
        return self.append(result, kind=RUN)

    def append(self, result: AuditResult, *, kind: str, original: int | None = None, recorded_at: str = "") -> bool:
        """Add a result of the given kind; return False if it is there already."""
        key = snapshot_key(result, kind=_key_kind(kind), original=original)
        row = row_of(result, key, kind, original, recorded_at)
        items = items_of(result)
        with plain_errors(self._url), writing(self._engine) as connection:
            if _number_of(connection, result, kind, original) is not None:
                return False
            if kind != REJUDGED:
                row["supersedes"] = _newest_of_period(connection, result)
            number = connection.execute(sa.insert(snapshots).values(row).returning(snapshots.c.id)).scalar_one()
            if items:
                connection.execute(sa.insert(item_scores), [{"snapshot": number, **item} for item in items])
        return True

    def find(self, result: AuditResult, *, kind: str = RUN, original: int | None = None) -> int | None:
        """Return the number of the snapshot that holds this run, or None."""
        with plain_errors(self._url), self._engine.connect() as connection:
            return _number_of(connection, result, kind, original)

    def list(self, organisation: str | None = None, *, rejudged: bool = True) -> tuple[Snapshot, ...]:
        """Return the snapshots by organisation, period and order of recording."""
        query = sa.select(*_SUMMARY, _is_superseded().label("superseded")).order_by(
            snapshots.c.organisation, snapshots.c.period_end, snapshots.c.id
        )
        if organisation is not None:
            query = query.where(snapshots.c.organisation == organisation)
        if not rejudged:
            query = query.where(snapshots.c.kind != REJUDGED)
        with plain_errors(self._url), self._engine.connect() as connection:
            return tuple(snapshot_of(row) for row in connection.execute(query).mappings())

    def load(self, number: int) -> AuditResult:
        """Return the result of a snapshot; HistoryError if there is none or it was changed."""
        query = sa.select(snapshots.c.document, snapshots.c.document_sha256).where(snapshots.c.id == number)
        with plain_errors(self._url), self._engine.connect() as connection:
            row = connection.execute(query).first()
        if row is None:
            told = msg("no-snapshot", "There is no snapshot {number} in the history.", number=number)
            raise HistoryError(told, code=told.code, place=self.place)
        return decode_document(row.document, row.document_sha256, f"{self.place}, snapshot {number}")

    def previous(self, organisation: str, period: Period, *, audience: Audience | None = None) -> AuditResult | None:
        """Return the newest accepted result of the latest earlier period; with `audience`, one of that audience."""
        found = self._accepted_before(organisation, period, audience)
        return self.load(found[-1].id) if found else None

    def earlier(self, organisation: str, period: Period) -> tuple[AuditResult, ...]:
        """Return the accepted results of all earlier periods, oldest first, one for each period and audience."""
        return tuple(self.load(entry.id) for entry in self._accepted_before(organisation, period, None))

    def published(self, organisation: str) -> tuple[AuditResult, ...]:
        """Return every result ever recorded of an organisation, in the order of recording: superseded ones too.

        A reader may hold any of them, whatever corrected it later.
        """
        entries = self.list(organisation, rejudged=False)
        return tuple(self.load(entry.id) for entry in sorted(entries, key=lambda entry: entry.id))

    def forget(
        self, *, organisation: str | None = None, period: str | None = None, numbers: Collection[int] = ()
    ) -> int:
        """Delete snapshots for good, with what was judged again from them; return how many.

        Deleted pages are overwritten and the file is packed. Copies and backups are beyond reach: say so to the user.
        """
        if organisation is None and not numbers:
            told = msg("forget-what", "Say which snapshots to forget: an organisation, a period of it, or numbers.")
            raise UsageError(told, code=told.code)
        gone = [
            entry.id
            for entry in self.list(organisation)
            if (not numbers or entry.id in numbers) and period in (None, entry.period)
        ]
        with plain_errors(self._url):
            with writing(self._engine) as connection:
                chosen = sa.or_(snapshots.c.id.in_(gone), snapshots.c.original.in_(gone))
                connection.execute(
                    sa.delete(item_scores).where(item_scores.c.snapshot.in_(sa.select(snapshots.c.id).where(chosen)))
                )
                count = connection.execute(sa.delete(snapshots).where(chosen)).rowcount
            erase_free_pages(self._engine)
        return count

    def verify(self) -> tuple[Message, ...]:
        """Return what is wrong with the history; nothing if it is whole.

        Checked are the database file, and for every snapshot its document, key, scores and items.
        """
        faults: list[Message] = []
        with plain_errors(self._url), self._engine.connect() as connection:
            if not is_whole(connection, quick=False):
                faults.append(msg("history.file", "The database file is damaged."))
            for number in connection.execute(sa.select(snapshots.c.id).order_by(snapshots.c.id)).scalars().all():
                row = connection.execute(sa.select(snapshots).where(snapshots.c.id == number)).mappings().one()
                items = connection.execute(sa.select(item_scores).where(item_scores.c.snapshot == number)).mappings()
                own = {item["item"]: (item["outcome"], item["score"]) for item in items}
                faults += faults_of(number, row, own)
        return tuple(faults)

    @property
    def place(self) -> str:
        """Return the address of the history without a password."""
        return self._url.render_as_string(hide_password=True)

    def accepted(
        self, organisation: str, *, audience: Audience | None = None, periods: int | None = None
    ) -> tuple[AuditResult, ...]:
        """Return the newest result of each period, oldest first: of one audience, else of the latest recorded one.

        `periods` keeps the latest ones.
        """
        entries = [entry for entry in self.list(organisation, rejudged=False) if not entry.superseded]
        newest: dict[str, Snapshot] = {}
        for entry in sorted(entries, key=lambda entry: entry.id):
            if audience in (None, entry.audience):
                newest[entry.period] = entry
        ordered = sorted(newest.values(), key=lambda entry: (entry.period_end, entry.period_start))
        return tuple(self.load(entry.id) for entry in (ordered if periods is None else ordered[-periods:]))

    def _accepted_before(self, organisation: str, period: Period, audience: Audience | None) -> tuple[Snapshot, ...]:
        return tuple(
            entry
            for entry in self.list(organisation, rejudged=False)
            if not entry.superseded
            and entry.period_end < period.end
            and entry.period != period.label
            and audience in (None, entry.audience)
        )


def _key_kind(kind: str) -> str:
    return kind if kind == REJUDGED else ""  # a run that was imported is the same run


def _number_of(connection: Connection, result: AuditResult, kind: str, original: int | None) -> int | None:
    """Return the snapshot that holds this run, under its key or, with the same findings, under one of old form."""
    wanted = snapshot_key(result, kind=_key_kind(kind), original=original)
    number: int | None = connection.execute(sa.select(snapshots.c.id).where(snapshots.c.key == wanted)).scalar()
    if number is not None:
        return number
    old = first_key(result, kind=_key_kind(kind), original=original)
    columns = (snapshots.c.id, snapshots.c.document, snapshots.c.document_sha256)
    row = connection.execute(sa.select(*columns).where(snapshots.c.key == old)).first()
    if row is None or found_digest(decode_document(row.document, row.document_sha256, "")) != found_digest(result):
        return None
    return int(row.id)


def _newest_of_period(connection: Connection, result: AuditResult) -> int | None:
    query = sa.select(sa.func.max(snapshots.c.id)).where(
        snapshots.c.organisation == result.organisation,
        snapshots.c.period == result.period.label,
        snapshots.c.audience == result.audience.value,
        snapshots.c.kind != REJUDGED,
    )
    number: int | None = connection.execute(query).scalar()
    return number


def _is_superseded() -> sa.Exists:
    later = snapshots.alias("later")
    return sa.exists().where(later.c.supersedes == snapshots.c.id)
