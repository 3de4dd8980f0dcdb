"""The questions of a survey as a region of their own: a row for each, with how many answered and agreed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

import numpy as np
import pyarrow as pa

from audit.importing.mapping import SheetMapping
from audit.importing.region import Origin, Region
from audit.importing.wide.counted_answers import counted_answers, numbers_of
from audit.importing.wide.options import Question, questions_of
from audit.importing.wide.scales import Scale, scale_around, scales_of

_COLUMNS = ("survey", "question", "answered", "agreed")


def survey_region(
    region: Region, headers: Sequence[str], file: str, scale: Scale | None = None
) -> tuple[Region, SheetMapping] | None:
    """Return the questions among columns as a table of surveys and how it is read, None where there are too few."""
    free = [at for at, header in enumerate(region.headers) if header and header in headers]
    codes = region.encoded_at(free)
    scales = scales_of(region, codes, scale)
    questions = questions_of(region, codes, free, scales)
    if not questions:
        return None
    used = [region.headers[question.position] for question in questions]
    mapping = SheetMapping(
        table="surveys", columns={name: name for name in _COLUMNS}, questions=used, scale=_said(scales)
    )
    return _region(region, questions, PurePath(file).stem), mapping


def counted_region(region: Region, file: str, scale: Scale | None = None) -> tuple[Region, SheetMapping] | None:
    """Return questions whose answers are counted in columns as a table of surveys; None where they are not."""
    counted = counted_answers(region, scale)
    if counted is None:
        return None
    rows = numbers_of(region, counted.answers)
    agreed = [sum(n for at, n in zip(counted.answers, row, strict=True) if at in counted.agree) for row in rows]
    answered: list[float | None] = [sum(row) for row in rows]
    if counted.shares:
        answered = [row[0] for row in numbers_of(region, [counted.total])] if counted.total is not None else []
    names = (*_COLUMNS[:2], *(("answered",) if answered else ()), "agreed_share" if counted.shares else "agreed")
    texts = (
        [PurePath(file).stem] * len(rows),
        region.column(counted.question).to_pylist(),
        *([[f"{n:g}" for n in answered]] if answered else ()),
        [f"{round(n, 6):g}" for n in agreed],
    )
    place = region.sheet.columns[counted.question]
    origin = Origin(
        header_row=region.header_line,
        last_row=region.last_row,
        lines=region.line_numbers() - 1,
        block=np.zeros(len(rows), dtype=np.int64),
        columns=((place,) * len(names),),
    )
    used = [region.headers[at] for at in counted.answers]
    said = (scale.least, scale.most) if (scale := scale or scale_around(region)) else None
    mapping = SheetMapping(table="surveys", columns={name: name for name in names}, questions=used, scale=said)
    return _long(region, texts, names, origin), mapping


def _region(region: Region, questions: Sequence[Question], survey: str) -> Region:
    rows = len(questions)
    texts = (
        [survey] * rows,
        [question.text for question in questions],
        [str(question.answered) for question in questions],
        [str(question.agreed) for question in questions],
    )
    columns = tuple((region.sheet.columns[question.position],) * len(_COLUMNS) for question in questions)
    origin = Origin(
        header_row=region.header_line,
        last_row=region.last_row,
        lines=np.full(rows, region.header_line, dtype=np.int64),
        block=np.arange(rows, dtype=np.int64),
        columns=columns,
    )
    return _long(region, texts, _COLUMNS, origin)


def _long(region: Region, texts: Sequence[Sequence[str]], names: tuple[str, ...], origin: Origin) -> Region:
    """Return the region with these columns instead, whose rows came from where the origin says."""
    cells = pa.table([pa.array(column, pa.string()) for column in texts], names=[str(at) for at in range(len(texts))])
    return replace(
        region,
        sheet=replace(region.sheet, cells=cells, columns=origin.columns[0]),
        header_row=-1,
        headers=names,
        rows=np.arange(len(texts[0]), dtype=np.int64),
        left_out={},
        as_written=None,
        origin=origin,
    )


def _said(scales: Mapping[int, Scale]) -> tuple[int, int] | None:
    """Return the scale of all questions that have one, None where they have several or none."""
    told = set(scales.values())
    return (one.least, one.most) if len(told) == 1 and (one := told.pop()) else None
