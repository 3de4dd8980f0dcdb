"""The lines of a mapping file that make the reading of a sheet explicit: what was said, and what was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.importing.mapping import SheetMapping, column_line, toml_string, value_line
from audit.importing.pay import assumed_period
from audit.importing.read.places import column_letters
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.typing_of_columns import TypedColumn

_EXPLICIT = frozenset(("letters",))  # issues whose line says what was done, not what else could be done


def decisions_of(
    reading: Reading,
    typed: Sequence[TypedColumn],
    region: Region,
    mapping: SheetMapping,
    constants: Mapping[str, str],
    long: Mapping[str, Sequence[str]],
) -> tuple[str, ...]:
    """Return the lines of a mapping file that make this reading explicit and repeatable."""
    return (
        f'table = "{reading.table.name}"',
        *_where(region, mapping),
        *(f"long.{toml_string(name)} = [{', '.join(map(toml_string, sources))}]" for name, sources in long.items()),
        *_columns(reading, region),
        *_values(typed, mapping),
        *_units(reading, typed, mapping),
        *(f"constants.{name} = {toml_string(value)}" for name, value in constants.items()),
        *_switches(mapping),
    )


def _where(region: Region, mapping: SheetMapping) -> Iterator[str]:
    if mapping.sideways:
        yield "sideways = true"
    yield f"header_row = {region.header_line + 1}"
    last = mapping.last_row or (region.last_row if region.cut else None)
    if last:
        yield f"last_row = {last}"
    if region.apart or mapping.first_column or mapping.last_column:
        yield f'first_column = "{column_letters(region.sheet.columns[0])}"'
        yield f'last_column = "{column_letters(region.sheet.columns[-1])}"'


def _columns(reading: Reading, region: Region) -> Iterator[str]:
    used = {match.position: match.column for match in reading.matches}
    for position, header in enumerate(region.headers):
        if header or position in used:
            alone = region.headers.count(header) == 1 and not header.startswith("@")
            written = header if alone and header else f"@{column_letters(region.sheet.columns[position])}"
            yield column_line(written, used.get(position, ""))


def _values(typed: Sequence[TypedColumn], mapping: SheetMapping) -> Iterator[str]:
    yield from (value_line(name, values) for name, values in mapping.values.items() if values)
    for column in typed:
        if column.name not in mapping.values:
            yield from (issue.mapping for issue in column.issues if issue.code in _EXPLICIT)


def _units(reading: Reading, typed: Sequence[TypedColumn], mapping: SheetMapping) -> Iterator[str]:
    """Yield the order of dates, decimal marks and the pay period."""
    yield from (f'dates.{column.name} = "{column.date_order}"' for column in typed if column.date_order)
    yield from (f'decimals.{column.name} = "{column.decimal}"' for column in typed if column.decimal)
    salary = next((column for column in typed if column.name == "salary"), None)
    if mapping.pay_period or salary is not None:
        header = next((match.header for match in reading.matches if match.column == "salary"), "")
        period = mapping.pay_period or (assumed_period(salary.values, header)[0] if salary is not None else "")
        yield f'pay_period = "{period}"'
    if mapping.group_source:
        yield f"group_source = {toml_string(mapping.group_source)}"


def _switches(mapping: SheetMapping) -> Iterator[str]:
    if mapping.drop_duplicates:
        yield "drop_duplicates = true"
    if mapping.combine_hispanic:
        yield "combine_hispanic = true"
