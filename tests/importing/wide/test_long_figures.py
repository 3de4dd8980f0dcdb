"""Published figures with a row for each group, kind and year: pools or one clear sentence, and never people."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection
from audit.importing.vocabulary import parse_words


def read(folder: Path, text: str) -> Inspection:
    (folder / "figures.csv").write_text(text, encoding="utf-8")
    return inspect_files([folder / "figures.csv"], Settings())


def counts(found: Inspection) -> dict[str, float]:
    pools = found.dataset.tables["reference"].frame
    groups = pools["group"].map(lambda text: parse_words([text], "gender").values[0])
    return {str(name): float(n) for name, n in pools["count"].groupby(groups).sum().items()}


@pytest.mark.parametrize(
    "text",
    [
        ",Année,Collège,Genre,Nombre de salariés\n0,2021,Cadre,Femme,30.0\n1,2021,Cadre,Homme,70.0\n"
        "2,2021,Maîtrise,Femme,5.0\n3,2021,Maîtrise,Homme,15.0\n",
        'Année,Collège,Genre,"Salaire mensuel moyen (€, brut)",Nombre de salarié·es\n2021,Cadre,Femme,5100.0,30\n'
        "2021,Cadre,Homme,5900.0,70\n2021,Maîtrise,Femme,3100,5\n2021,Maîtrise,Homme,3300,15\n",
        "Année,Indicateur,Genre,Nombre de contrats\n2021,Apprentissage,Homme,70\n2021,Apprentissage,Femme,30\n"
        "2021,Professionnalisation,Femme,5\n2021,Professionnalisation,Homme,15\n",
        "Jahr;Geschlecht;Wert;Einheit\n2021;Frauen;30;Anzahl\n2021;Männer;70;Anzahl\n2022;Frauen;5;Anzahl\n"
        "2022;Männer;15;Anzahl\n",
    ],
)
def test_a_row_for_each_group_is_part_of_a_pool(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text)
    assert set(found.dataset.tables) == {"reference"}
    assert counts(found) == {"women": 35, "men": 85}


@pytest.mark.parametrize(
    "text",
    [
        "Year,Indicator,Category,Gender,Value,Unit\n2021,Promotions,Managers,Female,17,number\n"
        "2021,Promotions,Managers,Male,46,number\n2021,Average pay,Managers,Female,7175,€\n"
        "2021,Average pay,Managers,Male,7842,€\n",
        "Année,Collège,Genre,Metrique,Valeur\n2021,Cadre,Femme,Part des temps partiels (%),0.5\n"
        "2021,Cadre,Homme,Part des temps partiels (%),0.1\n2021,Cadre,Femme,Part de l'effectif (%),29.1\n"
        "2021,Cadre,Homme,Part de l'effectif (%),70.9\n",
    ],
)
def test_figures_of_many_kinds_are_no_people(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text)
    assert not found.dataset.tables
    assert "figures-of-many-kinds" in {issue.code for issue in found.issues}


def test_people_with_a_number_of_something_stay_people(tmp_path: Path) -> None:
    rows = "\n".join(f"{n},{('IT', 'HR')[n % 2]},{'FM'[n % 2]},{n % 3}" for n in range(30))
    found = read(tmp_path, f"Staff number,Department,Gender,Number of trainings\n{rows}\n")
    assert len(found.dataset.tables["employees"].frame) == 30


SHARES = (
    "Measure,Ethnicity,Time,Geography_name,Value,Value_type\nPercentage of staff,All,2020,North,100,%\n"
    "Percentage of staff,Asian,2020,North,{asian},%\nPercentage of staff,White,2020,North,90.1,%\n"
    "Percentage of staff,Black,2020,North,2.2,%\n"
)


def test_shares_of_one_whole_are_a_pool_and_rates_of_each_group_are_not(tmp_path: Path) -> None:
    found = read(tmp_path, SHARES.format(asian="7.7"))
    pool = found.dataset.tables["reference"].frame
    assert pool["group"].tolist() == ["Asian", "White", "Black"]
    assert pool["share"].tolist() == pytest.approx([0.077, 0.901, 0.022])
    assert pool["pool"].nunique() == 1
    assert "reference" not in read(tmp_path, SHARES.format(asian="61.0")).dataset.tables


@pytest.mark.parametrize("number", ["No", "No.", "Nr", "#", "Number"])
def test_people_who_are_only_numbered_are_people(tmp_path: Path, number: str) -> None:
    """Two women and three men by unit; their numbers, 15 in all, count nobody."""
    found = read(tmp_path, f"{number},Gender,Department\n1,women,A\n2,men,A\n3,women,B\n4,men,B\n5,men,C\n")
    assert set(found.dataset.tables) == {"employees"}
    assert found.dataset.tables["employees"].frame["gender"].tolist() == ["women", "men", "women", "men", "men"]


@pytest.mark.parametrize(("header", "numbers"), [("Count", (1, 2, 3, 4)), ("No", (1, 2, 5, 4)), ("No", (2, 3, 4, 5))])
def test_numbers_that_are_called_counts_or_do_not_go_up_one_by_one_count_people(
    tmp_path: Path, header: str, numbers: tuple[int, ...]
) -> None:
    a, b, c, d = numbers
    found = read(tmp_path, f"Department,Gender,{header}\nA,women,{a}\nA,men,{b}\nB,women,{c}\nB,men,{d}\n")
    assert set(found.dataset.tables) == {"reference"}
    assert counts(found) == {"women": a + c, "men": b + d}


def test_counts_that_happen_to_run_in_each_place_of_a_grid_are_counts(tmp_path: Path) -> None:
    """Five regions by two groups, from 11 to 20: women have the odd numbers."""
    places = [(region, group) for region in "NSEWC" for group in ("women", "men")]
    rows = "".join(f"{region},{group},{number}\n" for number, (region, group) in enumerate(places, start=11))
    assert counts(read(tmp_path, f"Region,Gender,Count\n{rows}")) == {"women": 75, "men": 80}


def test_shares_of_something_else_in_each_place_of_a_grid_are_nobody(tmp_path: Path) -> None:
    found = read(tmp_path, "Region,Gender,Share\nN,women,40%\nN,men,50%\nS,women,30%\nS,men,20%\n")
    assert not found.dataset.tables
    assert "rows-are-shares" in {issue.code for issue in found.issues}
    whole = read(tmp_path, "Region,Gender,Share\nN,women,40%\nN,men,60%\nS,women,30%\nS,men,70%\n")
    assert whole.dataset.tables["reference"].frame["share"].tolist() == [0.4, 0.6, 0.3, 0.7]
