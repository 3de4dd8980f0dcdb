"""A fictional organisation and its spreadsheets, made by a seeded script. Nobody in them is real."""
