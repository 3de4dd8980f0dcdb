"""Files of the kinds that people have, with the headers of other systems, cities and countries; made, not copied.

Each file is told in a few lines: its name, the table that it holds, delimiter and encoding, and a line for each column:
``header > column of the table = values, repeated``. ``#`` is a number of two digits, ``{%d.%m.%Y}`` a date, and what
stands for no column has none.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROWS = 40
_DATE = re.compile(r"\{([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Export:
    """One file: how it is written, and what is to be understood of it."""

    name: str
    table: str
    delimiter: str
    encoding: str
    headers: tuple[str, ...]
    columns: dict[str, str]  # column of the table -> header
    values: tuple[tuple[str, ...], ...]  # by header, repeated down the rows

    def write(self, folder: Path, newline: str = "\r\n") -> Path:
        """Write the file into a folder."""
        text = io.StringIO()
        writer = csv.writer(text, delimiter=self.delimiter, lineterminator=newline)
        writer.writerow(self.headers)
        writer.writerows(self.row(number) for number in range(ROWS))
        (folder / self.name).write_bytes(text.getvalue().encode(self.encoding))
        return folder / self.name

    def row(self, number: int) -> list[str]:
        """Return the cells of a row."""
        return [_cell(values[number % len(values)], number, place) for place, values in enumerate(self.values)]


def _cell(written: str, number: int, place: int) -> str:
    day = date(2012, 1, 13) + timedelta(days=(number * 37 + place * 200) % 4000)
    return _DATE.sub(lambda found: day.strftime(found[1]), written).replace("#", str(number + 10))


def exports(text: str) -> list[Export]:
    """Return the files told in a text."""
    found = []
    for told in text.strip().split("\n\n"):
        first, *lines = told.splitlines()
        name, table, delimiter, encoding = (part.strip() for part in first.split("@"))
        mark = "\t" if delimiter == "tab" else delimiter
        headers, columns, values = [], {}, []
        for line in lines:
            header, _, rest = line.partition(" > ")
            column, _, listed = rest.partition("=")
            headers.append(header.strip())
            values.append(tuple(value.strip() for value in listed.split("|")))
            if column.strip():
                columns[column.strip()] = header.strip()
        found.append(Export(name, table, mark, encoding, tuple(headers), columns, tuple(values)))
    return found


PEOPLE = exports("""
bamboo.csv @ employees @ , @ utf-8
Employee # > employee = #
First Name > = a
Status > status = Active | Active | Inactive
Hire Date > hired_on = {%m/%d/%Y}
Gender > gender = Female | Male | Non-binary | Decline to self-identify
Ethnicity > ethnicity = White | Two or More Races (Not Hispanic or Latino) | Native Hawaiian or Other Pacific Islander
Department > department = Sales | Human Resources
Job Title > title = Representative | Manager
Reporting to > manager = x
Pay rate > salary = 5#000.00 USD
Pay type > pay_period = Salary
EEO Job Category > job_group = Professionals

personio.csv @ employees @ ; @ cp1252
Personalnummer > employee = #
Geschlecht > gender = weiblich | männlich | divers | keine Angabe
Abteilung > department = Vertrieb | Personal
Stellenbezeichnung > title = Leitung | Fachkraft
Standort > location = Köln | Graz
Eintrittsdatum > hired_on = {%d.%m.%Y}
Austrittsdatum > left_on = | | | |
Beschäftigungsart > contract = Vollzeit | Teilzeit
Wochenstunden > hours = 40 | 20
Gehalt (EUR) > salary = 3.#0,50
Gehaltsintervall > pay_period = monatlich
Vorgesetzter > manager = 7

francais.csv @ employees @ ; @ cp1252
Matricule > employee = #
Nom > = n
Sexe > gender = F | H
Date de naissance > birth_date = {%d/%m/1980}
Date d’embauche > hired_on = {%d/%m/%Y}
Service > department = Ressources humaines | Ventes
Emploi > title = Technicien
Classification > level = Cadre | Employé
Temps de travail > contract = Temps plein | Temps partiel
Salaire brut annuel > salary = 3# 000,00 €
Motif de sortie > leaving_reason = | démission

