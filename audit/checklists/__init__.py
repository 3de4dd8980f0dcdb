"""From checklist files to the model: a strict loader, the schema, lint, and the spreadsheet form."""
