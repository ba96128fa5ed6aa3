"""Incomes and guarantees of the registered poor households at the end of 2013, 2014 and 2015.

The three totals that fix the incomes: every household below the line at the end of 2014, 12,119 persons below it at
the end of 2015, and the eleven villages without a planned year below 3 % of their rural population.
"""

import numpy as np
import pandas as pd

from data.demo import totals
from data.demo.places import TOWNS
from data.demo.random import Bools, Floats, Ints, exact_top, exp
from data.demo.world import World

RELAPSED_2014 = 46  # households above the line at the end of 2013 and below it a year later (assumption)
PARTS = ("wage_cny", "operating_cny", "property_cny", "transfer_cny")
GUARANTEES = {  # share of households assured at the end of 2013, 2014, 2015 in the least and most remote place
    "has_safe_housing": ((0.80, 0.56), (0.83, 0.60), (0.89, 0.70)),
    "has_schooling": ((0.985, 0.95), (0.99, 0.96), (0.995, 0.975)),
    "has_medical_care": ((0.93, 0.86), (0.95, 0.89), (0.975, 0.94)),
    "has_safe_water": ((0.86, 0.62), (0.88, 0.66), (0.93, 0.76)),
    "has_power": ((0.998, 0.97), (0.999, 0.98), (1.0, 0.99)),
    "has_broadcasting": ((0.97, 0.86), (0.98, 0.89), (0.99, 0.94)),
    "has_leading_industry": ((0.22, 0.14), (0.34, 0.22), (0.62, 0.44)),
}


def build(world: World) -> None:
    """Make `household_years`; one row per registered poor household × year."""
    h = world.poor()
    before, base = _before(world, h)
    after, out = _after(world, h, base)
    h["_relapsed_2014"] = before >= totals.line(2013)
    h["_out_2015"] = out
    world.tables["_poor"] = h
    frames = [_year(world, h, year, income) for year, income in zip(totals.YEARS, (before, base, after), strict=True)]
    years = pd.concat(frames).sort_values(["_row", "year"], kind="stable").reset_index(drop=True)
    world.tables["household_years"] = years


def _before(world: World, h: pd.DataFrame) -> tuple[Ints, Ints]:
    """Income per person at the end of 2013 and of 2014, yuan."""
    n, dice = len(h), world.dice
    v = world.tables["villages"].loc[h["_village"]].reset_index(drop=True)
    town = dice.normal("town/income", len(TOWNS))[h["_town"].to_numpy()]
    ill = h["poverty_cause"].isin(("illness", "disability"))
    z = (0.22 * dice.normal("home/income", n) + 0.10 * np.minimum(h["n_labour"], 3) - 0.08 * h["has_disabled_member"]
         - 0.06 * ill + 0.05 * town - 0.05 * ~v["_hard_road"] - 0.24 * (v["_remote"] - 0.5)).to_numpy()
    edge = totals.line(2014) - 10 - 30 * dice.uniform("home/edge", n)
    base = np.rint(np.minimum(edge, 1_680 * exp(z))).astype(np.int64)
    growth = 0.09 + 0.06 * dice.normal("home/growth/2014", n)
    before = np.minimum(np.rint(base * exp(-growth)).astype(np.int64), totals.line(2013) - 12)
    sick = h["poverty_cause"].isin(("illness", "disaster")).to_numpy()
    fell = exact_top(dice.normal("home/fell", n) + 6 * sick + 1.5 * (h["n_labour"] > 0), RELAPSED_2014)
    richer = totals.line(2013) + dice.integers("home/fell/income", n, 15, 900)
    return np.where(fell, richer, before), base


def _after(world: World, h: pd.DataFrame, base: Ints) -> tuple[Ints, Bools]:
    """Income per person at the end of 2015, yuan, and who was then above the line."""
    n, dice, line = len(h), world.dice, totals.line(2015)
    labour = (h["n_labour"] > 0).to_numpy()
    early = world.tables["villages"]["_early"].to_numpy()[h["_village"]]
    success = dice.chance("home/success", np.where(labour, 0.30, 0.08), n)
    growth = 0.11 + 0.07 * dice.normal("home/growth/2015", n) + 0.42 * early
    growth = growth + success * (0.22 + 0.35 * dice.uniform("home/jump", n))
    income = np.rint(base * exp(growth)).astype(np.int64)
    out = _who_is_out(world, h, income)
    rest = np.sort(income[~early])[::-1]
    income = np.rint(income * (line / rest[int((out & ~early).sum())])).astype(np.int64)
    low = line + 1 + dice.integers("home/above", n, 0, 240)
    high = line - 1 - dice.integers("home/below", n, 0, 240)
    return np.where(out, np.maximum(income, low), np.minimum(income, high)), out


