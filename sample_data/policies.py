"""Answers to asked items: what the organisation has in writing, and what changed from one year to the next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyAnswer:
    """One answer. `first` holds until `changed`, then `then`; None leaves the row out: nobody answered."""

    item: str
    policy: str
    first: str | None
    owner: str
    evidence: str
    then: str | None = None
    changed: int = 0
    age: int = 3
    consulted: str = "No"
    assessed: str = "No"
    proposed_by: str = "Management"
    small: str = ""  # what the small organisation answers, if something else

    def status(self, organisation: str, year: int) -> str | None:
        """Return the answer of an organisation in a year."""
        if organisation == "small" and self.small:
            return self.small
        return self.then if self.changed and year >= self.changed else self.first


ANSWERS: tuple[PolicyAnswer, ...] = (
    PolicyAnswer(
        item="accessibility-policy",
        policy="Access policy",
        first="Partly",
        then="Yes",
        changed=2025,
        owner="Executive Director",
        evidence="Policy 12, budget line Access at events",
        consulted="Yes",
        assessed="Yes",
    ),
    PolicyAnswer(
        item="fragrance-free-policy",
        policy="Fragrance policy",
        first="No",
        then="Partly",
        changed=2025,
        owner="Accessibility Lead",
        evidence="Draft of the house rules",
    ),
    PolicyAnswer(
        item="speaker-payment-policy",
        policy="Speakers' fees",
        first="Partly",
        then="Yes",
        changed=2025,
        owner="Head of Finance",
        evidence="Policy 31, fee table",
        consulted="Yes",
        small="Partly",
    ),
    PolicyAnswer(
        item="choice-of-compensation",
        policy="Forms of compensation",
        first="No",
        then="Yes",
        changed=2025,
        owner="Head of Programme",
        evidence="Form of agreement with speakers",
    ),
    PolicyAnswer(
        item="panel-pledge",
        policy="Panel pledge",
        first="No",
        owner="Executive Director",
        evidence="",
    ),
    PolicyAnswer(
        item="collection-with-choice",
        policy="Collecting equality data",
        first="Partly",
        owner="Head of Human Resources",
        evidence="Staff privacy notice",
        consulted="Yes",
        assessed="Yes",
    ),
    PolicyAnswer(
        item="leaving-reasons-before-the-board",
        policy="Yearly report on leaving",
        first="No",
        then="Yes",
        changed=2025,
        owner="Board Chair",
        evidence="Board minutes, May, item 6",
    ),
    PolicyAnswer(
        item="pay-review",
        policy="Pay review",
        first="Partly",
        owner="Head of Finance",
        evidence="Review of the lower grades",
        assessed="Yes",
    ),
    PolicyAnswer(
        item="parental-leave-policy",
        policy="Parental leave",
        first="Yes",
        owner="Head of Human Resources",
        evidence="Staff handbook, chapter 7",
        age=5,
        consulted="Yes",
        proposed_by="Staff",
        small="Partly",
    ),
    PolicyAnswer(
        item="tracked-outcomes",
        policy="Yearly equity report",
        first="No",
        then="Yes",
        changed=2025,
        owner="Executive Director",
        evidence="Equity report on the website",
    ),
    PolicyAnswer(
        item="recorded-consequences",
        policy="Breaches by leaders",
        first=None,
        then="Partly",
        changed=2025,
        owner="Board Chair",
        evidence="Register of the audit committee",
    ),
    PolicyAnswer(
        item="inclusive-hiring-policy",
        policy="Hiring",
        first="Yes",
        owner="Head of Human Resources",
        evidence="Hiring handbook, edition 4",
        age=2,
        assessed="Yes",
        small="Partly",
    ),
    PolicyAnswer(
        item="language-guide",
        policy="Guide to language",
        first="Partly",
        then="Yes",
        changed=2025,
        owner="Head of Communications",
        evidence="Guide on the intranet",
        consulted="Yes",
        proposed_by="Staff",
    ),
    PolicyAnswer(
        item="yearly-self-audit",
        policy="Self-audit",
        first="No",
        then="Yes",
        changed=2025,
        owner="Executive Director",
        evidence="Last year's audit report, presented to all staff",
    ),
    PolicyAnswer(
        item="correctable-pronouns",
        policy="Names and pronouns",
        first="No",
        then="Partly",
        changed=2025,
        owner="Head of IT",
        evidence="Self-service in the HR system",
        consulted="Yes",
    ),
    PolicyAnswer(
        item="protection-from-retaliation",
        policy="Protection of reporters",
        first="Partly",
        then="Yes",
        changed=2025,
        owner="Board Chair",
        evidence="Policy 44, adopted by the board",
        consulted="Yes",
        assessed="Yes",
        small="Partly",
    ),
    PolicyAnswer(
        item="independent-representation",
        policy="Staff council",
        first="Yes",
        owner="Executive Director",
        evidence="Agreement with the staff council",
        age=9,
        small="No",
    ),
    *(
        PolicyAnswer(
            item=item,
            policy=policy,
            first=None,
            owner="Executive Director",
            evidence="Looked at once a year by the director and an outside adviser",
            small="Partly",
        )
        for item, policy in (
            ("hr-department-by-gender", "Who runs people functions, by gender"),
            ("hr-department-by-ethnicity", "Who runs people functions, by ethnicity"),
            ("people-leaders-by-gender", "Who leads people functions"),
            ("board-by-gender", "Who sits on the board"),
            ("mixed-ethnicity-panels", "Who sits on panels"),
        )
    ),
)
"""No answer is given for `tracked-outcomes`: a question that nobody has got round to."""
