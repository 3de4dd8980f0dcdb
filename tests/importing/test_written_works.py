"""Lists of papers and of who wrote them: nobody appears by writing."""

from __future__ import annotations

from pathlib import Path

from audit.config import Settings
from audit.importing import inspect_files


def test_numbered_authors_of_papers_do_not_appear(tmp_path: Path) -> None:
    rows = "".join(f"P_{number},A B{number},a@x.test,C D{number},\n" for number in range(5))
    (tmp_path / "pairs.csv").write_text(f"paper,name1,email1,name2,email2\n{rows}", encoding="utf-8")
    assert not inspect_files([tmp_path / "pairs.csv"], Settings()).dataset.tables


def test_numbered_people_of_sessions_still_do(tmp_path: Path) -> None:
    rows = "".join(f"S{number},Paper {number},A B{number},C D{number}\n" for number in range(5))
    (tmp_path / "programme.csv").write_text(f"session,paper,speaker 1,speaker 2\n{rows}", encoding="utf-8")
    frame = inspect_files([tmp_path / "programme.csv"], Settings()).dataset.tables["appearances"].frame
    assert len(frame) == 10


def test_those_who_wrote_first_or_last_do_not_appear(tmp_path: Path) -> None:
    told = [("author", "M"), ("lead_author", "M"), ("senior author", "F"), ("keynote", "F"), ("presenting author", "M")]
    rows = "".join(f"p{number},{role},{gender}\n" for number, (role, gender) in enumerate(told))
    (tmp_path / "roles.csv").write_text(f"name,role,gender\n{rows}", encoding="utf-8")
    found = inspect_files([tmp_path / "roles.csv"], Settings())
    assert found.dataset.tables["appearances"].frame["role"].tolist() == ["keynote", "speaker"]
    assert [issue.rows for issue in found.issues if issue.code == "not-an-appearance"] == [3]
