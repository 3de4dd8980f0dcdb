"""Who appears in the programme, what they are paid and when; and the accommodations that were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from .events import Event, Session
from .people import ETHNICITY, GENDER, Traits, draw_traits, exactly, pick, with_share
from .scenario import FEE_FLOORS, SEED, YEARS, Organisation, Year
from .sheets import Cell, Sheet, sheet_of

UNPAID_FACTOR = {
    "Keynote": 0.3,
    "Invited": 0.6,
    "Speaker": 1.0,
    "Panellist": 1.5,
    "Moderator": 1.2,
    "Session chair": 1.4,
}
ROLE_OF_KIND = {"Keynote": "Keynote", "Talk": "Speaker", "Workshop": "Invited", "Other": "Speaker"}
ACCOMMODATIONS = (
    "Captions",
    "Sign language",
    "Wheelchair access",
    "Large print",
    "Quiet space",
    "Companion",
    "Childcare",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A fictional person who may be asked to speak, in some years and not in others."""

    key: str
    traits: Traits
    on_staff: bool
    community: str


@dataclass(slots=True, kw_only=True)
class Appearance:
    """One person in one session, as the events team records it."""

    session: Session
    speaker: Speaker
    role: str
    cells: dict[str, Cell] = field(default_factory=dict)


def plan_appearances(organisation: Organisation, sessions: Sequence[Session], year: int) -> list[Appearance]:
    """Fill the programme of a year: one panel of men only, one of a single ethnicity, all others mixed."""
    rng = Random(f"{SEED}-{organisation.key}-speakers-{year}")
    people = _speakers(organisation, year)
    panels = [session for session in sessions if session.kind == "Panel"]
    men_only, one_ethnicity = rng.sample(panels, 2)
    women = exactly(rng, organisation.events, YEARS[year].women_keynotes)
    appearances: list[Appearance] = []
    for session in sessions:
        if session.kind == "Panel":
            line_up = _panel(rng, people, men_only=session is men_only, one_ethnicity=session is one_ethnicity)
            cast = [("Panellist", speaker) for speaker in line_up]
            cast.append(("Moderator", _ask(rng, people, taken=line_up)))
        else:
            keynote = session.kind == "Keynote"
            wanted = ("Woman" if women.pop() else "Man") if keynote else ""
            cast = [(ROLE_OF_KIND[session.kind], _ask(rng, people, wanted=wanted))]
            if keynote:
                cast.append(("Session chair", _ask(rng, people, taken=[cast[0][1]])))
        appearances.extend(Appearance(session=session, speaker=speaker, role=role) for role, speaker in cast)
    for appearance in appearances:
        _agree(rng, appearance, YEARS[year])
    return appearances


def _speakers(organisation: Organisation, year: int) -> list[Speaker]:
    practice = YEARS[year]
    rng = Random(f"{SEED}-{organisation.key}-circle-{year}")
    women = exactly(rng, organisation.speakers, practice.women_speaking)
    others = with_share(GENDER, "Woman", 0.0)
    ethnicity = with_share(ETHNICITY, "White", practice.white_speaking * 0.9)
    circle = []
    for serial, woman in enumerate(women, start=1):
        traits = draw_traits(rng, gender={"Woman": 1.0} if woman else others, ethnicity=ethnicity)
        community = (
            rng.choice(("Deaf people", "Migrants", "Disabled people", "Working-class artists", ""))
            if rng.random() < 0.3
            else ""
        )
        circle.append(Speaker(key=f"P{serial:04d}", traits=traits, on_staff=rng.random() < 0.12, community=community))
    return circle


def _ask(rng: Random, people: Sequence[Speaker], *, wanted: str = "", taken: Sequence[Speaker] = ()) -> Speaker:
    """Ask somebody; the first of the circle are asked far more often than the others."""
    while True:
        position = int(rng.expovariate(3 / len(people)))
        if position >= len(people) or people[position] in taken:
            continue
        if not wanted or people[position].traits.gender == wanted:
            return people[position]