espanol.csv @ employees @ , @ utf-8-sig
ID Empleado > employee = #
Nombre > = x
Género > gender = Mujer | Hombre
Fecha de Nacimiento > birth_date = {%d/%m/1985}
Fecha de Ingreso > hired_on = {%d/%m/%Y}
Departamento > department = RRHH | Ventas
Cargo > title = Analista
Salario Mensual > salary = 20#0
Nivel > level = N1 | N2

portugues.csv @ employees @ , @ utf-8
Matrícula > employee = #
Sexo > gender = Feminino | Masculino
Raça/Cor > ethnicity = Parda | Branca | Preta
Data de Admissão > hired_on = {%d/%m/%Y}
Setor > department = Recursos Humanos | Vendas
Cargo > title = Analista
Salário > salary = R$ 2.#0,00
Escolaridade > education = Superior
Situação > status = Ativo

italiano.csv @ employees @ ; @ utf-8
Matricola > employee = #
Sesso > gender = F | M
Data di assunzione > hired_on = {%d/%m/%Y}
Data di cessazione > left_on = |
Reparto > department = Risorse Umane | Vendite
Mansione > title = Impiegato
Livello > level = Quadro | Operaio
RAL > salary = 25.#0,00
Orario > contract = Full-time | Part-time

nederlands.csv @ employees @ tab @ utf-8
Personeelsnummer > employee = #
Geslacht > gender = V | M
Geboortedatum > birth_date = {%d-%m-1979}
Datum in dienst > hired_on = {%d-%m-%Y}
Datum uit dienst > left_on = |
Afdeling > department = Personeelszaken | Verkoop
Functie > title = Adviseur
Schaal > level = 9 | 10
Bruto salaris > salary = 30#0,00
Deeltijdfactor > fte = 1,0 | 0,8

sample_staff.csv @ employees @ , @ utf-8
EmployeeID > employee = E#
Gender > gender = Female | Male
Age > age = # | 31
Race > ethnicity = Asian | Caucasian | Black | Latino
Job Title > title = Analyst
Annual Salary > salary = $5#,000
Bonus % > = 5%
City > location = Austin
Hire Date > hired_on = {%m/%d/%y}
Exit Date > left_on = |
Department > department = IT | Finance

dashes.csv @ employees @ , @ utf-8
id > employee = 00-0#
birthdate > birth_date = {%m-%d-85}
gender > gender = Female | Male | Non-Conforming
race > ethnicity = White | Two or More Races | American Indian or Alaska Native
department > department = Engineering | Human Resources
jobtitle > title = Developer
location > location = Remote | Headquarters
hire_date > hired_on = {%m/%d/%Y}
termdate > left_on = | {2029-12-%d} 06:09:38 UTC |

names_of_months.csv @ employees @ , @ utf-8
EmpID > employee = 34#
StartDate > hired_on = {%d-%b-%y}
ExitDate > left_on = |
Title > title = Production Technician I
Supervisor > manager = x
EmployeeStatus > status = Active | Voluntarily Terminated
PayZone > level = Zone A | Zone B
TerminationType > leaving_kind = Unk | Resignation
DepartmentType > department = Production | Sales
GenderCode > gender = Female | Male
RaceDesc > ethnicity = White | Hispanic | Black

state_staff.csv @ employees @ , @ utf-8
AGENCY NAME > department = SENATE
CLASS TITLE > title = ANALYST
ETHNICITY > ethnicity = WHITE | BLACK | HISPANIC
GENDER > gender = FEMALE | MALE
EMPLOY DATE > hired_on = {%m/%d/%y}
HRS PER WK > hours = 40
ANNUAL > salary = 48#00

city_staff.csv @ employees @ , @ utf-8
Job Titles > title = SERGEANT
Department > department = POLICE | HUMAN RESOURCES
Salary or Hourly > pay_period = Salary | Hourly
Typical Hours > hours = | 40
Annual Salary > salary = 8#000.00 |
Hourly Rate > hourly_pay = | 25.50
Sex > gender = F | M
Ethnicity > ethnicity = White | Hispanic

