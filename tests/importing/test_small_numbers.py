"""Published tables that hide small numbers, name their totals in other words and end in a note of their source."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.numbers import parse_numbers
from audit.importing.run import Inspection


def read(folder: Path, text: str) -> Inspection:
    (folder / "table.csv").write_text(text, encoding="utf-8")
    return inspect_files([folder / "table.csv"], Settings())


@pytest.mark.parametrize("hidden", ["<5", "< 10", "≤5", "fewer than 5", "less than 10", "moins de 5", "weniger als 5"])
def test_a_number_that_is_only_small_is_not_given_and_that_is_said(tmp_path: Path, hidden: str) -> None:
    found = read(tmp_path, f"School,Female,Male\nA,12,10\nB,{hidden},7\nC,30,{hidden}\n")
    frame = found.dataset.tables["published_headcounts"].frame
    assert frame["women"].fillna(-1).tolist() == [12, -1, 30]
    assert frame["men"].fillna(-1).tolist() == [10, 7, -1]
    said = [issue.message.params for issue in found.issues if issue.code == "small-numbers"]
    assert said == [{"header": "women", "n": 1}, {"header": "men", "n": 1}]


@pytest.mark.parametrize("text", ["<20000", "<x", "5<", "under budget"])
def test_other_texts_with_such_signs_are_no_numbers(text: str) -> None:
    assert parse_numbers([text]).bad == (0,)


@pytest.mark.parametrize("total", ["All faculties", "All schools", "All directorates", "All staff"])
@pytest.mark.parametrize(
    "note", ["Source: HR, 31 July 2023", "Note: rounded to 5", "Quelle: Personalabteilung", "* rounded"]
)
def test_totals_and_notes_of_a_narrow_table_are_left_out(tmp_path: Path, total: str, note: str) -> None:
    found = read(tmp_path, f'Faculty,Women,Men\nArts,10,20\nScience,30,45\n{total},40,65\n\n"{note}",,\n')
    frame = found.dataset.tables["published_headcounts"].frame
    assert frame["job"].tolist() == ["Arts", "Science"]
    pools = found.dataset.tables["reference"].frame
    assert pools.set_index("group")["count"].to_dict() == {"women": 40, "men": 65}


def test_a_last_row_of_one_cell_that_is_no_note_stays(tmp_path: Path) -> None:
    found = read(tmp_path, "Faculty,Women,Men\nArts,10,20\nScience,30,45\nMusic,,\n")
    assert found.dataset.tables["published_headcounts"].frame["job"].tolist() == ["Arts", "Science", "Music"]


@pytest.mark.parametrize(
    "headers",
    [
        "Befattning;Antal kvinnor;Antal män;Medellön kvinnor;Medellön män",
        "Stilling;Antal kvinder;Antal mænd;Gennemsnitsløn kvinder;Gennemsnitsløn mænd",
        "Stilling;Antall kvinner;Antall menn;Gjennomsnittslønn kvinner;Gjennomsnittslønn menn",
    ],
)
def test_average_pay_in_nordic_tables_is_no_number_of_people(tmp_path: Path, headers: str) -> None:
    found = read(tmp_path, f"{headers}\nLærer;10;5;35000;36000\nChef;3;4;50000;52000\n")
    frame = found.dataset.tables["published_headcounts"].frame
    assert (frame["women"].tolist(), frame["men"].tolist()) == ([10, 3], [5, 4])
    assert (frame["women_pay"].tolist(), frame["men_pay"].tolist()) == ([35000, 50000], [36000, 52000])
