"""Rules of households, their members and their yearly incomes."""

from collections.abc import Iterator

import pandas as pd

from data.rules.rule import Broken, Register, broken, check, differs, says

DISABLED = ("disabled", "chronic_disabled", "serious_disabled")
ABLE = ("ordinary", "skilled")
SHARED = 1  # yuan: whole yuan a person need not share out evenly


def _count(r: Register, mask: pd.Series | None = None) -> pd.Series:
    """Members per household of `households`, only those of the mask; missing where a household has no member rows."""
    members = r["members"]
    chosen = pd.Series(1, index=members.index) if mask is None else mask.fillna(False).astype(int)
    return r["households"]["household_id"].map(chosen.groupby(members["household_id"]).sum()).astype("Int64")


@check
def members_match_size(r: Register) -> Iterator[Broken]:
    """Members on record = household size."""
    counted = _count(r)
    wrong = differs(r["households"]["n_persons"], counted)
    expected = says(counted, "应等于家庭成员记录数 {}", "must equal the {} members on record")
    yield broken("households", "n_persons", wrong, expected)


@check
def members_missing(r: Register) -> Iterator[Broken]:
    """A registered poor household has members."""
    if len(r["members"]):
        poor = r["households"]["household_class"].eq("registered_poor")
        yield broken("households", "household_id", _count(r).isna() & poor)


@check
def member_born_later(r: Register) -> Iterator[Broken]:
    """Nobody is born after the year of the register."""
    yield broken("members", "birth_year", r["members"]["birth_year"] > r.as_of.year)
    yield broken("households", "head_birth_year", r["households"]["head_birth_year"] > r.as_of.year)


@check
def one_head(r: Register) -> Iterator[Broken]:
    """One head a household."""
    yield broken("households", "household_id", _count(r, r["members"]["relation"].eq("head")).ne(1))


@check
def disabled_matches_members(r: Register) -> Iterator[Broken]:
    """The flag agrees with the members' health."""
    some = _count(r, r["members"]["health"].isin(DISABLED)) > 0
    yield broken("households", "has_disabled_member", differs(r["households"]["has_disabled_member"], some))


@check
def labour_matches_members(r: Register) -> Iterator[Broken]:
    """Ordinary and skilled labourers count; weak or half ones may be counted or not."""
    members, told = r["members"]["labour"], r["households"]["n_labour"]
    least = _count(r, members.isin(ABLE))
    most = _count(r, members.isin((*ABLE, "weak")))
    yield broken("households", "n_labour", (told < least) | (told > most))


@check
def labour_within_size(r: Register) -> Iterator[Broken]:
    """No more labourers than members."""
    yield broken("households", "n_labour", r["households"]["n_labour"] > r["households"]["n_persons"])


@check
def income_adds_up(r: Register) -> Iterator[Broken]:
    """Net income = wage + operating + property + transfer, yuan."""
    t = r["household_years"]
    total = t["wage_cny"] + t["operating_cny"] + t["property_cny"] + t["transfer_cny"]
    expected = says(total, "应等于四项收入之和 {}", "must equal the sum of its four parts, {}")
    yield broken("household_years", "net_income_cny", differs(t["net_income_cny"], total), expected)


@check
def income_per_person(r: Register) -> Iterator[Broken]:
    """Net income per person = net income ÷ household size, to the yuan."""
    t = r["household_years"]
    each = t["net_income_cny"].astype("Float64") / t["n_persons"].mask(t["n_persons"].eq(0)).astype("Float64")
    off = (t["net_income_per_person_cny"] - each).abs() > SHARED
    expected = says(each.round(0), "应约为 {:.0f}", "must be about {:.0f}")
    yield broken("household_years", "net_income_per_person_cny", off, expected)


@check
def years_of_poor(r: Register) -> Iterator[Broken]:
    """Yearly incomes belong to registered poor households."""
    yield broken("household_years", "household_id", ~r.is_poor(r["household_years"]["household_id"]))


@check
def poor_fields(r: Register) -> Iterator[Broken]:
    """What the registration form asks of every registered poor household is there."""
    t = r["households"]
    poor = t["household_class"].eq("registered_poor")
    for column in ("category", "poverty_cause", "registered_date"):
        yield broken("households", column, poor & t[column].isna())


@check
def two_causes_differ(r: Register) -> Iterator[Broken]:
    """The second cause is another cause."""
    yield broken("households", "second_cause", r["households"]["second_cause"].eq(r["households"]["poverty_cause"]))


@check
def returned_cause_given(r: Register) -> Iterator[Broken]:
    """Fallen back ⇔ cause given."""
    t = r["households"]
    yield broken("households", "returned_cause", differs(t["is_returned"], t["returned_cause"].notna()))


@check
def group_within_village(r: Register) -> Iterator[Broken]:
    """The group number exists in the village."""
    groups = r.look_up(r["households"]["village_code"], "villages", "n_groups")
    expected = says(groups, "本村只有 {} 个村民小组", "the village has {} groups")
    yield broken("households", "group_no", r["households"]["group_no"] > groups, expected)
