"""Reports with a metric in each row: those that tell numbers or shares of women and men are published figures."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection

YEARS = (
    "Metric,Unit,2023,2024\nTotal employees,Number,1300,1350\nWomen employees,Number,585,628\n"
    "Men employees,Number,715,722\nWomen employees,%,45,46.5\nWomen in management (%),%,32,33.5\n"
    "Women on the board,%,37.5 %,40 %\nGender pay gap,%,11.4,10.2\nCO2 emissions,t,900,800\n"
)


def read(folder: Path, text: str) -> Inspection:
    (folder / "report.csv").write_text(text, encoding="utf-8")
    return inspect_files([folder / "report.csv"], Settings())


def figures(found: Inspection) -> dict[tuple[str, int], dict[str, float]]:
    assert found.dataset.tables.keys() <= {"published_headcounts", "reference"}
    frame = found.dataset.tables["published_headcounts"].frame
    names = [name for name in ("women", "men", "total", "women_share") if name in frame]
    rows = frame.set_index(["job", "year"])[names].astype("float64").round(6)
    return {key: {name: value for name, value in row.items() if pd.notna(value)} for key, row in rows.iterrows()}


def test_years_across(tmp_path: Path) -> None:
    found = read(tmp_path, YEARS)
    assert figures(found) == {
        ("women and men counted", 2023): {"women": 585, "men": 715, "total": 1300, "women_share": 0.45},
        ("women and men counted", 2024): {"women": 628, "men": 722, "total": 1350, "women_share": 0.465},
        ("management", 2023): {"women_share": 0.32},
        ("management", 2024): {"women_share": 0.335},
        ("board", 2023): {"women_share": 0.375},
        ("board", 2024): {"women_share": 0.4},
    }
    (said,) = [issue for issue in found.issues if issue.code == "metrics-read"]
    assert (said.message.params, said.mapping) == ({"n": 6, "others": 2}, 'metrics = "Metric"')


def test_each_year_and_each_thing_counted_is_a_pool_of_its_own(tmp_path: Path) -> None:
    more = "Number of women managers,Number,50,60\nNumber of men managers,Number,100,90\n"
    pools = read(tmp_path, YEARS + more).dataset.tables["reference"].frame
    women = pools[pools["group"] == "women"].set_index("pool")["count"]
    assert sorted(women.tolist()) == [50, 60, 585, 628]


def test_parts_of_one_are_shares_too(tmp_path: Path) -> None:
    text = (
        "GRI,Indicator,FY2023,FY2024\n405-1,Share of women in governance bodies,0.33,0.38\n"
        "405-1,Share of women among employees,0.45,0.46\n405-2,Ratio of basic salary of women to men,0.92,0.94\n"
    )
    assert figures(read(tmp_path, text)) == {
        ("governance bodies", 2023): {"women_share": 0.33},
        ("governance bodies", 2024): {"women_share": 0.38},
        ("women and men counted", 2023): {"women_share": 0.45},
        ("women and men counted", 2024): {"women_share": 0.46},
    }


def test_a_row_for_each_metric_and_year(tmp_path: Path) -> None:
    text = (
        "Indicator,Year,Value\nWomen in management (%),2023,30\nWomen in management (%),2024,32\n"
        "Number of women employees,2024,528\nNumber of men employees,2024,672\nTraining hours,2024,9\n"
    )
    assert figures(read(tmp_path, text)) == {
        ("management", 2023): {"women_share": 0.3},
        ("management", 2024): {"women_share": 0.32},
        ("women and men counted", 2024): {"women": 528, "men": 672},
    }


def test_a_saved_mapping_reads_the_same_figures(tmp_path: Path) -> None:
    found = read(tmp_path, YEARS)
    write_mapping(found, tmp_path / "saved.toml")
    again = inspect_files([tmp_path / "report.csv"], Settings(), mapping=tmp_path / "saved.toml")
    assert figures(again) == figures(found)


@pytest.mark.parametrize(
    "text",
    [
        "Metric,2023,2024\nCO2 emissions,900,800\nWater,3,4\n",
        "Metric,2023,2024\nPay of women to men,0.9,0.92\nGender pay gap,12,11\n",
    ],
)
def test_metrics_of_nobody_are_not_used(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text)
    assert not found.dataset.tables
    assert "years-unclear" in {issue.code for issue in found.issues}


def test_a_mapping_that_names_no_metrics_is_an_error(tmp_path: Path) -> None:
    read(tmp_path, YEARS)
    (tmp_path / "m.toml").write_text('format = 1\n[[sheet]]\nmetrics = "Unit"\n', encoding="utf-8")
    found = inspect_files([tmp_path / "report.csv"], Settings(), mapping=tmp_path / "m.toml")
    assert not found.dataset.tables
    assert "no-metrics" in {issue.code for issue in found.issues}


def test_a_last_metric_in_known_words_is_no_header(tmp_path: Path) -> None:
    text = (
        "Kennzahl;Einheit;2022;2023\nFrauenanteil gesamt;%;40;41\nFrauenanteil in Führungspositionen;%;25;27\n"
        "Mitarbeitende;Anzahl;1000;1100\n"
    )
    shares = {key: row["women_share"] for key, row in figures(read(tmp_path, text)).items() if "women_share" in row}
    assert sorted(shares.values()) == [0.25, 0.27, 0.4, 0.41]
