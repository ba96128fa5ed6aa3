"""What every fact table shares: the register it reads, the dimensions of villages and households, flag helpers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

import pandas as pd

from policy.words import Text

Tables = Callable[[str], pd.DataFrame]
Readings = Mapping[str, str]

UNKNOWN = "unknown"  # the code of a dimension that the register leaves empty
UNKNOWN_LABEL = Text("未登记", "not recorded")

# Windows of observation of this product. They are ways to look, not rules: no source sets them.
RECENT_DAYS = 90
YEAR_DAYS = 365
NEAR_LINE_BAND = 0.10

GUARANTEES = (
    "has_safe_housing", "has_schooling", "has_medical_care", "has_safe_water", "has_power", "has_broadcasting",
)  # fmt: skip
AREA_COLUMNS = ("district_code", "township_code", "village_code")
VILLAGE_DIMENSIONS = ("village_kind", "zone", "planned_exit_year", "department_id")
HOUSEHOLD_DIMENSIONS = ("household_class", "category", "poverty_cause", "labour", "disability", "industry_type")


@dataclass(frozen=True)
class Register:
    """One register as it stood on a day: a snapshot of the store, or the small world of the tests."""

    id: str
    as_of: date
    tables: Tables = field(compare=False, repr=False)

    @property
    def today(self) -> pd.Timestamp:
        """The as-of day; every age and every window counts back from it, never from a clock."""
        return pd.Timestamp(self.as_of)

    def rows(self, table: str) -> pd.DataFrame:
        """Return one table of the register, with a fresh index."""
        return self.tables(table).reset_index(drop=True)


def flag(column: pd.Series) -> pd.Series:
    """Return 0/1 integers; an unknown value is 0: what is not on record is not counted as reached."""
    return column.eq(True).fillna(False).astype("int64")


def codes(column: pd.Series) -> pd.Series:
    """Return a code column as plain text, with `unknown` where the register is empty."""
    text = column.astype("object").where(column.notna(), UNKNOWN)
    return text.map(str).replace({"": UNKNOWN, "<NA>": UNKNOWN, "nan": UNKNOWN, "None": UNKNOWN}).astype("str")


def whole(column: pd.Series) -> pd.Series:
    """Return whole numbers; an empty cell adds nothing."""
    return pd.to_numeric(column, errors="coerce").fillna(0).round().astype("int64")


def days(column: pd.Series) -> pd.Series:
    """Return dates as timestamps; empty stays empty."""
    return pd.to_datetime(column)


def year_codes(column: pd.Series) -> pd.Series:
    """Return years as text codes ('2016'), `unknown` where empty."""
    numbers = pd.to_numeric(column, errors="coerce")
    return codes(numbers.map(lambda year: str(int(year)) if pd.notna(year) else None))


def spread(keys: pd.Series, counts: pd.Series) -> pd.Series:
    """Return for each key its count from a series indexed by key; a key without rows counts 0."""
    return keys.map(counts).fillna(0).astype("int64")


def with_areas(frame: pd.DataFrame) -> pd.DataFrame:
    """Add the district and township of `village_code`; a row without a village belongs to the district alone."""
    village = frame["village_code"].astype("object").where(frame["village_code"].notna(), "").astype("str")
    return frame.assign(village_code=village, township_code=village.str[:9], district_code="510802")


def pack(frame: pd.DataFrame, dimensions: tuple[str, ...]) -> pd.DataFrame:
    """Store areas and dimensions as categories: the same codes in a tenth of the memory, faster to group."""
    kept = [name for name in (*AREA_COLUMNS, *dimensions) if name in frame.columns]
    return frame.assign(**{name: frame[name].astype("str").astype("category") for name in kept})


@lru_cache(maxsize=8)
def village_dimensions(register: Register) -> pd.DataFrame:
    """One row per village, indexed by village_code: kind, zone, planned exit year, responsible department."""
    villages = register.rows("villages")
    kind = flag(villages["is_poor_village"]).map({1: "poor", 0: "other"}).astype("str")
    return pd.DataFrame(
        {
            "village_kind": kind.to_numpy(),
            "zone": codes(villages["zone"]).to_numpy(),
            "planned_exit_year": year_codes(villages["planned_exit_year"]).to_numpy(),
            "department_id": codes(villages["responsible_department_id"]).to_numpy(),
        },
        index=pd.Index(villages["village_code"].astype("str"), name="village_code"),
    )


@lru_cache(maxsize=8)
def household_dimensions(register: Register) -> pd.DataFrame:
    """One row per household, indexed by household_id: its village, areas and every household dimension."""
    households = register.rows("households")
    base = pd.DataFrame({"village_code": households["village_code"].astype("str")})
    base["household_class"] = codes(households["household_class"])
    base["category"] = codes(households["category"])
    base["poverty_cause"] = codes(households["poverty_cause"])
    base["labour"] = whole(households["n_labour"]).gt(0).map({True: "with", False: "without"}).astype("str")
    base["disability"] = flag(households["has_disabled_member"]).map({1: "with", 0: "without"}).astype("str")
    base["industry_type"] = codes(households["industry_type"])
    base = with_areas(base.join(village_dimensions(register), on="village_code"))
    base.index = pd.Index(households["household_id"].astype("str"), name="household_id")
    return base


def join_villages(register: Register, frame: pd.DataFrame) -> pd.DataFrame:
    """Add areas and village dimensions to rows that carry a `village_code`; `unknown` where there is none."""
    joined = with_areas(frame).join(village_dimensions(register), on="village_code")
    return joined.fillna(dict.fromkeys(VILLAGE_DIMENSIONS, UNKNOWN))


def join_households(register: Register, frame: pd.DataFrame) -> pd.DataFrame:
    """Add areas, village and household dimensions to rows that carry a `household_id` of the register."""
    return frame.join(household_dimensions(register), on="household_id")
