"""Words by which a column's header says in which role the people in it appear."""

from __future__ import annotations

from audit.tables.columns import words
from audit.tables.vocabulary_kinds import also, closed

PERSON_BESIDE = words(
    en="co-speaker, co-presenter, cospeaker, copresenter, in conversation with, conversation partner, "
    "additional speaker, additional speakers, other speakers, co-speakers, co-presenters, further speakers",
    fr="co-intervenant, co-intervenante, en conversation avec, en dialogue avec, avec la participation de",
    es="co-ponente, coponente, en conversación con, con la participación de",
    de="Co-Referent, Co-Referentin, Ko-Referent, im Gespräch mit, Gesprächspartner, Gesprächspartnerin, "
    "weitere Vortragende, weitere Mitwirkende",
    pt="co-palestrante, em conversa com, com a participação de",
    it="co-relatore, co-relatrice, in dialogo con, dialoga con, con la partecipazione di",
    nl="medespreker, co-spreker, in gesprek met, gesprekspartner",
)
"""Headers that name somebody beside the one whom another header of the same role names."""

_BY_ROLE = closed(
    "person-of-role",
    keynote=words(
        en="keynote speaker, keynote speakers, keynoter, plenary speaker, plenary speakers, headliner, headliners",
        fr="conférencier principal, conférencière principale",
        es="ponente principal, orador principal",
        de="Hauptredner, Hauptrednerin, Keynote-Speaker, Keynote-Speakerin",
        pt="conferencista principal, palestrante principal",
        it="relatore principale, relatrice principale",
        nl="hoofdspreker, keynotespreker",
    ),
    invited=words(
        en="invited speaker, invited speakers, guest speaker, guest speakers, featured speaker, witness, witnesses, "
        "guest, guests",
        fr="conférencier invité, conférencière invitée, invités",
        es="ponente invitado, ponente invitada, invitado, invitada, invitados",
        pt="palestrante convidado, palestrante convidada, convidado, convidada, convidados",
        it="relatore invitato, ospite, ospiti",
        de="Gastredner, Gastrednerin, Gast, Gäste",
        nl="gastspreker, gast, gasten",
    ),
    speaker=words(
        en="speaker, speakers, presenter, presenters, presenting author, co-speaker, co-presenter, cospeaker, "
        "primary speaker, main speaker, lead speaker, talk speaker, session speaker, instructor, instructors, "
        "trainer, artist, artists, performer, performers, act, acts",
        fr="artiste, artistes, intervenant, intervenante, intervenants, orateur, oratrice, orateurs, conférencier, "
        "conférencière, grand témoin, discutant, discutante",
        es="artista, artistas, ponente, ponentes, orador, oradora, oradores, conferenciante, expositor, expositora, "
        "interviene, intervienen, participa, participan",
        de="Referent, Referentin, Referenten, Referierende, Sprecher, Sprecherin, Vortragende, Vortragender, Redner, "
        "Rednerin, Rednerinnen, Künstler, Künstlerin, Künstlerinnen, Mitwirkende, Mitwirkender, Auftretende",
        pt="palestrante, palestrantes, orador, oradora, oradores, participam",
        it="relatore, relatrice, relatori, oratore, oratrice, interviene, intervengono, partecipano",
        nl="spreker, spreekster, sprekers, kunstenaar, kunstenaars, artiest, artiesten",
    ),
    panellist=words(
        en="panellist, panelist, panellists, panelists, panel member, panel members, discussant, discussants",
        fr="panéliste, panélistes",
        es="panelista, panelistas",
        de="Podiumsgast, Podiumsgäste, Panelist, Panelistin, Diskutant, Diskutantin, Podiumsteilnehmende",
        pt="painelista, painelistas, debatedor, debatedora, debatedores",
        it="panelista, panelisti",
        nl="panellid, panelleden",
    ),
    moderator=words(
        en="moderator, moderators, co-moderator, panel moderator, facilitator, panel chair, discussion leader",
        fr="modérateur, modératrice, modérateurs, animateur, animatrice, modération",
        es="moderador, moderadora, moderadores, modera, moderan, moderación",
        de="Moderator, Moderatorin, Moderierende, Moderation, Moderatorinnen",
        pt="moderador, moderadora, mediador, mediadora, moderação, mediação, moderadores",
        it="moderatore, moderatrice, moderatori, modera, moderano, moderazione",
        nl="moderator, gespreksleider, dagvoorzitter, moderatie, gespreksleiding",
    ),
    session_chair=words(
        en="chair, chairs, session chair, session chairs, chairperson, chairman, chairwoman, co-chair",
        fr="président de séance, présidente de séance",
        es="presidente de sesión, presidenta de sesión, presidente de mesa",
        de="Sitzungsleitung, Sitzungsleiter, Sitzungsleiterin, Vorsitz",
        pt="presidente de sessão, presidente da mesa",
        it="presidente di sessione, chairman",
        nl="sessievoorzitter, voorzitter",
    ),
)
PERSON_OF_ROLE = also(_BY_ROLE, closed("person-beside", speaker=PERSON_BESIDE))
"""Nouns for people only: a column “Panel” holds the panel's title, one called “Panelist” holds a person."""

NOBODY = closed(
    "nobody",
    nobody=words(
        en="tbd, tba, tbc, to be announced, to be confirmed, to be determined, to be decided, coming soon, "
        "speaker tbd, speaker tba, speaker tbc, various, various speakers, all speakers, no seminar, no talk, "
        "no speaker, no meeting, no session, no lecture, no colloquium",
        fr="à venir, à confirmer, à déterminer, à annoncer, divers, pas de séminaire, pas de séance",
        es="por confirmar, por anunciar, por definir, próximamente, varios",
        de="n.n., nn, wird bekanntgegeben, wird noch bekanntgegeben, folgt, diverse, kein Seminar, kein Vortrag",
        pt="em breve, em breve!, a confirmar, a definir, a anunciar, vários",
        it="da confermare, da definire, da annunciare, vari",
        nl="volgt, nog te bepalen, nog niet bekend, nader te bepalen, diverse",
    ),
)
"""What stands in the place of a speaker who is not known yet."""

SEVERAL_PEOPLE = closed(
    "several-people",
    several=words(
        en="mixed, mixed gender, mixed-gender, mixed genders, mixed group, mixed band, both genders, men and women",
        fr="mixte, hommes et femmes",
        es="mixto, mixta, hombres y mujeres",
        de="gemischt, gemischte Gruppe",
        pt="misto, mista, homens e mulheres",
        it="misto, mista, uomini e donne",
        nl="gemengd, gemengde groep",
    ),
)
"""What stands in a column of gender for a band or a team: nobody's own gender."""
