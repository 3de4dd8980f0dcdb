"""Payments and contracts that tell of each supplier who owns it, and marks of certificates."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection


def read(folder: Path, text: str, mapping: Path | None = None) -> Inspection:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return inspect_files([path], Settings(), mapping=mapping)


def frame(found: Inspection, table: str) -> pd.DataFrame:
    return found.dataset.tables[table].frame


def codes(found: Inspection) -> set[str]:
    return {issue.code for issue in found.issues}


def test_payments_that_tell_who_owns_the_supplier_are_a_list_of_suppliers_too(tmp_path: Path) -> None:
    rows = "".join(
        f"{n},Firm {n % 3},{100 * n}.50,2022-03-{n:02},{'' if n == 1 else ('MBE', 'WBE', '')[n % 3]}\n"
        for n in range(1, 10)
    )
    found = read(tmp_path, f"Voucher,Vendor Name,Amount,Payment Date,Certification\n{rows}")
    assert len(frame(found, "payments")) == 9
    suppliers = frame(found, "suppliers").set_index("vendor")["certification"]
    assert len(suppliers) == 3
    assert suppliers.dropna().to_dict() == {"Firm 0": "MBE", "Firm 1": "WBE"}


def test_payments_that_tell_nothing_of_suppliers_are_none_of_them(tmp_path: Path) -> None:
    found = read(tmp_path, "Voucher,Vendor Name,Amount,Payment Date\n1,Firm,10.00,2022-03-01\n")
    assert set(found.dataset.tables) == {"payments"}


@pytest.mark.parametrize("yes", ["Y", "Yes", "1", "x"])
def test_marks_of_certificates_are_joined(tmp_path: Path, yes: str) -> None:
    head = "Business Name,MBE,WBE Certified,Veteran-Owned,SBE,City\n"
    rows = f"Firm 1,{yes},,,{yes},X\nFirm 2,{yes},{yes},,,X\nFirm 3,,,,{yes},X\nFirm 4,,,{yes},,X\n"
    found = read(tmp_path, head + rows)
    certified = frame(found, "suppliers")["certification"]
    assert certified.fillna("").tolist() == ["MBE", "MBE; WBE Certified", "", "Veteran-Owned"]
    assert "marks-joined" in codes(found)


def test_marks_of_certificates_beside_contracts_round_trip(tmp_path: Path) -> None:
    head = "Contract ID,Vendor Name,Contract Amount,Start Date,MBE,WBE\n"
    rows = "".join(f"C{n},Firm {n},{n}00,2022-03-{n:02},{'YN'[n % 2]},N\n" for n in range(1, 7))
    found = read(tmp_path, head + rows)
    assert set(found.dataset.tables) == {"contracts", "suppliers"}
    assert int(frame(found, "suppliers")["certification"].notna().sum()) == 3
    write_mapping(found, tmp_path / "mapping.toml")
    again = read(tmp_path, head + rows, mapping=tmp_path / "mapping.toml")
    for name in ("contracts", "suppliers"):
        pd.testing.assert_frame_equal(frame(again, name), frame(found, name))


@pytest.mark.parametrize("none", ["N", "No", "No certificate", "Non-M/WBE", "Not certified", "Nein", "Aucune"])
def test_a_certificate_that_says_there_is_none_is_none(tmp_path: Path, none: str) -> None:
    found = read(tmp_path, f"Supplier Name,Certification\nA,MBE\nB,{none}\nC,No. 17 of the city\n")
    certified = frame(found, "suppliers")["certification"]
    assert certified.fillna("").tolist() == ["MBE", "", "No. 17 of the city"]
    assert "no-certificate" in codes(found)


def test_a_row_that_names_a_certificate_goes_before_one_that_says_there_is_none(tmp_path: Path) -> None:
    rows = "".join(f"{n},Firm,{n}00,2022-03-0{n},{('Non-MBE', 'MBE')[n == 3]}\n" for n in range(1, 5))
    found = read(tmp_path, f"Voucher,Vendor Name,Amount,Payment Date,Certification\n{rows}")
    assert frame(found, "suppliers")["certification"].tolist() == ["MBE"]


def test_marks_of_certificates_go_before_the_category_of_a_certificate(tmp_path: Path) -> None:
    head = "Business Name,Certification Category,MBE,WBE\n"
    rows = "A,Construction,Yes,No\nB,Construction,No,No\nC,Services,Yes,No\nD,Services,No,Yes\n"
    certified = frame(read(tmp_path, head + rows), "suppliers")["certification"]
    assert certified.fillna("").tolist() == ["MBE", "", "MBE", "WBE"]
