"""A scheme as a checklist of its own: so that it is asked, measured and protected like everything else."""

from __future__ import annotations

from audit.model.checklist import Ask, Band, Checklist, Item, Measure, Reference, Scale
from audit.model.scheme import TICKED, Scheme, SchemeItem, SchemeKind
from audit.types import Importance

NOT_APPLICABLE = "not-applicable"


def scheme_checklist(scheme: Scheme) -> Checklist:
    """Return the scheme as a checklist: shares are measured, requirements and stages asked."""
    scale = _scale(scheme)
    return Checklist(
        id=scheme.id,
        version=scheme.version,
        title=scheme.title,
        summary=scheme.summary,
        items=tuple(_item(scheme, item, scale) for item in scheme.items),
        scales={scale.id: scale},
    )


def scheme_item_id(scheme: Scheme, item: SchemeItem) -> str:
    """Return the id of an item in the scheme's checklist and in its answer workbook."""
    return f"{scheme.id}-{item.id}"


def _scale(scheme: Scheme) -> Scale:
    if scheme.kind is SchemeKind.STAGES:
        stages = scheme.stage_answers()
        last = len(stages) - 1
        answers: dict[str, float | None] = {name: place / last for place, name in enumerate(stages)}
        labels = {**stages, NOT_APPLICABLE: "Does not apply"}
        return Scale(id="stages", title="Stages", answers={**answers, NOT_APPLICABLE: None}, labels=labels)
    return Scale(id="ticks", title="Ticks", answers={TICKED: 1.0, "no": 0.0}, labels={TICKED: "Yes", "no": "No"})


def _item(scheme: Scheme, item: SchemeItem, scale: Scale) -> Item:
    assess: Ask | Measure = Ask(scale=scale.id)
    if item.measure:
        best = scheme.levels[-1].at_least or scheme.levels[-1].above or 0.0
        band = Band(kind="at_least", target=(best / 100,), floor=(0.0,), norm=scheme.source)
        assess = Measure(measure=item.measure, parameters=item.parameters, band=band)
    return Item(
        id=scheme_item_id(scheme, item),
        title=item.title,
        title_unmet=f"Not shown: {item.title}",
        importance=Importance.MEDIUM,
        assess=assess,
        references=(Reference(standard=scheme.source, url=scheme.url),),
    )
