"""Snapshots of results, and what changed between them."""

from audit.history.again import rejudge_history, rejudge_result
from audit.history.archive import export_history, import_history
from audit.history.compare import compare
from audit.history.rows import Snapshot
from audit.history.store import Store, default_url, open_store
from audit.history.trend import build_trend

__all__ = [
    "Snapshot",
    "Store",
    "build_trend",
    "compare",
    "default_url",
    "export_history",
    "import_history",
    "open_store",
    "rejudge_history",
    "rejudge_result",
]
