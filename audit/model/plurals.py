"""Sentences that count something with `n`, and how each is said of one: in English here, elsewhere by gettext."""

from __future__ import annotations

from collections.abc import Mapping


def of_one(one: str, many: str) -> tuple[str, str]:
    """Mark a singular and its plural for the catalogue; return them as an entry of the table."""
    return many, one


SINGULARS: Mapping[str, str] = dict(
    (
        of_one(
            "{n} row looks like another row as it is written; they differ by the merged cells that they share.",
            "{n} rows look like another row as they are written; they differ by the merged cells that they share.",
        ),
        of_one(
            "{n} row that repeats another row exactly was dropped, as the mapping file says.",
            "{n} rows that repeat another row exactly were dropped, as the mapping file says.",
        ),
        of_one(
            "{n} row repeats another row exactly; it was kept and counts.",
            "{n} rows repeat another row exactly; they were kept and count.",
        ),
        of_one(
            "{n} person is marked as active and has a leaving date before {day}; they count as having left.",
            "{n} people are marked as active and have a leaving date before {day}; they count as having left.",
        ),
        of_one(
            "{n} row is in a currency without an exchange rate in the settings; its amounts count as blank.",
            "{n} rows are in a currency without an exchange rate in the settings; their amounts count as blank.",
        ),
        of_one(
            "{n} row is hidden in the sheet and was read all the same: {places}.",
            "{n} rows are hidden in the sheet and were read all the same: {places}.",
        ),
        of_one(
            "{n} column is hidden in the sheet and was read all the same: {places}.",
            "{n} columns are hidden in the sheet and were read all the same: {places}.",
        ),
        of_one("{n} row that repeats the header was left out.", "{n} rows that repeat the header were left out."),
        of_one(
            "{n} row is the workbook's own example and was not read.",
            "{n} rows are the workbook's own example and were not read.",
        ),
        of_one("{n} row of notes below the table was left out.", "{n} rows of notes below the table were left out."),
        of_one(
            "{n} column is in per cent and was divided by 100: {columns}.",
            "{n} columns are in per cent and were divided by 100: {columns}.",
        ),
        of_one(
            "{n} person has a pay of zero or less; it counts as blank.",
            "{n} people have a pay of zero or less; it counts as blank.",
        ),
        of_one("{n} row has a {column} in the future.", "{n} rows have a {column} in the future."),
        of_one("{n} row has a negative {column}.", "{n} rows have a negative {column}."),
        of_one("{n} row has {later} before {earlier}.", "{n} rows have {later} before {earlier}."),
        of_one(
            "{n} formula has the value 0 in the file, as programs write it that compute nothing; "
            "open it in your spreadsheet program and save it.",
            "All {n} formulas have the value 0 in the file, as programs write it that compute nothing; "
            "open it in your spreadsheet program and save it.",
        ),
        of_one(
            "{n} cell holds an error of the spreadsheet program (#REF!, #N/A …) and counts as blank.",
            "{n} cells hold an error of the spreadsheet program (#REF!, #N/A …) and count as blank.",
        ),
        of_one(
            "{n} amount was converted to {currency} at the rates of {day}.",
            "{n} amounts were converted to {currency} at the rates of {day}.",
        ),
        of_one("{n} date of birth lies in the future.", "{n} dates of birth lie in the future."),
        of_one(
            "{n} answer is to an item that the profile leaves out; it is not used.",
            "{n} answers are to items that the profile leaves out; they are not used.",
        ),
        of_one(
            "{n} role was not given and follows from the kind of session.",
            "{n} roles were not given and follow from the kind of session.",
        ),
        of_one(
            "{n} row with the role {words} is no appearance and was left out.",
            "{n} rows with the roles {words} are no appearances and were left out.",
        ),
        of_one(
            "There is {n} record; at least {needed} are needed to judge.",
            "There are {n} records; at least {needed} are needed to judge.",
        ),
    )
)
"""The sentence that counts many -> the same of one. A stored message keeps the first, so that old results read on."""
