"""Judges one item: a protected measurement or an answer becomes an outcome, a score and the range of the score."""

from __future__ import annotations

import math

from audit.model.checklist import Ask, Band, Checklist, Item, Measure
from audit.model.measurement import Measurement
from audit.model.message import Message, msg
from audit.model.result import Answer, ItemResult
from audit.scoring.bands import outcome_of, score_range, score_value
from audit.scoring.weights import item_weight
from audit.types import MeasureState, Outcome, RecordUnit, Visibility

SIGNIFICANCE = 0.05

Verdict = tuple[Outcome, float | None, float, float, Message | None]
"""Outcome, score, low, high, reason."""

_UNSCORED_STATES = {
    MeasureState.NO_DATA: Outcome.NOT_ASSESSED,
    MeasureState.NO_POOL: Outcome.NOT_ASSESSED,
    MeasureState.INSUFFICIENT: Outcome.INSUFFICIENT_DATA,
    MeasureState.NOT_APPLICABLE: Outcome.NOT_APPLICABLE,
    MeasureState.ERROR: Outcome.ERROR,
}


def judge_item(
    item: Item,
    checklist: Checklist,
    measurement: Measurement | None = None,
    answer: Answer | None = None,
    applies: tuple[bool, Message | None] = (True, None),
    minimum_n: int = 0,
) -> ItemResult:
    """Judge an asked or measured item; `audit.scoring.combine_results` judges those that are made of others.

    `minimum_n` holds for statistics about people, unless the band sets its own, which holds for every value. An answer
    is kept in the result only where it decided the outcome.
    """
    used: Answer | None = None
    if not applies[0]:
        verdict = _unscored(Outcome.NOT_APPLICABLE, applies[1] or msg("not-applicable", "This does not apply here."))
    elif isinstance(item.assess, Ask):
        used, verdict = answer, _judge_answer(item.assess, checklist, answer)
    elif isinstance(item.assess, Measure):
        verdict = _judge_measurement(item.assess.band, measurement, minimum_n)
        if verdict[1] is None and verdict[0] is not Outcome.NOT_APPLICABLE and item.assess.otherwise and answer:
            used, verdict = answer, _judge_instead(item.assess.otherwise, checklist, answer)
    else:
        verdict = _unscored(Outcome.NOT_ASSESSED, msg("combined-elsewhere", "This is made of other questions."))
    outcome, score, low, high, reason = verdict
    return ItemResult(
        item=item.id,
        checklist=checklist.id,
        outcome=outcome,
        score=score,
        low=low,
        high=high,
        weight=item_weight(item),
        reason=reason,
        measurement=measurement,
        answer=used,
    )


def _judge_measurement(band: Band, measurement: Measurement | None, minimum_n: int) -> Verdict:
    if measurement is None:
        return _unscored(Outcome.NOT_ASSESSED, msg("not-measured", "This was not measured."))
    if measurement.visibility is Visibility.HIDDEN:
        return _unscored(
            Outcome.SUPPRESSED, msg("suppressed", "Not shown, because it could expose single people in a small group.")
        )
    if measurement.state is not MeasureState.OK:
        return _unscored(_UNSCORED_STATES[measurement.state], measurement.reason or _state_reason(measurement.state))
    value = measurement.value
    if value is None or not math.isfinite(value):
        return _unscored(Outcome.ERROR, msg("no-finite-value", "The measure gave no usable value."))
    needed = band.minimum_n or (minimum_n if measurement.record_unit is RecordUnit.PERSON else 0)
    if measurement.n is not None and measurement.n < needed:
        return _unscored(
            Outcome.INSUFFICIENT_DATA,
            msg(
                "below-minimum-n",
                "There are {n} records; at least {needed} are needed to judge.",
                n=measurement.n,
                needed=needed,
            ),
        )
    return _judge_value(band, measurement, value)


def _judge_value(band: Band, measurement: Measurement, value: float) -> Verdict:
    score = score_value(band, value)
    outcome = outcome_of(score)
    if band.significant and outcome is Outcome.NOT_MET:
        p_value = next((test.p_value for test in measurement.tests if test.p_value is not None), None)
        if p_value is None or p_value >= SIGNIFICANCE:
            return _unscored(Outcome.INSUFFICIENT_DATA, _chance_reason(p_value))
    low, high = 0.0, 1.0
    if measurement.bounds is not None:
        low, high = score_range(band, measurement.bounds.low, measurement.bounds.high)
    return outcome, score, min(low, score), max(high, score), measurement.reason


def _judge_answer(ask: Ask, checklist: Checklist, answer: Answer | None) -> Verdict:
    if answer is None or not answer.value:
        return _unscored(Outcome.NOT_ASSESSED, msg("not-answered", "Nobody has answered this yet."))
    scale = checklist.scales.get(ask.scale)
    if scale is None or answer.value not in scale.answers:
        return _unscored(Outcome.ERROR, msg("not-on-scale", "The answer is not on the scale {scale}.", scale=ask.scale))
    score = scale.answers[answer.value]
    if score is None:
        return _unscored(Outcome.NOT_APPLICABLE, msg("answered-not-applicable", "Answered as not applicable."))
    reason = None if answer.evidence else msg("no-evidence", "Answered without evidence.")
    return outcome_of(score), score, score, score, reason


def _judge_instead(ask: Ask, checklist: Checklist, answer: Answer) -> Verdict:
    outcome, score, low, high, reason = _judge_answer(ask, checklist, answer)
    if score is None:
        return outcome, score, low, high, reason
    if answer.evidence:
        said = msg("asked-instead", "Answered by the organisation, because the figure cannot be shown.")
    else:
        said = msg(
            "asked-instead-no-evidence",
            "Answered by the organisation without evidence, because the figure cannot be shown.",
        )
    return outcome, score, low, high, said


def _unscored(outcome: Outcome, reason: Message) -> Verdict:
    return outcome, None, 0.0, 1.0, reason


def _state_reason(state: MeasureState) -> Message:
    if state is MeasureState.NO_POOL:
        return msg("no-pool-named", "There is a value, but no pool is named to compare it with.")
    if state is MeasureState.INSUFFICIENT:
        return msg("too-few", "There are too few records to judge.")
    if state is MeasureState.NOT_APPLICABLE:
        return msg("not-applicable", "This does not apply here.")
    if state is MeasureState.ERROR:
        return msg("measure-error", "The measure could not be computed.")
    return msg("no-data", "The files hold no data for this.")


def _chance_reason(p_value: float | None) -> Message:
    if p_value is None:
        return msg("untested", "The value falls short, but no test could tell it from chance.")
    return msg("within-chance", "The value falls short, but not by more than chance (p = {p:.2f}).", p=p_value)
