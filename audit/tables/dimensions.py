"""The dimensions of identity that tables about people share. None is ever inferred from another column."""

from __future__ import annotations

from audit.tables.columns import group, yes_no
from audit.tables.declare import Column
from audit.tables.words_of_gender import HEADERS_OF_GENDER
from audit.types import Sensitivity

GENDER = group(
    "gender",
    "Gender as the person names it.",
    en="sex, gender identity, gender description, presenter sex, presenter gender, speaker sex, speaker gender, "
    "employee gender, legal sex, legal gender, m/f, f/m, m/w, m/f/d, sexe/gender, what is your gender, "
    "how do you identify, "
    "gender code, gender category, gender/sex, sex/gender, sex at birth, person gender, genders, your gender, "
    "author gender, gender group, gender category name, what gender do you identify as, "
    "which gender do you identify with, which gender do you identify as, i identify my gender as, "
    "please select your gender, sex code, sex description, gender desc, gender full, gender short, gender name, "
    "gender label, gender of employee, gender id, sex id",
    fr="genre, sexe, sexe h/f, f/h, h/f, civilité de genre, identité de genre",
    es="género, genero, sexo, identidad de género, h/m, m/h, sexo h/m",
    de="Geschlecht, Geschl., Geschlechtsidentität, m/w/d, w/m/d, w/m",
    pt="gênero, género, sexo, identidade de género, sexo trabalhador",
    it="genere, sesso, identità di genere, m/f",
    nl="geslacht, gender, genderidentiteit, m/v, m/v/x, v/m",
    **HEADERS_OF_GENDER,
)
ETHNICITY = group(
    "ethnicity",
    "Ethnicity or race as the person names it, in the vocabulary of the jurisdiction.",
    en="race, race desc, race description, race ethnicity, race/ethnicity, ethnic group, ethnic origin, ethnic "
    "background, ethnicity desc, race and ethnicity, self-identified ethnicity, ethnic category, "
    "race code, race category, race and ethnicity category, race name, ethnic code, ethnicity group, "
    "ethnicity name, racial group, racial identity, ethnicity/race, race or ethnicity, race & ethnicity, "
    "ethnic code description, ethnicity code description, race code description, ethnic description, "
    "ethnicity description, eeo ethnicity, what is your ethnicity, what is your race, your ethnicity, "
    "ethnicity/race category, ethnic, ethnic desc",
    fr="origine ethnique, ethnicité, origine",
    es="etnia, etnicidad, raza, origen étnico, grupo étnico",
    de="ethnische Herkunft, Ethnizität, ethnische Zugehörigkeit, Ethnie, ethnische Gruppe",
    pt="etnia, raça, raça/cor, cor ou raça, cor/raça, raça cor, cor/etnia",
    it="etnia, origine etnica, gruppo etnico",
    nl="etniciteit, etnische achtergrond, herkomst",
)
HISPANIC_LATINO = yes_no(
    "hispanic_latino",
    "Hispanic or Latino, where it is asked apart from race.",
    sensitivity=Sensitivity.SPECIAL,
    en="hispanic latino, hispanic or latino, hispanic/latino, is hispanic, hispanic latinx, hispanic",
)
DISABILITY = group(
    "disability",
    "Whether the person says that they are disabled.",
    en="disabled, disability status, has disability, disability desc, declared disability, disability declared, "
    "disability yn, disability y/n, disability flag, is disabled, do you have a disability, "
    "disability declaration, disability disclosed, person with disability, disability self-id",
    fr="handicap, situation de handicap, rqth, travailleur handicapé",
    es="discapacidad, con discapacidad",
    de="Behinderung, Schwerbehinderung, schwerbehindert, Behinderungsstatus",
    pt="deficiência, pessoa com deficiência, pcd",
    it="disabilità, disabile, categoria protetta",
    nl="handicap, beperking, arbeidsbeperking",
)
AGE_BAND = group(
    "age_band",
    "Age band at the snapshot: under 30, 30 to 49, "
    "50 and over; derived from the birth year or date where these are given.",
    sensitivity=Sensitivity.INTERNAL,
    en="age band, how old are you, age group, age range, age bracket, age category, ages, age in bands, age brackets",
    fr="tranche d'âge, classe d'âge",
    es="grupo de edad, rango de edad, tramo de edad",
    de="Altersgruppe, Altersklasse",
    pt="faixa etária, grupo etário",
    it="fascia d'età, classe di età",
    nl="leeftijdsgroep, leeftijdscategorie",
)
CLASS_BACKGROUND = group(
    "class_background",
    "Class background, for instance by the occupation of the main earner at home when the person was 14.",
    en="social class, socio-economic background, socioeconomic background, class, parental occupation, "
    "first generation",
    fr="origine sociale, milieu social",
    es="origen social, origen socioeconómico",
    de="soziale Herkunft",
    pt="origem social, origem socioeconómica",
    it="origine sociale, estrazione sociale",
    nl="sociale achtergrond, sociaaleconomische achtergrond",
)
ORIENTATION = group(
    "orientation",
    "Sexual orientation as the person names it.",
    en="sexual orientation, lgbtq, lgbtq+, lgbtqia, lgbt",
    fr="orientation sexuelle",
    es="orientación sexual",
    de="sexuelle Orientierung",
    pt="orientação sexual",
    it="orientamento sessuale",
    nl="seksuele oriëntatie, seksuele geaardheid",
)
RELIGION = group(
    "religion",
    "Religion or belief as the person names it.",
    en="religion or belief, faith, belief, religious affiliation",
    fr="religion, confession",
    es="religión, creencia",
    de="Religion, Konfession, Glaube",
    pt="religião, crença",
    it="religione, credo",
    nl="religie, geloof, levensovertuiging",
)
CARING = group(
    "caring",
    "Caring responsibilities for children or adults.",
    en="caring responsibilities, carer, caregiver, carer status, caregiving, dependants care",
    fr="aidant, aidante, responsabilités familiales",
    es="responsabilidades de cuidado, cuidador, persona cuidadora",
    de="Pflegeverantwortung, Betreuungspflichten, Sorgearbeit",
    pt="responsabilidades de cuidado, cuidador",
    it="responsabilità di cura, caregiver",
    nl="mantelzorg, zorgtaken",
)

DIMENSIONS: tuple[Column, ...] = (
    GENDER,
    ETHNICITY,
    HISPANIC_LATINO,
    DISABILITY,
    AGE_BAND,
    CLASS_BACKGROUND,
    ORIENTATION,
    RELIGION,
    CARING,
)
