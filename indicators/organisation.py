"""The organisation of the campaign: bodies and posts on record, filled and vacant, and what they stand under.

posts_on_record posts_filled_share vacant_post_count posts_with_superior_share.
The article counts groups, leaders, teams and secretaries (F42–F45) and assigns none of them (C14): whatever the
register says of an assignment is the register's.
"""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]


@count("posts", "post", Text("机构与岗位", "Bodies and posts"),
       Text("截止日台账登记的机构与岗位数", "Bodies and posts on record on the as-of day"),
       "F42", "F43a", "F43b", "F43c", "F45a")  # fmt: skip
def posts_on_record() -> nw.Expr:
    """All posts that have begun."""
    return nw.col("n_posts")


@indicator("posts", "percent", Text("岗位到岗率", "Posts filled"),
           Text(
               "已落实干部的岗位 ÷ 应落实一名干部的岗位（县级领导、工作队、第一书记、扶贫专干、专职副书记）",
               "Posts with a cadre ÷ posts that need one (leaders, teams, first secretaries, officers, deputies)",
           ),
           "F43a", "F43c", "F44a", "F45a", better="higher", audience="staff", decimals=1)  # fmt: skip
def posts_filled_share() -> Ratio:
    """Filled over needing a cadre."""
    return nw.col("is_filled"), nw.col("needs_cadre")


@count("posts", "post", Text("空缺岗位数", "Posts without a cadre"),
       Text("应落实一名干部而台账没有登记的岗位数", "Posts that need a cadre and have none on record"),
       "F43c", "F45a", better="lower", audience="staff")  # fmt: skip
def vacant_post_count() -> nw.Expr:
    """Posts that need a cadre and have none."""
    return nw.col("is_vacant")


@indicator("posts", "percent", Text("有上级机构登记的岗位占比", "Posts with a superior on record"),
           Text(
               "台账登记了上级机构的岗位 ÷ 县级领导、工作组、工作队、第一书记（原文未载对应关系，见C14）",
               "Posts whose superior is on record ÷ county leaders, groups, teams and first secretaries (the article "
               "states no such assignment, see C14)",
           ),
           "C14", "F43a", "F43b", "F43c", better="higher", audience="staff", decimals=1)  # fmt: skip
def posts_with_superior_share() -> Ratio:
    """Posts that name the body above them over posts that stand below one."""
    return nw.col("has_superior"), nw.col("is_subordinate")
