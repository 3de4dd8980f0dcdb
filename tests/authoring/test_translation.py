"""Files for translators: what they hold, what is kept, and what lint says of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.authoring.lint_files import read_folders
from audit.authoring.lint_translations import check_translations
from audit.authoring.translation import PROFILES, SCALES, write_translation
from audit.checklists import load_checklists
from audit.checklists.load import load_form, shipped_folder
from audit.checklists.profiles import load_profile
from audit.checklists.schema_locale import LocaleForm
from audit.errors import UsageError

Write = Callable[..., Path]


def _messages(folder: Path) -> list[str]:
    return [problem.message for problem in check_translations(read_folders([folder]))]


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """Return a copy of the checklists that ship, without their translations."""
    ignored = shutil.ignore_patterns("locale")
    return Path(shutil.copytree(shipped_folder(), tmp_path / "checklists", ignore=ignored))


def _translate(path: Path, mark: str) -> None:
    """Fill every empty entry with the English above it behind a mark, as a translator would."""
    lines, english = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if text.startswith("# "):
            english.append(text.removeprefix("# "))
        elif text.startswith("? "):
            english = [text.removeprefix("? ").strip("'\"")]
        elif text.endswith("''") or "['" in text:
            entries = [f'"{mark} {each.replace(chr(34), "")}"' for each in english]
            value = f"[{', '.join(entries)}]" if "['" in text else entries[0]
            line = f"{line.split(':')[0]}: {value}"
            english = []
        else:
            english = []
        lines.append(line)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_new_file_has_every_text_empty_with_the_english_above(shipped: Path) -> None:
    path = write_translation(shipped, "panel-diversity", "fr")
    text = path.read_text(encoding="utf-8")
    assert "# Panels and line-ups\ntitle: ''\n" in text
    assert "    # Every panel seats people of under-represented genders\n    title: ''\n" in text
    assert load_form(path, LocaleForm).items["panel-pledge"].title == ""
    (english,) = load_checklists([shipped], ["panel-diversity"])
    (french,) = load_checklists([shipped], ["panel-diversity"], language="fr")
    assert french.items == english.items


@pytest.mark.parametrize("name", ["hr-composition", SCALES, PROFILES])
def test_a_file_that_is_filled_in_has_nothing_missing(shipped: Path, name: str) -> None:
    path = write_translation(shipped, name, "fr")
    assert _messages(shipped)
    _translate(path, "FR")
    assert _messages(shipped) == []


def test_every_word_of_a_translated_item_is_in_the_other_language(shipped: Path) -> None:
    _translate(write_translation(shipped, "hr-composition", "fr"), "FR")
    (checklist,) = load_checklists([shipped], ["hr-composition"], language="fr")
    item = checklist.items[0]
    assert item.remediation is not None
    said = [item.title, item.title_unmet, item.question, item.rationale, item.remediation.text, *item.evidence]
    said += [note.text for note in item.remediation.lawful_notes]
    assert not hasattr(item.assess, "items")
    said += [item.assess.band.norm, *item.assess.otherwise.evidence]  # type: ignore[union-attr]
    assert all(text.startswith("FR ") for text in said), said


def test_a_profile_in_another_language_gives_its_reasons_in_it(shipped: Path) -> None:
    _translate(write_translation(shipped, PROFILES, "fr"), "FR")
    profile = load_profile("eu", [shipped], language="fr")
    assert profile.title == "FR European Union"
    assert [change.reason[:3] for change in profile.adjustments] == ["FR "] * len(profile.adjustments)
    assert load_profile("eu", [shipped]).title == "European Union"


def test_what_is_translated_is_kept_and_a_changed_english_makes_it_stale(write_folder: Write) -> None:
    folder = write_folder()
    path = write_translation(folder, "small", "de")
    _translate(path, "DE")
    assert _messages(folder) == []
    source = folder / "small" / "checklist.yaml"
    source.write_text(
        source.read_text(encoding="utf-8").replace("No policy is written", "There is no policy"), encoding="utf-8"
    )
    again = write_translation(folder, "small", "de").read_text(encoding="utf-8")
    assert "DE No policy is written" in again
    assert _messages(folder) == ["The English of question 'policy' changed since it was translated."]
    write_translation(folder, "small", "de", current=True)
    assert _messages(folder) == []


def test_a_phrase_that_nobody_says_any_longer_is_named(shipped: Path) -> None:
    path = write_translation(shipped, "panel-diversity", "fr")
    path.write_text(path.read_text(encoding="utf-8") + "  Old words: Vieux mots\n", encoding="utf-8")
    assert "No question says 'Old words' any longer; remove its translation." in _messages(shipped)


def test_a_translation_of_nothing_and_into_english_are_refused(shipped: Path) -> None:
    with pytest.raises(UsageError, match="nothing called"):
        write_translation(shipped, "no-such-list", "fr")
    with pytest.raises(UsageError, match="nothing to translate"):
        write_translation(shipped, "panel-diversity", "en")
