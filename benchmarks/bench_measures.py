"""All measures of the employer profile on many employees, beside plain pandas and fairlearn, in one run.

Usage: python -m benchmarks.bench_measures [--rows 1000000] [--rounds 5] [--fairlearn-rows 250000] [--profile]

Runs are interleaved, and the best of each is printed in seconds of processor time, so that what else a machine does
hardly matters. The regression is reckoned apart as well: it has no counterpart in the groupings.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import resource
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from audit.config import Settings
from audit.library import load_profile_items, measure_profile
from audit.measures import measure_items
from audit.model.cells import Measured
from audit.model.checklist import Measure
from audit.model.period import Period
from audit.tables.dataset import Dataset, TableData

LIMIT = 10.0
"""All measures may take so many times the three plain groupings."""
MEMORY_LIMIT = 2.0  # GB


def employees(rows: int) -> pd.DataFrame:
    """Return made-up staff with the columns that the employer profile reads."""
    random = np.random.default_rng(7)

    def pick(values: list[str], chances: list[float]) -> pd.Categorical:
        return pd.Categorical.from_codes(random.choice(len(values), rows, p=chances).astype(np.int8), values)

    level = random.integers(0, 8, rows)
    gender = pick(["women", "men", "non-binary", "not-disclosed"], [0.45, 0.50, 0.02, 0.03])
    pay = np.round(np.exp(10 + 0.2 * level + random.normal(0, 0.2, rows)), 2)
    left = random.random(rows) < 0.1
    hired = np.datetime64("2010-01-01", "ns") + random.integers(0, 5400, rows).astype("timedelta64[D]")
    left_on = np.where(left, np.datetime64("2025-06-30", "ns"), np.datetime64("NaT", "ns"))
    return pd.DataFrame(
        {
            "employee": pd.Series(np.arange(rows).astype(str), dtype="string"),
            "gender": gender,
            "ethnicity": pick(["white", "black", "asian", "mixed", "not-disclosed"], [0.6, 0.15, 0.15, 0.05, 0.05]),
            "disability": pick(["yes", "no", "not-disclosed"], [0.08, 0.82, 0.10]),
            "age_band": pick(["under-30", "30-49", "50-plus"], [0.3, 0.5, 0.2]),
            "level": pd.Categorical.from_codes(level.astype(np.int8), [f"L{k}" for k in range(8)]),
            "department": pick([f"D{k}" for k in range(20)], [0.05] * 20),
            "department_function": pick(["hr", ""], [0.05, 0.95]),
            "people_function_lead": pd.array(random.random(rows) < 0.01, dtype="boolean"),
            "job_group": pick([f"J{k}" for k in range(50)], [0.02] * 50),
            "contract": pick(["full-time", "part-time"], [0.8, 0.2]),
            "status": pd.Categorical.from_codes(left.astype(np.int8), ["active", "left"]),
            "hired_on": hired,
            "left_on": left_on,
            "leaving_kind": pick(["voluntary", "involuntary"], [0.7, 0.3]),
            "annual_pay": pay,
            "bonus": np.where(random.random(rows) < 0.4, pay * 0.1, np.nan),
        }
    )


def plain_groupings(frame: pd.DataFrame) -> None:
    """Group by gender, by level and gender, by gender and ethnicity: count, mean, median, rate."""
    left = (frame["status"] == "left").astype("int8")
    for by in (["gender"], ["level", "gender"], ["gender", "ethnicity"]):
        grouped = frame.assign(left=left).groupby(by, observed=True)
        grouped["annual_pay"].agg(["count", "mean", "median"])
        grouped["left"].mean()


def fairlearn_groupings(frame: pd.DataFrame) -> None:
    """Compute the same with fairlearn's MetricFrame."""
    from fairlearn.metrics import MetricFrame, count

    pay, left = frame["annual_pay"], (frame["status"] == "left").astype("int8")
    metrics = {
        "count": count,
        "mean": lambda y_true, y_pred: np.mean(y_true),
        "median": lambda y_true, y_pred: np.median(y_true),
        "rate": lambda y_true, y_pred: np.mean(y_pred),
    }
    for by in (["gender"], ["level", "gender"], ["gender", "ethnicity"]):
        MetricFrame(metrics=metrics, y_true=pay, y_pred=left, sensitive_features=frame[by].astype(str)).by_group  # noqa: B018


