from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.model.result import AuditResult
from audit.report import ReportContext, build_context, render_html, render_pdf
from tests.report.factory import comparison_of, sample_result

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def result() -> AuditResult:
    return sample_result()


@pytest.fixture(scope="session")
def context(result: AuditResult) -> ReportContext:
    return build_context(result, comparison_of(result))


@pytest.fixture(scope="session")
def html(context: ReportContext) -> str:
    return render_html(context)


@pytest.fixture(scope="session")
def pdf(context: ReportContext, html: str) -> bytes:
    return render_pdf(context, html)


@pytest.fixture(scope="session")
def conforms() -> Callable[..., str]:
    """Return a check of PDF files against both standards; its answer is empty when all conform."""
    tool = Path(os.environ.get("PDFCHECK", ROOT.parent / "shared" / "tools" / "pdfcheck" / "pdfcheck"))
    if not tool.is_file():
        pytest.skip(f"the PDF validator is absent ({tool}); set PDFCHECK")

    def check(*files: Path) -> str:
        said = []
        for flavour in ("ua1", "3a"):
            done = subprocess.run([str(tool), flavour, *map(str, files)], capture_output=True, text=True, check=False)
            if done.returncode:
                said.append(f"{flavour}: {done.stdout}{done.stderr}")
        return "\n".join(said)

    return check
