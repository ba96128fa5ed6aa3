"""What villages have at the end of a year, what they lack, and whether a project is on record for it."""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]
RULES = ("F51", "F08", "X30b")


@indicator("facilities", "percent", Text("村级设施具备率", "Village facilities in place"),
           Text(
               "具备的设施 ÷ 应有设施（每村硬化路、卫生室、文化室、通信网络四项；可按设施分列）",
               "Facilities in place ÷ facilities looked for (hard road, clinic, culture room, network in every "
               "village; can be split by facility)",
           ),
           *RULES, better="higher", decimals=1)  # fmt: skip
def facility_share() -> Ratio:
    """In place over looked for."""
    return nw.col("has_facility"), nw.col("is_item")


@count("facilities", "count", Text("尚缺设施", "Facilities missing"),
       Text(
           "所选年末村里没有的设施项数（每村四项）",
           "Facilities that villages lack at the end of the year (four in every village)",
       ),
       *RULES, better="lower")  # fmt: skip
def facilities_missing() -> nw.Expr:
    """Missing facilities."""
    return nw.col("is_lacking")


@count("facilities", "count", Text("尚缺且无项目的设施", "Facilities missing, no project"),
       Text(
           "所选年末没有、截止日台账中也没有对应项目的设施项数",
           "Facilities that villages lack at the end of the year and for which the register has no project",
       ),
       *RULES, better="lower", audience="staff")  # fmt: skip
def facilities_missing_without_project() -> nw.Expr:
    """Missing facilities without any project."""
    return nw.col("lacks_without_project")


@indicator("facilities", "percent", Text("入户路硬化率中位数", "Median share of paved paths"),
           Text(
               "各村入户路硬化率的中位数（未登记的村不计；不是按户计算的比例）",
               "Median of the villages' shares of hard-surfaced paths to houses (villages without a share on record "
               "left out; not a share of households)",
           ),
           "F52", "C19", better="higher", statistic="median", decimals=0)  # fmt: skip
def paths_share_median() -> nw.Expr:
    """Median share of paths over villages."""
    return nw.col("road_share")


@indicator("facilities", "percent", Text("入户路硬化率登记率", "Paved paths on record"),
           Text("登记了入户路硬化率的村 ÷ 村", "Villages with a share of paved paths on record ÷ villages"),
           "F52", "C19", better="higher", decimals=1)  # fmt: skip
def paths_known_share() -> Ratio:
    """Known over all."""
    return nw.col("is_path_known"), nw.col("is_path")
