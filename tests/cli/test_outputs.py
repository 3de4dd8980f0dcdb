"""What commands refuse to write over: what they read, what somebody filled in, and each other's outputs."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from audit.cli.app import app
from audit.cli.outputs import check_apart, check_outputs, file_of
from audit.errors import AuditError, UsageError
from audit.report import build_context, render_json, write_xlsx
from tests.report.factory import sample_result


def refusal(*arguments: str) -> AuditError:
    error = CliRunner().invoke(app, list(arguments)).exception
    assert isinstance(error, AuditError), error
    return error


@pytest.fixture
def staff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "staff.csv"
    path.write_text("employee,gender\n1,F\n2,M\n")
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "staff.csv", "--no-history", "--json", "staff.csv"),
        ("run", "staff.csv", "--no-history", "-o", "staff.csv"),
        ("run", "staff.csv", "-o", "report.pdf", "--config", "own.toml", "--html", "own.toml"),
        ("import", "staff.csv", "--save-mapping", "staff.csv"),
        ("import", "staff.csv", "--save-mapping", "audit.toml"),
        ("import", "staff.csv", "--save-mapping", "./linked.csv"),
        ("benchmark", "build", "staff.csv", "-o", "staff.csv"),
        ("checklists", "to-xlsx", "staff.csv", "staff.csv"),
        ("history", "export", "staff.csv", "--history", "staff.csv"),
        ("history", "export", "staff.csv", "--history", "sqlite:///staff.csv"),
    ],
)
def test_what_a_command_reads_is_not_written_over(staff: Path, arguments: tuple[str, ...]) -> None:
    for name in ("own.toml", "audit.toml"):
        (staff.parent / name).touch()
    (staff.parent / "linked.csv").symlink_to(staff)
    before = {path.name: path.read_bytes() for path in staff.parent.iterdir()}
    error = refusal(*arguments)
    assert (type(error), error.code in {"output-read", "output-ending"}) == (UsageError, True)
    assert {path.name: path.read_bytes() for path in staff.parent.iterdir()} == before


def test_a_result_is_rendered_as_itself_but_not_over_itself(tmp_path: Path) -> None:
    document = tmp_path / "result.json"
    document.write_bytes(render_json(sample_result()))
    assert CliRunner().invoke(app, ["render", str(document), "--format", "json,md"]).exit_code == 0
    before = document.read_bytes()
    assert refusal("plan", str(document), "--budget", "1", "-o", str(document)).code == "output-ending"
    assert document.read_bytes() == before


@pytest.mark.parametrize("other", ["a.pdf", "./a.pdf", "b/../a.pdf"])
def test_two_outputs_do_not_share_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as caught:
        check_apart((Path("a.pdf"), None, Path(other)), read=())
    assert caught.value.code == "output-twice"


def test_devices_may_be_named_twice() -> None:
    check_outputs({"html": Path("/dev/null"), "json": Path("/dev/null")}, read=(Path("/dev/null"),))


@pytest.mark.parametrize(
    ("form", "name"), [("pdf", "report.html"), ("pdf", "report.docx"), ("html", "report.PDF"), ("xlsx", "plan.csv")]
)
def test_an_ending_that_says_something_else_is_refused(tmp_path: Path, form: str, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_outputs({form: tmp_path / name})
    assert (caught.value.code, caught.value.place) == ("output-ending", str(tmp_path / name))


@pytest.mark.parametrize(
    ("form", "name"),
    [("pdf", "report.PDF"), ("pdf", "report"), ("pdf", "report.2025"), ("html", "report.htm"), ("csv", "found.txt")],
)
def test_other_endings_are_taken_as_given(tmp_path: Path, form: str, name: str) -> None:
    check_outputs({form: tmp_path / name})
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    write_xlsx(path, build_context(sample_result(), None))
    return path


def test_a_plan_that_nobody_filled_in_is_written_again(plan: Path) -> None:
    check_outputs({"xlsx": plan})
    (plan.parent / "new.xlsx").touch()
    check_outputs({"xlsx": plan.parent / "new.xlsx"})


@pytest.mark.parametrize(("column", "value"), [("G", "done"), ("H", "2026-01-31"), ("I", "minutes"), ("J", "Agreed.")])
def test_a_plan_that_somebody_filled_in_stays(plan: Path, column: str, value: str) -> None:
    book = load_workbook(plan)
    assert book["actions"][f"{column}1"].value in ("status", "done_on", "evidence", "response")
    book["actions"][f"{column}2"] = value
    book.save(plan)
    with pytest.raises(UsageError) as caught:
        check_outputs({"xlsx": plan})
    assert caught.value.code == "exists"


@pytest.mark.parametrize("content", [b"no workbook", b"PK\x03\x04"])
def test_another_workbook_stays(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "budget.xlsx"
    path.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        check_outputs({"xlsx": path})
    assert caught.value.code == "exists"


def test_a_history_is_a_file_unless_it_is_a_server() -> None:
    assert [file_of(name) for name in (None, "h.db", "sqlite:///h.db", "postgresql://u@h/n")] == [
        None,
        Path("h.db"),
        Path("h.db"),
        None,
    ]
