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
from pathlib import Path
from typing import IO, Any

import audit
from audit.children import end_child
from audit.errors import RenderError
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

    def lay_out(self, html: str, facts: PdfFacts, attachments: tuple[Attached, ...] = ()) -> bytes:
        """Return the PDF of an HTML report. Raises RenderError, as the layout in this process would."""
        content = html.encode()
        head = {
            "size": len(content),
            "created": facts.created_iso,
            "identifier": facts.identifier,
            "attachments": [[a.name, a.description, a.relationship, len(a.content)] for a in attachments],
        }
        try:
            assert self._process.stdin is not None  # noqa: S101  Popen was given pipes
            assert self._process.stdout is not None  # noqa: S101
            self._process.stdin.write(json.dumps(head).encode() + b"\n" + content)
            self._process.stdin.writelines(a.content for a in attachments)
            self._process.stdin.flush()
            answer = json.loads(self._process.stdout.readline() or "null")
            pdf = b"" if answer is None or "error" in answer else self._process.stdout.read(answer["size"])
        except (OSError, ValueError):
            answer, pdf = None, b""
        if answer is not None and "error" in answer:
            raise RenderError(answer["error"], code=answer["code"])
        if answer is None or len(pdf) != answer["size"]:
            message = "The PDF was not written, because the process that lays it out ended early (short of memory?)."
            raise RenderError(message, code="pdf-ended")
        return pdf

    def close(self) -> None:
        """End the child and wait for it."""
        end_child(self._process)


def serve() -> None:
    """Get ready, then answer one job; the child's side."""
    from audit.report.pdf import lay_out, warm_up

    warm_up()
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    line = source.readline()
    if not line:
        return
    head = json.loads(line)
    html = source.read(head["size"]).decode()
    attachments = tuple(_attached(source, *described) for described in head["attachments"])
    facts = PdfFacts(created_iso=head["created"], identifier=head["identifier"])
    try:
        pdf = lay_out(html, facts, attachments)
    except RenderError as error:
        _answer(sink, {"error": str(error), "code": error.code})
        return
    _answer(sink, {"size": len(pdf)})
    sink.write(pdf)
    sink.flush()


def _attached(source: IO[bytes], name: str, description: str, relationship: str, size: int) -> Attached:
    return Attached(name=name, description=description, relationship=relationship, content=source.read(size))


def _answer(sink: IO[bytes], said: dict[str, Any]) -> None:
    sink.write(json.dumps(said).encode() + b"\n")
    sink.flush()
