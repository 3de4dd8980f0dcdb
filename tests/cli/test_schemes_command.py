"""`audit checklists schemes` lists, shows, and says which schemes there are."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from audit.cli.app import app
from audit.errors import UsageError


def test_list_and_show() -> None:
    listed = CliRunner().invoke(app, ["checklists", "schemes"])
    assert listed.exit_code == 0
    assert "chaoss-in-person" in listed.output
    shown = CliRunner().invoke(app, ["checklists", "schemes", "gender-avenger-tally"])
    assert "keynotes-by-gender" in shown.output


def test_an_unknown_scheme_is_a_sentence() -> None:
    with pytest.raises(UsageError, match="no scheme called"):
        CliRunner().invoke(app, ["checklists", "schemes", "nothing"], catch_exceptions=False)
