"""A period has a label, a span for flows and a snapshot date for stocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """`said` tells where the dates came from: the command, audit.toml, the label, or the data."""

    label: str
    start: date
    end: date
    as_of: date
    said: str = "label"
