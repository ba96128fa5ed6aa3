"""Households whose three ledgers part ways, each with the lines that differ."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from indicators.facts.common import codes
from indicators.facts.ledgers import LEVELS
from indicators.lists.named import HOUSEHOLD, Context, named
from policy.words import Text

FLAGS = {"is_missing": "missing", "is_persons": "persons", "is_category": "category", "is_cause": "cause",
         "is_double": "double"}  # fmt: skip


@named(Text("台账不一致户", "Households whose ledgers differ"),
       Text(
           "村、乡镇、区三级台账间有缺户、人口、属性、致贫原因不同或重复登记的建档立卡贫困户；与持有该户的最高一级台账比照，孰是孰非要入户核实",
           "Registered poor households missing from a ledger, entered twice, or with another size, category or cause; "
           "held against the highest ledger that has the household. Which is right must be found at the household",
       ),
       "ledgers", *HOUSEHOLD, "ledger_level", "differences")  # fmt: skip
def households_with_ledger_differences(context: Context) -> pd.DataFrame:
    """One row per registered poor household with a difference; the levels and kinds in order."""
    rows = context.facts("ledgers")
    rows = rows[rows["n_differences"] > 0]
    lines = context.register.rows("ledgers")
    lines = lines[lines["household_id"].isin(set(rows["household_id"]))]
    held = {key: part for key, part in lines.groupby(["household_id", "level"], sort=False)}
    places = {level: place for place, level in enumerate(LEVELS)}
    records = rows.to_dict("records")
    rows = rows.assign(
        order=rows["ledger_level"].map(places),
        kinds=[",".join(name for flag, name in FLAGS.items() if row[flag]) for row in records],
        words=[_words(context, row, held) for row in records],
    ).sort_values(["household_id", "order"])
    size = context.register.rows("households").set_index("household_id")["n_persons"]
    joined = rows.groupby("household_id", as_index=False).agg(
        village_code=("village_code", "first"), household_class=("household_class", "first"),
        category=("category", "first"), poverty_cause=("poverty_cause", "first"),
        ledger_level=("ledger_level", ",".join), differences=("kinds", ",".join),
        reason=("words", context.say("；", "; ").join),
    )  # fmt: skip
    return joined.assign(n_persons=joined["household_id"].map(size))


def _words(context: Context, row: dict[str, Any], held: dict[tuple[str, str], pd.DataFrame]) -> str:
    """Say for one household and level what differs, with the values of both ledgers."""
    home, level = row["household_id"], row["ledger_level"]
    name = context.code("ledger_level", level)
    found = []
    if row["is_missing"]:
        found.append(context.say(f"{name}缺这一户", f"{name}: missing"))
    if row["is_double"]:
        found.append(context.say(f"{name}登记{row['n_lines']}行", f"{name}: entered {row['n_lines']} times"))
    top = next(each for each in reversed(LEVELS) if (home, each) in held)
    for flag, (column, said) in _fields(context).items():
        if row[flag]:
            other = held[home, top][column].iloc[0]
            own = next(value for value in held[home, level][column] if pd.notna(value) and value != other)
            found.append(context.say(
                f"{name}{said(own)}，{context.code('ledger_level', top)}{said(other)}",
                f"{name}: {said(own)}; {context.code('ledger_level', top)}: {said(other)}",
            ))  # fmt: skip
    return context.say("；", "; ").join(found)


def _fields(context: Context) -> dict[str, tuple[str, Callable[[Any], str]]]:
    """Return flag → its column and how a value of it is said."""
    def coded(code_list: str) -> Callable[[Any], str]:
        def said(value: object) -> str:
            word = context.code(code_list, *codes(pd.Series([value])))
            return context.say(f"登记{word}", word)

        return said

    return {
        "is_persons": ("n_persons", lambda value: context.say(f"登记{value}人", f"size {value}")),
        "is_category": ("category", coded("household_category")),
        "is_cause": ("poverty_cause", coded("poverty_cause")),
    }
