"""Snapshots of results, and what changed between them."""
