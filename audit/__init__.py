"""Organizational policy audit: what an organisation does, measured against what it says it stands for."""

__version__ = "0.1.0"
