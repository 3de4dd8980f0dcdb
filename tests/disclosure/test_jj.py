from __future__ import annotations

import json

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import csr_array
from typer.testing import CliRunner

from audit.cli.app import app
from audit.disclosure import verify_jj
from audit.disclosure.jj import parse_jj
from audit.disclosure.jj_attack import attack_jj
from audit.errors import InputError, UsageError

from .tables import two_way, with_margins
from .test_attack import FOUR_BY_FOUR, PAIRS, place


def written(values: np.ndarray, status: list[str], relations: np.ndarray, upper: float, room: float) -> str:
    lines = ["0", str(len(values))]
    for index, (value, kind) in enumerate(zip(values, status, strict=True)):
        lines.append(f"{index} {value:g} {value:g} {kind} 0 {upper:g} {room:g} {room:g} 0")
    lines.append(str(len(relations)))
    for row in relations:
        terms = " ".join(f"{cell} ({row[cell]:g})" for cell in np.flatnonzero(row))
        lines.append(f"0 {np.count_nonzero(row)} : {terms}")
    return "\n".join(lines) + "\n"


def four_by_four(extra: str = "") -> str:
    values = with_margins(FOUR_BY_FOUR)
    status = ["s"] * 25
    for name in PAIRS:
        status[place(name)] = "u"
    if extra:
        status[place(extra)] = "x"
    return written(values, status, two_way(4, 4).matrix.toarray(), values.max(), 1.0)


def test_a_table_is_read_as_it_is_written():
    table = parse_jj(four_by_four("xb"))
    assert table.status.count("u") == 9
    assert table.hidden.sum() == 10
    assert table.values[place("wb")] == 47
    assert np.allclose(table.system.matrix @ table.values, 0)


def test_the_attack_on_a_file_finds_what_is_recovered():
    before, after = verify_jj(four_by_four()), verify_jj(four_by_four("xb"))
    assert not before.passed
    assert (before.attacked, before.recovered) == (9, 1)
    assert before.told[0].low == pytest.approx(47)
    assert after.passed
    assert after.recovered == 0


def test_negative_coefficients_and_right_sides_are_read():
    table = parse_jj("0\n2\n0 5 1 u 0 9 1 1 0\n1 3 1 s 0 9 0 0 0\n1\n2 2 : 0 (1) 1 (-1)\n")
    assert table.system.row_low[0] == 2
    assert table.targets[0].above == 1
    verified = verify_jj("0\n2\n0 5 1 u 0 9 1 1 0\n1 3 1 s 0 9 0 0 0\n1\n2 2 : 0 (1) 1 (-1)\n")
    assert verified.recovered == 1


PLAIN = "0\n3\n0 4 1 u 0 9 1 1 0\n1 3 1 m 0 9 0 0 0\n2 7 1 s 0 9 0 0 0\n1\n0 3 : 0 (1) 1 (1) 2 (-1)\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "ends before"),
        ("0\n2\n0 5 1 u 0 9 1 1 0\n", "ends before"),
        ("0\nmany\n", "Line 2"),
        ("1\n0\n0\n", "begins with 0"),
        ("0\n-1\n0\n", "Line 2 .* whole number"),
        ("0\n1\n0 5 1 u 0 9 1 1\n0\n", "ends before"),
        ("0\n1\n0 nan 1 u 0 9 1 1 0\n0\n", "Line 3"),
        ("0\n2\n0 5 1 u 0 9 1 1 0\n0 5 1 u 0 9 1 1 0\n0\n", "same index"),
        ("0\n1\n0 5 1 u 0 9 1 1 0\n0\n0 1 : 0 (1)\n", "More equations"),
        (PLAIN + PLAIN.replace("0 4 1", "0 5 1"), "More equations"),
        ("0\n2\n0 5 1 s 0 9 1 1 0\n1 3 1 s 0 9 0 0 0\n1\n0 2 : 0 (1) 1 (-1)\n", "do not add up"),
        ("0\n1\n0 five 1 u 0 9 1 1 0\n0\n", "Line 3"),
        ("0\n1\n0 5 1 q 0 9 1 1 0\n0\n", "status is none of"),
        ("0\n2\n0 5 1 0 9 1 1 0\n1 5 1 0 9 1 1 0\n0\n", "Line 3 .* has no status"),
        ("0\n1\n0 5 1 0 9 1 1 0\n0\n", "Line 3 .* has no status"),
        ("0\n1\n0 5 1 s 0 9 1 u 1 0\n0\n", "Line 3"),
        ("0\n1\n0 5 1 u 0 9 1 1 0\n1\n0 1 : 7 (1)\n", "does not exist"),
        ("0\n1\n0 5 1 u 0 9 1 1 0\n1\n0 2 : 0 (1)\n", "ends before"),
        ("0\n1\n0 5 1 u 0 9 1 1 0\n1\n5 1 : 0 1\n", "as many terms"),
    ],
)
def test_what_cannot_be_read_is_said_by_line(text, says):
    with pytest.raises(InputError, match=says):
        verify_jj(text, place="t.jj")


