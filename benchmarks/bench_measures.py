"""All measures of the employer profile on many employees, beside plain pandas and fairlearn, in one run.

Usage: python -m benchmarks.bench_measures [--rows 1000000] [--no-fairlearn] [--profile]
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import resource
import time
from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from audit.checklists import apply_profile, load_checklists, load_profile
from audit.config import Settings
from audit.measures import measure_items
from audit.model.cells import Measured
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


def all_measures(frame: pd.DataFrame) -> Measured:
    """Run every measure that the employer profile's items ask for."""
    table = TableData(name="employees", frame=frame, columns=frozenset(frame.columns))
    period = Period(label="2025", start=date(2025, 1, 1), end=date(2025, 12, 31), as_of=date(2025, 12, 31))
    dataset = Dataset(tables={"employees": table}, period=period)
    checklists = apply_profile(load_checklists(), load_profile("employer"))
    return measure_items(checklists, dataset, Settings(), minimum_n=10)


def timed(what: str, run: Callable[[], object], repeats: int = 3) -> float:
    """Return the best of some runs, printed."""
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    print(f"{what:<40} {min(seconds):8.2f} s")
    return min(seconds)


def main() -> None:
    """Print the times, the ratio and the memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--no-fairlearn", action="store_true")
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    frame = employees(given.rows)
    all_measures(employees(1000))  # imports and compiled checklists are not what is timed
    floor = timed("three plain pandas groupings", lambda: plain_groupings(frame))
    if given.profile:
        with cProfile.Profile() as profile:
            all_measures(frame)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
    found = timed("all measures of the employer profile", lambda: all_measures(frame), repeats=2)
    print(f"{'ratio (at most ' + format(LIMIT, 'g') + ')':<40} {found / floor:8.2f}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{'peak memory (at most ' + format(MEMORY_LIMIT, 'g') + ' GB)':<40} {memory:8.2f} GB")
    if not given.no_fairlearn:
        timed("the three groupings with fairlearn", lambda: fairlearn_groupings(frame), repeats=1)


if __name__ == "__main__":
    main()
