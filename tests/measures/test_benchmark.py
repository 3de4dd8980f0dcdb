from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.errors import InputError
from audit.measures.benchmark import (
    FIGURES,
    build_benchmark,
    place_value,
    read_benchmark,
    section_of,
    size_band,
    write_benchmark,
)
from audit.types import MeasureState
from tests.measures.builders import context, dataset, measure
from tests.measures.real_tables import UK_GAPS, imported


def published(path: Path, gaps: list[float]) -> Path:
    rows = [
        {
            **dict.fromkeys(FIGURES.values(), 10.0),
            "DiffMedianHourlyPercent": gap,
            "EmployerSize": "250 to 499",
            "SicCodes": "85310\n84110",
            "DueDate": "05/04/2018 00:00:00",
        }
        for gap in gaps
    ]
    file = path / "published.csv"
    pd.DataFrame(rows).to_csv(file, index=False)
    return file


def test_a_value_stands_among_those_of_its_sector_and_size(tmp_path: Path) -> None:
    benchmark = build_benchmark(published(tmp_path, [*map(float, range(101)), 121.2]))
    assert (benchmark.year, benchmark.employers, benchmark.impossible) == ("2018", 102, 1)
    place = place_value(benchmark, "median-hourly", 30.0, sector="P", headcount=300)
    assert place is not None
    assert (place.percentile, place.median, place.n, place.sector, place.size) == (30, 50, 101, "P", "250 to 499")
    wider = place_value(benchmark, "median-hourly", 200.0, sector="A", headcount=300)
    assert wider is not None
    assert (wider.sector, wider.percentile) == ("", 100)
    assert place_value(benchmark, "median-hourly", -1.0).percentile == 0
    assert place_value(benchmark, "no-such-figure", 1.0) is None


def test_the_file_comes_back_the_same(tmp_path: Path) -> None:
    benchmark = build_benchmark(published(tmp_path, [float(k) for k in range(20)]))
    write_benchmark(benchmark, tmp_path / "benchmark.json")
    assert read_benchmark(tmp_path / "benchmark.json") == benchmark
    assert sorted(path.name for path in tmp_path.iterdir()) == ["benchmark.json", "published.csv"]


def test_other_files_are_refused_in_one_sentence(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="not the published gender pay gap file"):
        build_benchmark(other)
    with pytest.raises(InputError, match="cannot be read"):
        build_benchmark(tmp_path / "none.csv")
    with pytest.raises(InputError, match="not a benchmark file"):
        read_benchmark(other)


def test_sections_and_sizes() -> None:
    assert [section_of(code) for code in ("85310", "1110", "47730", "99999", "x", "04000")] == [
        "P",
        "A",
        "G",
        "U",
        "",
        "",
    ]
    assert [size_band(n) for n in (249, 250, 4999, 20000)] == [
        "Less than 250",
        "250 to 499",
        "1000 to 4999",
        "20,000 or more",
    ]


def test_the_gap_is_placed_where_a_benchmark_is_named(tmp_path: Path) -> None:
    write_benchmark(build_benchmark(published(tmp_path, [*map(float, range(101))])), tmp_path / "benchmark.json")
    rows = {"gender": ["men", "women"] * 10, "annual_pay": [100.0, 80.0] * 10}
    run = context(dataset(employees=rows), benchmark=str(tmp_path / "benchmark.json"))
    gap = measure(run, "uk-gender-pay-gap")
    (fact,) = gap.facts
    assert fact.value == 20
    assert "2018" in fact.message.text
    lost = context(dataset(employees=rows), benchmark=str(tmp_path / "lost.json"))
    assert measure(lost, "uk-gender-pay-gap").state is MeasureState.OK


def as_in_another_year(path: Path, encoding: str, header: dict[str, str], due: str, codes: str, size: str) -> Path:
    """Write the same figures as another year has them: more columns, other headers, days and codes."""
    rows = pd.read_csv(published(path, [*map(float, range(101)), 121.2]), dtype=str)
    rows = rows.assign(DueDate=due, SicCodes=codes, EmployerSize=size, EmployerId="12345", PostCode="É1 1AA")
    file = path / "another.csv"
    rows.rename(columns=header).to_csv(file, index=False, encoding=encoding, lineterminator="\r\n")
    return file


