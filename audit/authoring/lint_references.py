"""Second pass of lint: whether everything that is named exists, and fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from audit.authoring.lint_files import Files, Parsed
from audit.checklists import load_checklists, load_guidance, load_scales
from audit.checklists.build import build_band
from audit.checklists.documents import Path_
from audit.checklists.problems import Problem, problem_of
from audit.checklists.references import check_between, check_own_references, check_scales
from audit.checklists.schema import ChecklistForm, ExampleForm, ItemForm
from audit.checklists.schema_profile import ProfileForm
from audit.config import Settings
from audit.errors import SettingsError
from audit.measures import load_measures
from audit.measures.registry import measure_named, parse_parameters
from audit.model.message import Message, msg, quoted
from audit.tables import TABLES, VOCABULARIES
from audit.types import ValueUnit

REPEATED_ROW = "times"
"""A pseudo-column of example rows: how often the row stands in the table."""
LAWFUL_NOTE_FOR = frozenset(
    ("D11", "D20", "D24", "D33", "D40", "D41", "D42", "D43", "D44", "D45", "D71", "D72", "D80", "D83", "A40")
)
"""Statements whose actions touch what people get by group, so that the law of each place must be said."""


def check_references(files: Files) -> Iterator[Problem]:
    """Yield references to what does not exist."""
    load_measures()
    scales = {*load_scales(), *(scale.form.id for scale in files.scales)}
    statements = {*load_guidance(), *(entry.id for parsed in files.guidance for entry in parsed.form.statements)}
    for parsed in files.checklists:
        yield from check_own_references(parsed.form, parsed.document)
        yield from check_scales(parsed.form, parsed.document, scales)
        for place, item in enumerate(parsed.form.items):
            yield from _check_item(parsed, ("items", place), item, statements)
    yield from check_between((parsed.form, parsed.document) for parsed in files.checklists)
    yield from _check_folders(files)
    yield from _check_coverage(files)
    lists, items = _known_names(files)
    for profile in files.profiles:
        yield from _check_profile(profile, lists, items)


def _check_item(parsed: Parsed[ChecklistForm], path: Path_, item: ItemForm, statements: set[str]) -> Iterator[Problem]:
    say = parsed.document.problem
    cited = {reference.id for reference in item.references if reference.id}
    for place, reference in enumerate(item.references):
        if reference.id and reference.id not in statements:
            text = "The question {name} cites {statement}, and no statement has that id."
            told = msg("unknown-statement", text, name=quoted(item.id), statement=quoted(reference.id))
            yield say((*path, "references", place), told)
    if item.remediation and not item.remediation.lawful_notes and cited & LAWFUL_NOTE_FOR:
        text = "The action of {name} needs `lawful_notes`, for it cites {statements}."
        asked_by = ", ".join(sorted(cited & LAWFUL_NOTE_FOR))
        yield say((*path, "remediation"), msg("lawful-note", text, name=quoted(item.id), statements=asked_by))
    if item.assess.measure is not None:
        yield from _check_measure(parsed, (*path, "assess"), item)
    if item.applies_when is not None:
        condition, where = item.applies_when, (*path, "applies_when")
        yield from _check_columns(
            parsed, where, item.id, {condition.table: tuple(condition.where)} if condition.table else {}
        )
        for name in condition.settings:
            if name not in Settings.model_fields:
                told = msg("unknown-setting", "There is no setting {name}.", name=quoted(name))
                yield say((*where, "settings", name), told)
    for place, example in enumerate(item.examples):
        columns = {table: _columns_of(example, table) for table in example.given}
        yield from _check_columns(parsed, (*path, "examples", place), item.id, columns)


def _columns_of(example: ExampleForm, table: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column for row in example.given[table] for column in row if column != REPEATED_ROW))


def _check_measure(parsed: Parsed[ChecklistForm], path: Path_, item: ItemForm) -> Iterator[Problem]:
    assess = item.assess
    try:
        measure = measure_named(assess.measure or "")
    except SettingsError as error:
        yield _asked_for(error, parsed, (*path, "measure"), item)
        return
    try:
        needed = measure.needs(parse_parameters(measure, dict(assess.parameters)))
    except SettingsError as error:
        yield _asked_for(error, parsed, (*path, "with"), item)
        return
    by_table: dict[str, tuple[str, ...]] = {}
    for name in needed:
        table, _, column = name.partition(".")
        by_table[table] = (*by_table.get(table, ()), column)
    yield from _check_columns(parsed, (*path, "with"), item.id, by_table)
    if assess.band and measure.unit in (ValueUnit.SHARE, ValueUnit.PROBABILITY):
        band = build_band(assess.band)
        if any(not 0 <= edge <= 1 for edge in (*band.target, *band.floor)):
            text = "The band of {name} asks for a share outside 0 to 1; nothing can reach it."
            hint = msg("band-how", "Write 80 % as 0.8.")
            yield parsed.document.problem((*path, "band"), msg("band", text, name=quoted(item.id)), hint)


def _asked_for(error: SettingsError, parsed: Parsed[ChecklistForm], path: Path_, item: ItemForm) -> Problem:
    by = msg("asked-for", "It is asked for by {name}.", name=quoted(item.id))
    document = parsed.document
    return problem_of(error, document.file, document.line_of(path), by)


def _check_columns(
    parsed: Parsed[ChecklistForm], path: Path_, item: str, by_table: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    for table, columns in by_table.items():
        if table not in TABLES:
            text = "The question {name} names the table {table}, which does not exist."
            told = msg("unknown-table", text, name=quoted(item), table=quoted(table))
            yield parsed.document.problem(path, told)
            continue
        for column in columns:
            if column and TABLES[table].column(column) is None:
                text = "The question {name} names the column {column}, which the table {table} does not have."
                told = msg("unknown-column", text, name=quoted(item), column=quoted(column), table=quoted(table))
                yield parsed.document.problem(path, told)


def _check_folders(files: Files) -> Iterator[Problem]:
    """Yield checklist ids that two files use, and files in a folder of another name, which are hard to find."""
    first: dict[str, Parsed[ChecklistForm]] = {}
    for parsed in files.checklists:
        other = first.setdefault(parsed.form.id, parsed)
        if other is not parsed:
            text = "The checklist id {name} is used by {file} too."
            told = msg("duplicate-id", text, name=quoted(parsed.form.id), file=str(other.path))
            yield parsed.document.problem(("id",), told)
        name = parsed.path.resolve().parent.name
        if name != parsed.form.id:
            text = "The checklist {name} lies in the folder {folder}."
            told = msg("folder-name", text, name=quoted(parsed.form.id), folder=quoted(name))
            yield parsed.document.problem(("id",), told, msg("folder-name-how", "Give both the same name."))


def _check_coverage(files: Files) -> Iterator[Problem]:
    """Each statement of the guidance is answered by an item of its checklist."""
    cited = {
        (parsed.form.id, reference.id)
        for parsed in files.checklists
        for item in parsed.form.items
        for reference in item.references
    }
    for guidance in files.guidance:
        for place, statement in enumerate(guidance.form.statements):
            if (statement.checklist, statement.id) not in cited:
                text = "No question of {name} cites the statement {statement}."
                told = msg("uncovered-statement", text, name=quoted(statement.checklist), statement=statement.id)
                yield guidance.document.problem(("statements", place), told)


def _known_names(files: Files) -> tuple[set[str], set[str]]:
    lists = {parsed.form.id for parsed in files.checklists}
    items = {item.id for parsed in files.checklists for item in parsed.form.items if not item.replaced_by}
    own = {target for parsed in files.profiles for target in _names_of(parsed.form)}
    if own - lists - items:
        try:
            shipped = load_checklists()
        except SettingsError:  # said already, by the pass over the folder that ships
            return lists, items
        lists |= {checklist.id for checklist in shipped}
        items |= {item.id for checklist in shipped for item in checklist.items}
    return lists, items


def _names_of(profile: ProfileForm) -> set[str]:
    return {*profile.checklists, *profile.multipliers, *(change.target for change in profile.adjustments)}


def _check_profile(parsed: Parsed[ProfileForm], lists: set[str], items: set[str]) -> Iterator[Problem]:
    profile, say = parsed.form, parsed.document.problem
    if parsed.whole and (profile.checklists or profile.multipliers) and not profile.reason:
        text = "The profile {name} selects or reweights checklists and gives no reason, which reports print."
        yield say(("id",), msg("no-reason", text, name=quoted(profile.id)))
    for place, name in enumerate(profile.checklists):
        if name not in lists:
            yield say(("checklists", place), no_checklist(name))
    for name in profile.multipliers:
        if name not in lists:
            yield say(("multipliers", name), no_checklist(name))
    for place, change in enumerate(profile.adjustments):
        if change.target not in lists | items:
            text = "The profile {name} changes {target}, which is no question and no checklist."
            told = msg("unknown-item", text, name=quoted(profile.id), target=quoted(change.target))
            yield say(("adjustments", place, "target"), told)
    for vocabulary, values in profile.vocabularies.items():
        known = VOCABULARIES[vocabulary].values if vocabulary in VOCABULARIES else None
        if known is None:
            told = msg("unknown-vocabulary", "There is no vocabulary {name}.", name=quoted(vocabulary))
            yield say(("vocabularies", vocabulary), told)
            continue
        for place, value in enumerate(values):
            if value not in known:
                text = "The vocabulary {name} has no value {value}."
                told = msg("unknown-value", text, name=quoted(vocabulary), value=quoted(value))
                yield say(("vocabularies", vocabulary, place), told)


def no_checklist(name: str) -> Message:
    """Return that there is no checklist of a name."""
    return msg("unknown-checklist", "There is no checklist {name}.", name=quoted(name))
