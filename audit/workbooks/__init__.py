"""Input workbooks: spreadsheets that ask for exactly what the checklists of a profile need."""

from audit.workbooks.write import write_workbooks

__all__ = ["write_workbooks"]
