"""Lays the PDF out in a process of its own.

Its memory goes back whole and does not come on top of that of the measuring; its start, which is long, falls into the
time that the measuring takes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import audit
from audit.children import end_child
from audit.errors import RenderError
from audit.garbage import seldom_collecting
from audit.model.message import Message, msg
from audit.report.pdf import Attached, PdfFacts

_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from audit.report.press import serve; serve()"


class Press:
    """A child process that lays out one report; close it, so that it never stays behind."""

    def __init__(self) -> None:
        """Start the child, which gets ready at once."""
        root = str(Path(audit.__file__).resolve().parent.parent)
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter, no shell
            [sys.executable, "-I", "-c", _BOOT, root],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Its temporary files lie where ours do, so that a later run removes them too if this one is killed.
            env={**os.environ, "MALLOC_ARENA_MAX": "2", "TMPDIR": tempfile.gettempdir()},
        )

    def lay_out(self, html: str, facts: PdfFacts, attachments: Iterable[Attached] = ()) -> bytes:
        """Return the PDF of an HTML report. Raises RenderError, as the layout in this process would.

        The attachments are made while the child lays the pages out.
        """
        content = html.encode()
        head = {"size": len(content), "created": facts.created_iso, "identifier": facts.identifier}
        try:
            assert self._process.stdin is not None  # noqa: S101  Popen was given pipes
            assert self._process.stdout is not None  # noqa: S101
            with suppress(BrokenPipeError):  # it gave up, and its answer says why
                _tell(self._process.stdin, head, content)
                for file in attachments:
                    described = [file.name, file.description, file.relationship, len(file.content)]
                    _tell(self._process.stdin, described, file.content)
                _tell(self._process.stdin, None)
            answer = json.loads(self._process.stdout.readline() or "null")
            pdf = b"" if answer is None or "error" in answer else self._process.stdout.read(answer["size"])
        except (OSError, ValueError):
            answer, pdf = None, b""
        if answer is not None and "error" in answer:
            told = Message(answer["code"], answer["template"], answer["params"])
            raise RenderError(told, code=told.code)
        if answer is None or len(pdf) != answer["size"]:
            told = msg(
                "pdf-ended",
                "The PDF was not written, because the process that lays it out ended early (short of memory?).",
            )
            raise RenderError(told, code=told.code)
        return pdf

    def close(self) -> None:
        """End the child and wait for it."""
        end_child(self._process)


def serve() -> None:
    """Get ready, then answer one job; the child's side."""
    with seldom_collecting():
        from audit.report.pdf import lay_out, warm_up

        warm_up()
        source, sink = sys.stdin.buffer, sys.stdout.buffer
        line = source.readline()
        if not line:
            return
        head = json.loads(line)
        html = source.read(head["size"]).decode()
        facts = PdfFacts(created_iso=head["created"], identifier=head["identifier"])
        try:
            pdf = lay_out(html, facts, _attached(source))
        except RenderError as error:
            told = error.told if isinstance(error.told, Message) else msg("pdf-failed", "The PDF was not written.")
            params = dict(told.params)
            _tell(sink, {"error": told.text, "code": told.code, "template": told.template, "params": params})
            return
        _tell(sink, {"size": len(pdf)}, pdf)


def _attached(source: IO[bytes]) -> Iterator[Attached]:
    while described := json.loads(source.readline() or "null"):
        name, description, relationship, size = described
        yield Attached(name=name, description=description, relationship=relationship, content=source.read(size))


def _tell(sink: IO[bytes], said: Any, content: bytes = b"") -> None:
    sink.write(json.dumps(said).encode() + b"\n" + content)
    sink.flush()