public_body.csv @ employees @ , @ cp1252
Staff ID > employee = #
Gender > gender = Female | Male | Prefer not to say
Ethnic Origin > ethnicity = White - British | Mixed - White and Asian | Asian or Asian British - Indian | Not Stated
Disability > disability = Yes | No | Not Declared
Sexual Orientation > orientation = Heterosexual | Gay man
Age Band > age_band = 25-29 | 30-34 | 55+
Grade > level = Band 5 | Band 6
Directorate > department = HR & OD | Finance
FTE > fte = 1.00 | 0.60
FTE Salary > salary = £30,#00
Start Date > hired_on = {%d/%m/%Y}
Reason for Leaving > leaving_reason =

anonymous_attendees.csv @ participants @ , @ utf-8
Timestamp > registered_on = {%Y-%m-%d} 11:29:31
Age > age = # | 30
Gender > gender = Female | male | cis male | non-binary
Country > = US
treatment > = Yes | No
remote_work > = Yes | No

survey_of_questions.csv @ participants @ , @ utf-8
Are you self-employed? > = 0 | 1
What is your age? > age = # | 40
What is your gender? > gender = Male | female | Agender
Do you currently have a disorder? > = Yes | No | Maybe

developers.csv @ participants @ , @ utf-8
ResponseId > person = #
Age > age_band = 18-24 years old | 35-44 years old | 55-64 years old | Prefer not to say
Gender > gender = Man | Woman
Ethnicity > ethnicity = Black or of African descent | White or European
EdLevel > = BSc
""")

EVENTS = exports("""
programme.csv @ appearances @ , @ utf-8
Day > date = {%Y-%m-%d}
Room > = A
Session title > session = S#
Type > session_kind = Panel | Keynote | Talk
Speaker > person = p#
Gender > gender = F | M

proposals_of_speakers.csv @ appearances @ , @ utf-8
ID > = X#
Proposal title > session = t#
Session type > session_kind = Talk | Workshop
Speaker names > person = a#
State > outcome = accepted
Gender > gender = female | male

call_for_speakers.csv @ appearances @ , @ utf-8
Name > person = n#
Session Title > session = t#
Session Type > session_kind = Talk | Workshop
Which gender do you identify with? > gender = Woman | Man | Non-binary
Have you spoken before? > = Yes

keynotes.csv @ appearances @ , @ utf-8
conf > event = SIGX | SIGY
keynote_speaker > person = s#
gender > gender = woman | man
affiliation > = x

redner.csv @ appearances @ ; @ cp1252
Konferenz > event = Tagung
Vortrag > session = V#
Rolle > role = Keynote | Referent | Podiumsgast | Moderation
Geschlecht > gender = weiblich | männlich

intervenants.csv @ appearances @ ; @ utf-8
Conférence > event = C
Intervenante > person = p#
Titre > session = T#
Rôle > role = conférencière principale | intervenant | modératrice
Genre > gender = Femme | Homme

meetups.csv @ events @ , @ utf-8
Event name > event = E#
Start > date = {%Y-%m-%d} 18:30
Venue > = x
Attendees > attendees = 40
Captions? > captioned = Yes | No
Live streamed? > livestreamed = No
Code of conduct > code_of_conduct_published = Yes

veranstaltungen.csv @ events @ ; @ cp1252
Veranstaltung > event = V#
Datum > date = {%d.%m.%y}
Format > format = Präsenz | Online | Hybrid
Teilnehmende > attendees = 50
Untertitel > captioned = ja | nein
Gebärdensprache > interpreted = nein
Barrierefrei > step_free = ja
""")

PUBLISHED = exports("""
gaps_2022.csv @ published_gaps @ , @ utf-8
EmployerName > employer = E#
EmployerId > = #
PostCode > = AB1
DiffMeanHourlyPercent > mean_gap = 10.5
DiffMedianHourlyPercent > median_gap = 8.2
DiffMeanBonusPercent > mean_bonus_gap = | 20
MaleBonusPercent > men_bonus = 50
FemaleBonusPercent > women_bonus = 45
MaleLowerQuartile > men_lower = 40
FemaleLowerQuartile > women_lower = 60
MaleTopQuartile > men_top = 60
FemaleTopQuartile > women_top = 40
EmployerSize > size = 250 to 499
DateSubmitted > published_on = 2023/04/01 10:00:00

