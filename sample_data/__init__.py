"""A fictional organisation and its spreadsheets, made by a seeded script. Nobody in them is real."""

from .make import write_sample

__all__ = ["write_sample"]