@pytest.mark.parametrize(
    "variant",
    [
        PLAIN.replace("\n", "\r\n"),
        "\ufeff" + PLAIN,
        PLAIN.replace(" ", "   ").replace("0   4", "\t0\t4"),
        PLAIN.replace("(", " ( ").replace(")", " ) "),  # as R's paste writes it
        PLAIN.replace(" : ", ":").replace(" (", "("),
        PLAIN.replace("(1) 1", "(1)\n  1"),  # an equation over two lines
        PLAIN.replace("(1)", "(1.0)").replace("(-1)", "(-1.000000)").replace("0 3 :", "0.0 3 :"),
        PLAIN.replace("4 1 u 0 9", "4.000000 1.000000 U 0.000000 9.0e+00"),
        PLAIN.replace(" m ", " x ").replace("7 1 s", "7 1 z"),
        PLAIN.replace("7 1 s", "7 1 P"),
        PLAIN.replace("0 9 0 0 0", "0 inf 0 0 0"),
        PLAIN.replace("4 1 u", "u 4 1").replace("7 1 s 0 9 0 0 0", "7 1 0 9 0 0 0 s"),
        PLAIN + PLAIN,  # written twice over
        "# a table\n" + PLAIN.replace("s 0 9 0 0 0", "s 0 9 0 0 0  # the total") + "\nend of file\n",
    ],
)
def test_the_format_is_read_however_programs_write_it(variant):
    table = parse_jj(variant)
    assert list(table.values) == [4, 3, 7]
    assert list(table.hidden) == [True, True, False]
    [found] = attack_jj(table)
    assert (found.low, found.high) == pytest.approx((0.0, 7.0))


def test_cells_are_named_by_the_index_of_the_file():
    text = PLAIN.replace("\n0 4 1", "\n17 4 1").replace(": 0 (1)", ": 17 (1)").replace(" m ", " s ")
    [told] = verify_jj(text).told
    assert told.cell == "17"


def test_values_rounded_to_cents_need_not_add_up_exactly():
    text = PLAIN.replace("0 4 1", "0 4.01 1").replace("1 3 1", "1 3.004 1")
    assert attack_jj(parse_jj(text))[0].high == pytest.approx(7.014)


