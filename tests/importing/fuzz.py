"""Mutated files read in one process after the other, many a second: `python -m tests.importing.fuzz --count 200000`.

An input is a seed and a number, so that a failure is made again by naming both. A file may be read, or refused with a
sentence; it may even end the process that reads (the product reads in a child). It may not make anything raise in the
parent's half of the import, hang, or come out as neither table nor sentence.
"""

from __future__ import annotations

import argparse
import multiprocessing
import multiprocessing.connection
import os
import sys
import time
import traceback
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from audit.config import Settings
from audit.importing.guard import ReadFile
from audit.importing.intake import read_file
from audit.importing.mapping import MappingFile
from audit.importing.read.limits import allow_file, limit_process
from audit.importing.read.refusal import Refusal
from audit.importing.read.worker import read_sheets
from audit.importing.run import build_dataset
from tests.importing.mutants import SEEDS, mutant

TODAY = date(2026, 6, 30)
HANG_SECONDS = 120.0  # of the clock; the limit of processor time ends what is busy long before
FAILURES = ("crash", "hang", "silent", "no sentence")  # what the product may never do; the rest are answers


def outcome(data: bytes) -> str:
    """Import bytes in this process and say what came of them; raise what the parent's half of the import raises."""
    try:
        sheets = read_sheets(data)
    except Refusal as refusal:
        if not refusal.message.text.endswith(".") or "\n" in refusal.message.text:
            return "no sentence"
        return f"refused: {refusal.code}"
    except MemoryError:
        return "refused: memory"
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # the child answers with one sentence for all of these
        return f"reader failed: {type(error).__name__} {_where(error)}"
    read = read_file("fuzz", ReadFile(path=Path("fuzz"), sha256="", sheets=tuple(sheets)), MappingFile(), TODAY, "DMY")
    dataset = build_dataset(read, Settings(), today=TODAY)
    if not dataset.tables and not dataset.issues:
        return "silent"
    if not all(issue.message.text for issue in dataset.issues):
        return "no sentence"
    return "table" if dataset.tables else "sentence"


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""


@dataclass
class Tally:
    """What came of the inputs so far."""

    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    examples: dict[str, str] = field(default_factory=dict)  # outcome -> the first input that had it

    @property
    def count(self) -> int:
        """Return how many inputs were run."""
        return self.outcomes.total()


def _slice(
    names: Sequence[str], seeds: Mapping[str, bytes], start: int, end: int, pipe: multiprocessing.connection.Connection
) -> None:
    """Run inputs in this process, saying before each which it is, and after each what came of it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # panics print
    limit_process()
    for number in range(start, end):
        name = names[number % len(names)]
        data = mutant(name, seeds[name], number)
        allow_file(len(data))
        pipe.send((number, ""))
        try:
            said = outcome(data)
        except Exception:
            said = "crash\n" + traceback.format_exc()
        pipe.send((number, said))


def run(seeds: Mapping[str, bytes], count: int, *, start: int = 0, tell: bool = False) -> Tally:
    """Run `count` inputs from `start`, in a process that is started again where one ends it."""
    tally = Tally()
    names = sorted(seeds)
    end, told, began = start + count, start, time.monotonic()
    while start < end:
        start = _until_it_dies(names, seeds, start, end, tally)
        if tell and (start >= end or start - told >= 2000):
            told = start
            print(
                f"{tally.count:,} inputs, {time.monotonic() - began:.0f} s, {len(tally.failures)} failures", flush=True
            )
    return tally


def _until_it_dies(names: Sequence[str], seeds: Mapping[str, bytes], start: int, end: int, tally: Tally) -> int:
    """Run inputs in one process until all are done, it has run its share, or one ends it; return the next input."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    end = min(end, start + 5000)
    process = context.Process(target=_slice, args=(names, seeds, start, end, theirs), daemon=True)
    process.start()
    theirs.close()
    current, done = start, start
    try:
        while True:
            if not ours.poll(HANG_SECONDS):
                process.kill()
                _note(tally, names, current, "hang")
                return current + 1
            current, said = ours.recv()
            if said:
                done = current + 1
                _note(tally, names, current, said)
    except EOFError:
        process.join()
    if done < end:
        _note(tally, names, current, f"process ended with {process.exitcode}")
        return current + 1
    return done


def _note(tally: Tally, names: Sequence[str], number: int, said: str) -> None:
    kind = said.splitlines()[0]
    name = names[number % len(names)]
    tally.outcomes[kind] += 1
    if kind in FAILURES:
        tally.failures.append(f"{name} {number}: {said}")
        print(tally.failures[-1], flush=True)
    tally.examples.setdefault(kind, f"{name} {number}")


def main() -> None:
    """Run as the command line says, print what came of it, and end with 1 where something failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--start", type=int, default=0, help="the first input's number, to go on where a run ended")
    parser.add_argument("--only", nargs="+", default=sorted(SEEDS), help="the names of the seeds to use")
    parser.add_argument("--seeds", type=Path, help="a folder whose files of up to 64 KB are seeds too")
    parser.add_argument("--one", nargs=2, metavar=("SEED", "NUMBER"), help="write this input to fuzz-input and stop")
    given = parser.parse_args()
    seeds = {name: SEEDS[name]() for name in given.only}
    if given.seeds:
        files = [path for path in sorted(given.seeds.rglob("*")) if path.is_file() and path.stat().st_size <= 65_536]
        seeds |= {str(path.relative_to(given.seeds)): path.read_bytes() for path in files}
    if given.one:
        Path("fuzz-input").write_bytes(mutant(given.one[0], seeds[given.one[0]], int(given.one[1])))
        return
    tally = run(seeds, given.count, start=given.start, tell=True)
    for kind, count in sorted(tally.outcomes.items()):
        print(f"{count:>9,}  {kind}  (first: {tally.examples[kind]})")
    print(f"{tally.count:,} mutated inputs from {len(seeds)} seeds: {len(tally.failures)} failures")
    sys.exit(bool(tally.failures))


if __name__ == "__main__":
    main()
