"""Writing checklists: describing, checking, scaffolding, spreadsheets and generated pages."""
