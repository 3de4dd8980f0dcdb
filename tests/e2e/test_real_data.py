"""Public files, each alone, without a mapping: a useful report that holds the reference numbers.

The reference numbers were computed apart from the product, with plain pandas and scipy.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from tests.e2e.commands import OUTPUTS, Run, run_all_outputs
from tests.e2e.documents import figures, has_figure, has_value, item, measurements, sentences

pytestmark = pytest.mark.real_data
Audit = Callable[..., Run]


@pytest.fixture(scope="module")
def audit_file(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """Audits one of the public files by itself; the same words are run once."""
    done: dict[tuple[str, ...], Run] = {}

    def run(name: str, *words: str) -> Run:
        key = (name, *words)
        if key not in done:
            folder = tmp_path_factory.mktemp("real") / "work"
            folder.mkdir()
            done[key] = run_all_outputs(folder, [real_data / name], "--org", "Organisation", "--no-history", *words)
        return done[key]

    return run


def _text(run: Run) -> str:
    reader = pypdf.PdfReader(run.folder / "report.pdf")
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


HR = "hr/HRDataset_v14.csv"
MONTGOMERY = "hr/montgomery_county_2016.csv"
SYSCONF = "events/sysconf_appearances.csv"
SIBECOL = "events/SIBECOL_Data_Block1.csv"


@pytest.mark.parametrize("name", [HR, MONTGOMERY, SYSCONF, SIBECOL])
def test_each_alone_gives_a_useful_report(audit_file: Audit, name: str) -> None:
    run = audit_file(name)
    assert run.code == 0, run.said
    assert run.left() == set(OUTPUTS)
    assert "Traceback" not in run.said
    assert list(measurements(run.result))
    assert run.result["actions"] or run.result["to_record"]
    assert '"raw"' not in (run.folder / "report.json").read_text()


class TestHrDataset:
    def test_share_of_women(self, audit_file: Audit) -> None:
        result = audit_file(HR).result
        assert has_figure(result, 176 / 311, 5e-5, n=311, gender="women")
        assert has_figure(result, 116 / 207, 5e-5, n=207, gender="women", status="active")

    def test_median_pay_gap(self, audit_file: Audit) -> None:
        result = audit_file(HR).result
        shown = [one for one in _gap_values(result) if one is not None]
        assert any(abs(value - 2.03) < 0.006 for value in shown), shown
        assert any(abs(value - 2.05) < 0.006 for value in shown), shown

    def test_share_by_department_with_small_ones_protected(self, audit_file: Audit) -> None:
        result = audit_file(HR).result
        by_department = [dict(one["group"]) | one for one in figures(result, gender="women") if _department(one)]
        production = [one for one in by_department if _department(one) == "Production"]
        assert any(one["value"] == pytest.approx(0.6029, abs=5e-5) for one in production)
        technology = [one for one in by_department if _department(one) == "IT/IS"]
        assert any(one["value"] == pytest.approx(0.44) for one in technology)
        executive = [one for one in by_department if _department(one) == "Executive Office"]
        assert all(one["value"] is None and one["n"] is None and one["count"] is None for one in executive)


def _department(figure: dict[str, object]) -> str:
    group: list[list[str]] = figure["group"]  # type: ignore[assignment]
    return dict(group).get("department", "")  # type: ignore[arg-type]


def _gap_values(result: dict[str, object]) -> list[float | None]:
    values: list[float | None] = []
    for measurement in measurements(result, "pay-gap"):
        values.append(measurement["value"])
        values.extend(one["value"] for one in measurement["groups"] if one["unit"] == "percent")
    return values


class TestMontgomery:
    def test_dollar_amounts_are_read(self, audit_file: Audit) -> None:
        shown = [value for value in _gap_values(audit_file(MONTGOMERY).result) if value is not None]
        assert any(abs(value - 2.68) < 0.006 for value in shown), shown
        assert any(abs(value + 2.30) < 0.006 for value in shown), shown

    def test_sentence_says_why_the_two_gaps_differ(self, audit_file: Audit) -> None:
        run = audit_file(MONTGOMERY)
        said = sentences(run.result)
        assert re.search(r"part-time", said)
        assert re.search(r"2\.3", said)
        assert re.search(r"2\.7|2\.68", said)
        assert "part-time" in _text(run)

    def test_undisclosed_stay_a_group_of_their_own(self, audit_file: Audit) -> None:
        result = audit_file(MONTGOMERY).result
        found = [
            exclusion["n"]
            for measurement in measurements(result)
            if not (measurement["parameters"].get("where") or {}).get("contract")
            for exclusion in measurement["excluded"]
        ]
        assert 17 in found
        assert has_figure(result, 3730 / 9211, 5e-5, n=9211, gender="women")

    def test_undisclosed_among_full_time_staff_are_hidden(self, audit_file: Audit) -> None:
        """16 of the 17 undisclosed are full-time; showing both numbers would show the one part-time person."""
        run = audit_file(MONTGOMERY)
        for measurement in measurements(run.result):
            if (measurement["parameters"].get("where") or {}).get("contract") == "full-time":
                assert 16 not in [exclusion["n"] for exclusion in measurement["excluded"]]
                bounds = measurement["bounds"]
                assert bounds is None or bounds["undisclosed"] is None or bounds["undisclosed"] not in (1, 16)
        for figure in figures(run.result, contract="full-time"):
            assert (figure["n"], figure["count"]) not in ((8394, 16), (16, 16))
            assert figure["n"] != 8394
        for figure in figures(run.result, contract="part-time"):
            assert figure["count"] != 1

    def test_hr_department_is_the_office_of_human_resources(self, audit_file: Audit) -> None:
        result = audit_file(MONTGOMERY).result
        assert has_figure(result, 47 / 65, 5e-5, n=65, gender="women", department_function="hr")
        assert has_figure(result, 0.4050, 6e-5, n=9211, pool="workforce")
        for figure in figures(result, department_function="hr"):
            assert figure["n"] is None or figure["n"] <= 65


class TestSysconf:
    def test_roles_by_gender(self, audit_file: Audit) -> None:
        result = audit_file(SYSCONF).result
        assert has_figure(result, 41 / 220, 5e-5, n=220, gender="women", role="panellist")
        keynote = has_figure(result, 23 / 113, 5e-5, gender="women", role="keynote")
        assert keynote or has_value(result, 23 / 113, 5e-5, "group-share")

    def test_duplicates_are_kept_and_reported(self, audit_file: Audit) -> None:
        issues = audit_file(SYSCONF).result["issues"]
        assert any(issue["code"] == "duplicate-rows" and 60 in issue["message"]["params"].values() for issue in issues)

    def test_all_male_panels_are_counted_and_not_named(self, audit_file: Audit) -> None:
        run = audit_file(SYSCONF)
        panels = item(run.result, "mixed-gender-panels")["measurement"]
        assert panels["n"] == 15
        assert panels["count"] == 11
        assert panels["value"] == pytest.approx(11 / 15)
        for name in ("HPCC_17", "KDD_17", "MICRO_17", "SIGMOD_17"):
            assert name not in (run.folder / "report.json").read_text()
            assert name not in _text(run)

    def test_all_male_panels_are_named_on_a_public_roster(self, audit_file: Audit) -> None:
        run = audit_file(SYSCONF, "--public-roster")
        labels = {
            label
            for one in measurements(run.result, "panels-with")
            for fact in one["facts"]
            for label in fact["labels"]
        }
        assert {"HPCC_17", "KDD_17", "MICRO_17", "SIGMOD_17"} <= labels
        text = _text(run)
        assert all(name in text for name in ("HPCC_17", "KDD_17", "MICRO_17", "SIGMOD_17"))

    def test_authors_and_committees_are_no_appearances(self, audit_file: Audit) -> None:
        result = audit_file(SYSCONF).result
        for measurement in measurements(result):
            if measurement["population"] == "appearances" and measurement["n"] is not None:
                assert measurement["n"] < 2000

    def test_source_of_the_groups_is_said(self, audit_file: Audit) -> None:
        unknown = audit_file(SYSCONF)
        assert all(
            set(one["group_sources"].values()) <= {"unknown"}
            for one in measurements(unknown.result, "group-share", "panels-with")
        )
        assert re.search(r"source .{0,60}(unknown|not (known|stated))", _text(unknown), re.IGNORECASE)
        declared = audit_file(SYSCONF, "--group-source", "appearances=assigned-by-others")
        assert "assigned by others" in _text(declared)
        assert all(
            "assigned-by-others" in one["group_sources"].values()
            for one in measurements(declared.result, "group-share", "panels-with")
            if one["group_sources"]
        )


class TestSibecol:
    def test_women_are_coded_w(self, audit_file: Audit) -> None:
        result = audit_file(SIBECOL).result
        assert has_figure(result, 286 / 573, 5e-5, n=573, gender="women") or has_value(result, 286 / 573, 5e-5)

    def test_invited_and_plenary(self, audit_file: Audit) -> None:
        result = audit_file(SIBECOL).result
        assert has_value(result, 11 / 30, 5e-5) or has_figure(result, 11 / 30, 5e-5, n=30, gender="women")
