"""Headers of lists of staff in languages in which such lists are met, beside those of the program's own."""

from __future__ import annotations

from collections.abc import Mapping

FURTHER_HEADERS: Mapping[str, Mapping[str, str]] = {
    "employee": {
        "da": "medarbejdernr, medarbejdernummer, medarbejder-id, medarbejder nr, medarbejder, lønnummer, lønnr",
        "no": "ansattnr, ansattnummer, ansatt-id, ansatt nr, medarbeidernummer",
        "sv": "anställningsnummer, anställningsnr, anst.nr, anst nr, anställd-id, personalnummer, medarbetare",
        "fi": "henkilönumero, henkilönro, työntekijänumero, työntekijä, palkkanumero, henkilö-id",
        "pl": "nr pracownika, numer pracownika, id pracownika, pracownik, numer ewidencyjny, nr ewidencyjny",
        "cs": "osobní číslo, číslo zaměstnance, zaměstnanec, id zaměstnance",
    },
    "department": {
        "da": "afdeling, afdelingsnavn, forvaltning",
        "no": "avdeling, avdelingsnavn, enhet",
        "sv": "avdelning, förvaltning, enhet",
        "fi": "osasto, yksikkö, toimiala",
        "pl": "dział, departament, wydział, jednostka organizacyjna",
        "cs": "oddělení, útvar, odbor",
    },
    "title": {
        "da": "stilling, stillingsbetegnelse, jobtitel",
        "no": "stilling, stillingstittel, stillingsbetegnelse, yrke",
        "sv": "befattning, tjänst, titel, yrkestitel, yrke",
        "fi": "tehtävänimike, nimike, ammattinimike, tehtävä",
        "pl": "stanowisko, nazwa stanowiska",
        "cs": "pozice, pracovní pozice, funkce",
    },
    "level": {
        "da": "lønklasse, løntrin, ledelsesniveau",
        "no": "lønnstrinn, stillingsnivå",
        "sv": "befattningsnivå, lönegrad, chefsnivå",
        "fi": "vaativuustaso, palkkaluokka",
        "pl": "szczebel, kategoria zaszeregowania",
        "cs": "platová třída, tarifní třída",
    },
    "salary": {
        "da": "løn, årsløn, månedsløn, bruttoløn, grundløn, basisløn",
        "no": "lønn, årslønn, månedslønn, bruttolønn, grunnlønn",
        "sv": "lön, årslön, månadslön, bruttolön, grundlön",
        "fi": "palkka, kuukausipalkka, vuosipalkka, bruttopalkka, peruspalkka",
        "pl": "wynagrodzenie, pensja, płaca, wynagrodzenie brutto, wynagrodzenie zasadnicze, wynagrodzenie roczne, "
        "wynagrodzenie miesięczne",
        "cs": "mzda, plat, hrubá mzda, základní mzda, měsíční mzda, roční mzda",
    },
    "hourly_pay": {
        "da": "timeløn",
        "no": "timelønn",
        "sv": "timlön",
        "fi": "tuntipalkka",
        "pl": "stawka godzinowa",
        "cs": "hodinová mzda",
    },
    "hired_on": {
        "da": "ansættelsesdato, ansat den, startdato, ansat siden",
        "no": "ansettelsesdato, ansatt dato, tiltredelsesdato, startdato",
        "sv": "anställningsdatum, anställd sedan, startdatum",
        "fi": "aloituspäivä, työsuhteen alkupäivä, työsuhde alkoi",
        "pl": "data zatrudnienia, zatrudniony od",
        "cs": "datum nástupu, nástup",
    },
    "left_on": {
        "da": "fratrædelsesdato, fratrådt, slutdato",
        "no": "fratredelsesdato, sluttdato, sluttet",
        "sv": "slutdatum, avgångsdatum, anställning upphörde",
        "fi": "työsuhteen päättymispäivä, päättymispäivä",
        "pl": "data zwolnienia, data rozwiązania umowy",
        "cs": "datum ukončení, datum odchodu",
    },
    "birth_date": {
        "da": "fødselsdato, fødselsdag",
        "no": "fødselsdato",
        "sv": "födelsedatum",
        "fi": "syntymäaika, syntymäpäivä",
        "pl": "data urodzenia",
        "cs": "datum narození",
    },
    "birth_year": {
        "da": "fødselsår",
        "no": "fødselsår",
        "sv": "födelseår",
        "fi": "syntymävuosi",
        "pl": "rok urodzenia",
        "cs": "rok narození",
    },
    "age": {"da": "alder", "no": "alder", "sv": "ålder", "fi": "ikä", "pl": "wiek", "cs": "věk"},
    "fte": {
        "da": "beskæftigelsesgrad, årsværk, ansættelsesbrøk",
        "no": "stillingsprosent, stillingsandel, årsverk",
        "sv": "sysselsättningsgrad, tjänstgöringsgrad, anställningsgrad",
        "fi": "työaikaprosentti, htv",
        "pl": "etat, wymiar etatu",
        "cs": "úvazek, výše úvazku",
    },
    "hours": {
        "da": "ugentlige timer, timer pr. uge, timetal",
        "no": "timer per uke, ukentlige timer",
        "sv": "timmar per vecka, veckotimmar, veckoarbetstid",
        "fi": "viikkotyöaika, tunnit viikossa",
        "pl": "godziny tygodniowo",
        "cs": "hodin týdně",
    },
    "location": {
        "da": "arbejdssted, lokation",
        "no": "arbeidssted, lokasjon",
        "sv": "arbetsplats, placeringsort, ort",
        "fi": "toimipaikka, työpaikka, paikkakunta",
        "pl": "miejsce pracy, lokalizacja",
        "cs": "pracoviště, místo výkonu práce",
    },
}
"""Column of the table of staff -> language -> headers."""
