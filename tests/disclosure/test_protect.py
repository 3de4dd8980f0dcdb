from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from audit.config import Settings
from audit.disclosure import protect
from audit.model.cells import Contributions
from audit.model.measurement import CellKey, Figure, Measurement
from audit.model.message import msg
from audit.model.profile import Thresholds
from audit.types import Audience, RecordUnit, Statistic, ValueUnit, Visibility

from .montgomery import measured, with_item


def everything(value: Any) -> Iterator[Any]:
    """Yield every leaf of nested dataclasses, mappings and sequences."""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from everything(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from everything(key)
            yield from everything(inner)
    elif isinstance(value, (tuple, list, frozenset, set)):
        for inner in value:
            yield from everything(inner)
    else:
        yield value


def run(what, audience=Audience.INTERNAL, settings=None):
    return protect(what, audience=audience, thresholds=Thresholds(), settings=settings or Settings())


def test_the_one_part_time_person_cannot_be_had_by_subtraction():
    published, _ = run(measured())
    whole, full_time = published["gap-all"], published["gap-full-time"]
    assert whole.value == 2.68
    assert full_time.value == -2.3
    assert whole.excluded[0].n == 17
    assert whole.bounds is not None
    assert whole.bounds.undisclosed == 17
    assert full_time.excluded[0].n is None
    assert full_time.excluded[0].visibility is Visibility.HIDDEN
    assert full_time.bounds is not None
    assert full_time.bounds.undisclosed is None
    assert (full_time.bounds.low, full_time.bounds.high) == (-5.0, 0.0)
    assert full_time.notes == ()
    assert 16 not in list(everything(full_time))


def test_nothing_raw_is_left():
    published, _ = run(measured())
    assert Visibility.RAW not in list(everything(published))


def share(count: int, n: int, **more: Any) -> tuple[Measurement, dict[CellKey, Contributions]]:
    unit = CellKey("employees", (("unit", "X"),))
    women = CellKey("employees", (("gender", "women"), ("unit", "X")))
    measurement = Measurement(
        id="share",
        measure="group-share",
        label=msg("share", "Share of women"),
        value=count / n,
        unit=ValueUnit.SHARE,
        statistic=Statistic.SHARE,
        n=n,
        count=count,
        groups=(
            Figure(
                group=(("gender", "women"),),
                statistic=Statistic.SHARE,
                value=count / n,
                unit=ValueUnit.SHARE,
                n=n,
                count=count,
                needs=(women, unit),
            ),
        ),
        notes=(msg("said", "{count} of {n}", count=count, n=n), msg("plain", "Staff of the unit.")),
        convention=msg("share", "women / all who disclosed"),
        population="employees",
        needs=(women, unit),
        **more,
    )
    return measurement, {unit: Contributions(n=n), women: Contributions(n=count)}


def test_a_hidden_value_leaves_no_number_behind():
    measurement, cells = share(2, 654321)
    published, certificate = run(with_item(measured(), "share", measurement, cells))
    hidden = published["share"]
    assert hidden.visibility is Visibility.HIDDEN
    assert hidden.groups[0].visibility is Visibility.HIDDEN
    assert [note.code for note in hidden.notes] == ["plain"]
    assert not {2, 654321, 2 / 654321} & {leaf for leaf in everything(hidden) if isinstance(leaf, (int, float))}
    assert certificate.primary >= 1


def test_all_or_none_of_a_small_group_is_hidden_though_the_count_is_large_enough():
    for count in (0, 8):
        measurement, cells = share(count, 8)
        published, _ = run(with_item(measured(), "share", measurement, cells))
        assert published["share"].visibility is Visibility.HIDDEN
    measurement, cells = share(30, 30)
    published, _ = run(with_item(measured(), "share", measurement, cells))
    assert published["share"].value == 1.0


def test_public_shares_need_twenty_people():
    measurement, cells = share(9, 19)
    what = with_item(measured(), "share", measurement, cells)
    assert run(what)[0]["share"].visibility is Visibility.SHOWN
    assert run(what, Audience.PUBLIC)[0]["share"].visibility is Visibility.HIDDEN


def test_what_is_not_about_people_passes_unhidden():
    captioned = Measurement(
        id="captioned",
        measure="share-of-rows",
        label=msg("captioned", "Captioned events"),
        value=1 / 3,
        unit=ValueUnit.SHARE,
        statistic=Statistic.SHARE,
        n=3,
        count=1,
        convention=msg("rows", "of events where it is known"),
        record_unit=RecordUnit.EVENT,
    )
    published, _ = run(with_item(measured(), "captioned", captioned, {}), Audience.PUBLIC)
    assert (published["captioned"].n, published["captioned"].count) == (3, 1)
    assert published["captioned"].visibility is Visibility.SHOWN
