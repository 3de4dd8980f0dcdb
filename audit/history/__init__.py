"""Snapshots of results, and what changed between them."""

from audit.history.compare import compare
from audit.history.store import Snapshot, Store, default_url, open_store

__all__ = ["Snapshot", "Store", "compare", "default_url", "open_store"]
