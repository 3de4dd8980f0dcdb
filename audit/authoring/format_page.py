"""The generated page on the format: every key of a checklist, as the columns of its workbook explain it."""

from __future__ import annotations

from collections.abc import Iterator

from audit.authoring import sheet_columns as declared
from audit.authoring.sheet_columns import SheetColumn

_START = """\
# How to write a checklist

A checklist is a folder with a file `checklist.yaml`, in YAML 1.2. Start one with `audit checklists new ID`, add
items with `audit checklists new-item FOLDER ID`, and check it with `audit checklists lint FOLDER`. Whoever prefers
a spreadsheet takes it to a workbook and back with `audit checklists to-xlsx` and `from-xlsx`; both say the same.

An item of five lines is complete:

```yaml
format: 1
id: our-canteen
version: 1.0.0
title: Our canteen
items:
  - id: step-free-tables
    title: There is a table that can be reached without steps
    title_unmet: No table can be reached without steps
    importance: high
    assess: {ask: yes-partly-no}
```

Words stay as they are written: `no` is a word, and the version `1.10` does not become 1.1. A key that is not listed
here is an error, as is a key given twice. Ids are permanent: an item that is asked no longer is named under
`retired`, or gets `replaced_by`, and its id is never used again.

An item is assessed in one of three ways:

- **asked**: `assess: {ask: yes-partly-no}` names a scale. Scales are files of the folder `scales`.
- **measured**: `measure` names a measure, `with` its parameters, `band` what is good. `at_least: 1.0, floor: 0.5`
  is met from 100 % on, not met at 50 % or less, and rises in a straight line between. Without a floor it is a step.
  `otherwise: {scale: yes-partly-no}` is asked where the measure cannot be shown.
- **combined**: `combine: mean` (or min, all, any) with `items: [first, second]` of the same checklist.

`audit checklists lint` finds everything in one go, in files that are broken elsewhere too: keys, measures, bands, ids,
circles, examples, profiles, translations, with file and line; `--config audit.toml` adds waivers that have ended or
are of nothing, and `--answers FILE` answers outside their scale or to items that are asked no longer, with sheet and
cell.

Whoever changes the content raises the version; `audit checklists record` notes which content belongs to which
version in `digests.json`, and lint says when they part.
"""
_PROFILES = """\
## Profiles

A profile is a file `profiles/ID.yaml` that says what is applied of the checklists, and why. It never rewrites text.

```yaml
format: 1
id: ours
title: Our own selection
extends: [employer, uk]          # what these say holds, unless it is said otherwise below
checklists: [hr-composition, pay-equity, our-canteen]
multipliers: {pay-equity: 2}     # weight of a whole checklist
adjustments:
  - {target: mean-pay-gap, action: drop, reason: The median is what our regulator asks for.}
  - {target: step-free-tables, action: weight, weight: 10, reason: Half of our guests use wheels.}
  - {target: median-pay-gap, action: parameter, band: {at_most: 3, floor: 15}, reason: Our own goal.}
country: IE                      # where audit.toml names none; some items hold in some countries only
currency: EUR                    # where neither audit.toml nor the files name one
vocabularies: {ethnicity: [white, black, asian, mixed, another, prefer-not-to-say]}  # what workbooks offer
reason: For our own sites; the shops have a list of their own.
restricted_dimensions: {ethnicity: The law of our country forbids to collect it.}
thresholds: {coverage_overall: 0.7}
```

Whoever selects or reweights checklists gives a `reason`, as each adjustment does. Use the profile with `--profile
ours.yaml`, or by its id from a folder named in `audit.toml`; several are joined with a plus
sign: `--profile employer+uk`.

## Translations

`audit checklists translate ID --lang fr --folder FOLDER` writes `locale/fr.yaml` beside the checklist, with the
English above each empty entry; run again, it keeps what is translated and adds what is new. With `scales` or
`profiles` in place of the id it does the same for these. The file holds `title`, `summary`, `gates` (item: reason)
and, below `items`, for each id `title`, `title_unmet`, `question`, `rationale`, `evidence`, `remediation` with `text`
and `cost_basis`, and `applies_when` for the reason; `phrases` holds what many items share: lawful notes, the `norm` of
bands, the evidence of `otherwise`. What is missing stays English, and lint names it. `of` is a digest of the English
that an entry was made from: where that changes, lint says that the entry is stale, and `--current` says that all
entries fit again.
"""


def format_page() -> str:
    """Return the page on the format of checklists."""
    return "\n".join([_START, "## The keys", "", *_reference(), _PROFILES])


def _reference() -> Iterator[str]:
    for sheet in declared.SHEETS:
        yield from (f"### {sheet.name}", "", sheet.about, "", "| key | what it says |", "| --- | --- |")
        for column in sheet.columns:
            if column.header != "item" or sheet is declared.GATES:
                yield f"| `{'.'.join(column.path)}` | {_about(column)} |"
        yield ""


def _about(column: SheetColumn) -> str:
    choices = f" One of: {', '.join(column.choices)}." if column.choices else ""
    return f"{column.note}{choices}".replace("|", "\\|")
