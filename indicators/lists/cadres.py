"""Lists of cadres, ties and posts, each row with the rule or number that put it there."""

import pandas as pd

from indicators.facts.common import YEAR_DAYS, days
from indicators.lists.named import Context, named
from policy.parameters import parameter
from policy.words import Text

CADRE = ("cadre_id", "grade", "department_id", "village_code", "load_registered", "load_all", "duty")
STAFFED_POSTS = ("county_leader", "work_team", "first_secretary", "poverty_officer", "deputy_secretary")


@named(Text("超规定包户的干部", "Cadres over duty"),
       Text(
           "包带建档立卡贫困户数超过规定（县、科级3户，一般干部1户）的干部",
           "Cadres with more registered poor households than their duty (3 for county and section level, else 1)",
       ),
       "cadres", *CADRE, "excess")  # fmt: skip
def overloaded_cadres(context: Context) -> pd.DataFrame:
    """One row per cadre over duty; the most overloaded first."""
    rows = context.facts("cadres")
    rows = rows[rows["is_over_duty"] == 1].sort_values(["excess", "cadre_id"], ascending=[False, True])
    reason = [
        context.say(f"包带贫困户{load}户，规定{duty}户", f"{load} registered poor household(s), duty {duty}")
        for load, duty in zip(rows["load_registered"], rows["duty"], strict=True)
    ]
    return rows.assign(reason=reason)


@named(Text("近一年未走访的干部", "Cadres without a visit"),
       Text("有包带对象、截止日前365天内没有入户走访的干部", "Cadres with a household and no home visit in 365 days"),
       "cadres", *CADRE, "n_visits_total", "days_since_visit")  # fmt: skip
def idle_cadres(context: Context) -> pd.DataFrame:
    """One row per tied cadre without a visit in the window."""
    rows = context.facts("cadres")
    rows = rows[rows["is_idle"] == 1]
    reason = [
        context.say(f"包带{load}户，近{YEAR_DAYS}天未走访", f"{load} household(s), no home visit in {YEAR_DAYS} days")
        for load in rows["load_all"]
    ]
    return rows.assign(reason=reason)


@named(Text("提前脱钩的包带关系", "Ties ended early"),
       Text("开始未满3年即结束的包带关系", "Ties that ended less than three years after their start"),
       "ties", "tie_id", "cadre_id", "grade", "household_id", "village_code", "start_date", "end_date", "end_reason",
       "is_covered_again")  # fmt: skip
def ties_ended_early(context: Context) -> pd.DataFrame:
    """One row per tie ended before its promised years; the latest first."""
    years = parameter("tie_years", context.register.as_of).value
    ties = context.facts("ties")
    again = ties.loc[ties["is_current"] == 1, "household_id"]
    ties = ties[ties["is_ended_early"] == 1]
    dates = context.register.rows("ties").set_index("tie_id")
    start, end = (days(ties["tie_id"].map(dates[name])) for name in ("start_date", "end_date"))
    reason = [
        context.say(
            f"历时{(last - first).days}天，未满{years}年；{context.code('tie_end_reason', code)}",
            f"lasted {(last - first).days} days, less than {years} years; {context.code('tie_end_reason', code)}",
        )
        for first, last, code in zip(start, end, ties["end_reason"], strict=True)
    ]
    rows = ties.assign(
        start_date=start, end_date=end, is_covered_again=ties["household_id"].isin(again), reason=reason
    )
    return rows.sort_values(["end_date", "tie_id"], ascending=[False, True])


@named(Text("空缺岗位", "Vacant posts"),
       Text("应有一名干部而未登记干部的岗位", "Posts that need a cadre and have none on record"),
       "cadres", "post_id", "kind", "area_code", "department_id")  # fmt: skip
def vacant_posts(context: Context) -> pd.DataFrame:
    """One row per post or team without a cadre in charge, within the area of the selection."""
    posts = context.register.rows("posts")
    area = posts["area_code"].fillna("").astype("str")
    inside = area.str.startswith(context.selection.area) | (len(context.selection.area) == 6)
    rows = posts[posts["kind"].isin(STAFFED_POSTS) & posts["cadre_id"].isna() & inside]
    reason = [
        context.say(f"{context.code('post_kind', kind)}空缺", f"{context.code('post_kind', kind)}: vacant")
        for kind in rows["kind"]
    ]
    return rows.assign(reason=reason)
