"""The table is found in the sheets that people make: titles, blanks, two-row headers, totals, notes, several tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow as pa
import pytest

from audit.config import Settings
from audit.importing import inspect_files, left_out_rows, region, write_mapping
from audit.importing.header import first_rows
from audit.importing.read.sheet import ReadSheet
from audit.tables.dataset import Dataset

Rows = Sequence[Sequence[object]]
STAFF: Rows = (
    ("Employee ID", "Gender", "Department", "Salary"),
    (1, "F", "Sales", 100),
    (2, "M", "Sales", 200),
)
EVENTS: Rows = (("Event", "Date", "Attendees"), ("A", "2025-02-03", 10), ("B", "2025-03-14", 20))


def workbook(folder: Path, sheets: dict[str, Rows], merges: Sequence[str] = ()) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in merges:
            sheet.merge_cells(area)
    book.save(folder / "book.xlsx")
    return folder / "book.xlsx"


def imported(path: Path) -> Dataset:
    return inspect_files([path], Settings()).dataset


def codes(dataset: Dataset) -> set[str]:
    return {issue.code for issue in dataset.issues}


def test_title_rows_blank_rows_totals_and_notes(tmp_path: Path) -> None:
    rows = [("Our staff 2025",), (), *STAFF[:2], (), STAFF[2], ("Total", None, None, 300), (), ("Source: payroll",)]
    dataset = imported(workbook(tmp_path, {"Staff": rows}))
    frame = dataset.tables["employees"].frame
    assert frame["employee"].tolist() == ["1", "2"]
    assert frame["_row"].tolist() == [4, 6]
    assert {"header-row", "left-out-total", "left-out-note"} <= codes(dataset)


def test_a_department_called_total_rewards_is_no_total(tmp_path: Path) -> None:
    rows = [("Department", "Employee ID", "Gender"), ("Total Rewards", 1, "F"), ("Sales", 2, "M")]
    assert len(imported(workbook(tmp_path, {"S": rows})).tables["employees"].frame) == 2


def test_a_header_in_two_rows_with_merged_groups(tmp_path: Path) -> None:
    rows = [
        ("Employee ID", "Person", None, "Work", None),
        (None, "Gender", "Birth year", "Department", "Salary"),
        (1, "F", 1980, "Sales", 100),
        (2, "M", 1990, "HR", 200),
    ]
    path = workbook(tmp_path, {"S": rows}, merges=("A1:A2", "B1:C1", "D1:E1"))
    frame = imported(path).tables["employees"].frame
    assert len(frame) == 2
    assert frame["employee"].tolist() == ["1", "2"]


def test_merged_cells_are_filled_down(tmp_path: Path) -> None:
    rows = [("Department", "Employee ID", "Gender"), ("Sales", 1, "F"), (None, 2, "M"), ("HR", 3, "F")]
    frame = imported(workbook(tmp_path, {"S": rows}, merges=("A2:A3",))).tables["employees"].frame
    assert frame["department"].tolist() == ["Sales", "Sales", "HR"]


def test_two_tables_below_each_other(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"All": [("Report",), (), *STAFF, (), (), *EVENTS]})
    first = inspect_files([path], Settings())
    tables = first.dataset.tables
    assert tables["employees"].frame["_row"].tolist() == [4, 5]
    assert tables["events"].frame["_row"].tolist() == [9, 10]
    write_mapping(first, tmp_path / "m.toml")
    again = inspect_files([path], Settings(), mapping=tmp_path / "m.toml").dataset
    for name in tables:
        pd.testing.assert_frame_equal(again.tables[name].frame, tables[name].frame)


def test_two_tables_side_by_side(tmp_path: Path) -> None:
    rows = [(*left, None, *right) for left, right in zip(STAFF, EVENTS, strict=True)]
    tables = imported(workbook(tmp_path, {"All": rows})).tables
    assert len(tables["employees"].frame) == 2
    assert tables["events"].frame["event"].tolist() == ["A", "B"]


def test_one_table_with_an_empty_column_between_stays_one(tmp_path: Path) -> None:
    rows = [(*row[:2], None, *row[2:]) for row in STAFF]
    frame = imported(workbook(tmp_path, {"All": rows})).tables["employees"].frame
    assert frame["department"].tolist() == ["Sales", "Sales"]
    assert frame["gender"].tolist() == ["women", "men"]


def test_a_data_dictionary_and_a_pivot_are_not_data(tmp_path: Path) -> None:
    dictionary = [("Column", "Meaning", "Type"), ("Gender", "How people name it", "text"), ("Salary", "a year", "EUR")]
    pivot = [("Row labels", "Sum of Salary", "Count of ID"), ("Sales", 300, 2), ("Grand Total", 300, 2)]
    dataset = imported(workbook(tmp_path, {"About": dictionary, "Pivot": pivot, "Staff": STAFF}))
    assert set(dataset.tables) == {"employees"}
    assert {source.sheet for source in dataset.sources if not source.table} == {"About", "Pivot"}


def test_a_hidden_sheet_is_named(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Staff": EVENTS, "Old": STAFF})
    book = openpyxl.load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book.save(path)
    dataset = imported(path)
    assert [issue.sheet for issue in dataset.issues if issue.code == "hidden-sheet"] == ["Old"]


@pytest.mark.parametrize(
    ("headers", "department"),
    [
        (("Matricule", "Sexe", "Service", "Date d'embauche", "Salaire annuel"), "RH"),
        (("Personal-Nr.", "Geschlecht", "Abteilung", "Eintrittsdatum", "Jahresgehalt"), "Personalabteilung"),
        (("ID empleado", "Género", "Departamento", "Fecha de ingreso", "Salario bruto"), "Recursos Humanos"),
        (("Matrícula", "Sexo", "Setor", "Data de admissão", "Salário mensal"), "Recursos Humanos"),
        (("Matricola", "Genere", "Reparto", "Data assunzione", "RAL"), "Risorse Umane"),
        (("Personeelsnummer", "Geslacht", "Afdeling", "In dienst", "Jaarsalaris"), "Personeelszaken"),
    ],
)
def test_headers_in_other_languages(tmp_path: Path, headers: tuple[str, ...], department: str) -> None:
    rows = [headers, ("1", "F", department, "2020-01-31", 1000), ("2", "M", "X", "2021-01-31", 2000)]
    dataset = imported(workbook(tmp_path, {"S": rows}))
    frame = dataset.tables["employees"].frame
    assert {"employee", "gender", "department", "hired_on", "salary"} <= dataset.tables["employees"].columns
    assert frame["department_function"].tolist() == ["hr", ""]
    factor = 12 if "mensal" in headers[4] else 1
    assert frame["annual_pay"].tolist() == [1000 * factor, 2000 * factor]


@pytest.mark.parametrize(
    ("values", "genders"),
    [
        (("M", "W"), ["men", "women"]),
        (("H", "M"), ["men", "women"]),
        (("H", "F"), ["men", "women"]),
        (("M", "V"), ["men", "women"]),
        (("U", "D"), ["men", "women"]),
        (("männlich", "divers"), ["men", "non-binary"]),
        (("Femme", "Non-binaire"), ["women", "non-binary"]),
        (("Prefer not to say", ""), ["prefer-not-to-say", "not-disclosed"]),
        (("Xenogender", "f "), ["another", "women"]),
    ],
)
def test_words_and_letters_for_gender(tmp_path: Path, values: tuple[str, str], genders: list[str]) -> None:
    rows = [("Employee ID", "Gender", "Department"), (1, values[0], "A"), (2, values[1] or None, "A")]
    frame = imported(workbook(tmp_path, {"S": rows})).tables["employees"].frame
    assert frame["gender"].tolist() == genders
    assert frame["gender__raw"].astype("string").fillna("").tolist() == [value.strip() for value in values]


def test_numbers_for_gender_are_never_guessed(tmp_path: Path) -> None:
    rows = [("Employee ID", "Gender", "Department"), (1, 0, "A"), (2, 1, "A")]
    dataset = imported(workbook(tmp_path, {"S": rows}))
    assert "gender" not in dataset.tables["employees"].columns
    assert "codes-unexplained" in codes(dataset)


def test_contradictions_are_reported(tmp_path: Path) -> None:
    rows = [
        ("Employee ID", "Gender", "Department", "Employment status", "Hire date", "Termination date", "Date of birth"),
        (1, "F", "A", "Active", "2015-01-31", "2019-05-31", "1980-01-01"),
        (2, "M", "A", "Active", "2020-01-31", None, "2150-01-01"),
        (2, "F", "B", "Active", "2020-01-31", "2018-01-01", "1990-01-01"),
    ]
    dataset = imported(workbook(tmp_path, {"S": rows}))
    assert {"active-and-left", "impossible-value", "repeated-key", "dates-in-wrong-order"} <= codes(dataset)
    assert len(dataset.tables["employees"].frame) == 3


def test_a_blank_department_may_be_any(tmp_path: Path) -> None:
    rows = [("Employee ID", "Gender", "Department", "Salary"), (1, "F", "Human Resources", 10), (2, "M", None, 20)]
    rows += [(number, "F", "Works", 30) for number in range(3, 8)]
    frame = imported(workbook(tmp_path, {"S": rows})).tables["employees"].frame
    assert frame["department_function"].isna().tolist() == [False, True, *[False] * 5]


def test_subtotals_of_departments_are_left_out(tmp_path: Path) -> None:
    rows = [
        *(("Department", "Employee ID", "Gender", "Salary"), ("Sales", 1, "F", 100), ("Sales", 2, "M", 200)),
        *(("Sales Total", None, None, 300), ("Legal", 3, "F", 50), (None, None, "Legal subtotal", 50)),
        ("Grand Total", None, None, 350),
    ]
    dataset = imported(workbook(tmp_path, {"S": rows}))
    assert dataset.tables["employees"].frame["employee"].tolist() == ["1", "2", "3"]
    assert [issue.rows for issue in dataset.issues if issue.code == "left-out-total"] == [3]


@pytest.mark.parametrize("label", ["Row Labels", "Etiquetas de fila", "Zeilenbeschriftungen", "Étiquettes de lignes"])
def test_a_pivot_table_is_passed_over(tmp_path: Path, label: str) -> None:
    pivot = ((label, "Count of Employee ID"), ("Female", 15), ("Male", 15), ("Total", 30))
    dataset = imported(workbook(tmp_path, {"Pivot": pivot, "Staff": STAFF}))
    assert set(dataset.tables) == {"employees"}
    assert "pivot-table" in codes(dataset)


def test_people_in_two_sheets_are_told(tmp_path: Path) -> None:
    dataset = imported(workbook(tmp_path, {"North": STAFF, "South": STAFF}))
    (issue,) = [issue for issue in dataset.issues if issue.code == "repeated-key-elsewhere"]
    assert (issue.sheet, issue.rows, issue.level, issue.cell) == ("South", 2, "error", "A2, A3")


def test_rows_of_measures_are_no_parts_of_one_whole(tmp_path: Path) -> None:
    rows = (("Measure", "Women", "Men"), ("Headcount", 40, 60), ("Promotions", 4, 7))
    pools = imported(workbook(tmp_path, {"S": rows})).tables["reference"].frame
    assert pools.groupby("pool")["count"].sum().to_dict() == {"book Headcount": 100, "book Promotions": 11}


def test_columns_that_mean_nothing_are_named(tmp_path: Path) -> None:
    rows = [(*row, more) for row, more in zip(STAFF, ("Shoe size", 39, 44), strict=True)]
    dataset = imported(workbook(tmp_path, {"Staff": rows}))
    (read,) = [issue for issue in dataset.issues if issue.code == "table-recognised"]
    assert read.hint is not None
    assert read.hint.text == "Not used: “Shoe size”."


def test_nothing_is_said_of_columns_left_alone_where_all_are_used(tmp_path: Path) -> None:
    dataset = imported(workbook(tmp_path, {"Staff": STAFF}))
    (read,) = [issue for issue in dataset.issues if issue.code == "table-recognised"]
    assert read.hint is None


def test_a_regulators_extract_and_a_payroll_with_short_headers(tmp_path: Path) -> None:
    gaps = [("Employer", "Mean gap hourly %", "Median gap hourly %"), ("A Ltd", 12.5, 9.1), ("B Ltd", -3.0, 0.0)]
    payroll = [
        ("EmpNo", "Sex", "Hourly rate", "Hours p.w.", "Bonus last 12m", "Joined"),
        ("E1", "F", 12.5, 37, 250, "14/03/2019"),
        ("E2", "M", 13.5, 20, 0, "02/12/2020"),
    ]
    tables = imported(workbook(tmp_path, {"Gaps": gaps, "Payroll": payroll})).tables
    assert tables["published_gaps"].frame["median_gap"].tolist() == [9.1, 0.0]
    staff = tables["employees"].frame
    assert staff["hours"].tolist() == [37, 20]
    assert staff["bonus"].tolist() == [250, 0]
    assert staff["hired_on"].dt.year.tolist() == [2019, 2020]


def test_the_workbook_of_a_small_conference(tmp_path: Path) -> None:
    """Titles of talks and questions by women, in sheets that say what they are, are neither people nor headcounts."""
    sheets: dict[str, Rows] = {
        "Sessions": [
            ("Day", "Title", "Type", "Live captions", "Length (min)", "Questions from women", "Questions from men"),
            ("17/05/2025", "Opening", "keynote", "yes", 45, 2, 3),
            ("18/05/2025", "Fishing rights", "panel", "no", 60, 0, 4),
        ],
        "Access notes": [
            ("Access - what people asked for",),
            ("Who asked", "What", "When asked", "Done?", "When done"),
            ("R.", "ramp", "02/04/2025", "yes", "10/05/2025"),
            ("T.", "large print", "23/05/2025", "no", None),
        ],
    }
    tables = imported(workbook(tmp_path, sheets)).tables
    assert set(tables) == {"sessions", "accommodations"}
    sessions = tables["sessions"].frame
    assert sessions["session"].tolist() == ["Opening", "Fishing rights"]
    assert sessions["questions_women"].tolist() == [2, 0]
    assert sessions["captioned"].tolist() == [True, False]
    assert tables["accommodations"].frame["met"].tolist() == [True, False]


def test_the_workbook_of_a_small_conference_in_spanish(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Ponentes": [
            ("Nombre", "Sesión", "Función", "Género", "Tipo de pago", "Honorarios"),
            ("A", "Apertura", "Conferencia principal", "Mujer", "honorarios", 200),
            ("B", "Pesca", "Panelista", "Hombre", "nada", None),
        ],
        "Sesiones": [
            ("Día", "Título", "Tipo", "Subtítulos en directo", "Preguntas de mujeres", "Preguntas de hombres"),
            ("17/05/2026", "Apertura", "Conferencia inaugural", "sí", 1, 2),
            ("18/05/2026", "Pesca", "Mesa redonda", "no", 3, 0),
        ],
        "Presupuesto": [
            ("Presupuesto 2026 (EUR)",),
            ("Concepto", "Previsto", "Gastado"),
            ("Local", 4000, 4210),
            ("Honorarios", 5000, 4300),
            ("Subtítulos", 900, 880),
            ("Guardería", 600, 450),
        ],
    }
    tables = imported(workbook(tmp_path, sheets)).tables
    assert set(tables) == {"appearances", "sessions", "budget"}
    assert tables["appearances"].frame["role"].tolist() == ["keynote", "panellist"]
    assert tables["appearances"].frame["compensation"].tolist() == ["fee", "none"]
    assert tables["sessions"].frame["kind"].tolist() == ["keynote", "panel"]
    assert tables["budget"].frame["planned"].sum() == 10_500


def test_the_one_date_that_was_typed_as_text_is_named(tmp_path: Path) -> None:
    rows = [*STAFF[:1], *((n, "F", "Sales", 100) for n in range(4))]
    hired = ("Start date", date(2019, 3, 14), "03/04/2020", date(2021, 1, 2), date(2022, 5, 6))
    dataset = imported(workbook(tmp_path, {"Staff": [(*row, day) for row, day in zip(rows, hired, strict=True)]}))
    (said,) = [issue for issue in dataset.issues if issue.code == "date-order-open"]
    assert said.cell == "E3"


def test_pay_whose_period_stands_in_a_column_of_its_own(tmp_path: Path) -> None:
    """One person a year, one an hour: each row says which."""
    rows = [
        ("Staff no", "Gender", "Weekly hours", "Salary / rate", "per"),
        (1, "F", 37.5, 30000, "year"),
        (2, "M", 37.5, 12.5, "hour"),
    ]
    left = [("Staff no", "Gender", "Last day", "Why"), (3, "F", "14/05/2025", "Retired"), (4, "M", "20/06/2025", None)]
    frame = imported(workbook(tmp_path, {"Staff": rows, "Leavers": left})).tables["employees"].frame
    assert frame["annual_pay"].tolist()[:2] == [30000, 12.5 * 37.5 * 52]
    assert frame["leaving_reason"].dropna().tolist() == ["Retired"]


def test_a_total_that_was_not_computed_is_no_matter(tmp_path: Path) -> None:
    total = ("Total", None, None, "=SUM(D2:D3)")
    assert "formulas-without-values" not in codes(imported(workbook(tmp_path, {"Staff": [*STAFF, total]})))
    formula = (3, "F", "Sales", "=100+1")
    assert "formulas-without-values" in codes(imported(workbook(tmp_path, {"Staff": [*STAFF, formula, total]})))


def test_a_subtotal_of_one_number_is_no_person(tmp_path: Path) -> None:
    """Names beside it or not: a row that begins with the word, and has but a number beside, sums up others."""
    rows = ["ID,Gender,Department,Salary", "E1,F,IT,52000", "E2,M,IT,50000", "Subtotal IT,,,102000", ",,,"]
    rows += ["E3,F,Total Care,48000", "Total staff,3,,150000"]
    path = tmp_path / "staff.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    dataset = imported(path)
    assert dataset.tables["employees"].frame["employee"].tolist() == ["E1", "E2", "E3"]
    [left_out] = [issue for issue in dataset.issues if issue.code == "left-out-total"]
    assert left_out.cell == "A4, A7"


def test_many_tables_of_a_few_rows_are_looked_at_once_each(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What stands above a table is not read again for each: the work grows with the rows, and not with their square."""
    read = 0

    def counting(sheet: ReadSheet, count: int, start: int = 0) -> list[list[str]]:
        nonlocal read
        read += min(count, sheet.cells.num_rows - start)
        return first_rows(sheet, count, start)

    monkeypatch.setattr(region, "first_rows", counting)
    monkeypatch.setattr(left_out_rows, "first_rows", counting)
    rows = 60 * ["employee,gender,department", *(f"{n},F,HR" for n in range(20)), ""]
    (tmp_path / "a.csv").write_text("\n".join(rows))
    dataset = imported(tmp_path / "a.csv")
    assert len(dataset.tables["employees"].frame) == 60 * 20
    assert read < 10 * len(rows)


