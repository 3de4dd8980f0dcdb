from __future__ import annotations

import pytest

from audit.errors import SettingsError
from audit.model.checklist import Combine
from audit.model.result import ItemResult
from audit.scoring import combine_results
from audit.types import Outcome
from tests.scoring.build import checklist, item, judged

NA = Outcome.NOT_APPLICABLE


def combine(how: str, *scores: float | Outcome | None) -> ItemResult:
    names = [f"part-{n}" for n in range(len(scores))]
    lists = [checklist("c", [item(name) for name in names])]
    whole = checklist("d", [item("whole", Combine(how=how, items=tuple(names)))])
    results = judged(lists, dict(zip(names, scores, strict=True)))
    return combine_results([*lists, whole], results)["whole"]


@pytest.mark.parametrize(
    ("how", "scores", "outcome", "score"),
    [
        ("min", (0.25, 1.0), Outcome.PARTLY_MET, 0.25),
        ("mean", (0.25, 1.0), Outcome.PARTLY_MET, 0.625),
        ("all", (0.25, 1.0), Outcome.NOT_MET, 0.0),
        ("all", (1.0, 1.0), Outcome.MET, 1.0),
        ("any", (0.25, 1.0), Outcome.MET, 1.0),
        ("any", (0.25, 0.9), Outcome.NOT_MET, 0.0),
        ("min", (0.25, NA), Outcome.PARTLY_MET, 0.25),
        ("min", (NA, NA), NA, None),
        ("min", (0.5, None), Outcome.NOT_ASSESSED, None),
        ("min", (0.0, None), Outcome.NOT_MET, 0.0),
        ("mean", (1.0, None), Outcome.NOT_ASSESSED, None),
        ("all", (1.0, None), Outcome.NOT_ASSESSED, None),
        ("all", (0.5, None), Outcome.NOT_MET, 0.0),
        ("any", (1.0, None), Outcome.MET, 1.0),
        ("any", (0.0, None), Outcome.NOT_ASSESSED, None),
        ("min", (1.0, Outcome.SUPPRESSED, None), Outcome.SUPPRESSED, None),
        ("min", (1.0, Outcome.INSUFFICIENT_DATA, None), Outcome.INSUFFICIENT_DATA, None),
    ],
)
def test_parts_make_a_whole_and_a_part_without_score_decides_nothing(
    how: str, scores: tuple[float | Outcome | None, ...], outcome: Outcome, score: float | None
) -> None:
    result = combine(how, *scores)
    assert (result.outcome, result.score) == (outcome, score)
    assert result.low <= (score or 0.0)
    assert result.high >= (score or 0.0)


def test_wholes_may_be_parts_and_the_reason_names_what_is_missing() -> None:
    lists = [
        checklist(
            "c",
            [
                item("top", Combine(how="min", items=("middle", "a"))),
                item("middle", Combine(how="any", items=("b", "a"))),
                item("a"),
                item("b"),
            ],
        )
    ]
    base = judged([checklist("c", [item("a"), item("b")])], {"a": 0.5, "b": None})
    result = combine_results(lists, base)
    assert result["top"].reason is not None
    assert result["top"].reason.text == "It is made of questions that have no score: middle."


@pytest.mark.parametrize("parts", [("whole",), ("missing",)])
def test_an_item_made_of_itself_or_of_nothing_is_refused(parts: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError, match="no such question, or it is made of itself"):
        combine_results([checklist("c", [item("whole", Combine(how="min", items=parts))])], {})


def test_an_unknown_way_to_combine_is_refused() -> None:
    with pytest.raises(SettingsError, match="min, mean, all or any"):
        combine("median", 1.0, 0.5)
