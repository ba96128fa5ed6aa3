"""What the article weighs a household by (F23), and how far the register holds it: `criteria_recorded_share`."""

import narwhals as nw

from indicators.indicator import indicator
from policy.words import Text


@indicator("criteria", "percent", Text("识别条件登记率", "Criteria on record"),
           Text(
               "登记有该项条件的建档立卡贫困户 ÷ 建档立卡贫困户（可按识别条件分组；登记表没有的条件不计）",
               "Registered poor households with the criterion on record ÷ registered poor households (by criterion; "
               "criteria that the register has no column for do not count)",
           ),
           "F23", better="higher", decimals=1)  # fmt: skip
def criteria_recorded_share() -> tuple[nw.Expr, nw.Expr]:
    """Household criteria on record over household criteria that the register can hold."""
    return nw.col("is_recorded"), nw.col("n_criteria")
