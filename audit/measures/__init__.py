"""From a dataset to measurements: a registry, one disaggregation frame, one module a theme."""
