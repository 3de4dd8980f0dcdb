"""Which day it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from os import environ


def today() -> date:
    """Return today where the user is, or the day of SOURCE_DATE_EPOCH where a reproducible result is wanted."""
    epoch = environ.get("SOURCE_DATE_EPOCH")
    if epoch and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    return datetime.now(tz=UTC).astimezone().date()
