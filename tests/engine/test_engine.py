from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from audit import engine
from audit.config import Settings, WaiverSettings
from audit.errors import AuditError
from audit.model.cells import Measured
from audit.model.checklist import Ask, Band, Combine, Condition, Measure
from audit.model.measurement import Exclusion, Fact, Figure, Measurement, TestResult
from audit.model.message import msg
from audit.model.profile import Profile
from audit.model.result import Certificate
from audit.tables.dataset import Dataset, TableData
from audit.types import Audience, Effort, Outcome, Statistic, ValueUnit, Visibility
from tests.history.build import CERTIFICATE
from tests.scoring.build import PERIOD, PROFILE, answer, checklist, item, measurement

TODAY = date(2026, 2, 1)
SETTINGS = Settings(organisation="Example", currency="EUR")
LISTS = [
    checklist(
        "c",
        [
            item("a", effort=Effort.S),
            item("asked", Ask(scale="yes-partly-no")),
            item("whole", Combine(how="min", items=("a", "asked"))),
        ],
    )
]


def events(**columns: list[object]) -> TableData:
    frame = pd.DataFrame({"event": ["A", "B"], **columns})
    frame["_file"], frame["_row"] = 0, range(2, 2 + len(frame))
    return TableData(name="events", frame=frame, columns=frozenset(frame.columns) - {"_file", "_row"})


DATASET = Dataset(
    tables={"events": events(format=["online", "online"])},
    period=PERIOD,
    answers={"asked": answer("asked", "yes")},
)


@pytest.fixture
def measuring(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Measures and disclosure control that say what they are told to, and remember what they were asked."""
    state: dict[str, Any] = {"shown": {"a": measurement(0.5, (0.5, 0.5))}, "certificate": CERTIFICATE}

    def measure_items(checklists: Any, dataset: Any, settings: Any, *, minimum_n: int, **_: Any) -> Measured:
        state["asked"] = [entry.id for one in checklists for entry in one.items]
        state["minimum_n"] = minimum_n
        return Measured(by_item=state["shown"], cells={}, populations={})

    def protect(measured: Measured, **given: Any) -> tuple[Mapping[str, Measurement], Certificate]:
        state["protected"] = given
        return measured.by_item, state["certificate"]

    monkeypatch.setattr(engine, "measure_items", measure_items)
    monkeypatch.setattr(engine, "protect", protect)
    monkeypatch.setattr(engine, "versions_of", lambda _: replace(LISTS_VERSIONS))
    return state


LISTS_VERSIONS = engine.Versions(tool="0", measures="m", scoring="1")


def run(
    lists: Any = LISTS, dataset: Dataset = DATASET, settings: Settings = SETTINGS, profile: Profile = PROFILE
) -> Any:
    return engine.assess(lists, dataset, settings, profile, today=TODAY)


def test_the_steps_come_in_order_and_their_results_meet(measuring: dict[str, Any]) -> None:
    result = run()
    assert {one.item: (one.outcome, one.score) for one in result.checklists[0].items} == {
        "a": (Outcome.PARTLY_MET, 0.5),
        "asked": (Outcome.MET, 1.0),
        "whole": (Outcome.PARTLY_MET, 0.5),
    }
    assert result.overall.value == pytest.approx(2 / 3)
    assert result.actions[0].gain == pytest.approx(100 / 3)
    assert (result.organisation, result.currency, result.created) == ("Example", "EUR", TODAY)
    assert result.definitions == tuple(LISTS)
    assert measuring["minimum_n"] == 10
    assert measuring["protected"]["audience"] is Audience.INTERNAL
    assert measuring["protected"]["earlier"] == ()


def test_what_does_not_apply_is_not_measured(measuring: dict[str, Any]) -> None:
    condition = Condition(table="events", where={"format": "in-person"}, reason="No event in person.")
    measured = Measure(measure="m", band=Band(kind="at_least", target=(1.0,), floor=(0.0,)))
    ethnic = replace(measured, parameters={"dimension": "ethnicity"})
    lists = [checklist("c", [item("a"), item("stairs", measured, applies_when=condition), item("e", ethnic)])]
    profile = Profile(id="fr", title="", restricted_dimensions={"ethnicity": "The law restricts it."})
    result = run(lists, profile=profile)
    assert measuring["asked"] == ["a"]
    said = {one.item: one.reason.text for one in result.checklists[0].items if one.outcome is Outcome.NOT_APPLICABLE}
    assert said == {"stairs": "No event in person.", "e": "The law restricts it."}
    assert result.overall.coverage == 1.0


def figure(visibility: Visibility) -> Figure:
    return Figure(group=(), statistic=Statistic.COUNT, value=3, unit=ValueUnit.COUNT, visibility=visibility)


QUESTION = msg("q", "Why?")


@pytest.mark.parametrize(
    ("part", "raw"),
    [
        ("value", {"visibility": Visibility.RAW}),
        ("figures", {"groups": (figure(Visibility.SHOWN), figure(Visibility.RAW))}),
        ("exclusions", {"excluded": (Exclusion(reason=QUESTION, n=3),)}),
        ("tests", {"tests": (TestResult(name="t", question=QUESTION, statistic=None, p_value=0.5, n=3),)}),
        ("facts", {"facts": (Fact(name="f", message=QUESTION),)}),
    ],
)
def test_a_raw_figure_anywhere_stops_the_result(measuring: dict[str, Any], part: str, raw: dict[str, Any]) -> None:
    measuring["shown"] = {"a": replace(measurement(0.5, (0.5, 0.5)), **raw)}
    with pytest.raises(AuditError, match=f"The {part} of the question 'a' has not passed disclosure control"):
        run()


def test_a_hidden_figure_that_the_attack_recovers_stops_the_result(measuring: dict[str, Any]) -> None:
    measuring["certificate"] = replace(CERTIFICATE, recovered=2)
    with pytest.raises(AuditError, match="recovers 2 hidden figures"):
        run()


def test_the_country_and_currency_of_a_profile_hold_where_the_settings_name_none(measuring: dict[str, Any]) -> None:
    lists = [checklist("c", [item("french", applies_when=Condition(settings={"country": ("FR",)}, reason="France"))])]
    british = replace(PROFILE, country="GB", currency="GBP")
    result = run(lists, settings=Settings(organisation="Example"), profile=british)
    assert result.checklists[0].items[0].outcome is Outcome.NOT_APPLICABLE
    assert (result.settings["country"], result.currency) == ("GB", "GBP")
    at_home = run(lists, settings=Settings(organisation="Example", country="FR"), profile=british)
    assert at_home.checklists[0].items[0].outcome is not Outcome.NOT_APPLICABLE


def test_waivers_come_from_the_settings(measuring: dict[str, Any]) -> None:
    waiver = WaiverSettings(
        item="a", justification="rebuilding", approver="board", granted=date(2025, 1, 1), expires=date(2026, 12, 31)
    )
    result = run(settings=SETTINGS.model_copy(update={"waivers": (waiver,)}))
    assert result.waivers[0].approver == "board"
    assert result.overall.waived_value == pytest.approx(0.75)


def test_an_answer_that_cannot_be_used_is_an_issue_of_the_data(measuring: dict[str, Any]) -> None:
    result = run(dataset=replace(DATASET, answers={"nowhere": answer("nowhere", "yes")}))
    assert result.item("asked").outcome is Outcome.NOT_ASSESSED
    assert len(result.issues) == 1
