"""Money and goods. The year of the special grants is not fixed by the article (C7); the register books them in 2015."""

import numpy as np
import pandas as pd

from data.demo import totals
from data.demo.places import DADI, FENGYAN
from data.demo.random import Ints, exact_top, exp, largest_remainder
from data.demo.world import World, codes, day, ids, iso

UNPAID, INDIRECT = 14, 9
OWN_HOUSEHOLDS, LOANS = 1_140, 383
DEPARTMENT_ROWS = 260
EARMARKED = {2015: (46_000_000, 306), 2016: (21_000_000, 287)}  # yuan in all, per thousand straight to the poor
FARM_GROWTH = {2015: (9_200_000, 318), 2016: (2_600_000, 304)}


def build(world: World) -> None:
    """Make `funds` (one row per amount of money) and `in_kind_inputs` (one row per gift in kind or market link)."""
    parts = [_grants(world), _own(world), _department(world), _interest(world), _guarantee(), _social(world)]
    parts += [_shares(world, "earmarked", EARMARKED), _shares(world, "district_farm_growth", FARM_GROWTH)]
    f = pd.concat(parts).reset_index(drop=True)
    for name in ("village_code", "household_id", "department_id", "paid_date"):
        f[name] = f[name].astype(object).where(f[name].notna(), None)
    f.insert(0, "fund_id", ids("F", len(f), 6))
    world.tables["funds"] = f
    grants = f["purpose"] == "special_grant"
    world.plant("unpaid_grant", "funds", f["fund_id"][grants & f["paid_date"].isna()],
                "特惠资金没有发放日期 / special grant without a date of payment")
    world.plant("indirect_payment", "funds", f["fund_id"][grants & ~f["is_direct"].astype(bool)],
                "特惠资金未直接发放到户 / special grant not paid directly to the household")
    world.tables["in_kind_inputs"] = _in_kind(world)


def _rows(year: int | np.ndarray, source: str, purpose: object, amount: object, paid: object = None,
          direct: object = False, **more: object) -> pd.DataFrame:
    """Rows of money; lists and arrays give one row each, single values hold for all."""
    n = max(len(x) for x in (year, purpose, amount, paid, *more.values()) if isinstance(x, np.ndarray | list))
    base = {"year": year, "source": source, "purpose": purpose, "amount_cny": amount, "village_code": None,
            "household_id": None, "department_id": None, "paid_date": paid, "is_direct": direct}
    return pd.DataFrame(base | more, index=range(n))


def _grants(world: World) -> pd.DataFrame:
    """2,000 grants of 6,000 yuan, one for a household, likelier with a plan, labour and in a poor village."""
    h, v, dice = world.tables["_poor"], world.tables["villages"], world.dice
    plans = world.tables["household_plans"]
    planned = (plans["has_short_plan"] | plans["has_long_plan"]).to_numpy()
    poor_village = v["is_poor_village"].to_numpy()[h["_village"]]
    score = dice.normal("grant/who", len(h)) + 0.6 * np.minimum(h["n_labour"], 2) + 0.8 * poor_village - 5 * ~planned
    who = np.flatnonzero(exact_top(score, totals.GRANTS))
    real = v["_real"].to_numpy()[h["_village"].to_numpy()[who]]
    u = dice.uniform("grant/flaw", len(who)) - 9 * real
    unpaid = exact_top(u, UNPAID)
    indirect = exact_top(u - 9 * unpaid, INDIRECT)
    paid = day("2015-06-08") + dice.integers("grant/day", len(who), 0, 190)
    amount = np.full(len(who), totals.rule("special_grant_per_household"))
    return _rows(2015, "district_finance", "special_grant", amount, iso(paid, unpaid), ~indirect,
                 village_code=h["village_code"].to_numpy()[who], household_id=h["household_id"].to_numpy()[who])


