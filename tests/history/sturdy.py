"""Rough treatment of a history, in processes of their own: `python -m tests.history.sturdy kill|writers|nth ...`.

Each prints one JSON object with what it found; the tests and the long version read it.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import random
import signal
import sys
import time
import traceback
from pathlib import Path

from audit.errors import AuditError
from audit.history import open_store
from audit.model.codec import result_from_json
from audit.report import write_json
from tests.history.build import audit


def kill(folder: Path, times: int, seed: int) -> dict[str, object]:
    """Kill a process that writes reports and remembers them, again and again, at random points."""
    rng = random.Random(seed)  # noqa: S311 - a repeatable choice of moments, not a secret
    url, report = str(folder / "history.sqlite"), folder / "result.json"
    open_store(url).close()
    write_json(report, audit(1999))
    acknowledged: list[int] = []
    for round_number in range(times):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            _write_for_ever(url, report, writer, round_number * 10_000)
        os.close(writer)
        time.sleep(rng.uniform(0.0, 0.25))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reader) as pipe:
            acknowledged += [int(line) for line in pipe if line.endswith("\n")]
        if report.exists():
            result_from_json(report.read_bytes())
    with open_store(url) as store:
        kept = {int(store.load(entry.id).sources[0].sha256) for entry in store.list()}
        return {
            "acknowledged": len(acknowledged),
            "lost": len(set(acknowledged) - kept),
            "faults": store.verify(),
            "left_over": sorted(path.name for path in folder.glob("*.tmp")),
        }


def _write_for_ever(url: str, report: Path, writer: int, start: int) -> None:
    try:
        with open_store(url) as store:
            for number in range(start, start + 10_000):
                result = audit(2000 + number % 30, inputs=str(number))
                write_json(report, result)
                store.remember(result)
                os.write(writer, f"{number}\n".encode())
    finally:
        os._exit(1)


def writers(url: str, processes: int, each: int) -> dict[str, object]:
    """Let many processes create the history and remember at once: results of their own, and ones shared by all."""
    started, slowest = time.monotonic(), 0.0
    pipes, children = [], []
    for process in range(processes):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            _remember_many(url, process, each, writer)
        os.close(writer)
        pipes.append(reader)
        children.append(child)
    for reader in pipes:
        with os.fdopen(reader) as pipe:
            slowest = max([slowest, *(float(line) for line in pipe)])
    failed = sum(os.waitpid(child, 0)[1] != 0 for child in children)
    with open_store(url) as store:
        entries = store.list()
        names = [(entry.organisation, entry.period) for entry in entries]
        return {
            "failed": failed,
            "snapshots": len(entries),
            "expected": processes * each + each,
            "current": sum(not entry.superseded for entry in entries),
            "organisations": len(set(names)),
            "seconds": round(time.monotonic() - started, 1),
            "slowest": round(slowest, 3),
        }


def _remember_many(url: str, process: int, each: int, writer: int) -> None:
    status = 1
    try:
        with open_store(url) as store:
            for number in range(each):
                own = audit(2000, inputs=f"{process}-{number}", organisation=f"Organisation {process % 4}")
                before = time.monotonic()
                store.remember(own)
                took = time.monotonic() - before
                store.remember(audit(2000, inputs=f"shared-{number}", organisation="Shared"))
                os.write(writer, f"{took}\n".encode())
        status = 0
    except BaseException:
        traceback.print_exc()
    os._exit(status)


def nth(folder: Path, library: str) -> dict[str, object]:
    """Let the Nth write fail, for every N until none is left to fail."""
    shim = ctypes.CDLL(library)
    told: set[str] = set()
    tried = 0
    for code in (errno.EIO, errno.ENOSPC):
        for number in range(1, 2_000):
            url = str(folder / f"{code}-{number}.sqlite")
            with open_store(url) as store:
                store.remember(audit(2024))
            reader, writer = os.pipe()
            child = os.fork()
            if child == 0:
                shim.fail_at(number, code)
                _remember_once(url, shim, writer)
            os.close(writer)
            os.waitpid(child, 0)
            with os.fdopen(reader) as pipe:
                said, made = json.loads(pipe.read())
            tried += 1
            with open_store(url) as store:
                faults, count = store.verify(), len(store.list())
                assert not faults, faults
                assert count == 2 if said == "remembered" else count in (1, 2), (number, said, count)
                store.remember(audit(2025))
                assert len(store.list()) == 2
            told.add(said)
            if made < number:
                break
    return {"tried": tried, "told": sorted(told)}


def _remember_once(url: str, shim: ctypes.CDLL, writer: int) -> None:
    try:
        with open_store(url) as store:
            store.remember(audit(2025))
        said = "remembered"
    except AuditError as error:
        said = error.message
    except BaseException as error:
        said = f"unexpected: {type(error).__name__}: {error}"
    made = shim.calls_made()
    shim.fail_at(0, 0)
    os.write(writer, json.dumps([said, made]).encode())
    os._exit(0)


def full(folder: Path) -> dict[str, object]:
    """Fill the disk that the history lies on."""
    url, remembered, said = str(folder / "history.sqlite"), 0, ""
    with open_store(url) as store:
        try:
            for number in range(10_000):
                store.remember(audit(2000 + number % 30, inputs=str(number)))
                remembered += 1
        except AuditError as error:
            said = error.message
        snapshots = len(store.list())
        return {"said": said, "remembered": remembered, "snapshots": snapshots, "faults": store.verify()}


def readonly(folder: Path) -> dict[str, object]:
    """Read, and try to write, where nothing can be written."""
    with open_store(str(folder / "history.sqlite")) as store:
        entries = len(store.list())
        faults = store.verify()
        try:
            store.remember(audit(2030))
            said = "remembered"
        except AuditError as error:
            said = error.message
    try:
        open_store(str(folder / "other.sqlite")).close()
        new = "opened"
    except AuditError as error:
        new = error.message
    return {"snapshots": entries, "faults": faults, "said": said, "new": new}


def main(arguments: list[str]) -> None:
    """Run what the arguments name and print what was found."""
    what, where, *more = arguments
    if what == "kill":
        found = kill(Path(where), int(more[0]), int(more[1]))
    elif what == "writers":
        found = writers(where, int(more[0]), int(more[1]))
    elif what == "nth":
        found = nth(Path(where), more[0])
    elif what == "full":
        found = full(Path(where))
    else:
        found = readonly(Path(where))
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
