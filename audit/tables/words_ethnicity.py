"""How people and employers call ethnic groups, in the words of several countries' censuses."""

from __future__ import annotations

from audit.tables.columns import words
from audit.tables.vocabulary_kinds import identity

ETHNICITY = identity(
    "ethnicity",
    "US OMB SPD 15 (2024) and EEO-1 categories, UK census 2021 groups, and a plain list, on shared values.",
    white=words(
        en="white, caucasian, white british, white irish, white other, any other white background, white - british, "
        "white - irish, white - other, english/welsh/scottish/northern irish/british, european, "
        "white (not hispanic or "
        "latino), white not hispanic, white (united states of america), white or caucasian, white non-hispanic, "
        "white british or other white, white british or other white (including minority-white groups), "
        "pakeha, nz european, new zealand european, nz european/pakeha, "
        "white: english welsh scottish northern irish or british, white: irish, white: other white, "
        "white (not of hispanic origin), white alone, white/caucasian, white or european, white european, "
        "english welsh scottish northern irish or british, english welsh scottish or northern irish, "
        "european american, white english, white welsh, white scottish, white or of european descent",
        fr="blanc, blanche",
        es="blanco, blanca",
        de="weiß",
        pt="branco, branca",
        it="bianco, bianca",
        nl="wit, blank",
    ),
    black=words(
        en="black, black or african american, african american, african american or black, african-american/black, "
        "black british, black african, black caribbean, "
        "african, "
        "caribbean, black or black british, black african caribbean or black british, black other, any other black "
        "background, black/african american, black or african american (not hispanic or latino), black - african, "
        "black - caribbean, black or african-american, afro-american, "
        "black (not hispanic or latino), black or african american alone, black alone, black or african, "
        "african or black, of african descent, black or of african descent, black/african/caribbean/black british, "
        "black american, african-american, african/black, black - other, black non-hispanic, "
        "black black british black welsh caribbean or african, black black british caribbean or african, "
        "any other black black british or caribbean background",
        fr="noir, noire",
        es="negro, negra, afrodescendiente",
        de="schwarz",
        pt="preto, preta, negro, negra",
        it="nero, nera",
        nl="zwart",
    ),
    asian=words(
        en="asian, asian or asian british, asian british, chinese, indian, pakistani, bangladeshi, "
        "asian american, south "
        "asian, east asian, southeast asian, any other asian background, asian (not hispanic or latino), "
        "asian other, "
        "japanese, korean, vietnamese, filipino, asian - indian, asian - chinese, "
        "asian alone, asian (not hispanic), east or south asian, southeastern asian, asian non-hispanic, "
        "asian asian british or asian welsh, "
        "other asian, asian/asian british, asian or asian-american, asian-american, sri lankan, nepali, thai, "
        "taiwanese",
        fr="asiatique",
        es="asiático, asiática",
        de="asiatisch",
        pt="asiático, amarelo, amarela",
        it="asiatico, asiatica",
        nl="aziatisch",
    ),
    hispanic_latino=words(
        en="hispanic, hispanic american, hispanic americans, "
        "latino, latina, latinx, latine, hispanic or latino, hispanic/latino, hispanic or latinx, "
        "hispanic or "
        "latino of any race, latino or hispanic, latin american, "
        "latinx or hispanic, hispanic of any race, hispanic/latinx, latin american, latine or hispanic, "
        "hispanic or spanish origin, spanish, hispanic or latino/a/x, hispanic or latino/latina",
        fr="hispanique, latino-américain",
        es="latino, hispano, hispana, latinoamericano",
        pt="latino, hispânico",
        nl="latijns-amerikaans",
    ),
    american_indian_alaska_native=words(
        en="american indian or alaska native, american indian, alaska native, native american, "
        "american indian/alaskan "
        "native, american indian or alaskan native, american indian or alaska native (not hispanic or latino), "
        "american indian/alaska native, american indian or alaskan native, "
        "american indian or alaska native (not hispanic or latino), native american or alaska native, amerind, "
        "am indian, amer indian, amer ind, american indian alaskan native, american indian/alaskan, "
        "alaskan native or native american, alaska native or native american, alaskan native or american indian, "
        "native american or alaskan native",
    ),
    native_hawaiian_pacific_islander=words(
        en="native hawaiian or pacific islander, native hawaiian, pacific islander, native hawaiian or other pacific "
        "islander, native hawaiian/pacific islander, "
        "native hawaiian or other pacific islander (not hispanic or latino), "
        "native hawaiian or other pacific islander (not hispanic or latino), "
        "native hawaiian/other pacific islander, native hawaiian/pacific islander, hawaiian or pacific islander, "
        "pacific peoples, pasifika, "
        "native hawaiian or other pacific, native hawaiian other pacific islander, pacific islander/hawaiian, samoan",
    ),
    middle_eastern_north_african=words(
        en="middle eastern or north african, middle eastern, north african, mena, arab, middle eastern/north african",
        fr="arabe, maghrébin, maghrébine",
        es="árabe",
        de="arabisch",
        pt="árabe",
        it="arabo, araba",
        nl="arabisch, noord-afrikaans, marokkaans",
    ),
    indigenous=words(
        en="indigenous, first nations, aboriginal, aboriginal or torres strait islander, inuit, metis, maori, sami",
        fr="autochtone",
        es="indígena",
        pt="indígena",
        it="indigeno",
        nl="inheems",
    ),
    roma_traveller=words(
        en="roma, gypsy or irish traveller, gypsy, traveller, irish traveller, sinti and roma, "
        "white: gypsy or irish traveller, white: roma",
        es="gitano, gitana",
        de="sinti und roma",
    ),
    mixed=words(
        en="mixed, two or more races, two or more, multiracial, mixed or multiple ethnic groups, mixed race, "
        "biracial, "
        "multiple ethnic groups, mixed/multiple ethnic groups, two or more races (not hispanic or latino), mixed "
        "ethnicity, mixed heritage, mixed white and asian, white and asian, white and black caribbean, "
        "white and black "
        "african, any other mixed background, multi-ethnic, 2 or more races, multiethnic, "
        "mixed - white and asian, mixed - white and black african, mixed - white and black caribbean, "
        "mixed - other, two or more races (not hispanic or latino), more than one race, biracial, multi-racial, "
        "multi-ethnic, multiethnic, multiple races, two or more ethnicities, two or more races or ethnicities, "
        "two or more races/ethnicities, mixed/multiple ethnic groups, "
        "mixed heritage, any other mixed or multiple ethnic background, multiracial and/or multiethnic",
        fr="métis, métisse",
        es="mestizo, mestiza, mixto",
        de="gemischt",
        pt="pardo, parda, misto",
        it="misto, mista",
        nl="gemengd",
    ),
    another=words(
        en="other, another, other ethnic group, any other ethnic group, some other race, other race, "
        "another ethnic group",
        fr="autre",
        es="otro, otra",
        de="andere, sonstige",
        pt="outro, outra",
        it="altro, altra",
        nl="anders, overig",
    ),
)
