"""Ctrl-C ends a command with 130, and with a sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from audit.cli import main, sample


@pytest.mark.parametrize(("language", "said"), [("en", "Stopped; nothing was left half-written.\n"), ("de", "\n")])
def test_a_command_that_is_stopped_says_so(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str,
    said: str,
) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sample, "_sample_package", stop)
    monkeypatch.setattr(sys, "argv", ["audit", "sample", str(tmp_path), "--lang", language])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    told = capsys.readouterr().err
    assert told.endswith(said)
    assert len(told) > 20
    assert list(tmp_path.iterdir()) == []
