"""The parent's side of reading: a child process with limits, given up after any failure, never trusted with time."""

from __future__ import annotations

import atexit
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NamedTuple

import pyarrow as pa

import audit
from audit.children import end_child
from audit.importing.read.refusal import Refusal, changing
from audit.importing.read.sheet import Merge, Note, ReadSheet

WALL_SECONDS = 90.0
_EXHAUSTING = frozenset(("crash", "memory", "too-large", "too-wide", "too-long"))  # the child may be short of memory
FILES_PER_WORKER = 50
AHEAD_BYTES = 4 * 1024 * 1024
"""A file of at most this size is read while the one before it is made sense of; larger ones come one by one."""
_LEAN = {  # the child gives large pieces of memory back at once, but not those that each piece of a text needs again
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_MMAP_THRESHOLD_": "16777216",
    "MALLOC_TRIM_THRESHOLD_": "33554432",
}
_LONGEST_ANSWER = 256 * 1024 * 1024
_MOST_CELLS_BYTES = 4 * 1024**3
_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from audit.importing.read.worker import main; main()"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """What the child read from one file."""

    path: Path
    sha256: str
    sheets: tuple[ReadSheet, ...]


class _Answer(NamedTuple):
    """A line of the child, and the cells of the sheets that it describes."""

    said: dict[str, Any]
    cells: tuple[pa.Buffer, ...] = ()


def _next_answer(pipe: IO[bytes]) -> _Answer | None:
    """Return what the child answers; None where it ended before it had said all, or says what it may not."""
    try:
        said = json.loads(pipe.readline(_LONGEST_ANSWER) or "null")
        if said is None:
            return None
        sizes = said.get("bytes", ())
        if sum(sizes) > _MOST_CELLS_BYTES:
            return None
        return _Answer(said, tuple(_exactly(pipe, size) for size in sizes))
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _exactly(pipe: IO[bytes], size: int) -> pa.Buffer:
    buffer = pa.allocate_buffer(size)
    left = memoryview(buffer)
    while left:
        count = pipe.readinto(left)  # type: ignore[attr-defined]
        if not count:
            raise EOFError
        left = left[count:]
    return buffer


class _Worker:
    """One child process. `ask` raises Refusal; after one that is not the file's own answer the child is gone."""

    def __init__(self) -> None:
        root = str(Path(audit.__file__).resolve().parent.parent)
        environment = {**os.environ, "MALLOC_ARENA_MAX": "2", "RUST_BACKTRACE": "0", **_LEAN}
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
            [sys.executable, "-I", "-c", _BOOT, root],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            pipesize=1024 * 1024,
        )
        self._answers: queue.SimpleQueue[_Answer | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.asked = 0
        self.begun: Path | None = None

    def _listen(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 - Popen was given a pipe
        answer = _next_answer(self._process.stdout)
        while answer is not None:
            self._answers.put(answer)
            answer = _next_answer(self._process.stdout)
        self._answers.put(None)

    @property
    def spent(self) -> bool:
        """Whether another process should take over."""
        return self.begun is None and (self.asked >= FILES_PER_WORKER or self._process.poll() is not None)

    def begin(self, path: Path) -> None:
        """Have a file read, for which it is asked later."""
        assert self._process.stdin is not None  # noqa: S101 - Popen was given a pipe
        self.asked += 1
        self._process.stdin.write(json.dumps({"path": str(path)}).encode() + b"\n")
        self._process.stdin.flush()
        self.begun = path

    def ask(self, path: Path, seconds: float) -> _Answer:
        """Have a file read, unless that was begun; return the child's answer."""
        try:
            if self.begun is None:
                self.begin(path)
            self.begun = None
            answer = self._answers.get(timeout=seconds)
        except queue.Empty:
            self.close()
            text = "The file took longer than {seconds} seconds to read, so it was refused."
            raise Refusal("time", text, seconds=round(seconds)) from None
        except OSError:
            answer = None
        if answer is None:
            raise self._why_it_ended()
        if not answer.said["ok"] and answer.said["code"] in _EXHAUSTING:
            self.close()
        return answer

    def _why_it_ended(self) -> Refusal:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)
        self.close()
        if self._process.returncode == -getattr(signal, "SIGBUS", 0):  # the end of what was mapped is gone
            return changing()
        if self._process.returncode == -getattr(signal, "SIGXCPU", 0):
            return Refusal("time", "Reading the file takes far longer than its size explains, so it was refused.")
        return Refusal(
            "crash",
            "The file asks for more memory than a spreadsheet may (a cell far outside?), so it was refused.",
            hint="Copy the table alone into a new workbook and use that.",
        )

    def close(self) -> None:
        """End the child and wait for it."""
        end_child(self._process)


_idle: list[_Worker] = []  # at most one child that did well, kept for the next import of this process


def get_ready() -> None:
    """Start a child now, so that it is ready by the time that it is asked."""
    if not _idle:
        _idle.append(_Worker())


@atexit.register
def end_idle() -> None:
    """End the child that is kept, if there is one."""
    while _idle:
        _idle.pop().close()


class Reader:
    """Reads files one after the other through a child process that is replaced when it fails."""

    def __init__(self, *, seconds: float = WALL_SECONDS) -> None:
        """Take the child that is ready, or start one."""
        self._seconds = seconds
        self._worker: _Worker | None = _idle.pop() if _idle else _Worker()

    def read(self, path: Path, *, then: Path | None = None) -> ReadFile:
        """Read a file, and begin with the next one; raise Refusal with one sentence where it cannot or may not be."""
        if self._worker is None or self._worker.spent or self._worker.begun not in (None, path.absolute()):
            self.close()
            self._worker = _Worker()
        said, cells = self._worker.ask(path.absolute(), self._seconds)
        if then is not None and not self._worker.spent and _is_small(then):
            with suppress(OSError):  # it has just ended: another one takes over
                self._worker.begin(then.absolute())
        if not said["ok"]:
            where = {"sheet": said["sheet"], "cell": said["cell"]}
            raise Refusal(said["code"], said["template"], hint=said["hint"], **where, **said["params"])
        sheets = tuple(_sheet(described, part) for described, part in zip(said["sheets"], cells, strict=True))
        return ReadFile(path=path, sha256=said["sha256"], sheets=sheets)

    def leave(self) -> None:
        """Keep the child for the next reader if it did well, else end it."""
        if self._worker is not None and self._worker.begun is None and not self._worker.spent and not _idle:
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


def _is_small(path: Path) -> bool:
    try:
        return path.stat().st_size <= AHEAD_BYTES
    except OSError:
        return False


def _sheet(described: dict[str, Any], cells: pa.Buffer) -> ReadSheet:
    return ReadSheet(
        name=described["name"],
        cells=pa.ipc.open_stream(cells).read_all(),
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
