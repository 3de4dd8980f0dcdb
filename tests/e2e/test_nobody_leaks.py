"""A person's value stands in no message and in no output."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pypdf

from tests.e2e.commands import Run, run_all_outputs

NAME = "Zyxwina Quorlbeck"
GENDER = "Quibblegender"
SALARY = "98761.23"
BORN = "1961-07-19"
TITLE = "Keeper of Snorkwhistles"
DATE = "soonish-snark"
SENTINELS = ("Zyxwina", "Quorlbeck", "Quibblegender", "98761", "98,761", "1961-07-19", "Snorkwhistles", "soonish-snark")


def _staff(path: Path) -> Path:
    header = ("Employee name", "Employee ID", "Gender", "Date of birth", "Department", "Grade", "Job title", "Salary")
    rows: list[tuple[object, ...]] = [(*header, "Start date", "Contract")]
    rows.extend(
        (
            f"Person {serial}",
            f"E{serial}",
            "Woman" if serial % 2 else "Man",
            f"19{60 + serial % 40}-02-0{1 + serial % 9}",
            "Sales" if serial % 3 else "Human Resources",
            f"Grade {1 + serial % 4}",
            "Clerk",
            30_000 + 100 * serial,
            "2019-05-01",
            "Full-time",
        )
        for serial in range(60)
    )
    rows.append((NAME, "E-777", GENDER, BORN, "Tower", "Grade 9", TITLE, SALARY, "2001-01-09", "Part-time"))
    rows.append((f"{NAME} II", "E-778", "Man", "1999-09-09", "Sales", "Grade 1", "Clerk", "twelve", DATE, "Full-time"))
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def _texts(run: Run) -> dict[str, str]:
    pdf = pypdf.PdfReader(run.folder / "report.pdf")
    texts = {
        "terminal": run.said,
        "html": (run.folder / "report.html").read_text(encoding="utf-8"),
        "json": (run.folder / "report.json").read_text(encoding="utf-8"),
        "pdf": " ".join(page.extract_text() for page in pdf.pages) + str(pdf.metadata) + str(pdf.outline),
        "history": (run.folder.parent / "history.db").read_bytes().decode("latin-1"),
    }
    for name, contents in pdf.attachments.items():
        texts[f"pdf attachment {name}"] = b" ".join(contents).decode("utf-8", "replace")
    with zipfile.ZipFile(run.folder / "report.xlsx") as book:
        texts["xlsx"] = " ".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return texts


def test_values_of_one_person_are_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    staff = _staff(tmp_path / "staff.csv")
    run = run_all_outputs(folder, [staff], "--org", "X", "--period", "2025", "--history", tmp_path / "history.db")
    assert run.code == 0, run.said
    for place, text in _texts(run).items():
        for sentinel in SENTINELS:
            assert sentinel.casefold() not in text.casefold(), f"{sentinel} stands in the {place}"


def test_message_names_the_cell_of_a_bad_value(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    staff = _staff(tmp_path / "staff.csv")
    run = run_all_outputs(folder, [staff], "--org", "X", "--period", "2025", "--history", tmp_path / "history.db")
    places = {(issue["file"], issue["cell"]) for issue in run.result["issues"] if issue["level"] != "info"}
    cells = {cell for _, cell in places}
    assert any("H63" in cell for cell in cells), cells
    assert any("I63" in cell for cell in cells), cells
