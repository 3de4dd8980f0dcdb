"""From spreadsheets to a dataset: guard, read, find the header, map columns, normalise values, issues."""