def test_the_header_of_a_very_wide_sheet_is_looked_for_among_few_rows() -> None:
    def sheet(columns: int) -> ReadSheet:
        above = [pa.array([f"{word} {at}" for word in "abcdefghijklmnopqrst"]) for at in range(columns)]
        cells = pa.table(above, names=[str(at) for at in range(columns)])
        return ReadSheet(name="S", cells=cells, columns=tuple(range(columns)))

    assert region._rows_searched(sheet(15)) == 60
    assert region._rows_searched(sheet(200)) == 60
    assert region._rows_searched(sheet(2_000)) == 12


def test_rows_of_totals_among_very_many_are_all_left_out(tmp_path: Path) -> None:
    rows = ["employee,gender,department,salary", *(f"Total {n},,,100\n{n},F,HR,100" for n in range(1_500))]
    (tmp_path / "a.csv").write_text("\n".join(rows))
    dataset = imported(tmp_path / "a.csv")
    assert len(dataset.tables["employees"].frame) == 1_500
    assert [issue.rows for issue in dataset.issues if issue.code == "left-out-total"] == [1_500]


def test_a_header_in_three_rows_as_in_the_report_of_staff_to_a_regulator(tmp_path: Path) -> None:
    rows = [
        ("Report of staff", *([None] * 6)),
        ("Job categories", "Hispanic or Latino", None, "Not Hispanic or Latino", None, None, None),
        (None, "Male", "Female", "Male", None, "Female", None),
        (None, None, None, "White", "Asian", "White", "Asian"),
        ("Managers", 1, 2, 3, 4, 5, 6),
        ("Clerks", 7, 8, 9, 10, 11, 12),
        ("Total", 8, 10, 12, 14, 16, 18),
    ]
    merges = ("A1:G1", "B2:C2", "D2:G2", "D3:E3", "F3:G3")
    path = workbook(tmp_path, {"S": rows}, merges=merges)
    frame = imported(path).tables["published_headcounts"].frame
    told = frame.groupby("counted", observed=True)[["women", "men"]].sum().to_dict("index")
    assert told == {
        "hispanic or latino": {"women": 10.0, "men": 8.0},
        "white": {"women": 16.0, "men": 12.0},
        "asian": {"women": 18.0, "men": 14.0},
    }


def test_a_title_over_all_columns_is_in_no_header(tmp_path: Path) -> None:
    rows = [
        ("Staff of the year", None, None, None),
        ("Unit", "Staff", None, "Total"),
        (None, "Women", "Men", None),
        ("IT", 10, 20, 30),
        ("HR", 5, 6, 11),
    ]
    path = workbook(tmp_path, {"S": rows}, merges=("A1:D1", "B2:C2"))
    frame = imported(path).tables["published_headcounts"].frame
    assert frame[["job", "women", "men", "total"]].to_numpy().tolist() == [["IT", 10, 20, 30], ["HR", 5, 6, 11]]