def _panel(rng: Random, people: Sequence[Speaker], *, men_only: bool, one_ethnicity: bool) -> list[Speaker]:
    size = rng.choice((3, 4, 4, 5))
    while True:
        panel: list[Speaker] = []
        while len(panel) < size:
            panel.append(_ask(rng, people, taken=panel))
        genders = {speaker.traits.gender for speaker in panel}
        ethnicities = {speaker.traits.ethnicity for speaker in panel}
        if (genders == {"Man"}) is men_only and (ethnicities == {"White"}) is one_ethnicity:
            return panel


def _agree(rng: Random, appearance: Appearance, practice: Year) -> None:
    """Fill in what was agreed, offered, paid and covered."""
    speaker, role, event = appearance.speaker, appearance.role, appearance.session.event
    invited = event.day - timedelta(days=rng.randrange(45, 150))
    declined = rng.random() < 0.03
    cells = appearance.cells
    cells["Invited on"] = invited
    cells["Fee named in the invitation"] = "Yes" if rng.random() < practice.fee_named else "No"
    cells["Declined"] = "Yes" if declined else "No"
    cells["Passed on to"] = f"P{rng.randrange(1, 300):04d}" if declined and rng.random() < 0.5 else ""
    cells["First time"] = "Yes" if rng.random() < practice.first_time else "No"
    about = appearance.session.community
    cells["Member of the community"] = ""
    if about:
        cells["Member of the community"] = "Yes" if speaker.community == about or rng.random() < 0.35 else "No"
    cells["Minutes"] = _minutes(rng, appearance)
    cells["Preparation hours"] = round(rng.triangular(1, 12, 3), 1)
    applied = role == "Speaker" and rng.random() < 0.6
    cells["Applied for"], cells["Outcome"] = ("Talk", "Accepted") if applied else ("", "")
    cells["Appearance date"] = event.day
    for header, share in (("Travel covered", 0.72), ("Care covered", 0.18), ("Access costs covered", 0.34)):
        cells[header] = "" if rng.random() < practice.blank else ("Yes" if rng.random() < share else "No")
    _pay(rng, appearance, practice, invited)


def _minutes(rng: Random, appearance: Appearance) -> Cell:
    minutes = int(appearance.session.cells["Minutes"] or 30)  # type: ignore[arg-type]
    if appearance.role == "Panellist":
        quieter = 0.85 if appearance.speaker.traits.gender == "Woman" else 1.0
        return round(minutes / 5 * rng.uniform(0.7, 1.2) * quieter)
    return 8 if appearance.role in ("Moderator", "Session chair") else minutes


def _pay(rng: Random, appearance: Appearance, practice: Year, invited: date) -> None:
    speaker, role, event, cells = appearance.speaker, appearance.role, appearance.session.event, appearance.cells
    floor = FEE_FLOORS[role.lower().replace(" ", "-")]
    unpaid = speaker.on_staff or rng.random() < practice.unpaid * UNPAID_FACTOR[role]
    kind = "Unpaid" if unpaid else pick(rng, {"Fee": 0.93, "Donation": 0.05, "Reciprocal": 0.02})
    cells |= dict.fromkeys(("Fee", "Agreed on", "Invoiced on", "Paid on"), "")
    cells["Compensation"], cells["Currency"], cells["Fee floor"] = kind, "EUR", floor
    cells["Paid ahead"] = "No"
    cells["Agreed on"] = invited + timedelta(days=rng.randrange(5, 30))
    if kind not in ("Fee", "Donation"):
        return
    gap = 1 - practice.fee_gap if speaker.traits.gender == "Woman" else 1.0
    cells["Fee"] = int(floor * rng.uniform(0.95, 1.45) * gap / 10) * 10
    if rng.random() < practice.paid_ahead:
        cells["Paid ahead"] = "Yes"
        cells["Invoiced on"] = event.day - timedelta(days=rng.randrange(20, 40))
        cells["Paid on"] = event.day - timedelta(days=rng.randrange(1, 15))
        return
    invoiced = event.day + timedelta(days=rng.randrange(1, 15))
    late = rng.random() < practice.late
    cells["Invoiced on"] = invoiced
    cells["Paid on"] = invoiced + timedelta(days=rng.randrange(31, 110) if late else rng.randrange(6, 30))
    if rng.random() < 0.02:
        cells["Paid on"] = ""


