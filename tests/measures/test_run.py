from __future__ import annotations

from collections.abc import Iterator

import pytest

from audit.config import Settings
from audit.errors import SettingsError
from audit.measures import condition_applies, measure_items, registry
from audit.measures.context import MeasureContext
from audit.measures.registry import Parameters, register
from audit.model.checklist import Band, Checklist, Condition, Item, Measure
from audit.model.measurement import Measurement
from audit.types import Importance, MeasureState, RecordUnit, ValueUnit
from tests.measures.builders import dataset

PAY_OF_ONE = "4711.42"


class NoParameters(Parameters):
    """None."""


@pytest.fixture
def failing_measure() -> Iterator[str]:
    @register(
        "always-fails",
        NoParameters,
        unit=ValueUnit.SHARE,
        counts=RecordUnit.PERSON,
        needs=lambda _: ("employees.gender",),
    )
    def measure_failure(context: MeasureContext, parameters: NoParameters) -> Measurement:
        """Fail always."""
        raise ValueError(PAY_OF_ONE)

    yield "always-fails"
    del registry._REGISTRY["always-fails"]


def checklist(measure: str) -> Checklist:
    band = Band(kind="at_least", target=(1.0,), floor=(0.0,))
    item = Item(
        id="an-item", title="", title_unmet="", importance=Importance.LOW, assess=Measure(measure=measure, band=band)
    )
    return Checklist(id="a-list", version="1.0.0", title="", summary="", items=(item,))


def test_a_measure_that_fails_is_a_state_of_its_item_and_tells_no_value(failing_measure: str) -> None:
    data = dataset(employees={"gender": ["women"]})
    measured = measure_items([checklist(failing_measure)], data, Settings(), minimum_n=10)
    measurement = measured.by_item["an-item"]
    assert measurement.state is MeasureState.ERROR
    assert measurement.reason is not None
    assert "ValueError" in measurement.reason.text
    assert PAY_OF_ONE not in repr(measurement)
    assert measured.cells == {}


def test_a_measure_without_its_columns_says_what_to_record(failing_measure: str) -> None:
    measured = measure_items([checklist(failing_measure)], dataset(), Settings(), minimum_n=10)
    measurement = measured.by_item["an-item"]
    assert measurement.state is MeasureState.NO_DATA
    assert measurement.columns_missing == ("employees.gender",)
    assert measurement.reason is not None
    assert measurement.reason.text == "Not recorded in the files: employees.gender."


def test_a_measure_that_does_not_exist_is_a_mistake_of_the_checklist() -> None:
    with pytest.raises(SettingsError, match="no-such-measure"):
        measure_items([checklist("no-such-measure")], dataset(), Settings(), minimum_n=10)


IN_PERSON = Condition(table="events", where={"format": ("in-person", "hybrid")}, reason="no event in person")


@pytest.mark.parametrize(
    ("formats", "applies"),
    [(["in-person", "online"], True), (["online", None], True), ([], True), (["online"], False)],
)
def test_what_is_not_known_counts_as_applicable(formats: list[str | None], applies: bool) -> None:
    outcome, reason = condition_applies(IN_PERSON, dataset(events={"format": formats}), Settings())
    assert outcome is applies
    assert (reason is None) is applies
    if reason is not None:
        assert reason.text == "no event in person"


def test_a_table_that_was_not_delivered_keeps_its_items_applicable() -> None:
    assert condition_applies(IN_PERSON, dataset(), Settings()) == (True, None)


def test_a_setting_rules_an_item_out_only_when_it_is_set() -> None:
    condition = Condition(settings={"country": ("GB",)})
    assert condition_applies(condition, dataset(), Settings(country="GB"))[0]
    assert condition_applies(condition, dataset(), Settings())[0]
    assert not condition_applies(condition, dataset(), Settings(country="FR"))[0]
    with pytest.raises(SettingsError):
        condition_applies(Condition(settings={"planet": ("Mars",)}), dataset(), Settings())
