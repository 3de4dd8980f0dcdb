"""What stops an audit is said in the language that was asked for, with the exit code and the place as ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit.cli.app import app
from audit.errors import AuditError

EMPTY = {
    "en": "The file is empty.",
    "fr": "Le fichier est vide.",
    "de": "Die Datei ist leer.",
    "es": "El archivo está vacío.",
}


def error_of(*arguments: str) -> AuditError:
    """Return the error that ends a command."""
    error = CliRunner().invoke(app, [*arguments]).exception
    assert isinstance(error, AuditError)
    return error


@pytest.mark.parametrize("language", EMPTY)
def test_a_file_that_stops_the_audit_says_why_in_the_language(tmp_path: Path, language: str) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(b"")
    paths = [str(tmp_path / name) for name in ("a.csv", "b.csv")]
    error = error_of("run", *paths, "--org", "O", "--no-history", "--lang", language, "-o", str(tmp_path / "r.pdf"))
    assert (error.exit_code, error.place, error.message) == (3, "a.csv", EMPTY[language])
    assert error.hint.endswith(": 1." if language != "fr" else "\N{NARROW NO-BREAK SPACE}: 1.")
    assert ("Other files" in error.hint) == (language == "en")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "b.csv"]


def test_strict_mode_says_its_hint_in_the_language(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("employee,gender,department\n1,F,HR\n1,F,HR\n")
    error = error_of(
        *("run", str(tmp_path / "a.csv"), "--org", "O", "--no-history", "--strict", "--lang", "de"),
        *("-o", str(tmp_path / "r.pdf")),
    )
    assert error.exit_code == 3
    assert error.hint == "Im strengen Modus hält jede Warnung und jeder Fehler die Prüfung an; ihre Zahl: 2."
    assert "A3" in error.place


@pytest.mark.parametrize(
    ("mapping", "code", "said"),
    [
        ('[[sheet]]\ntable = "x"\n', "mapping-table", "No hay ninguna tabla llamada `x`."),
        (
            '[[sheet]]\ntable = "employees"\ncolumns.a = "x"\n',
            "mapping-column",
            "La tabla `employees` no tiene ninguna columna llamada `x`.",
        ),
        ("a = " + "[" * 100_000, "mapping-toml", "La línea 1 del archivo no está escrita en TOML."),
        ("\x00", "mapping-toml", "La línea 1 del archivo no está escrita en TOML."),
    ],
)
def test_a_wrong_mapping_file_is_told_in_the_language(tmp_path: Path, mapping: str, code: str, said: str) -> None:
    (tmp_path / "a.csv").write_text("employee,gender,department\n1,F,HR\n")
    (tmp_path / "m.toml").write_text(mapping)
    error = error_of("import", str(tmp_path / "a.csv"), "--mapping", str(tmp_path / "m.toml"), "--lang", "es")
    assert (error.exit_code, error.code) == (2, code)
    assert error.message.startswith(said)
    assert "\n" not in error.message