def appearances_sheet(organisation: Organisation, appearances: Sequence[Appearance], year: int) -> Sheet:
    """Return the sheet of appearances and fees."""
    extra = tuple(appearances[0].cells)
    headers = (
        "Event", "Session", "Speaker", "Role", "Session kind", "Gender", "Ethnicity", "Disability", "Class background",
        "Sexual orientation", "Religion or belief", "Caring responsibilities", "On our staff", *extra,
    )  # fmt: skip
    rows = tuple(
        (
            one.session.event.name,
            one.session.key,
            one.speaker.key,
            one.role,
            one.session.kind,
            *_groups(one.speaker.traits),
            "Yes" if one.speaker.on_staff else "No",
            *(one.cells.get(header, "") for header in extra),
        )
        for one in appearances
    )
    title = f"{organisation.name}: speakers and fees {year}"
    return Sheet(name="Speakers and fees", title=title, headers=headers, rows=rows)


def _groups(traits: Traits) -> tuple[str, ...]:
    return (
        traits.gender,
        traits.ethnicity,
        traits.disability,
        traits.class_background,
        traits.orientation,
        traits.religion,
        traits.caring,
    )


def accommodation_rows(
    organisation: Organisation, events: Sequence[Event], year: int
) -> tuple[list[str], list[list[Cell]]]:
    """Return the access requests of a year: header and rows, nothing about who asked."""
    rng = Random(f"{SEED}-{organisation.key}-requests-{year}")
    rows: list[list[Cell]] = []
    for event in events:
        for _ in range(max(1, round(event.attendees / 90)) + rng.randrange(3)):
            asked = event.day - timedelta(days=rng.randrange(4, 45))
            met = rng.random() < YEARS[year].requests_met
            met_on = asked + timedelta(days=min(rng.randrange(1, 16), (event.day - asked).days)) if met else ""
            rows.append([event.name, rng.choice(ACCOMMODATIONS), asked, "Yes" if met else "No", met_on])
    return ["Event", "Request", "Requested on", "Met", "Met on"], rows


def proposals_sheet(organisation: Organisation, events: Sequence[Event], year: int) -> Sheet:
    """Return the talks that were applied for, and what became of them."""
    rng = Random(f"{SEED}-{organisation.key}-proposals-{year}")
    rows: list[dict[str, Cell]] = []
    known: dict[int, Traits] = {}
    for event in events:
        for _ in range(rng.randrange(6, 14)):
            traits = draw_traits(rng)
            chance = 0.42 if traits.gender == "Man" else 0.37
            accepted = rng.random() < chance
            submitter = rng.randrange(1, organisation.speakers * 3)
            while known.setdefault(submitter, traits) != traits:  # nobody says another gender in the next proposal
                submitter += 1
            rows.append(
                {
                    "Event": event.name,
                    "Proposal": f"A{year}-{len(rows) + 1:04d}",
                    "Submitter": f"P{submitter:04d}",
                    "Applied for": "Talk",
                    "Decision": "Accepted" if accepted else rng.choice(("Rejected", "Rejected", "Poster", "Withdrawn")),
                    "Submitted on": event.day - timedelta(days=rng.randrange(90, 150)),
                    "Gender": traits.gender,
                    "Ethnicity": traits.ethnicity,
                    "Disability": traits.disability,
                }
            )
    return sheet_of("Proposals", f"{organisation.name}: talks proposed {year}", rows)
