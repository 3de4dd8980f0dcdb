"""What is printed where a terminal has not all letters."""

from __future__ import annotations

import io
import sys

import pytest

from audit.cli.console import print_what_can_be


@pytest.mark.parametrize(
    ("encoding", "text", "printed"),
    [
        ("utf-8", "−4.1 “Zwö” 文…", "−4.1 “Zwö” 文…"),
        ("cp1252", "−4.1 “Zwö” 文…", "-4.1 “Zwö” ?…"),
        ("ascii", "−4.1 – “Zwö” 文…\u202f«x»", '-4.1 - "Zw?" ?... "x"'),
        ("utf-8", "a\udcffb", "a?b"),
    ],
)
def test_letters_that_a_terminal_has_not_are_told_plainly(
    monkeypatch: pytest.MonkeyPatch, encoding: str, text: str, printed: str
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    print_what_can_be()
    sys.stdout.write(text)
    sys.stdout.flush()
    assert written.getvalue().decode(encoding) == printed
