"""Sentences that count something, and how each is said of one: in English here, elsewhere by gettext."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class OfOne(NamedTuple):
    """How a sentence is said of one, and the parameter that counts."""

    template: str
    counted: str


def of_one(one: str, many: str, counted: str = "n") -> tuple[str, OfOne]:
    """Mark a singular and its plural for the catalogue; return them as an entry of the table."""
    return many, OfOne(one, counted)


SINGULARS: Mapping[str, OfOne] = dict(
    (
        of_one(
            "There is {n} more problem; `audit checklists lint` lists them all.",
            "There are {n} more problems; `audit checklists lint` lists them all.",
        ),
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
        of_one(
            "{n} answer is to a question that the profile leaves out; it is not used.",
            "{n} answers are to questions that the profile leaves out; they are not used.",
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
        of_one("Not met for {n} of {of} action.", "Not met for {n} of {of} actions.", "of"),
        of_one("Not met for {n} of {of} appearance.", "Not met for {n} of {of} appearances.", "of"),
        of_one("Not met for {n} of {of} application.", "Not met for {n} of {of} applications.", "of"),
        of_one("Not met for {n} of {of} budget line.", "Not met for {n} of {of} budget lines.", "of"),
        of_one("Not met for {n} of {of} channel.", "Not met for {n} of {of} channels.", "of"),
        of_one("Not met for {n} of {of} consultation.", "Not met for {n} of {of} consultations.", "of"),
        of_one("Not met for {n} of {of} contract.", "Not met for {n} of {of} contracts.", "of"),
        of_one("Not met for {n} of {of} event.", "Not met for {n} of {of} events.", "of"),
        of_one("Not met for {n} of {of} member of staff.", "Not met for {n} of {of} members of staff.", "of"),
        of_one("Not met for {n} of {of} opening.", "Not met for {n} of {of} openings.", "of"),
        of_one("Not met for {n} of {of} place.", "Not met for {n} of {of} places.", "of"),
        of_one("Not met for {n} of {of} policy.", "Not met for {n} of {of} policies.", "of"),
        of_one("Not met for {n} of {of} publication.", "Not met for {n} of {of} publications.", "of"),
        of_one("Not met for {n} of {of} report.", "Not met for {n} of {of} reports.", "of"),
        of_one("Not met for {n} of {of} request.", "Not met for {n} of {of} requests.", "of"),
        of_one(
            "Not met for {n} of {of} row of the table {table}.",
            "Not met for {n} of {of} rows of the table {table}.",
            "of",
        ),
        of_one("Not met for {n} of {of} seat.", "Not met for {n} of {of} seats.", "of"),
        of_one("Not met for {n} of {of} session.", "Not met for {n} of {of} sessions.", "of"),
        of_one("Not met for {n} of {of} staff group.", "Not met for {n} of {of} staff groups.", "of"),
        of_one("Not met for {n} of {of} statement.", "Not met for {n} of {of} statements.", "of"),
        of_one(
            "Read as {table}: {n} of {of} column was understood.",
            "Read as {table}: {n} of {of} columns were understood.",
            "of",
        ),
        of_one("{n} of {of} column", "{n} of {of} columns", "of"),
        of_one(
            "{count} of {panels} panels has fewer than {minimum} of these groups.",
            "{count} of {panels} panels have fewer than {minimum} of these groups.",
            "count",
        ),
        of_one(
            "{count} of {panels} panels has nobody of these groups.",
            "{count} of {panels} panels have nobody of these groups.",
            "count",
        ),
        of_one(
            "The only row has more hours a week than anybody can work ({n} row).",
            "All {n} rows have more hours a week than anybody can work.",
        ),
        of_one(
            "In {n} row women and men of the {quarter} pay quarter do not add up to 100 %.",
            "In {n} rows women and men of the {quarter} pay quarter do not add up to 100 %.",
        ),
        of_one(
            "Left out: {n} person whose mean pay is not given.", "Left out: {n} people whose mean pay is not given."
        ),
        of_one("Nothing in {n} month.", "Nothing in {n} months."),
        of_one(
            "{n} hidden value was attacked ({solver}, {seconds} s).",
            "{n} hidden values were attacked ({solver}, {seconds} s).",
        ),
        of_one(
            "The table has {cells} cell: {sensitive} sensitive, {others} hidden to protect them.",
            "The table has {cells} cells: {sensitive} sensitive, {others} hidden to protect them.",
            "cells",
        ),
        of_one(
            "The attack on the report recovers {n} hidden figure; no result was made.",
            "The attack on the report recovers {n} hidden figures; no result was made.",
        ),
        of_one(
            "Removed {n} snapshot of {whose} from {place}; the space they took was overwritten.",
            "Removed {n} snapshots of {whose} from {place}; the space they took was overwritten.",
        ),
        of_one(
            "Paying {n} of them at the floor of its role costs {cost:,.0f}.",
            "Paying {n} of them at the floor of their role costs {cost:,.0f}.",
        ),
        of_one(
            "{n} answer or policy belongs to no question of the checklists applied.",
            "{n} answers or policies belong to no question of the checklists applied.",
        ),
        of_one(
            "{n} cell stands further down than the last row that a sheet may have, and was not read.",
            "{n} cells stand further down than the last row that a sheet may have, and were not read.",
        ),
        of_one(
            "{n} column is the answer to a survey; it was counted for each question, not kept for each person.",
            "{n} columns are answers to a survey; they were counted for each question, not kept for each person.",
        ),
        of_one(
            "{n} column marks one group and was turned into {column}; several marks in a row are all kept.",
            "{n} columns each mark one group and were joined into {column}; several marks in a row are all kept.",
        ),
        of_one(
            "{n} column stands for a group or year of published figures, and was turned into rows: {columns}. No "
            "row was counted as a person.",
            "{n} columns stand for groups or years of published figures, and were turned into rows: {columns}. "
            "No row was counted as a person.",
        ),
        of_one(
            "{n} column tells of several people in one row; each person was given a row of their own: {columns}.",
            "{n} columns tell of several people in one row; each person was given a row of their own: {columns}.",
        ),
        of_one("{n} column was turned into rows: {columns}.", "{n} columns were turned into rows: {columns}."),
        of_one(
            "{n} heading between the rows ({shown}) was taken for the {column} of all rows below it.",
            "{n} headings between the rows ({shown}) were taken for the {column} of all rows below each.",
        ),
        of_one(
            "{n} object of the file names a field twice; the last of its values was used.",
            "{n} objects of the file name a field twice; the last of its values was used.",
        ),
        of_one(
            "{n} of {rows} rows is dated outside {start} to {end} and is not part of this audit.",
            "{n} of {rows} rows are dated outside {start} to {end} and are not part of this audit.",
        ),
        of_one(
            "{n} person who is Hispanic or Latino was counted as that group, whatever their race.",
            "{n} people who are Hispanic or Latino were counted as that group, whatever their race.",
        ),
        of_one(
            "{n} record is too few to say; {minimum} are needed.",
            "{n} records are too few to say; {minimum} are needed.",
        ),
        of_one(
            "{n} row is longer than the others; what stands beyond the last column was not read.",
            "{n} rows are longer than the others; what stands beyond the last column was not read.",
        ),
        of_one(
            "{n} row has a key ({column}) that stands in another sheet or file too; it was kept, and counts twice.",
            "{n} rows have a key ({column}) that stands in another sheet or file too; all were kept, and count twice.",
        ),
        of_one(
            "{n} row has more {column} a week than anybody can work; it is not used for pay.",
            "{n} rows have more {column} a week than anybody can work; they are not used for pay.",
        ),
        of_one(
            "{column} should be different in each row, but {n} row shares one with another row; all were kept.",
            "{column} should be different in each row, but {n} rows share one with another row; all were kept.",
        ),
        of_one(
            "The rate is below four fifths of the others', but with {n} candidate chance alone can do that: a "
            "reason to watch, not a finding.",
            "The rate is below four fifths of the others', but among {n} candidates chance alone can do that: a "
            "reason to watch, not a finding.",
        ),
        of_one("Spaces lacking at {n} event: {spaces}.", "Spaces lacking at {n} events: {spaces}."),
        of_one(
            "{n} row names a person whose {column} is another in other rows: one key for several people?",
            "{n} rows name a person whose {column} is another in other rows: one key for several people?",
        ),
    )
)
"""The sentence that counts many -> the same of one. A stored message keeps the first, so that old results read on."""
