"""Lets the Nth write of a command fail: `python -m tests.e2e.failing_writes FOLDER LIBRARY MOST [COMMAND ...]`,
under LD_PRELOAD.

Each command runs in a copy of one folder, in a process of its own, with one write failing as on a broken and as on a
full disk; MOST writes of each command are tried, spread evenly (0: all; 1: the middle one). Prints one JSON object.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from audit.cli import main
from audit.history import open_store
from audit.measures.benchmark import FIGURES
from tests.e2e.sturdy_run import SETTINGS, WHOLE

HISTORY = ("--history", "history.db")
FILES = ("speakers.csv", "--config", "audit.toml")
COMMANDS: Mapping[str, Sequence[str]] = {
    "run": ("run", *FILES, "--period", "2026", "-o", "report.pdf", "--html", "report.html", "--json", "report.json",
            "--xlsx", "report.xlsx", *HISTORY),
    "render": ("render", "old.json", "--format", "pdf,html,xlsx,csv,md,json", "-o", "."),
    "compare": ("compare", "1", "2", *HISTORY),
    "plan": ("plan", "2", "--capacity", "3d", "-o", "report.pdf", "--xlsx", "report.xlsx", *HISTORY),
    "trend": ("trend", "Killed often", "-o", "report.pdf", *HISTORY),
    "import": ("import", *FILES, "--report", "report.xlsx", "--save-mapping", "mapping.toml", "--mark"),
    "issues": ("import", *FILES, "--issues", "report.xlsx"),
    "benchmark": ("benchmark", "build", "published.csv", "-o", "benchmark.json"),
    "workbook": ("workbook", "new", "books", "--profile", "organiser"),
    "export": ("history", "export", "history.jsonl", *HISTORY),
    "forget": ("history", "forget", "Killed often", "--period", "2024", *HISTORY),
    "rejudge": ("history", "rejudge", "Killed often", *HISTORY),
}  # fmt: skip


def prepare(folder: Path) -> None:
    """Make the folder that every command starts from: two years remembered, and a report that is there already."""
    folder.mkdir()
    os.chdir(folder)
    rows = [f"Talk {row},speaker,{'women' if row % 2 else 'men'},fee,{200 + row * 37 % 300}" for row in range(24)]
    Path("speakers.csv").write_text("\n".join(["Session,Role,Gender,Compensation,Fee", *rows, "Talk 9,,,,"]) + "\n")
    Path("audit.toml").write_text(SETTINGS)
    columns = [*FIGURES.values(), "EmployerSize", "SicCodes", "DueDate"]
    row = ",".join([*("10" for _ in FIGURES), "250 to 499", "85310", "05/04/2018 00:00:00"])
    Path("published.csv").write_text("\n".join([",".join(columns), *[row] * 20]) + "\n")
    for year in ("2024", "2025"):
        outputs = ("-o", "report.pdf", "--html", "report.html", "--json", "report.json", "--xlsx", "report.xlsx")
        code, said, _ = in_a_process(("run", *FILES, "--period", year, *outputs, *HISTORY))
        assert code == 0, said
    shutil.copy("report.json", "old.json")


def in_a_process(
    words: Sequence[str], shim: ctypes.CDLL | None = None, nth: int = 0, fault: int = 0
) -> tuple[int, str, int]:
    """Run a command in a forked process; return its exit code, what it said on stderr, and how many writes it made."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(writer, 2)
        sys.argv = ["audit", *words]
        code = 70
        try:
            if shim is not None:
                shim.fail_at(nth, fault)
            main()
            code = 0
        except SystemExit as done:
            code = done.code if isinstance(done.code, int) else 1 if done.code else 0
        finally:
            sys.stderr.flush()
            made = shim.calls_made() if shim is not None else 0
            if shim is not None:
                shim.fail_at(0, 0)
            os.write(writer, f"\x1e{made}".encode())
            os._exit(code)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        said, _, made = pipe.read().partition("\x1e")
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said, int(made.split("\x1e")[-1] or 0)


def try_all(base: Path, shim: ctypes.CDLL, most: int, commands: Sequence[str]) -> dict[str, object]:
    """Let one write of each command fail after the other."""
    tried, told, wrong = {}, set(), []
    for name in commands or COMMANDS:
        words = COMMANDS[name]
        state = fresh(base, name)
        code, said, writes = in_a_process(words, shim)
        assert code == 0, (name, said)
        tried[name] = writes
        for nth in spread(writes, most):
            for fault in (errno.EIO, errno.ENOSPC):
                state = fresh(base, name)
                before = digests(state)
                code, said, _ = in_a_process(words, shim, nth, fault)
                told.add(said.strip().replace(str(state), ""))
                wrong += [f"{name} {nth} {errno.errorcode[fault]}: {one}" for one in faults(state, before, code, said)]
    return {"tried": tried, "told": sorted(told), "wrong": wrong}


def fresh(base: Path, name: str) -> Path:
    """Start again from the prepared folder."""
    state = base.with_name(f"state-{name}")
    os.chdir("/")
    shutil.rmtree(state, ignore_errors=True)
    shutil.copytree(base, state)
    os.chdir(state)
    return state


def spread(writes: int, most: int) -> list[int]:
    """Choose which writes fail: all, or as many as asked for from first to last."""
    if not most or writes <= most:
        return list(range(1, writes + 1))
    if most == 1:
        return [(writes + 1) // 2]
    return sorted({round(1 + place * (writes - 1) / (most - 1)) for place in range(most)})


def digests(folder: Path) -> dict[str, str]:
    """Return what every file holds."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}


def faults(folder: Path, before: Mapping[str, str], code: int, said: str) -> Iterator[str]:
    """Yield what a failed write did that it must not do."""
    if code not in (0, 3, 4):
        yield f"exit code {code}"
    if code and (not said.strip() or len(said.strip().splitlines()) != 1 or "inside the program" in said):
        yield f"said {said!r}"
    for name, check in WHOLE.items():
        content = (folder / name).read_bytes()
        if hashlib.sha256(content).hexdigest() != before[name]:
            try:
                check(content)
            except Exception as error:
                yield f"{name} is broken: {type(error).__name__}"
    left = [path.name for path in folder.rglob("*.part")]
    if left:
        yield f"left {left}"
    with open_store("history.db") as store:
        wrong, count = store.verify(), len(store.list())
        if wrong or count < 1:
            yield f"history: {wrong}, {count} snapshots"


if __name__ == "__main__":
    where, library, most = Path(sys.argv[1]), ctypes.CDLL(sys.argv[2]), int(sys.argv[3])
    os.environ["HOME"] = str(where)
    started = time.monotonic()
    prepare(where / "base")
    found = try_all(where / "base", library, most, sys.argv[4:])
    sys.stdout.write(json.dumps({**found, "seconds": round(time.monotonic() - started)}) + "\n")
