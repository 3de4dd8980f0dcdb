"""The method page carries the certificate that the result document holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model.result import AuditResult, Certificate
from audit.report import build_context


def certificate_page(result: AuditResult, certificate: Certificate) -> dict[str, str]:
    """Return what the method page says of a certificate, by the names that it gives."""
    sections = build_context(replace(result, certificate=certificate)).sections
    [found] = [part for section in sections for part in section.parts if part.anchor == "certificate"]
    return {term.name: term.text for term in found.entries}


def test_the_solver_its_time_and_the_distance_to_the_least_hiding_are_told(result: AuditResult) -> None:
    certificate = replace(result.certificate, solver="HiGHS 1.15.1", seconds=60.0, optimal_gap=0.5)
    said = certificate_page(result, certificate)
    assert said["Solver and time"] == "HiGHS 1.15.1, in less than 60 s"
    assert said["Part of the hiding that a better choice might spare"] == "at most 50%"
    assert said["Narrowest interval left to an attacker"] == "7 people"


@pytest.mark.parametrize(("gap", "told"), [(None, None), (0.0, "at most 0%")])
def test_a_distance_is_told_where_it_is_known(result: AuditResult, gap: float | None, told: str | None) -> None:
    said = certificate_page(result, replace(result.certificate, optimal_gap=gap))
    assert said.get("Part of the hiding that a better choice might spare") == told


def test_an_older_document_tells_no_time(result: AuditResult) -> None:
    said = certificate_page(result, replace(result.certificate, solver="HiGHS", seconds=0.0))
    assert said["Solver and time"] == "HiGHS"
