"""The three ledgers line by line: `ledgers` has one row per registered poor household × level.

Whole: ledger_lines ledger_lines_matched households_with_ledger_differences ledger_differences.
By kind: ledger_missing ledger_persons_differ ledger_category_differ ledger_cause_differ ledger_doubles.
"""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

LEDGERS = "F25"
AGAINST = Text("与持有该户的最高一级台账比照", "against the highest ledger that has the household")


@count("ledgers", "line", Text("台账行", "Ledger lines"),
       Text("村、乡镇、区三级台账中建档立卡贫困户的行数", "Lines of registered poor households in the three ledgers"),
       LEDGERS, "F26")  # fmt: skip
def ledger_lines() -> nw.Expr:
    """Lines of a household at a level."""
    return nw.col("n_lines")


@indicator("ledgers", "percent", Text("台账行一致率", "Ledger lines that agree"),
           Text(
               "所在户三级各有一行且人口、属性、致贫原因相同的台账行 ÷ 台账行",
               "Lines of households with one line at each level and the same size, category and cause ÷ ledger lines",
           ),
           LEDGERS, better="higher", decimals=1)  # fmt: skip
def ledger_lines_matched() -> tuple[nw.Expr, nw.Expr]:
    """Lines of households without any difference over lines."""
    return nw.col("n_matched"), nw.col("n_lines")


@count("ledgers", "household", Text("台账不一致户", "Households whose ledgers differ"),
       Text("三级台账间有任一种差异的建档立卡贫困户数", "Registered poor households with any difference between them"),
       LEDGERS, better="lower")  # fmt: skip
def households_with_ledger_differences() -> nw.Expr:
    """Households with a difference, counted once."""
    return nw.col("is_household_differing")


@count("ledgers", "difference", Text("台账差异", "Differences between ledgers"),
       Text(
           f"缺户、人口、属性、致贫原因不同、重复登记之和，{AGAINST.zh}",
           f"Missing, other size, category or cause, entered twice, together; {AGAINST.en}",
       ),
       LEDGERS, better="lower")  # fmt: skip
def ledger_differences() -> nw.Expr:
    """Differences of every kind at a level."""
    return nw.col("n_differences")


@count("ledgers", "difference", Text("缺户", "Missing"),
       Text("该级台账没有这一户，其他级有", "The ledger of this level lacks a household that another level has"),
       LEDGERS, better="lower")  # fmt: skip
def ledger_missing() -> nw.Expr:
    """Households not in the ledger of a level."""
    return nw.col("is_missing")


@count("ledgers", "difference", Text("人口不同", "Another size"),
       Text(f"家庭人口不同，{AGAINST.zh}", f"Another household size, {AGAINST.en}"), LEDGERS,
       better="lower")  # fmt: skip
def ledger_persons_differ() -> nw.Expr:
    """Household sizes that differ."""
    return nw.col("is_persons")


@count("ledgers", "difference", Text("属性不同", "Another category"),
       Text(f"贫困户属性不同，{AGAINST.zh}", f"Another category, {AGAINST.en}"), LEDGERS, better="lower")  # fmt: skip
def ledger_category_differ() -> nw.Expr:
    """Categories that differ."""
    return nw.col("is_category")


@count("ledgers", "difference", Text("致贫原因不同", "Another cause"),
       Text(f"主要致贫原因不同，{AGAINST.zh}", f"Another main cause, {AGAINST.en}"), LEDGERS,
       better="lower")  # fmt: skip
def ledger_cause_differ() -> nw.Expr:
    """Causes that differ."""
    return nw.col("is_cause")


@count("ledgers", "difference", Text("重复登记", "Entered twice"),
       Text("同一级台账中登记多于一行的户", "Households with more than one line in the ledger of one level"),
       LEDGERS, better="lower")  # fmt: skip
def ledger_doubles() -> nw.Expr:
    """Households entered more than once at a level."""
    return nw.col("is_double")