def _who_is_out(world: World, h: pd.DataFrame, income: Ints) -> Bools:
    """Households above the line at the end of 2015, so that exactly the reported persons stay below it."""
    v, size, village = world.tables["villages"], h["n_persons"].to_numpy(), h["_village"].to_numpy()
    order = np.argsort(-income, kind="stable")
    out, barred = np.zeros(len(h), dtype=bool), np.zeros(len(h), dtype=bool)
    people = v["rural_population"].to_numpy()
    for row in np.flatnonzero(v["is_poor_village"]):
        mine = order[village[order] == row]
        stay = np.cumsum(size[mine][::-1])[::-1]
        if v["_early"].iloc[row]:
            out[mine] = stay * 1000 > 28 * people[row]
        else:
            barred[mine] = stay * 1000 - size[mine] * 1000 < 36 * people[row]
    left = totals.REGISTERED_PERSONS - totals.POOR_PERSONS_2015 - int(size[out].sum())
    for i in order:
        if not out[i] and not barred[i] and size[i] <= left:
            out[i], left = True, left - size[i]
    if left:
        raise ValueError(f"{left} persons could not be placed above the line of 2015")
    return out


def _year(world: World, h: pd.DataFrame, year: int, income: Ints) -> pd.DataFrame:
    total = income * h["n_persons"].to_numpy()
    frame = pd.DataFrame({"_row": np.arange(len(h)), "household_id": h["household_id"], "year": year,
                          "n_persons": h["n_persons"]})
    for name, amount in zip(PARTS, _parts(world, h, year, total), strict=True):
        frame[name] = amount
    frame["net_income_cny"], frame["net_income_per_person_cny"] = total, income
    out = h["_out_2015"].to_numpy() if year == 2015 else np.zeros(len(h), dtype=bool)
    for name, shares in GUARANTEES.items():
        frame[name] = _guarantee(world, h, name, shares[totals.YEARS.index(year)], out)
    return frame


def _parts(world: World, h: pd.DataFrame, year: int, total: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Wage, operating, property and transfer income; whole yuan that add up to the total."""
    n, dice, labour = len(h), world.dice, h["n_labour"].to_numpy()
    supported = h["category"].isin(("dibao", "wubao")).to_numpy()
    trade = (h["industry_type"] == "industry").to_numpy()
    wage: Floats = (0.24 + 0.05 * labour + 0.22 * trade + 0.09 * dice.normal("home/wage", n)) * (labour > 0)
    wage = np.clip(wage + 0.01 * (year - 2014), 0.0, 0.8) * (labour > 0)
    transfer = 0.15 + 0.22 * supported + 0.16 * (labour == 0) + 0.05 * dice.normal("home/transfer", n)
    transfer = np.clip(transfer, 0.03, 0.9)
    rent = np.clip(0.02 + 0.012 * dice.normal("home/rent", n), 0.0, 0.06)
    scale = np.minimum(1.0, 0.97 / (wage + transfer + rent))
    amounts = [np.rint(total * share * scale).astype(np.int64) for share in (wage, rent, transfer)]
    return amounts[0], total - amounts[0] - amounts[1] - amounts[2], amounts[1], amounts[2]


def _guarantee(world: World, h: pd.DataFrame, name: str, shares: tuple[float, float], out: Bools) -> Bools:
    v = world.tables["villages"]
    remote = np.minimum(v["_remote"].to_numpy()[h["_village"]], 1.0)
    share = shares[0] + (shares[1] - shares[0]) * remote
    if name == "has_safe_water":
        share = share - 0.22 * ~v["_safe_water"].to_numpy()[h["_village"]]
    if name == "has_leading_industry":
        share = share * np.where(h["n_labour"] > 0, 1.15, 0.35)
    share = np.where(out, np.maximum(share, 0.975 if name != "has_leading_industry" else 0.8), share)
    return world.dice.uniform(f"home/{name}", len(h)) < share
