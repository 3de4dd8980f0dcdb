"""An index, so that the series of one item is found without reading all of them."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Add the index."""
    op.create_index("item_scores_by_item", "item_scores", ["item"])
