"""Snapshots of results, and what changed between them."""

from audit.history.again import rejudge_history, rejudge_result
from audit.history.archive import add_entries, export_history, import_history, read_export
from audit.history.compare import compare
from audit.history.rows import Snapshot
from audit.history.store import Store, default_url, open_store
from audit.history.trend import build_trend

__all__ = [
    "Snapshot",
    "Store",
    "add_entries",
    "build_trend",
    "compare",
    "default_url",
    "export_history",
    "import_history",
    "open_store",
    "read_export",
    "rejudge_history",
    "rejudge_result",
]
