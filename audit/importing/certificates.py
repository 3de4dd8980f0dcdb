"""Certificates of suppliers: what only says that there is none is none."""

from __future__ import annotations

import re

import pandas as pd

from audit.importing.fold import fold
from audit.importing.places import Place
from audit.importing.vocabulary import lookup
from audit.model.message import msg
from audit.model.result import DataIssue

_NONE = re.compile(
    r"(?:non|not|none|no|uncertified|decertified|nicht|keine?|aucune?|ningun[oa]?|nenhuma?|nessuna?|geen)\b(?!\s*\d)"
)


def says_none(certificates: pd.Series) -> pd.Series:
    """Return where a certificate is told to be none: “No”, “Non-MBE”, “not certified”."""
    no = lookup("yes-no")
    told = {text: fold(str(text)) for text in certificates.dropna().unique()}
    return certificates.isin([text for text, word in told.items() if no.get(word) == "no" or _NONE.match(word)])


def certified(frame: pd.DataFrame, place: Place) -> tuple[pd.DataFrame, tuple[DataIssue, ...]]:
    """Return suppliers with the certificates that they have, and how many are told to have none."""
    without = says_none(frame["certification"])
    if not without.any():
        return frame, ()
    n = int(without.sum())
    text = "Suppliers of which the column of certificates says that they have none: {n}."
    issue = place.info(msg("no-certificate", text, n=n), rows=n)
    return frame.assign(certification=frame["certification"].mask(without)), (issue,)
