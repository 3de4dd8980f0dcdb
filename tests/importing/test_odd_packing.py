"""Files that are right but written as few programs write them: packing, letters, quotation marks, lines of dashes."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.importing.guard import reading
from audit.importing.read.refusal import Refusal
from audit.importing.read.worker import read_sheets
from audit.importing.region import find_region
from tests.importing import binary_books, hostile

ROWS = (("employee", "gender", "department"), ("1", "F", "Zürich"), ("2", "M", "HR"))
SHEET = "".join(
    f'<row r="{number}">'
    + "".join(hostile.cell(f"{letter}{number}", text) for letter, text in zip("ABC", row, strict=True))
    + "</row>"
    for number, row in enumerate(ROWS, 1)
)
_ODS_ROWS = "".join(
    "<table:table-row>"
    + "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in row
    )
    + "</table:table-row>"
    for row in ROWS
)


def cells(data: bytes) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the only sheet."""
    (sheet,) = read_sheets(data)
    return tuple(zip(*(column.to_pylist() for column in sheet.cells.columns), strict=True))


def packed_again(
    data: bytes,
    *,
    method: int = zipfile.ZIP_DEFLATED,
    name: Callable[[str], str] = str,
    part: Callable[[bytes], bytes] = bytes,
) -> bytes:
    """Return an archive with its parts packed, named or written in another way."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(buffer, "w") as written:
        for member in archive.namelist():
            content = archive.read(member)
            is_xml = member.endswith((".xml", ".rels"))
            written.writestr(name(member), part(content) if is_xml else content, method if is_xml else None)
    return buffer.getvalue()


def wide(part: bytes) -> bytes:
    """Return a part in UTF-16, as it then says."""
    return part.decode().replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16")


@pytest.mark.parametrize("data", [hostile.xlsx(SHEET), hostile.ods(_ODS_ROWS)], ids=["xlsx", "ods"])
@pytest.mark.parametrize(
    "change",
    [
        lambda data: packed_again(data, method=zipfile.ZIP_BZIP2),
        lambda data: packed_again(data, method=zipfile.ZIP_LZMA),
        lambda data: packed_again(data, part=wide),
        lambda data: packed_again(data, name=lambda name: name.replace("/", "\\") if "xl" in name else name),
    ],
    ids=["bzip2", "lzma", "utf-16", "backslashes"],
)
def test_a_workbook_is_read_however_its_parts_are_packed(data: bytes, change: Callable[[bytes], bytes]) -> None:
    assert cells(change(data)) == ROWS


@pytest.mark.parametrize(
    "name",
    [str.upper, str.lower, str.title, lambda name: name.replace("book", "Book"), lambda name: f"./{name}"],
    ids=["large letters", "small letters", "mixed letters", "one large letter", "from here"],
)
@pytest.mark.parametrize(
    "data",
    [hostile.xlsx(SHEET, after='<mergeCells><mergeCell ref="B2:B3"/></mergeCells>'), binary_books.xlsb(ROWS)],
    ids=["xlsx", "xlsb"],
)
def test_names_of_parts_may_be_spelt_in_any_letters(data: bytes, name: Callable[[str], str]) -> None:
    (plain,), (sheet,) = read_sheets(data), read_sheets(packed_again(data, name=name))
    assert sheet.cells.equals(plain.cells)
    assert sheet.merges == plain.merges != ()
    assert sheet.notes == plain.notes


def test_a_part_whose_name_differs_in_its_letters_alone_is_there_twice() -> None:
    data = hostile.xlsx(SHEET, extra={"XL/Worksheets/Sheet1.XML": "<worksheet/>"})
    with pytest.raises(Refusal, match="same part twice"):
        read_sheets(data)


def test_entities_are_seen_in_a_part_named_in_large_letters() -> None:
    sheet = hostile.xlsx(SHEET, head='<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>')
    with pytest.raises(Refusal, match="XML entities"):
        read_sheets(packed_again(sheet, name=str.upper))


@pytest.mark.parametrize("before", [b"\r\n", b"\xef\xbb\xbf", b"<br />\n<b>Warning</b>: headers already sent\n"])
@pytest.mark.parametrize("data", [hostile.xlsx(SHEET), hostile.ods(_ODS_ROWS)], ids=["xlsx", "ods"])
def test_a_few_bytes_before_a_workbook_do_not_matter(tmp_path: Path, data: bytes, before: bytes) -> None:
    assert cells(before + data) == ROWS
    (tmp_path / "a.xlsx").write_bytes(before + data)
    with reading(seconds=30) as reader:
        assert reader.read(tmp_path / "a.xlsx").sheets[0].cells.num_rows == len(ROWS)


def test_an_archive_far_inside_of_a_file_is_not_looked_for() -> None:
    with pytest.raises(Refusal, match="not a spreadsheet in any format"):
        read_sheets(b"\x01\x02" * 40_000 + hostile.xlsx(SHEET))


def test_a_picture_with_a_workbook_behind_it_stays_a_picture() -> None:
    with pytest.raises(Refusal, match="is a picture"):
        read_sheets(b"\x89PNG\r\n" + hostile.xlsx(SHEET))


@pytest.mark.parametrize(
    "begin",
    [
        struct.pack("<HHHH", 0x009, 4, 2, 0x10),
        struct.pack("<HHHHH", 0x209, 6, 0, 0x10, 0),
        struct.pack("<HHHHH", 0x409, 6, 0, 0x10, 0),
        struct.pack("<HHHHH", 0x409, 6, 0, 0x100, 0),
    ],
    ids=["version 2", "version 3", "version 4", "workbook of version 4"],
)
def test_workbooks_of_the_first_versions_are_refused_by_name(begin: bytes) -> None:
    with pytest.raises(Refusal, match="versions 2 to 4 of Excel") as caught:
        read_sheets(begin + struct.pack("<HH", 0x0A, 0) + bytes(400))
    assert caught.value.hint is not None
    assert "save it as .xlsx" in caught.value.hint.text


def test_what_is_unpacked_is_bounded_however_it_is_packed() -> None:
    large = hostile.xlsx(SHEET, extra={"xl/media/x.xml": " " * 80_000_000})
    with pytest.raises(Refusal, match="hundred times its size"):
        read_sheets(packed_again(large, method=zipfile.ZIP_LZMA))


@pytest.mark.parametrize(("method", "code"), [(9, "archive-packing"), (93, "archive-packing"), (99, "password")])
def test_packing_that_is_not_read_is_told(method: int, code: str) -> None:
    data = bytearray(hostile.xlsx(SHEET))
    for sign, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = data.find(sign)
        while place >= 0:
            data[place + offset : place + offset + 2] = struct.pack("<H", method)
            place = data.find(sign, place + 4)
    with pytest.raises(Refusal) as caught:
        read_sheets(bytes(data))
    assert caught.value.code == code


def test_a_document_type_is_seen_in_letters_of_two_bytes() -> None:
    sheet = hostile.xlsx(SHEET, head='<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>')
    with pytest.raises(Refusal, match="XML entities"):
        read_sheets(packed_again(sheet, part=wide))


def test_a_text_in_an_old_workbook_is_no_sign_of_a_password() -> None:
    rows = (("employee", "gender", "department"), ("EncryptionInfo", "F", "EncryptedPackage"))
    assert cells(binary_books.xls(rows)) == rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_quotation_marks_behind_backslashes(delimiter: str, encoding: str) -> None:
    rows = (("employee", "note", "place"), ("é1", f'"hi{delimiter} there" twice', "C:\\"), ("2", 'x"y', "a\\b"))
    lines = (delimiter.join('"' + cell.replace("\\", "\\\\").replace('"', '\\"') + '"' for cell in row) for row in rows)
    assert cells("\n".join(lines).encode(encoding)) == rows


def test_a_backslash_at_the_end_of_a_cell_stays() -> None:
    assert cells(b'employee,place,gender\n1,"C:\\",F\n2,"say ""so""",M\n') == (
        ("employee", "place", "gender"),
        ("1", "C:\\", "F"),
        ("2", 'say "so"', "M"),
    )


def test_a_few_odd_bytes_do_not_spoil_the_other_letters() -> None:
    text = "employee,gender,department\n" + "".join(f"{at},F,Zürich\n" for at in range(9))
    (sheet,) = read_sheets(text.encode() + b"9,M,K\xf6ln\n")
    assert sheet.cells.column(2).to_pylist()[1:] == ["Zürich"] * 9 + ["Köln"]
    assert [(note.code, note.count) for note in sheet.notes] == [("mixed-encoding", 1)]


@pytest.mark.parametrize("end", [b"x", b"\x00\xd8\n\x00"], ids=["half a sign", "half of a pair"])
def test_utf16_that_breaks_off_stays_utf16(end: bytes) -> None:
    text = "employee,gender,department\n" + "1,F,Zürich\n" * 9
    assert cells(text.encode("utf-16") + end)[9] == ("1", "F", "Zürich")


def test_a_line_of_dashes_below_the_header_is_no_row() -> None:
    text = "| employee | gender | department |\n|---|:---:|---|\n| 1 | F | HR |\n| 2 | M | HR |\n"
    (sheet,) = read_sheets(text.encode())
    region = find_region(sheet)
    assert region is not None
    assert region.rows.tolist() == [2, 3]