@pytest.mark.parametrize(
    ("encoding", "header", "due", "year", "codes", "size"),
    [
        ("utf-8-sig", {}, "2022/04/05 00:00:00", "2022", "85310,\r\n84110", "250 to 499"),
        (
            "utf-8",
            {"DiffMedianHourlyPercent": "diffmedianhourlypercent"},
            "05/04/2020",
            "2020",
            "85310, 84110",
            "250 TO 499",
        ),
        (
            "cp1252",
            {"SicCodes": "sic_codes", "DueDate": "Due Date"},
            "2025-04-05 00:00:00",
            "2025",
            "85310;84110",
            "250  to 499",
        ),
    ],
)
def test_the_file_of_another_year_gives_the_same(
    tmp_path: Path, encoding: str, header: dict[str, str], due: str, year: str, codes: str, size: str
) -> None:
    benchmark = build_benchmark(as_in_another_year(tmp_path, encoding, header, due, codes, size))
    assert (benchmark.year, benchmark.employers, benchmark.impossible) == (year, 102, 1)
    assert benchmark.due == f"05.04.{year}"
    place = place_value(benchmark, "median-hourly", 30.0, sector="P", headcount=300)
    assert place is not None
    assert (place.percentile, place.n, place.sector, place.size, place.year) == (30, 101, "P", "250 to 499", year)
    both = place_value(benchmark, "median-hourly", 30.0, sector="O", headcount=300)
    assert both is not None
    assert both.sector == "O"


def test_a_figure_that_was_not_given_is_left_out(tmp_path: Path) -> None:
    file = published(tmp_path, [float(k) for k in range(20)])
    text = file.read_text(encoding="utf-8").replace("19.0,", ",").replace("18.0,", "nan,")
    file.write_text(text, encoding="utf-8")
    place = place_value(build_benchmark(file), "median-hourly", 0.0)
    assert place is not None
    assert place.n == 18


@pytest.mark.real_data
def test_published_figures_of_2018(real_data: Path) -> None:
    benchmark = build_benchmark(real_data / "paygap" / "uk_gender_pay_gap_2017_2018.csv")
    assert benchmark.employers == 10528
    place = place_value(benchmark, "median-hourly", 9.25)
    assert place is not None
    assert place.median == pytest.approx(9.25, abs=0.1)
    assert place.percentile == pytest.approx(50, abs=1)
    for headcount, expected in ((300, 10.1), (700, 9.0), (2000, 8.2), (9000, 8.8), (30000, 5.1), (100, 8.6)):
        by_size = place_value(benchmark, "median-hourly", 0.0, headcount=headcount)
        assert by_size is not None
        assert by_size.median == pytest.approx(expected, abs=0.11)
    unknown = next(c for c in benchmark.cells if (c.figure, c.sector, c.size) == ("median-hourly", "", "Not Provided"))
    assert unknown.percentiles[50] == pytest.approx(10.0, abs=0.11)
    mean = next(c for c in benchmark.cells if (c.figure, c.sector, c.size) == ("mean-hourly", "", ""))
    assert mean.percentiles[50] == pytest.approx(13.3, abs=0.05)


@pytest.mark.real_data
def test_published_figures_of_2018_as_the_import_reads_them(real_data: Path) -> None:
    data = imported(real_data, UK_GAPS)
    gaps = data.tables["published_gaps"].frame
    median = gaps["median_gap"]
    assert (len(gaps), int((median > 0).sum()), int((median == 0).sum()), int((median < 0).sum())) == (
        10528,
        8115,
        932,
        1481,
    )
    assert (median.median(), round(median.mean(), 3)) == (9.25, 11.778)
    assert round(100 * float((median.abs() < 5).mean()), 2) == 31.40
    for quarter, average in (("lower", 53.597), ("lower_middle", 49.436), ("upper_middle", 45.070), ("top", 39.181)):
        assert 100 * gaps[f"women_{quarter}"].mean() == pytest.approx(average, abs=5e-4)
    assert 100 * float((gaps["women_top"] >= 0.5).mean()) == pytest.approx(34.87, abs=5e-3)
    late = measure(context(data), "share-of-rows", table="published_gaps", **{"is": {"late": "yes"}})
    assert (late.count, late.n) == (629, 10528)
