"""The method page carries the certificate that the result document holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model.result import AuditResult, Certificate
from audit.report import build_context
from audit.types import Audience


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


@pytest.mark.parametrize(
    ("audience", "smallest"),
    [
        (Audience.CONFIDENTIAL, "counts from 3 people, pay from 5, shares from 3, a share of 0% or 100% from 3;"),
        (Audience.INTERNAL, "counts from 5 people, pay from 10, shares from 5, a share of 0% or 100% from 10;"),
        (Audience.PUBLIC, "counts from 12 people, pay from 10, shares from 20, a share of 0% or 100% from 10;"),
    ],
)
def test_the_limits_of_the_audience_are_told(result: AuditResult, audience: Audience, smallest: str) -> None:
    counts = {"confidential": 3, "internal": 5, "public": 12}
    thresholds = replace(result.profile.thresholds, counts=counts, p_percent=15.0)
    set_so = replace(result, profile=replace(result.profile, thresholds=thresholds))
    said = certificate_page(set_so, replace(result.certificate, audience=audience))["Shown"]
    assert said == f"{smallest} no sum of which one person is told to within 15%"