def hierarchical(rows: int, groups: int, columns: int, *, sensitive: int, seed: int) -> str:
    """A table of money by industry (two levels) and region, with the cells hidden that a simple rule would hide."""
    random = np.random.default_rng(seed)
    inner = random.lognormal(6, 2, (rows, columns)).round(2)
    group = np.arange(rows) % groups
    sums = np.vstack([inner[group == one].sum(axis=0) for one in range(groups)])
    table = np.vstack([inner, sums, inner.sum(axis=0)])
    values = np.hstack([table, table.sum(axis=1, keepdims=True)])
    width, height = columns + 1, rows + groups + 1
    status = np.full(values.shape, "s")
    status[:rows, :columns] = np.where(random.random((rows, columns)) < 0.6, "m", "s")
    chosen = random.choice(rows * columns, sensitive, replace=False)
    status[chosen // columns, chosen % columns] = "u"
    lines = ["0", str(values.size)]
    for index, (value, kind) in enumerate(zip(values.ravel(), status.ravel(), strict=True)):
        bounds = f"{value / 2:.6f} {1.5 * value:.6f} {value / 10:.6f} {value / 10:.6f} 0"
        lines.append(f"{index} {value:.6f} 1 {kind} {bounds}")
    equations = []
    for row in range(height):
        terms = [f"{row * width + column} (1)" for column in range(columns)]
        equations.append(f"0 {width} : {row * width + columns} (-1) {' '.join(terms)}")
    for column in range(width):
        for one in range(groups):
            parts = [f"{row * width + column} (1)" for row in np.flatnonzero(group == one)]
            equations.append(f"0 {len(parts) + 1} : {(rows + one) * width + column} (-1) {' '.join(parts)}")
        parts = [f"{(rows + one) * width + column} (1)" for one in range(groups)]
        equations.append(f"0 {groups + 1} : {(height - 1) * width + column} (-1) {' '.join(parts)}")
    return "\n".join([*lines, str(len(equations)), *equations])


def test_a_large_hierarchical_table_is_attacked_as_another_solver_would():
    table = parse_jj(hierarchical(90, 8, 11, sensitive=70, seed=1))
    assert table.system.size >= 1_180
    found = attack_jj(table)
    assert len(found) == 70
    low = np.where(table.hidden, table.system.lower, table.values)
    high = np.where(table.hidden, table.system.upper, table.values)
    for one in found[::10]:
        objective = np.zeros(table.system.size)
        objective[one.target.cell] = 1.0
        for sign, mine in ((1.0, one.low), (-1.0, one.high)):
            other = linprog(
                sign * objective,
                A_eq=table.system.matrix,
                b_eq=table.system.row_low,
                bounds=np.column_stack([low, high]),
                method="highs-ds",
            )
            assert mine == pytest.approx(sign * other.fun, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(
    ("rows", "groups", "columns", "sensitive"), [(30, 4, 6, 25), (120, 10, 20, 60), (400, 20, 12, 120)]
)
def test_every_interval_of_a_table_is_that_of_a_small_program_of_its_own(rows, groups, columns, sensitive):
    """To a millionth of its ends, whatever its size; solved from the values of the file alone."""
    text = hierarchical(rows, groups, columns, sensitive=sensitive, seed=rows)
    lines = [line.split() for line in text.splitlines()]
    cells = lines[2 : 2 + int(lines[1][0])]
    value, low, high = (np.array([float(cell[place]) for cell in cells]) for place in (1, 4, 5))
    hidden = np.array([cell[3] in "um" for cell in cells])
    equations = lines[3 + len(cells) :]
    matrix = np.zeros((len(equations), len(cells)))
    for row, terms in enumerate(equations):
        for cell, factor in zip(terms[3::2], terms[4::2], strict=True):
            matrix[row, int(cell)] = float(factor.strip("()"))
    bounds = np.column_stack([low, high])[hidden]
    places = {str(cell): place for place, cell in enumerate(np.flatnonzero(hidden))}
    known = -matrix[:, ~hidden] @ value[~hidden]
    slack = known - matrix[:, hidden] @ value[hidden]  # cents lost by rounding
    for one in verify_jj(text).intervals[:: max(1, sensitive // 6)]:
        objective = np.zeros(hidden.sum())
        objective[places[one.cell]] = 1.0
        for sign, end in ((1.0, one.low), (-1.0, one.high)):
            own = linprog(
                sign * objective, A_eq=csr_array(matrix[:, hidden]), b_eq=known - slack, bounds=bounds, method="highs"
            )
            assert own.status == 0
            assert end == pytest.approx(sign * own.fun, rel=1e-6, abs=1e-6)


def test_with_no_time_the_answer_says_what_is_left():
    text = hierarchical(90, 8, 11, sensitive=70, seed=2)
    seen: list[tuple[int, int]] = []
    partial = verify_jj(text, seconds=0.0, progress=lambda done, of: seen.append((done, of)))
    assert partial.attacked >= 1
    assert partial.attacked + partial.left == 70
    assert not partial.passed
    assert seen == [(done, 70) for done in range(1, partial.attacked + 1)]
    whole = verify_jj(text)
    assert (whole.left, whole.cells, len(whole.intervals)) == (0, 99 * 12, 70)
    assert whole.secondary == text.count(" m ")


def test_numbers_as_fortran_and_as_continental_offices_write_them():
    table = parse_jj(PLAIN.replace("4 1 u 0 9", "4,0 1.0D+00 u 0 0.9d1"))
    assert list(table.values) == [4, 3, 7]
    assert table.system.upper[0] == 9


def test_amounts_of_any_size_are_attacked_alike():
    text = hierarchical(30, 4, 8, sensitive=20, seed=3)
    usual = verify_jj(text)
    lines = text.splitlines()
    for number, line in enumerate(lines):
        fields = line.split()
        if len(fields) == 9 and ":" not in fields:
            amounts = (fields[1], *fields[4:])
            value, *known = (repr(float(amount) * 1e7) for amount in amounts)
            lines[number] = " ".join([fields[0], value, fields[2], fields[3], *known])
    large = verify_jj("\n".join(lines))
    assert (large.recovered, large.narrow) == (usual.recovered, usual.narrow)
    for one, other in zip(large.intervals, usual.intervals, strict=True):
        assert (one.low, one.high) == pytest.approx((other.low * 1e7, other.high * 1e7), rel=1e-6)


@pytest.mark.parametrize("seed", range(4))
def test_intervals_that_are_seen_to_be_wide_enough_need_no_ends(seed):
    text = hierarchical(40, 5, 9, sensitive=40, seed=seed)
    whole, quick = verify_jj(text), verify_jj(text, exact=False)
    assert (quick.recovered, quick.narrow) == (whole.recovered, whole.narrow)
    ends = [(one.cell, pytest.approx(one.low), pytest.approx(one.high)) for one in whole.told]
    assert [(one.cell, one.low, one.high) for one in quick.told] == ends
    for one, other in zip(quick.intervals, whole.intervals, strict=True):
        assert other.low - 1e-6 <= one.low <= one.high <= other.high + 1e-6


def test_a_value_that_is_recovered_is_told_even_if_no_protection_was_asked_for():
    text = "0\n3\n0 4 1 u 0 9 0 0 0\n1 3 1 s 0 9 0 0 0\n2 7 1 s 0 9 0 0 0\n1\n0 3 : 0 (1) 1 (1) 2 (-1)\n"
    for exact in (True, False):
        verified = verify_jj(text, exact=exact)
        assert (verified.recovered, verified.passed) == (1, False)


def test_all_of_thousands_of_hidden_cells_are_attacked():
    text = hierarchical(300, 12, 15, sensitive=400, seed=1).replace(" s ", " m ", 2_000)
    verified = verify_jj(text, exact=False)
    assert (verified.cells, verified.attacked, verified.left) == (313 * 16, 400, 0)


def test_what_is_known_too_closely_is_not_called_recovered(tmp_path):
    path = tmp_path / "t.jj"
    path.write_text("0\n3\n0 4 1 u 0 9 3 3 0\n1 3 1 m 2 5 0 0 0\n2 7 1 s 0 9 0 0 0\n1\n0 3 : 0 (1) 1 (1) 2 (-1)\n")
    said = CliRunner().invoke(app, ["verify", "--jj", str(path)])
    assert said.exit_code == 1
    assert "too narrow 0 [2, 5]" in said.stdout
    assert "0 recovered, 1 too narrow" in said.stdout
    assert "Nothing hidden can be recovered exactly, but some intervals are too narrow." in said.stdout


def test_what_is_found_is_said_in_json(tmp_path):
    path = tmp_path / "t.jj"
    path.write_text(four_by_four())
    said = CliRunner().invoke(app, ["verify", "--jj", str(path), "--json"])
    found = json.loads(said.stdout)
    assert said.exit_code == 1
    assert (found["passed"], found["attacked"], found["recovered"], found["cells"]) == (False, 9, 1, 25)
    assert {one["cell"]: one["low"] for one in found["told"]}[str(place("wb"))] == pytest.approx(47)
    assert len(found["intervals"]) == 9
    path.write_text(PLAIN.replace("0 9 1 1 0", "0 inf 1 1 0").replace(" 7 1 s", " 7 1 m").replace("0 9 0", "0 inf 0"))
    said = CliRunner().invoke(app, ["verify", "--jj", str(path), "--json"])
    [one] = json.loads(said.stdout)["intervals"]
    assert (one["low"], one["high"]) == (0.0, None)


def test_one_unknown_after_the_other_is_reckoned():
    """The first equation has one unknown; with it known, the second has one; and so on: only the last keeps two."""
    cells = [f"{index} {index + 1} 1 u 0 99 1 1 0" for index in range(5)] + ["9 100 1 s 0 999 0 0 0"]
    equations = ["101 2 : 0 (1) 9 (1)", "3 2 : 0 (1) 1 (1)", "5 2 : 1 (1) 2 (1)", "12 3 : 2 (1) 3 (1) 4 (1)"]
    verified = verify_jj("\n".join(["0", "6", *cells, "4", *equations]))
    ends = {one.cell: (one.low, one.high) for one in verified.intervals}
    assert ends == {"0": (1, 1), "1": (2, 2), "2": (3, 3), "3": (0, 9), "4": (0, 9)}
    assert (verified.recovered, verified.narrow) == (3, 3)


def test_documents_beside_a_table_are_not_left_aside_in_silence(tmp_path):
    said = CliRunner().invoke(app, ["verify", str(tmp_path / "report.json"), "--jj", str(tmp_path / "table.jj")])
    assert isinstance(said.exception, UsageError)
    assert str(said.exception) == "Name result documents or a table, not both."
