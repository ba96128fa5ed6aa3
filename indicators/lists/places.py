"""Lists of villages and projects, each row with the rule or number that put it there."""

import pandas as pd

from indicators.facts.common import RECENT_DAYS, days
from indicators.facts.villages import CRITERIA
from indicators.lists.named import Context, named
from policy.words import Text


@named(Text("部门与需求不匹配的村", "Villages with a department off their need"),
       Text(
           "包带部门职能与主要需求不一致的贫困村",
           "Poor villages whose responsible department has another function than the village's main need",
       ),
       "villages", "village_code", "main_need", "department_id", "department_function", "status")  # fmt: skip
def mismatched_villages(context: Context) -> pd.DataFrame:
    """One row per poor village with a department of another function."""
    rows = context.facts("villages")
    rows = rows[rows["is_mismatched"] == 1]
    reason = []
    for need, function in zip(rows["main_need"], rows["department_function"], strict=True):
        needs, has = context.code("village_need", need), context.code("village_need", function)
        reason.append(context.say(f"主要需求为{needs}，部门职能为{has}", f"needs {needs}, the department does {has}"))
    return rows.assign(reason=reason)


@named(Text("久未走访的贫困村", "Poor villages not visited lately"),
       Text(
           "截止日前90天内没有任何一户被走访的贫困村（90天为观察窗口）",
           "Poor villages where no household was visited in the 90 days to the as-of day (a window of observation)",
       ),
       "villages", "village_code", "department_id", "n_registered", "days_since_visit", "status")  # fmt: skip
def unvisited_villages(context: Context) -> pd.DataFrame:
    """One row per poor village without a visit in the window; never visited first."""
    rows = context.facts("villages")
    rows = rows[(rows["is_poor_village"] == 1) & (rows["is_visited_poor"] == 0)]
    rows = rows.sort_values(["days_since_visit", "village_code"], ascending=[False, True], na_position="first")
    reason = [
        context.say("没有任何走访记录", "no visit on record")
        if pd.isna(since)
        else context.say(f"距上次走访{since:.0f}天，超过{RECENT_DAYS}天", f"{since:.0f} days since the last visit")
        for since in rows["days_since_visit"]
    ]
    return rows.assign(reason=reason)


@named(Text("出列指标未达标村", "Villages failing exit tests"),
       Text(
           "所选年末“一低五有”有未达标项的贫困村",
           "Poor villages failing at least one exit test at the end of the chosen year",
       ),
       "exit_tests", "village_code", "year", "planned_exit_year", "n_failed", "criteria")  # fmt: skip
def failing_villages(context: Context) -> pd.DataFrame:
    """One row per poor village with a failed test; the criteria in the order of the standard."""
    rows = context.facts("exit_tests")
    rows = rows[rows["is_failed"] == 1]
    rows = rows.assign(order=rows["criterion"].map({name: place for place, name in enumerate(CRITERIA)}))
    rows = rows.sort_values(["village_code", "order"])
    rows = rows.assign(words=[context.code("exit_criterion", name) for name in rows["criterion"]])
    comma = context.say("、", ", ")
    grouped = rows.groupby("village_code").agg(
        year=("year", "first"), planned_exit_year=("planned_exit_year", "first"), n_failed=("is_failed", "sum"),
        criteria=("criterion", ",".join), words=("words", comma.join),
    )  # fmt: skip
    reason = [context.say(f"未达标：{words}", f"failed: {words}") for words in grouped["words"]]
    grouped = grouped.assign(reason=reason).reset_index()
    return grouped.sort_values(["n_failed", "village_code"], ascending=[False, True])


@named(Text("逾期项目", "Late projects"),
       Text(
           "登记为逾期，或超过计划完工日仍未完工的到村项目",
           "Projects recorded as overdue or not done after their planned end",
       ),
       "projects", "project_id", "village_code", "kind", "giving_department_id", "status", "planned_end_date",
       "days_overdue", "budget_cny")  # fmt: skip
def late_projects(context: Context) -> pd.DataFrame:
    """One row per late project; the longest overdue first."""
    rows = context.facts("projects")
    rows = rows[rows["is_late"] == 1]
    planned = context.register.rows("projects").set_index("project_id")["planned_end_date"]
    rows = rows.assign(planned_end_date=days(rows["project_id"].map(planned)))
    rows = rows.sort_values(["days_overdue", "project_id"], ascending=[False, True])
    reason = [
        context.say("登记为逾期，未填计划完工日", "recorded as overdue; no planned end on record")
        if pd.isna(day)
        else context.say(f"计划{day:%Y-%m-%d}完工，已逾期{n}天", f"planned to end on {day:%Y-%m-%d}, {n} days overdue")
        for day, n in zip(rows["planned_end_date"], rows["days_overdue"], strict=True)
    ]
    return rows.assign(reason=reason)
