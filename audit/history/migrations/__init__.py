"""Migrations of the history database, run by Alembic inside the transaction that opens the store."""
