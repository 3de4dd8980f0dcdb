"""The parent's side of reading: a child process with limits, given up after any failure, never trusted with time."""

from __future__ import annotations

import atexit
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

import audit
from audit.files import temporary_folder
from audit.importing.read.refusal import Refusal
from audit.importing.read.sheet import Merge, Note, ReadSheet

WALL_SECONDS = 90.0
_EXHAUSTING = frozenset(("crash", "memory", "too-large", "too-wide", "too-long"))  # the child may be short of memory
FILES_PER_WORKER = 50
_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from audit.importing.read.worker import main; main()"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """What the child read from one file."""

    path: Path
    sha256: str
    sheets: tuple[ReadSheet, ...]


class _Worker:
    """One child process. `ask` raises Refusal; after one that is not the file's own answer the child is gone."""

    def __init__(self) -> None:
        root = str(Path(audit.__file__).resolve().parent.parent)
        environment = {**os.environ, "MALLOC_ARENA_MAX": "2", "RUST_BACKTRACE": "0"}
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
            [sys.executable, "-I", "-c", _BOOT, root],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            text=True,
            encoding="utf-8",
        )
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.asked = 0

    def _listen(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 - Popen was given a pipe
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put("")

    @property
    def spent(self) -> bool:
        """Whether another process should take over."""
        return self.asked >= FILES_PER_WORKER or self._process.poll() is not None

    def ask(self, path: Path, folder: Path, seconds: float) -> dict[str, Any]:
        """Have a file read into a folder; return the child's answer."""
        self.asked += 1
        request = json.dumps({"path": str(path), "folder": str(folder)})
        try:
            assert self._process.stdin is not None  # noqa: S101 - Popen was given a pipe
            self._process.stdin.write(request + "\n")
            self._process.stdin.flush()
            line = self._answers.get(timeout=seconds)
        except queue.Empty:
            self.close()
            raise Refusal(
                "time", f"The file took longer than {seconds:.0f} seconds to read, so it was refused."
            ) from None
        except OSError:
            line = ""
        if not line:
            self.close()
            raise Refusal(
                "crash",
                "The file asks for more memory than a spreadsheet may (a cell far outside?), so it was refused.",
                hint="Copy the table alone into a new workbook and use that.",
            )
        answer: dict[str, Any] = json.loads(line)
        if not answer["ok"] and answer["code"] in _EXHAUSTING:
            self.close()
        return answer

    def close(self) -> None:
        """End the child and wait for it."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue


_idle: list[_Worker] = []  # at most one child that did well, kept for the next import of this process


def get_ready() -> None:
    """Start a child now, so that it is ready by the time that it is asked."""
    if not _idle:
        _idle.append(_Worker())


@atexit.register
def _end_idle() -> None:
    while _idle:
        _idle.pop().close()


class Reader:
    """Reads files one after the other through a child process that is replaced when it fails."""

    def __init__(self, *, seconds: float = WALL_SECONDS) -> None:
        """Take the child that is ready, or start one."""
        self._seconds = seconds
        self._worker: _Worker | None = _idle.pop() if _idle else _Worker()

    def read(self, path: Path) -> ReadFile:
        """Read a file; raise Refusal with one sentence where it cannot or may not be read."""
        if self._worker is None or self._worker.spent:
            self.close()
            self._worker = _Worker()
        with temporary_folder("reading") as folder:
            answer = self._worker.ask(path.absolute(), folder, self._seconds)
            if not answer["ok"]:
                raise Refusal(
                    answer["code"],
                    answer["message"],
                    hint=answer["hint"],
                    sheet=answer["sheet"],
                    cell=answer["cell"],
                )
            sheets = tuple(
                _load(described, folder / f"{position}.arrow") for position, described in enumerate(answer["sheets"])
            )
        return ReadFile(path=path, sha256=answer["sha256"], sheets=sheets)

    def leave(self) -> None:
        """Keep the child for the next reader if it did well, else end it."""
        if self._worker is not None and not self._worker.spent and not _idle:
            _idle.append(self._worker)
            self._worker = None
        self.close()

    def close(self) -> None:
        """End the child, if there is one."""
        if self._worker is not None:
            self._worker.close()
            self._worker = None


@contextmanager
def reading(*, seconds: float = WALL_SECONDS) -> Iterator[Reader]:
    """Provide a reader; its child is ended after any failure, and else kept for the next one."""
    reader = Reader(seconds=seconds)
    try:
        yield reader
    except BaseException:
        reader.close()
        raise
    reader.leave()


def _load(described: dict[str, Any], path: Path) -> ReadSheet:
    with pa.memory_map(str(path)) if sys.platform != "win32" else pa.OSFile(str(path)) as source:
        cells = pa.ipc.open_file(source).read_all()
    return ReadSheet(
        name=described["name"],
        cells=cells,
        columns=tuple(described["columns"]),
        hidden=described["hidden"],
        typed=described["typed"],
        merges=tuple(_merge(merge) for merge in described["merges"]),
        notes=tuple(
            Note(code=note["code"], cells=tuple(note["cells"]), count=note["count"], detail=note["detail"])
            for note in described["notes"]
        ),
    )


def _merge(edges: Sequence[int]) -> Merge:
    top, left, bottom, right = edges
    return Merge(top=top, left=left, bottom=bottom, right=right)
