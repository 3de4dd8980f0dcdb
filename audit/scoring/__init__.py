"""Pure functions that judge, aggregate and plan."""
