"""The exit standard of a household: one above, six guaranteed (一超六有), test by test.

A guarantee that is not on record counts as not given.
"""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]
RULE = "household_exit_standard"


def _share(column: str) -> Ratio:
    return nw.col(column), nw.col("n_households")


def _of_registered(zh: str, en: str) -> Text:
    return Text(f"{zh}的户 ÷ 建档立卡户", f"Households with {en} ÷ registered households")


@indicator("household_years", "percent", Text("安全住房达标率", "Safe housing"),
           _of_registered("有安全住房", "safe housing"), RULE, better="higher", decimals=1)  # fmt: skip
def safe_housing_share() -> Ratio:
    """Households with safe housing."""
    return _share("has_safe_housing")


@indicator("household_years", "percent", Text("义务教育保障率", "Schooling"),
           _of_registered("义务教育有保障", "schooling secured"), RULE, better="higher", decimals=1)  # fmt: skip
def schooling_share() -> Ratio:
    """Households whose children's schooling is secured."""
    return _share("has_schooling")


@indicator("household_years", "percent", Text("基本医疗保障率", "Basic medical care"),
           _of_registered("基本医疗有保障", "basic medical care"), RULE, better="higher", decimals=1)  # fmt: skip
def medical_care_share() -> Ratio:
    """Households with basic medical care."""
    return _share("has_medical_care")


@indicator("household_years", "percent", Text("安全饮水达标率", "Safe water"),
           _of_registered("有安全饮用水", "safe drinking water"), RULE, better="higher", decimals=1)  # fmt: skip
def safe_water_share() -> Ratio:
    """Households with safe drinking water."""
    return _share("has_safe_water")


@indicator("household_years", "percent", Text("生活用电达标率", "Household power"),
           _of_registered("有生活用电", "household power"), RULE, better="higher", decimals=1)  # fmt: skip
def power_share() -> Ratio:
    """Households with power."""
    return _share("has_power")


@indicator("household_years", "percent", Text("广播电视达标率", "Radio and television"),
           _of_registered("有广播电视", "radio and television"), RULE, better="higher", decimals=1)  # fmt: skip
def broadcasting_share() -> Ratio:
    """Households with radio and television."""
    return _share("has_broadcasting")


@indicator("household_years", "percent", Text("“六有”全部达标率", "All six guarantees"),
           Text("六项保障均达标的户 ÷ 建档立卡户", "Households with all six guarantees ÷ registered households"),
           RULE, better="higher", decimals=1)  # fmt: skip
def six_guarantees_share() -> Ratio:
    """Households with every guarantee."""
    return _share("has_six")


@count("household_years", "household", Text("达到“一超六有”的户", "Households meeting the exit standard"),
       Text(
           "人均纯收入不低于当年标准且六项保障均达标的建档立卡户数（对2016年以前只作对照）",
           "Registered households at or above the line of the year with all six guarantees (a yardstick before 2016)",
       ),
       RULE, "poverty_line", better="higher")  # fmt: skip
def exit_ready_households() -> nw.Expr:
    """Households that pass the one above and the six guaranteed."""
    return nw.col("passes_exit")


@indicator("household_years", "percent", Text("“一超六有”达标率", "Share meeting the exit standard"),
           Text("达到“一超六有”的户 ÷ 建档立卡户", "Households meeting the exit standard ÷ registered households"),
           RULE, "poverty_line", better="higher", decimals=1)  # fmt: skip
def exit_ready_share() -> Ratio:
    """Households that pass over all registered households."""
    return _share("passes_exit")
