"""The order of levels: by what may be told of them, and never by the pay of a few."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from audit.measures.ladder import ordered_levels
from tests.measures.builders import context, dataset


def ordered(people: Mapping[str, tuple[int, float | None]]) -> tuple[str, ...]:
    """The order of levels, each of so many people at one pay."""
    rows = [(level, pay) for level, (n, pay) in people.items() for _ in range(n)]
    data = dataset(employees={"level": [level for level, _ in rows], "annual_pay": [pay for _, pay in rows]})
    return ordered_levels(context(data).frame("employees"), {})


def test_levels_of_many_people_follow_their_median_pay() -> None:
    assert ordered({"Aqua": (10, 50.0), "Blue": (12, 20.0), "Coral": (10, 30.0)}) == ("Blue", "Coral", "Aqua")


@pytest.mark.parametrize("pay", [1.0, 25.0, 90.0, None])
@pytest.mark.parametrize("people", [1, 4, 9])
def test_the_pay_of_a_few_decides_no_order(people: int, pay: float | None) -> None:
    assert ordered({"Aqua": (10, 50.0), "Blue": (people, pay), "Coral": (10, 30.0)}) == ("Coral", "Blue", "Aqua")
    assert ordered({"Grade 2": (10, 20.0), "Grade 10": (people, pay)}) == ("Grade 2", "Grade 10")
    assert ordered({"Director": (people, pay), "Officer": (30, 40.0)}) == ("Officer", "Director")


def test_a_ladder_whose_first_rung_is_paid_most_is_turned_round_by_its_large_levels() -> None:
    assert ordered({"Grade 1": (2, None), "Grade 2": (10, 60.0), "Grade 3": (10, 40.0)})[-1] == "Grade 1"
    assert ordered({"Grade 1": (2, 20.0), "Grade 2": (9, 60.0), "Grade 3": (10, 40.0)})[0] == "Grade 1"


@pytest.mark.parametrize(
    "levels",
    [
        ("Trainee", "Assistant", "Officer", "Senior officer", "Manager", "Deputy director", "Director", "CEO"),
        ("Junior", "Mid", "Senior", "Lead", "Head of", "Chief"),
        (
            "Praktikant",
            "Sachbearbeiterin",
            "Teamleiter",
            "Stellvertretende Abteilungsleitung",
            "Direktorin",
            "Vorstand",
        ),
        ("Stagiaire", "Assistante", "Employé", "Cadre", "Directrice adjointe", "Directrice"),
        ("Becaria", "Auxiliar", "Técnica", "Responsable", "Jefa", "Directora"),
    ],
)
def test_names_of_ranks_are_put_in_the_order_of_ranks(levels: tuple[str, ...]) -> None:
    assert ordered(dict.fromkeys(sorted(levels), (2, None))) == levels


def test_where_one_name_says_nothing_all_sort_by_themselves() -> None:
    assert ordered({"Director": (2, 90.0), "Officer": (3, 20.0), "Wizard": (4, 10.0)}) == (
        "Director",
        "Officer",
        "Wizard",
    )