SHAPES: Mapping[str, str] = {"categories": "category", "str": "str", "plain objects": "object"}
"""Types of text columns that a caller may bring along."""


def shaped(frame: pd.DataFrame, dtype: str) -> pd.DataFrame:
    """Return staff with their text columns in another type."""
    texts = [column for column in frame if isinstance(frame[column].dtype, pd.CategoricalDtype)]
    return frame.assign(**{str(column): frame[column].astype(object).astype(dtype) for column in texts})


def dataset_of(frame: pd.DataFrame) -> Dataset:
    """Return the frame as a dataset as it is, so that turning its columns into codes is a part of what is timed."""
    table = TableData(name="employees", frame=frame, columns=frozenset(frame.columns))
    period = Period(label="2025", start=date(2025, 1, 1), end=date(2025, 12, 31), as_of=date(2025, 12, 31))
    return Dataset(tables={"employees": table}, period=period)


def all_measures(frame: pd.DataFrame) -> Measured:
    """Run every measure that the employer profile's items ask for."""
    return measure_profile(dataset_of(frame), "employer")


def all_but_the_regression(frame: pd.DataFrame) -> Measured:
    """Run the same without the adjusted pay gap."""
    checklists, profile = load_profile_items("employer")
    kept = [
        replace(each, items=tuple(item for item in each.items if not _is_regression(item.assess)))
        for each in checklists
    ]
    return measure_items(kept, dataset_of(frame), Settings(), minimum_n=profile.thresholds.minimum_n)


def _is_regression(assess: object) -> bool:
    return isinstance(assess, Measure) and assess.measure == "adjusted-pay-gap"


def interleaved(runs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the best processor time of each of several runs, taken in turn."""
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(rounds):
        for name, run in runs.items():
            start = time.process_time()
            run()
            best[name] = min(best[name], time.process_time() - start)
    return best


def beside_plain(frame: pd.DataFrame, rounds: int, said: str = "") -> None:
    """Print the times of plain pandas and of all measures, and their ratio."""
    best = interleaved(
        {
            "plain": lambda: plain_groupings(frame),
            "measures": lambda: all_measures(frame),
            "apart": lambda: all_but_the_regression(frame),
        },
        rounds,
    )
    plain, measures, apart = best["plain"], best["measures"], best["apart"]
    print(
        f"{len(frame):>9,} rows{said}: plain pandas {plain:6.3f} s, "
        f"all measures {measures:6.3f} s = {measures / plain:5.1f}x, "
        f"without the regression {apart:6.3f} s = {apart / plain:5.1f}x (at most {LIMIT:g})"
    )


def profiled(frame: pd.DataFrame) -> None:
    """Print where the time goes."""
    with cProfile.Profile() as profile:
        all_measures(frame)
    pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


def main() -> None:
    """Print the times at growing numbers of rows, the memory, and the time of fairlearn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--fairlearn-rows", type=int, default=250_000, help="0 leaves fairlearn out")
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    all_measures(employees(1000))  # imports and compiled checklists are not what is timed
    for part in (100, 10, 4, 2):
        beside_plain(employees(given.rows // part), given.rounds)
    for name, dtype in SHAPES.items():
        beside_plain(shaped(employees(given.rows), dtype), given.rounds, f", text as {name}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e9 if sys.platform == "darwin" else 1e6)
    print(f"peak memory {memory:.2f} GB (at most {MEMORY_LIMIT:g})")
    if given.fairlearn_rows:
        frame = employees(given.fairlearn_rows)
        runs = {
            "plain": lambda: plain_groupings(frame),
            "measures": lambda: all_measures(frame),
            "fairlearn": lambda: fairlearn_groupings(frame),
        }
        best = interleaved(runs, rounds=1)
        words = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in best.items())
        print(f"{given.fairlearn_rows:>9,} rows, with the three groupings by fairlearn's MetricFrame: {words}")
    if given.profile:
        profiled(employees(given.rows))


if __name__ == "__main__":
    main()
