"""The table of sessions: what is on the programme of an event."""

from __future__ import annotations

from audit.tables.columns import category, count, day, key, minutes, number, table, text, yes_no
from audit.tables.event_keys import EVENT, SESSION
from audit.types import RecordUnit

SESSIONS = table(
    "sessions",
    "Sessions",
    "One row is one session of an event.",
    EVENT,
    key(
        "session",
        SESSION.description,
        required=True,
        **{language: ", ".join(headers) for language, headers in SESSION.synonyms.items()},
    ),
    category("kind", "session-kind", "Keynote, panel, talk, workshop or other.", en="session kind, session type, type"),
    text(
        "topic_community",
        "The community that the session is about.",
        en="community, about community, community the session is about",
    ),
    day(
        "date",
        "The day of the session.",
        en="session date, day, scheduled at, start, starts at, conference day, start time",
        de="Datum, Tag",
        es="fecha, día",
        fr="date, jour",
        it="data, giorno",
        pt="data, dia",
        nl="datum, dag",
    ),
    yes_no(
        "captioned",
        "Captions were there.",
        en="captions, captioning, live captions, live captioning, closed captions, subtitles, captions provided",
    ),
    yes_no("recording_captioned", "The recording is captioned.", en="recordings captioned"),
    yes_no(
        "interpreted",
        "Sign language interpretation was there.",
        en="sign language interpretation, interpretation, sign language, sign language interpreter, bsl, asl, "
        "bsl interpreter, asl interpreter",
    ),
    count("interpreters", "How many interpreters worked.", en="number of interpreters"),
    yes_no("moderated", "Somebody moderated.", en="has moderator"),
    yes_no("moderator_briefed", "The moderator was briefed on interruptions.", en="moderators briefed"),
    yes_no("ground_rules_read", "Ground rules were read out.", en="ground rules"),
    minutes("minutes", "How long it lasted.", en="duration, length, session minutes", de="Dauer", fr="durée"),
    number(
        "attendees",
        "People in the room.",
        en="people in the room, attendance, audience, participants, audience n, audience size, audience total, "
        "audience count, total audience, n attendees, n audience",
    ),
    number(
        "attendees_women",
        "Women in the room.",
        en="women in the room, attendees women, women attendees, female attendees, audience female, audience women, "
        "female audience, women in the audience, attendees female, n women, women present",
    ),
    number(
        "attendees_men",
        "Men in the room.",
        en="men in the room, attendees men, men attendees, male attendees, audience male, audience men, male audience, "
        "men in the audience, attendees male, n men, men present",
    ),
    count(
        "questions_women",
        "Questions asked by women.",
        en="questions women, questions by women, questions from women, questions asked by women, n questions women, "
        "female questions, questions female, n questions female",
    ),
    count(
        "questions_men",
        "Questions asked by men.",
        en="questions men, questions by men, questions from men, questions asked by men, n questions men, "
        "male questions, questions male, n questions male",
    ),
    count(
        "questions_total",
        "Questions asked in all.",
        en="questions in all, total questions, questions, number of questions, n questions",
    ),
    row=RecordUnit.SESSION,
    requires_any=(
        (
            "event",
            "kind",
            "topic_community",
            "captioned",
            "interpreted",
            "moderated",
            "minutes",
            "questions_total",
            "attendees_women",
        ),
    ),
    flow_date="date",
    en="sessions, programme, program, schedule",
    fr="séances, programme",
    es="sesiones, programa",
    de="Sitzungen, Programm",
    pt="sessões",
    it="sessioni, programma",
    nl="sessies, programma",
)