gaps_with_signs.csv @ published_gaps @ , @ utf-8
Company Name > employer = E#
Report Year > year = 2023
Mean hourly gap > mean_gap = 10.5%
Median hourly gap > median_gap = 8.2%
% males bonus > men_bonus = 50%
% females bonus > women_bonus = 45%
Lower quartile male % > men_lower = 40%
Lower quartile female % > women_lower = 60%
Upper quartile male % > men_top = 60%
Upper quartile female % > women_top = 40%

gaps_by_remuneration.csv @ published_gaps @ , @ utf-8
Employer Name > employer = E#
Industry > = x
Median Total Remuneration Gap > median_gap = 10.5
Lower Quartile Women % > women_lower = 60
Lower Quartile Men % > men_lower = 40

earnings.csv @ published_headcounts @ , @ utf-8
Occupation > job = O#
Men Median Weekly Earnings > men_pay = 1000
Women Median Weekly Earnings > women_pay = 900
Men Workers > men = 50
Women Workers > women = 40
""")

MONEY = exports("""
vouchers.csv @ payments @ , @ utf-8
Voucher Number > payment = PV#
Amount > amount = 1#0.50
Check Date > paid_on = {%m/%d/%Y}
Department Name > department = FINANCE
Vendor Name > vendor = V# INC
Cashed > = TRUE

spending.csv @ payments @ , @ cp1252
Department Family > = D
Entity > department = D
Date > paid_on = {%d/%m/%Y}
Expense Type > = x
Supplier > vendor = S# Ltd
Transaction Number > payment = #
Amount > amount = £#,000.00

rechnungen.csv @ payments @ ; @ cp1252
Lieferant > vendor = L# GmbH
Rechnungsnummer > payment = #
Rechnungsdatum > invoiced_on = {%d.%m.%Y}
Fällig am > due_on = {%d.%m.%Y}
Betrag (EUR) > amount = 1.234,50
Bezahlt am > paid_on = {%d.%m.%Y}

vouchers_paid.csv @ payments @ , @ utf-8
Fiscal Year > = 2020
Department > department = ADM
Supplier & Other Non-Supplier Payees > vendor = S#
Vouchers Paid > amount = 1000
Voucher > payment = V#

contracts_of_agencies.csv @ contracts @ , @ utf-8
Contract ID > contract = #
Agency > department = DOE
Vendor > vendor = V#
Contract Amount > value = $1#,000.00
Start Date > started_on = {%m/%d/%Y}
End Date > ended_on = {%m/%d/%Y}
Award Method > tender = RFP

old_macintosh.csv @ contracts @ , @ mac_roman
Bid_Number > = #
Contract_Number > contract = C#
Vendor_Name > vendor = Café Niño #
Contract_Amount > value = $#00.00
Start_Date > started_on = 20150101
End_Date > ended_on = 20160101

certified.csv @ suppliers @ , @ utf-8
Business Name > vendor = B#
Certification > certification = MBE | WBE
Ethnicity > ownership = Asian | Black
Expiration Date > certified_until = {%Y-%m-%d}
NAICS Code > = 54

short_words.csv @ payments @ , @ utf-8
FISCAL_YEAR > = 2022
DEPT_NM > department = PW
VENDOR_NM > vendor = V#
CHK_DT > paid_on = {%Y%m%d}
LINE_AMT > amount = (#.50)

contratos.csv @ contracts @ ; @ utf-8
Número de contrato > contract = C#
Proveedor > vendor = P# SL
Importe > value = 1.#0,00
Fecha de inicio > started_on = {%d/%m/%Y}
""")

ALL = [*PEOPLE, *EVENTS, *PUBLISHED, *MONEY]
