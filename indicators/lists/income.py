"""Lists of households by their income against the line of the year, and of relapses."""

from dataclasses import replace

import pandas as pd

from indicators.facts import fact
from indicators.lists.named import HOUSEHOLD, Context, named
from policy.words import Text

INCOME = (*HOUSEHOLD, "year", "income_per_person_cny", "line_cny")


@named(Text("略高于标准的户", "Households just above the line"),
       Text(
           "所选年末人均纯收入不低于标准、高出不到10%（10%为观察区间）",
           "At or above the line of the chosen year by less than 10 % (a band of observation)",
       ),
       "household_years", *INCOME)  # fmt: skip
def near_line_households(context: Context) -> pd.DataFrame:
    """One row per household just above the line at the end of the year; the nearest first."""
    rows = context.facts("household_years")
    return _by_distance(context, rows[rows["is_near_above"] == 1])


@named(Text("略低于标准的户", "Households just below the line"),
       Text(
           "所选年末人均纯收入低于标准、差距不超过10%（10%为观察区间）",
           "Below the line of the chosen year by at most 10 % (a band of observation)",
       ),
       "household_years", *INCOME)  # fmt: skip
def just_below_line_households(context: Context) -> pd.DataFrame:
    """One row per household just below the line at the end of the year; the nearest first."""
    rows = context.facts("household_years")
    return _by_distance(context, rows[rows["is_near_below"] == 1])


def _by_distance(context: Context, rows: pd.DataFrame) -> pd.DataFrame:
    distance = rows["income_per_person_cny"] - rows["line_cny"]
    order = distance.abs().sort_values(kind="stable").index
    words = {True: context.say("高于标准", "above the line"), False: context.say("低于标准", "below the line")}
    reason = [
        context.say(
            f"人均纯收入{income:.0f}元，{words[gap >= 0]}{abs(gap):.0f}元",
            f"{income:.0f} yuan per person, {abs(gap):.0f} {words[gap >= 0]}",
        )
        for income, gap in zip(rows["income_per_person_cny"], distance, strict=True)
    ]
    return rows.assign(reason=reason).loc[order]


@named(Text("返贫户", "Relapsed households"),
       Text(
           "台账登记返贫的户，以及按年末收入由不低于标准变为低于标准而台账未登记的户",
           "Households recorded as relapsed, and those that income puts back below the line without a record",
       ),
       "exit_flows", *HOUSEHOLD, "event_date", "event_cause", "is_recorded")  # fmt: skip
def relapsed_households(context: Context) -> pd.DataFrame:
    """One row per relapse: by the ledger, or by income alone; the latest first."""
    recorded, by_income = _recorded(context), _by_income(context)
    known = set(zip(recorded["household_id"], recorded["event_date"].dt.year, strict=True))
    found = zip(by_income["household_id"], by_income["event_date"].dt.year, strict=True)
    unknown = [pair not in known for pair in found]
    rows = pd.concat([recorded, by_income[unknown]], ignore_index=True)
    return rows.sort_values(["event_date", "household_id"], ascending=[False, True])


def _recorded(context: Context) -> pd.DataFrame:
    events = context.facts("exit_flows")
    events = events[events["is_relapse"] == 1]
    dates = context.register.rows("status_events").set_index("event_id")["event_date"]
    events = events.assign(event_date=pd.to_datetime(events["event_id"].map(dates)), is_recorded=True)
    reason = [
        context.say(
            f"{day:%Y-%m-%d}台账登记返贫（{context.code('poverty_cause', cause)}）",
            f"recorded as relapsed on {day:%Y-%m-%d} ({context.code('poverty_cause', cause)})",
        )
        for day, cause in zip(events["event_date"], events["event_cause"], strict=True)
    ]
    return events.assign(reason=reason)


def _by_income(context: Context) -> pd.DataFrame:
    years = sorted(fact("household_years", context.register)["year"].unique())
    parts = []
    for year in (year for year in years if year <= context.selection.year):
        then = context._replace(selection=replace(context.selection, year=int(year)))
        rows = then.facts("household_years")
        parts.append(rows[rows["is_relapsed"] == 1])
    rows = pd.concat(parts, ignore_index=True)
    day = pd.to_datetime(rows["year"].astype("str") + "-12-31")
    reason = [
        context.say(
            f"{year}年末人均纯收入{income:.0f}元，低于标准{line}元，上年不低于标准；台账未登记",
            f"{income:.0f} yuan per person at the end of {year}, line {line}, above it the year before; not recorded",
        )
        for year, income, line in zip(rows["year"], rows["income_per_person_cny"], rows["line_cny"], strict=True)
    ]
    return rows.assign(event_date=day, event_cause="unknown", is_recorded=False, reason=reason)
