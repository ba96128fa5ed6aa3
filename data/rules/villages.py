"""Rules of villages, their exit tests and what has been built in them."""

from collections.abc import Iterator

import pandas as pd

from data.rules.rule import Broken, Register, broken, check, differs, says

FACILITIES = {
    "hard_road": "has_hard_road",
    "clinic": "has_clinic",
    "culture_room": "has_culture_room",
    "network": "has_network",
    "collective_income": "has_collective_income",
}


@check
def poor_within_population(r: Register) -> Iterator[Broken]:
    """Registered persons of a village ≤ its rural population."""
    homes = r["households"]
    persons = homes["n_persons"].where(homes["household_class"].eq("registered_poor"), 0)
    registered = r["villages"]["village_code"].map(persons.groupby(homes["village_code"]).sum()).astype("Int64")
    expected = says(registered, "少于建档立卡人口 {}", "is less than the {} registered persons")
    yield broken("villages", "rural_population", r["villages"]["rural_population"] < registered, expected)


@check
def exit_year_of_poor(r: Register) -> Iterator[Broken]:
    """Only poor villages plan to leave."""
    t = r["villages"]
    yield broken("villages", "planned_exit_year", t["planned_exit_year"].notna() & ~t["is_poor_village"])


@check
def collective_income_agrees(r: Register) -> Iterator[Broken]:
    """Has collective income ⇔ amount above zero."""
    t = r["village_years"]
    yield broken("village_years", "collective_income_cny",
                 differs(t["has_collective_income"], t["collective_income_cny"] > 0))  # fmt: skip


@check
def exit_test_of_poor(r: Register) -> Iterator[Broken]:
    """Exit tests are for poor villages."""
    poor = r.look_up(r["exit_tests"]["village_code"], "villages", "is_poor_village")
    yield broken("exit_tests", "village_code", ~poor)


@check
def exit_test_passed(r: Register) -> Iterator[Broken]:
    """The headcount ratio must be below its threshold, every other criterion must reach it."""
    t = r["exit_tests"]
    low = t["criterion"].eq("poverty_rate")
    reached = (t["value"] < t["threshold"]).where(low, t["value"] >= t["threshold"]).astype("boolean")
    known = t["value"].notna() & t["threshold"].notna() & t["criterion"].notna()
    yield broken("exit_tests", "is_passed", differs(t["is_passed"], reached) & known)


@check
def exit_test_facility(r: Register) -> Iterator[Broken]:
    """A facility test says what the village's record of that year says."""
    years = r["village_years"].melt(["village_code", "year"], list(FACILITIES.values()), "has", "there")
    years["criterion"] = years["has"].map({has: criterion for criterion, has in FACILITIES.items()})
    keys = ["village_code", "year", "criterion"]
    recorded = r["exit_tests"][keys].merge(years.drop_duplicates(keys)[[*keys, "there"]], how="left", on=keys)["there"]
    agrees = pd.Series(recorded.to_numpy(), index=r["exit_tests"].index, dtype="boolean")
    yield broken("exit_tests", "is_passed", differs(r["exit_tests"]["is_passed"], agrees))


@check
def project_order(r: Register) -> Iterator[Broken]:
    """A project ends after it starts."""
    t = r["projects"]
    yield broken("projects", "end_date", t["end_date"] < t["start_date"])


@check
def project_status(r: Register) -> Iterator[Broken]:
    """Done ⇔ has an end; planned has no start; late only after the planned end has passed."""
    t = r["projects"]
    done, ended = t["status"].eq("done"), t["end_date"].notna()
    late = t["status"].eq("late") & (t["planned_end_date"] > pd.Timestamp(r.as_of))
    early = t["status"].eq("planned") & (t["start_date"] <= pd.Timestamp(r.as_of))
    yield broken("projects", "status", (done != ended) | late | early)
