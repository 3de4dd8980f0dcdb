"""Line-ups in many languages: several people in a cell, who moderates in brackets, dates with days of the week."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.dates import parse_dates
from audit.importing.roles_in_names import name_and_role
from audit.importing.run import Inspection


def _read(folder: Path, text: str, mapping: Path | None = None) -> Inspection:
    (folder / "programme.csv").write_text(text, encoding="utf-8")
    return inspect_files([folder / "programme.csv"], Settings(), mapping=mapping)


def _rows(found: Inspection, *columns: str) -> list[tuple[str, ...]]:
    frame = found.dataset.tables["appearances"].frame
    return sorted(zip(*(frame[name].astype(str) for name in columns), strict=True))


_GERMAN = """Datum;Titel;Art;Mitwirkende
Mo, 04.05.2026;Auftakt;Keynote;Anna Berg
Di, 05.05.2026;Zukunft der Arbeit;Podium;Bernd Kohl, Clara Dorn, Emil Fuchs (Mod.)
"""
_WHO = [
    ("Auftakt", "Anna Berg", "keynote", "2026-05-04"),
    ("Zukunft der Arbeit", "Bernd Kohl", "panellist", "2026-05-05"),
    ("Zukunft der Arbeit", "Clara Dorn", "panellist", "2026-05-05"),
    ("Zukunft der Arbeit", "Emil Fuchs", "moderator", "2026-05-05"),
]


def test_who_moderates_stands_in_brackets(tmp_path: Path) -> None:
    assert _rows(_read(tmp_path, _GERMAN), "session", "person", "role", "date") == _WHO


def test_the_mapping_tells_them_apart_again(tmp_path: Path) -> None:
    write_mapping(_read(tmp_path, _GERMAN), tmp_path / "map.toml")
    assert _rows(_read(tmp_path, _GERMAN, tmp_path / "map.toml"), "session", "person", "role", "date") == _WHO


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (
            "Data;Titolo;Tipo di sessione;Relatori;Moderatore",
            "lunedì 4 maggio 2026;T;Tavola rotonda;Ugo Bo, Lia Re;Pia Moro",
        ),
        ("Datum;Titel;Type sessie;Sprekers;Moderator", "ma 4 mei 2026;T;Paneldiscussie;Ugo Bo en Lia Re;Pia Moro"),
        (
            "Data;Título;Tipo de sessão;Palestrantes;Moderação",
            "segunda-feira, 4 de maio de 2026;T;Mesa-redonda;Ugo Bo e Lia Re;Pia Moro",
        ),
        (
            "Jour;Titre;Type de session;Intervenants",
            "lundi 4 mai 2026;T;Table ronde;Ugo Bo, Lia Re, Pia Moro (modératrice)",
        ),
        (
            "Fecha;Título;Tipo de sesión;Ponentes",
            "lunes 4 de mayo de 2026;T;Mesa redonda;Ugo Bo, Lia Re, Pia Moro (modera)",
        ),
        ("Date;Title;Session type;Speakers", "Mon 4 May 2026;T;Panel;Ugo Bo, Lia Re, Pia Moro (Moderator)"),
    ],
)
def test_one_panel_in_each_language(tmp_path: Path, head: str, row: str) -> None:
    found = _read(tmp_path, f"{head}\n{row}\n")
    assert _rows(found, "session", "person", "role", "date") == [
        ("T", "Lia Re", "panellist", "2026-05-04"),
        ("T", "Pia Moro", "moderator", "2026-05-04"),
        ("T", "Ugo Bo", "panellist", "2026-05-04"),
    ]


def test_groups_behind_the_speakers_are_not_those_of_who_moderates(tmp_path: Path) -> None:
    head = "Sesión;Ponentes;Género;Modera\n"
    found = _read(tmp_path, head + "Agua;Ana Ruiz, Luis Gil;M, H;Juan Sol\nAire;Rosa Vila;M;Eva Paz\nSol;Pau Mas;H;\n")
    assert _rows(found, "person", "gender", "role") == [
        ("Ana Ruiz", "women", "speaker"),
        ("Eva Paz", "not-disclosed", "moderator"),
        ("Juan Sol", "not-disclosed", "moderator"),
        ("Luis Gil", "men", "speaker"),
        ("Pau Mas", "men", "speaker"),
        ("Rosa Vila", "women", "speaker"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Emil Fuchs (Mod.)", "Emil Fuchs", "moderator"),
        ("Moderation: Emil Fuchs", "Emil Fuchs", "moderator"),
        ("Emil Fuchs – Moderator", "Emil Fuchs", "moderator"),
        ("Ann Bell (keynote speaker)", "Ann Bell", "keynote"),
        ("Ann Bell (IBM)", "Ann Bell (IBM)", ""),
        ("Ann Bell-Cole", "Ann Bell-Cole", ""),
        ("Talk: How to moderate", "Talk: How to moderate", ""),
    ],
)
def test_roles_beside_names(text: str, name: str, role: str) -> None:
    assert name_and_role(text) == (name, role)


@pytest.mark.parametrize(
    "text",
    ["Mo, 04.05.2026", "Montag, den 4. Mai 2026", "segunda-feira, 4 de maio de 2026", "lunedì 4 maggio 2026",
     "Mon 4 May 2026", "04.05.2026 (Mo)", "ma 4 mei 2026", "lundi 4 mai 2026", "Monday, May 4, 2026"],
)  # fmt: skip
def test_days_of_the_week_beside_dates(text: str) -> None:
    assert parse_dates([text], today=date(2026, 11, 22)).values == [date(2026, 5, 4)]


def test_the_title_of_a_person_is_no_session(tmp_path: Path) -> None:
    found = _read(tmp_path, "Title,Speaker,Session type\nDr,Ann Bell,Talk\nProf.,Ben Cole,Panel\n")
    assert "session" not in found.dataset.tables["appearances"].columns
