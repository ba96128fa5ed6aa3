"""The totals the demonstration register must meet, each with its source.

F.. = stated in the article; D = derived from stated or reported figures; A = an assumption of this register, where
the article says only "more than" or gives no number.
"""

from datetime import date

from policy.parameters import parameter

SEED = 20160413
AS_OF = date(2016, 4, 13)  # F01
YEARS = (2013, 2014, 2015)

REGISTERED_HOUSEHOLDS = 5_172  # F26
REGISTERED_PERSONS = 15_975  # D: 9.0 % of 177,500 at the end of 2014
POOR_PERSONS_2015 = 12_119  # reported by two texts of 2016
RURAL_POPULATION = 177_500  # D: three reported pairs of count and rate
RURAL_POPULATION_WIDE = 201_983  # D: 12,119 / 6 %
DISABLED_HOUSEHOLDS = 531  # F59
SONGJIA_HOUSEHOLDS = 45  # F27
KEY_ECONOMIC, KEY_STABILITY = 2_914, 1_928  # A: the three classes together about 10,000 (F41)
ILLNESS_HOUSEHOLDS = 2_162  # A: share of illness in the national register
PLANS = 5_016  # A: "more than 5,000" (F34)

EXIT_2016, EXIT_2017, EXIT_NONE = 20, 23, 11  # F16; 11 = 54 - 43
POOR_VILLAGES = 54  # F45
WORK_TEAMS, WORK_GROUPS, COUNTY_LEADERS = 85, 17, 33  # F43
CADRES, SECTION_CADRES = 3_040, 1_047  # A: "more than 3,000" (F41); grades unknown
SAMPLE_DEPARTMENTS = 36  # A: district bodies the article does not name

SESSIONS, TRAINED_PERSONS = 32, 1_024  # A: "more than 30", "more than 1,000" (F57)
CADRE_SESSIONS = 6  # A (F47)
GRANTS = 2_000  # D: 12,000,000 / 6,000
DEPARTMENT_FUNDS = 30_000_000  # F84
OWN_FUNDS = 4_060_000  # A: "more than 4 million" (F84)


def line(year: int) -> int:
    """The national poverty line of a year, yuan per person and year."""
    return int(parameter("poverty_line", year).value)


def rule(name: str) -> int:
    """A whole-number rule in force on the day of the register."""
    return int(parameter(name, AS_OF).value)
