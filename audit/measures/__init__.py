"""From a dataset to measurements: a registry, one disaggregation frame, one module a theme."""

from __future__ import annotations

from audit.measures.run import condition_applies, load_measures, measure_items

__all__ = ["condition_applies", "load_measures", "measure_items"]
