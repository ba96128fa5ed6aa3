"""What a village has, year by year: four facilities, and how far the paths to its houses are hard-surfaced."""

import pandas as pd

from indicators.facts.common import Readings, Register, codes, flag, join_villages, whole

FACILITIES = ("hard_road", "clinic", "culture_room", "network")
PATHS = "household_road"


def facility_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per village × year × facility at the end of the year; facilities, projects, share of paths.

    Paths to houses are a share, not a yes or no: their row counts as known or unknown and carries the share in
    `road_share`. A facility that is not on record as there counts as missing. Projects are those of the register of
    the same kind, as they stand on the as-of day whatever the year.
    """
    years = register.rows("village_years")
    base = years[["village_code"]].assign(year=whole(years["year"]))
    rates = pd.to_numeric(years["household_road_rate"], errors="coerce").astype("float64")
    parts = [base.assign(facility=name, is_item=1, has_facility=flag(years[f"has_{name}"])) for name in FACILITIES]
    parts.append(base.assign(facility=PATHS, is_item=0, has_facility=0, road_share=rates, is_path=1,
                             is_path_known=rates.notna().astype("int64")))  # fmt: skip
    facts = pd.concat(parts, ignore_index=True)
    flags = ["is_path", "is_path_known"]
    facts[flags] = facts[flags].fillna(0).astype("int64")
    facts["is_lacking"] = facts["is_item"] - facts["has_facility"]
    n = _projects(register, facts)
    facts["lacks_with_project"] = facts["is_lacking"] * n.gt(0).astype("int64")
    facts["lacks_without_project"] = facts["is_lacking"] * n.eq(0).astype("int64")
    return join_villages(register, facts)


def _projects(register: Register, facts: pd.DataFrame) -> pd.Series:
    """Return how many projects of the facility's kind the village has, of whatever status."""
    projects = register.rows("projects")
    count = projects.assign(facility=codes(projects["kind"])).groupby(["village_code", "facility"]).size()
    keys = pd.MultiIndex.from_frame(facts[["village_code", "facility"]])
    return pd.Series(count.reindex(keys).fillna(0).to_numpy(), index=facts.index)
