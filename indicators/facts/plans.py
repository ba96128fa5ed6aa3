"""The plan of a registered poor household: which assistance, which wish, which ability, and where words part ways.

The article draws two lines. Disabled households and households without labour live by dibao and relief (F59), because
some cannot run an industry (F53); households able to work get an industry plan (C4). It also asks what a household
wants, can do, and what would work (F30). `mismatch` names the first of three rules that a household's assistance is
at odds with, and nothing beyond those words. The grouping of assistance into tracks is this product's own.
"""

import pandas as pd

from indicators.facts.common import (
    UNKNOWN,
    Readings,
    Register,
    codes,
    flag,
    household_dimensions,
    spread,
    whole,
)

NO_MISMATCH = "none"
# assistance → track; what is not named here stands apart as `other`
TRACKS = {
    "industry": "industry", "credit": "industry", "special_grant": "industry", "market_link": "industry",
    "employment": "work", "training": "work", "dibao": "floor", "medical": "floor",
}  # fmt: skip
NEEDS_LABOUR = ("industry", "credit", "employment", "training")  # the grant is also for other urgent needs (F78)
STARTS_AN_INDUSTRY = ("industry", "credit")
MISMATCHES = ("no_labour", "disabled", "unable")


def plan_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per registered poor household on the as-of day; households."""
    dimensions = household_dimensions(register)
    poor = dimensions[dimensions["household_class"] == "registered_poor"].reset_index()
    key = poor["household_id"]
    persons = register.rows("households").set_index("household_id")["n_persons"]
    facts = poor.assign(n_registered=1, n_persons=spread(key, whole(persons))).join(_plan(register, key))
    facts = facts.join(_track(facts)).join(_village(register, facts)).join(_income(register, key))
    facts["wish_in_effect"] = facts["has_wish"] * facts["has_leading_industry"]
    return facts


def _plan(register: Register, key: pd.Series) -> pd.DataFrame:
    plans = register.rows("household_plans").set_index("household_id")
    found = {name: codes(key.map(plans[column])) for name, column in
             (("plan_measure", "measure"), ("plan_will", "will"), ("plan_ability", "ability"))}  # fmt: skip
    short, long = (spread(key, flag(plans[f"has_{term}_plan"])) for term in ("short", "long"))
    status = short.map({1: "short", 0: ""}).where(long.eq(0), short.map({1: "both", 0: "long"})).replace("", "none")
    return pd.DataFrame(found | {
        "plan_status": status.astype("str"),
        "has_measure": found["plan_measure"].ne(UNKNOWN).astype("int64"),
        "has_wish": (~found["plan_will"].isin([UNKNOWN, "none"])).astype("int64"),
    })  # fmt: skip


def _track(facts: pd.DataFrame) -> pd.DataFrame:
    """Which line the article's words put a household on, which one its assistance is on, and the rule it breaks."""
    disabled, unable = facts["disability"].eq("with"), facts["labour"].eq("without")
    group = pd.Series("able", index=facts.index).mask(unable, "without_labour").mask(disabled, "disabled")
    group = group.mask(disabled & unable, "disabled_without_labour")
    track = facts["plan_measure"].map(TRACKS).fillna("other").where(facts["has_measure"].eq(1), UNKNOWN)
    needs = facts["plan_measure"].isin(NEEDS_LABOUR)
    broken = {
        "unable": needs & facts["plan_ability"].eq("none"),
        "disabled": disabled & facts["plan_measure"].isin(STARTS_AN_INDUSTRY),
        "no_labour": needs & unable,
    }
    mismatch = pd.Series(NO_MISMATCH, index=facts.index)
    for name, rows in broken.items():  # the last that holds is the first in order of weight
        mismatch = mismatch.mask(rows, name)
    due = (disabled | unable).astype("int64")
    support = facts["category"].isin(["dibao", "wubao"])
    on_floor = (support | track.eq("floor")).astype("int64")
    return pd.DataFrame({
        "floor_group": group.astype("str"), "track": track.astype("str"), "mismatch": mismatch.astype("str"),
        "is_mismatched": mismatch.ne(NO_MISMATCH).astype("int64"), "is_floor_due": due,
        "has_support": support.astype("int64"), "is_on_floor": on_floor * due, "lacks_floor": (1 - on_floor) * due,
    })  # fmt: skip


def _village(register: Register, facts: pd.DataFrame) -> pd.DataFrame:
    """Whether the household wishes for the very industry that leads in its village."""
    villages = register.rows("villages")
    leading = codes(villages["leading_industry"])
    led = facts["village_code"].map(dict(zip(villages["village_code"].astype("str"), leading, strict=True)))
    same = led.eq(facts["plan_will"]).astype("int64") * facts["has_wish"]
    return pd.DataFrame({"follows_village": same})


def _income(register: Register, key: pd.Series) -> pd.DataFrame:
    """At the last year end: a leading industry on record, and income from both wages and an own business (F33)."""
    years = register.rows("household_years")
    last = years[years["year"] == years["year"].max()].set_index("household_id")
    both = whole(last["wage_cny"]).gt(0) & whole(last["operating_cny"]).gt(0)
    return pd.DataFrame({
        "has_leading_industry": spread(key, flag(last["has_leading_industry"])),
        "has_two_incomes": spread(key, both.astype("int64")),
    })  # fmt: skip
