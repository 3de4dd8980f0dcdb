"""The questions of a survey as a region of their own: a row for each, with how many answered and agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

import numpy as np
import pyarrow as pa

from audit.importing.mapping import SheetMapping
from audit.importing.region import Origin, Region
from audit.importing.wide.options import Question, questions_of

_COLUMNS = ("survey", "question", "answered", "agreed")


def survey_region(region: Region, headers: Sequence[str], file: str) -> tuple[Region, SheetMapping] | None:
    """Return the questions among columns as a table of surveys and how it is read, None where there are too few."""
    free = [at for at, header in enumerate(region.headers) if header and header in headers]
    codes = region.encoded_at(free)
    questions = questions_of(region, codes, free)
    if not questions:
        return None
    used = [region.headers[question.position] for question in questions]
    mapping = SheetMapping(table="surveys", columns={name: name for name in _COLUMNS}, questions=used)
    return _region(region, questions, PurePath(file).stem), mapping


def _region(region: Region, questions: Sequence[Question], survey: str) -> Region:
    rows = len(questions)
    texts = (
        [survey] * rows,
        [question.text for question in questions],
        [str(question.answered) for question in questions],
        [str(question.agreed) for question in questions],
    )
    cells = pa.table([pa.array(column, pa.string()) for column in texts], names=[str(place) for place in range(4)])
    columns = tuple((region.sheet.columns[question.position],) * len(_COLUMNS) for question in questions)
    return replace(
        region,
        sheet=replace(region.sheet, cells=cells, columns=columns[0]),
        header_row=-1,
        headers=_COLUMNS,
        rows=np.arange(rows, dtype=np.int64),
        left_out={},
        as_written=None,
        origin=Origin(
            header_row=region.header_line,
            last_row=region.last_row,
            lines=np.full(rows, region.header_line, dtype=np.int64),
            block=np.arange(rows, dtype=np.int64),
            columns=columns,
        ),
    )
