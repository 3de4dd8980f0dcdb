"""The attack, repeated from the result document alone."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit.cli.app import app
from audit.config import PeriodSettings, Settings
from audit.disclosure import protect, verify_results
from audit.errors import InputError
from audit.model.codec import result_from_json, result_to_json
from audit.model.period import Period
from audit.model.profile import Profile, Thresholds
from audit.model.result import AuditResult, ChecklistResult, ItemResult, Score, Versions
from audit.report.document import render_json
from audit.types import Audience, Outcome

from .montgomery import montgomery
from .organisations import Organisation, people


def document(
    staff: Organisation,
    audience: Audience = Audience.INTERNAL,
    label: str = "2025",
    earlier: Sequence[AuditResult] = (),
) -> AuditResult:
    published, certificate = protect(
        staff.measured(),
        audience=audience,
        thresholds=Thresholds(),
        settings=Settings(period=PeriodSettings(label=label)),
        earlier=earlier,
    )
    score = Score(value=None, low=0.0, high=1.0, coverage=0.0)
    items = tuple(
        ItemResult(
            item=item,
            checklist="c",
            outcome=Outcome.NOT_ASSESSED,
            score=None,
            low=0.0,
            high=1.0,
            weight=1.0,
            measurement=measurement,
        )
        for item, measurement in published.items()
    )
    day = date(2025, 12, 31)
    return AuditResult(
        organisation="O",
        period=Period(label=label, start=date(2025, 1, 1), end=day, as_of=day),
        created=day,
        audience=audience,
        profile=Profile(id="p", title="P"),
        settings_digest="",
        settings={},
        versions=Versions(tool="0", measures="0", scoring="0"),
        overall=score,
        checklists=(ChecklistResult(checklist="c", version="1", digest="", score=score, share=1.0, items=items),),
        definitions=(),
        actions=(),
        to_record=(),
        sources=(),
        issues=(),
        certificate=certificate,
    )


def by_unit() -> Organisation:
    groups = {("women", "A"): 3, ("men", "A"): 20, ("women", "B"): 12, ("men", "B"): 30, ("women", "C"): 9}
    staff = Organisation(people({**groups, ("men", "C"): 8}, ("gender", "unit")), ("gender", "unit"))
    staff.counts("by-unit", "gender", "unit")
    staff.counts("by-gender", "gender")
    staff.counts("units", "unit")
    return staff


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("make", [montgomery, by_unit])
def test_a_document_withstands_the_attack_after_a_round_trip(make, audience):
    stored = result_from_json(result_to_json(document(make(), audience)))
    verified = verify_results([stored])
    assert verified.passed
    assert verified.recovered == 0


def test_no_hidden_value_is_in_the_document():
    written = result_to_json(document(montgomery()))
    hidden = [cell for cell in document(montgomery()).certificate.cells if cell.value is None]
    assert [dict(cell.key.at) for cell in hidden] == [{"contract": "full-time", "gender": "not-disclosed"}]
    assert b'"value":16.0' not in written
    assert b'"n":16' not in written


def test_a_document_that_tells_one_hidden_cell_more_is_caught():
    result = document(by_unit())
    staff = by_unit()
    caught = 0
    hidden = [cell for cell in result.certificate.cells if cell.value is None]
    for told in hidden:
        truth = float(len(staff.at(**dict(told.key.at))))
        cells = tuple(replace(cell, value=truth) if cell.key == told.key else cell for cell in result.certificate.cells)
        changed = replace(result, certificate=replace(result.certificate, cells=cells))
        caught += verify_results([changed]).narrow > 0
    assert len(hidden) >= 3
    assert caught == len(hidden)


def test_a_document_with_a_number_changed_by_hand_is_caught():
    result = document(by_unit())
    cells = tuple(
        replace(cell, value=cell.value + 1) if cell.key.at == (("gender", "women"),) and cell.value else cell
        for cell in result.certificate.cells
    )
    changed = replace(result, certificate=replace(result.certificate, cells=cells))
    verified = verify_results([changed])
    assert not verified.passed
    assert verified.problems


@pytest.mark.parametrize(("others", "caught"), [(9, True), (10, False)])
def test_two_sums_that_tell_the_pay_of_nine_by_subtraction_are_caught(others: int, caught: bool) -> None:
    rows = [{"contract": "full-time", "pay": 30_000.0 + 10 * i} for i in range(40)]
    rows += [{"contract": "part-time", "pay": 20_000.0 + i} for i in range(others)]
    staff = Organisation(rows, ("contract",))
    staff.means("all", "pay")
    staff.means("full-time", "pay", contract="full-time")
    result = document(staff)
    cells = tuple(
        replace(cell, value=sum(row["pay"] for row in staff.at(**dict(cell.key.at))) if cell.key.amount else cell.value)
        for cell in result.certificate.cells
    )
    counts = tuple(
        replace(cell, value=float(len(staff.at(**dict(cell.key.at))))) if not cell.key.amount else cell
        for cell in cells
    )
    verified = verify_results([replace(result, certificate=replace(result.certificate, cells=counts))])
    assert [one.cell for one in verified.told] == (
        ["employees pay: all - employees pay: contract full-time"] if caught else []
    )


def test_what_was_announced_is_not_told_by_a_group_of_nobody_inside_it():
    """Of two men announced none is a keynote: two less none is the announcement, and no small group by subtraction."""
    groups = {("men", "speaker"): 2, ("women", "keynote"): 20, ("women", "speaker"): 30, ("women", "other"): 12}
    line_up = Organisation(
        people(groups, ("gender", "role")),
        ("gender", "role"),
        name="appearances",
        public_roster=True,
        public_dimensions=frozenset({"gender"}),
    )
    line_up.counts("genders", "gender")
    line_up.key(gender="men", role="keynote")
    line_up.counts("roles", "role")
    line_up.counts("both", "gender", "role")
    found = verify_results([document(line_up)])
    assert [one.cell for one in found.told if " - " in one.cell] == []


def test_a_document_whose_groups_were_taken_out_is_no_proof() -> None:
    result = document(by_unit())
    verified = verify_results([replace(result, certificate=replace(result.certificate, cells=()))])
    assert not verified.passed
    hidden = result.certificate.hidden
    assert [problem.text for problem in verified.problems] == [
        f"Hidden groups that the certificate of 2025 counts: {hidden}; that it names: 0."
    ]


def test_reports_of_different_organisations_are_not_attacked_together() -> None:
    result = document(by_unit())
    with pytest.raises(InputError, match="different organisations: O, Other"):
        verify_results([result, replace(result, organisation="Other")])
    assert verify_results([result, replace(result, organisation=" o ")]).passed


def test_which_report_is_newer_is_told_by_their_periods() -> None:
    """Somebody paid a million joined 46 others: both means tell it, in whichever order the two are named."""
    rows = [{"unit": "A", "pay": 30_000.0 + 10 * i} for i in range(46)]
    results = []
    for year, people_there in ((2024, rows), (2025, [*rows, {"unit": "A", "pay": 1_000_000.0}])):
        staff = Organisation(people_there, ("unit",))
        staff.means("pay", "pay")
        made = document(staff, label=str(year))
        results.append(replace(made, period=replace(made.period, as_of=date(year, 12, 31))))
    older, newer = results
    there, back = verify_results([newer, older]), verify_results([older, newer])
    assert [one.cell for one in there.told] == [one.cell for one in back.told] != []
    assert [note.text for note in there.notes] == [note.text for note in back.notes] != []


def test_a_number_that_is_none_is_not_read() -> None:
    changed, times = re.subn(rb'"value":\d+[.]\d+', b'"value":NaN', result_to_json(document(by_unit())), count=1)
    assert times == 1
    with pytest.raises(InputError, match="not a result document"):
        result_from_json(changed)


def test_a_document_that_does_not_say_its_schema_is_none() -> None:
    said = json.loads(result_to_json(document(by_unit())))
    assert result_from_json(json.dumps(said).encode()).schema == said.pop("schema")
    with pytest.raises(InputError, match="not a result document"):
        result_from_json(json.dumps(said).encode())


def test_a_document_changed_by_hand_is_named(tmp_path: Path) -> None:
    path, other = tmp_path / "2025.json", tmp_path / "other.json"
    path.write_bytes(render_json(document(by_unit())))
    other.write_bytes(path.read_bytes().replace(b'"coverage":0.0', b'"coverage":0.1'))
    verify = CliRunner().invoke
    assert verify(app, ["verify", str(path)]).exit_code == 0
    told = verify(app, ["verify", str(other), "--json"])
    assert told.exit_code == 1
    assert json.loads(told.output)["problems"] == [
        f"{other} was changed after it was made: what it says is not what its checksum was taken of."
    ]
