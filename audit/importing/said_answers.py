"""What is told about answers to a survey: that they were counted, and on which scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.importing.mapping import SheetMapping, toml_string
from audit.importing.places import Place
from audit.importing.region import Region
from audit.model.message import msg
from audit.model.result import DataIssue


def say_questions(place: Place, headers: Sequence[str]) -> Iterator[DataIssue]:
    """Say that answers were counted by question."""
    text = "{n} columns are answers to a survey; they were counted for each question, not kept for each person."
    yield place.info(msg("questions-counted", text, n=len(headers)), cell=headers[0], rows=len(headers))


def say_scale(place: Place, mapping: SheetMapping) -> Iterator[DataIssue]:
    """Say how numbers were taken for how far people agree."""
    if mapping.scale:
        text = (
            "Numbers say how far people agree, from {least} (not at all) to {most} (fully); those past the middle were "
            "counted as agreed."
        )
        least, most = mapping.scale
        line = f"scale = [{most}, {least}]"
        yield place.info(msg("scale", text, least=least, most=most), cell=mapping.questions[0], mapping=line)


def say_scale_open(place: Place, region: Region, scales: Mapping[int, tuple[int, int]]) -> Iterator[DataIssue]:
    """Say which columns of numbers name a scale, and not which end of it agrees."""
    if not scales:
        return
    first, (low, high) = next(iter(scales.items()))
    text = (
        "Answers are numbers from {low} to {high}, and nothing says which of the two agrees; questions not counted: "
        "{n}."
    )
    headers = ", ".join(toml_string(region.headers[at]) for at in scales)
    yield place.warning(
        msg("scale-open", text, low=low, high=high, n=len(scales)),
        cell=region.header_cell(first),
        hint=msg(
            "scale-open-hint",
            "Write it into the header (“1 = strongly disagree, 5 = strongly agree”), or name in the mapping file the "
            "number that disagrees first, and then the one that agrees.",
        ),
        mapping=f'table = "surveys"\nquestions = [{headers}]\nscale = [{low}, {high}]',
    )