def _own(world: World) -> pd.DataFrame:
    """What households put in themselves, mostly beside a grant."""
    h, dice = world.tables["_poor"], world.dice
    score = dice.normal("own/who", len(h)) + 0.7 * (h["n_labour"] > 0) - 9 * h["_left_behind"]
    who = np.flatnonzero(exact_top(score, OWN_HOUSEHOLDS))
    amount = largest_remainder(exp(0.5 * dice.normal("own/amount", len(who))), totals.OWN_FUNDS // 10, minimum=40) * 10
    year = np.where(dice.chance("own/year", 0.8, len(who)), 2015, 2016)
    return _rows(year, "household_own", "industry", amount, village_code=h["village_code"].to_numpy()[who],
                 household_id=h["household_id"].to_numpy()[who])


def _department(world: World) -> pd.DataFrame:
    """Inputs of departments, mostly into their own poor village."""
    v, dice, n = world.tables["villages"], world.dice, DEPARTMENT_ROWS
    poor = np.flatnonzero(v["is_poor_village"])
    row = poor[np.arange(n) % len(poor)]
    away = dice.chance("department/away", 0.10, n)
    other = np.flatnonzero(~v["is_poor_village"])
    place = np.where(away, other[dice.integers("department/where", n, 0, len(other) - 1)], row)
    purpose = dice.pick("department/purpose", (58, 26, 9, 7), n)
    size = np.array([3.0, 1.4, 0.3, 0.35])[purpose] * exp(0.75 * dice.normal("department/amount", n))
    amount = largest_remainder(size, totals.DEPARTMENT_FUNDS // 100, minimum=30) * 100
    paid = day("2015-03-20") + dice.integers("department/day", n, 0, 375)
    year = np.where(paid < day("2016-01-01"), 2015, 2016)
    return _rows(year, "department", codes(("infrastructure", "industry", "relief", "training"), purpose), amount,
                 iso(paid), village_code=v["village_code"].to_numpy()[place],
                 department_id=v["responsible_department_id"].to_numpy()[row])


def _interest(world: World) -> pd.DataFrame:
    """Interest subsidy: 2015 paid to households with a loan, 2016 set aside and not yet paid."""
    h, dice = world.tables["_poor"], world.dice
    total = totals.rule("interest_subsidy_per_year")
    score = dice.normal("loan/who", len(h)) + 1.2 * (h["n_labour"] > 0) + 0.5 * (h["poverty_cause"] == "funds")
    score = score - 9 * h["_left_behind"]
    who = np.flatnonzero(exact_top(score, LOANS))
    amount = largest_remainder(exp(0.3 * dice.normal("loan/amount", len(who))), total, minimum=300)
    paid = day("2015-09-21") + dice.integers("loan/day", len(who), 0, 90)
    spent = _rows(2015, "district_finance", "interest_subsidy", amount, iso(paid), True,
                  village_code=h["village_code"].to_numpy()[who], household_id=h["household_id"].to_numpy()[who])
    return pd.concat([spent, _rows(2016, "district_finance", "interest_subsidy", [total])])


def _guarantee() -> pd.DataFrame:
    total = totals.rule("guarantee_per_year")
    return pd.concat([_rows(2015, "district_finance", "guarantee", [total], "2015-05-20"),
                      _rows(2016, "district_finance", "guarantee", [total], "2016-03-10")])


def _social(world: World) -> pd.DataFrame:
    """Gifts of money from society (simulated; the article gives no amount)."""
    v, dice, n = world.tables["villages"], world.dice, 24
    poor = np.flatnonzero(v["is_poor_village"] & ~v["_real"])
    place = poor[dice.integers("social/where", n, 0, len(poor) - 1)]
    amount = 1_000 * np.rint(24 * exp(0.8 * dice.normal("social/amount", n))).astype(np.int64)
    paid = day("2015-04-01") + dice.integers("social/day", n, 0, 370)
    year = np.where(paid < day("2016-01-01"), 2015, 2016)
    purpose = codes(("relief", "industry", "infrastructure"), dice.pick("social/purpose", (5, 3, 2), n))
    return _rows(year, "social", purpose, amount, iso(paid), village_code=v["village_code"].to_numpy()[place])


def _shares(world: World, source: str, years: dict[int, tuple[int, int]]) -> pd.DataFrame:
    """Two budgets of which a part goes straight to poor villages and households (`is_direct`); amounts simulated."""
    v, dice, parts = world.tables["villages"], world.dice, []
    poor = v.index[v["is_poor_village"]].to_numpy()
    other = v.index[~v["is_poor_village"]].to_numpy()
    for year, (total, share) in years.items():
        straight = total // 1000 * share
        for rows, amount, direct in ((poor, straight, True), (other, total - straight, False)):
            n = len(rows)
            weight = v["rural_population"].to_numpy()[rows] * exp(0.4 * dice.normal(f"{source}/{year}/{direct}", n))
            days = dice.integers(f"{source}/{year}/{direct}/day", n, 20, 90 if year == 2016 else 330)
            paid = day(f"{year}-01-11") + days
            purpose = codes(("infrastructure", "industry"), dice.pick(f"{source}/{year}/{direct}/for", (6, 4), n))
            parts.append(_rows(year, source, purpose, largest_remainder(weight, amount // 100) * 100, iso(paid), direct,
                               village_code=v["village_code"].to_numpy()[rows]))
    return pd.concat(parts)


def _in_kind(world: World) -> pd.DataFrame:
    """The two inputs of the article (F40, F63) and some of example companies; units are never added up."""
    v, dice, n = world.tables["villages"], world.dice, 20
    poor = v["village_code"][v["is_poor_village"] & ~v["_real"]].to_numpy()
    kinds = (("seedlings", "plants", 4_000), ("fertiliser", "tonnes", 12), ("livestock", "heads", 180),
             ("books", "items", 600), ("equipment", "sets", 8), ("market_link", "jin", 2_400), ("cement", "tonnes", 60))
    kind: Ints = dice.integers("gift/kind", n, 0, len(kinds) - 1)
    size = exp(0.5 * dice.normal("gift/size", n))
    rows = [(2015, "碧桂园", "cement", 500.0, "tonnes", DADI),
            (2015, "区委政法委", "market_link", 8000.0, "jin", FENGYAN)]
    for i in range(n):
        item, unit, usual = kinds[kind[i]]
        amount = float(max(1, np.rint(usual * size[i])))
        rows.append((2015 + (i % 4 == 3), f"示例企业{i % 9 + 1:02d}", item, amount, unit, poor[i * 7 % len(poor)]))
    made = pd.DataFrame(rows, columns=["year", "donor", "item", "quantity", "unit", "village_code"])
    made.insert(0, "input_id", ids("K", len(made), 3))
    return made
