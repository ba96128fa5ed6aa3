"""Delisting of villages: status and plan, the six exit tests, and the pace that the targets require.

On the as-of day: poor_villages villages_out villages_planned_2016 villages_planned_2017 villages_without_year.
Per year: villages_passing_all villages_passing_all_share villages_failing_rate_only villages_below_exit_rate
mean_tests_failed exit_test_pass_share (group by criterion) exit_tests_failed collective_income_per_village.
Projects: projects projects_done_share late_projects late_project_share project_budget villages_with_late_project.
`required_pace` tells how many persons, households and villages remain and what each year must bring: `pace.py`.
"""

import narwhals as nw

from indicators.indicator import count, indicator
from indicators.pace import Pace, required_pace
from policy.words import Text

__all__ = ["Pace", "required_pace"]

Ratio = tuple[nw.Expr, nw.Expr]
RULE = "village_exit_standard"


@count("villages", "village", Text("贫困村", "Poor villages"),
       Text("截止日认定的贫困村数", "Villages designated as poor on the as-of day"), "F45a")  # fmt: skip
def poor_villages() -> nw.Expr:
    """Designated poor villages."""
    return nw.col("is_poor_village")


@count("villages", "village", Text("已摘帽村", "Villages already out"),
       Text("按口径C1视为2016年前已摘帽的贫困村数", "Poor villages that reading C1 takes as out before 2016"),
       "F14b", "C1", "C13", better="higher")  # fmt: skip
def villages_out() -> nw.Expr:
    """Poor villages of status out, which only reading C1 can give."""
    return nw.col("is_out")


@count("villages", "village", Text("计划2016年摘帽村", "Villages planned for 2016"),
       Text("计划2016年摘帽的贫困村数", "Poor villages planned to be delisted in 2016"),
       "F16b", "villages_to_leave")  # fmt: skip
def villages_planned_2016() -> nw.Expr:
    """Poor villages whose planned year is 2016."""
    return nw.col("is_planned_2016")


@count("villages", "village", Text("计划2017年摘帽村", "Villages planned for 2017"),
       Text("计划2017年摘帽的贫困村数", "Poor villages planned to be delisted in 2017"),
       "F16c", "villages_to_leave")  # fmt: skip
def villages_planned_2017() -> nw.Expr:
    """Poor villages whose planned year is 2017."""
    return nw.col("is_planned_2017")


@count("villages", "village", Text("年度未列村", "Villages without a year in the plan"),
       Text(
           "未列摘帽年度、也未按口径C1视为已摘帽的贫困村数",
           "Poor villages without a planned year that reading C1 does not take as out",
       ),
       "C1", better="lower")  # fmt: skip
def villages_without_year() -> nw.Expr:
    """Poor villages unscheduled, or after 2017 by the reading."""
    return nw.col("is_unscheduled") + nw.col("is_after_2017")


@count("villages", "village", Text("2017年底仍在列的村", "Villages still listed at the end of 2017"),
       Text(
           "按计划到2017年底仍未摘帽的贫困村数：未列年度的，以及按口径C1在2017年后的",
           "Poor villages that the plan leaves on the list at the end of 2017: without a year, or later by reading C1",
       ),
       "C1", "F14b", "F16b", "F16c", better="lower")  # fmt: skip
def villages_still_listed() -> nw.Expr:
    """Poor villages neither out nor planned for 2016 or 2017."""
    return nw.col("is_unscheduled") + nw.col("is_after_2017")


@count("tested_villages", "village", Text("六项指标全部达标村", "Villages passing all exit tests"),
       Text(
           "年末“一低五有”六项均达标的贫困村数（对2016年以前只作对照）",
           "Poor villages passing all six tests of the exit standard at the year end (a yardstick before 2016)",
       ),
       RULE, better="higher")  # fmt: skip
def villages_passing_all() -> nw.Expr:
    """Tested villages that pass every test."""
    return nw.col("passes_all")


@indicator("tested_villages", "percent", Text("六项指标全部达标率", "Share of villages passing all exit tests"),
           Text(
               "“一低五有”六项均达标的贫困村 ÷ 有核验记录的贫困村",
               "Poor villages passing all six tests ÷ villages tested",
           ),
           RULE, better="higher", decimals=1)  # fmt: skip
def villages_passing_all_share() -> Ratio:
    """Villages that pass every test over tested villages."""
    return nw.col("passes_all"), nw.col("is_tested")


@count("tested_villages", "village", Text("只差贫困发生率的村", "Villages failing the rate alone"),
       Text(
           "五有均达标、只有贫困发生率未达标的贫困村数",
           "Poor villages with all five facilities, failing the rate alone",
       ),
       RULE, "village_exit_rate", better="lower")  # fmt: skip
def villages_failing_rate_only() -> nw.Expr:
    """Villages whose only failed test is the poverty rate."""
    return nw.col("fails_rate_only")


@count("village_years", "village", Text("贫困发生率低于3%的贫困村", "Poor villages with a rate below 3 %"),
       Text(
           "按台账人口计算贫困发生率低于3%的贫困村数（口径C15）",
           "Poor villages whose headcount ratio counted from the register is below 3 % (reading C15)",
       ),
       "village_exit_rate", "C15", better="higher")  # fmt: skip
def villages_below_exit_rate() -> nw.Expr:
    """Poor villages below the exit rate, counted from households."""
    return nw.col("below_exit_rate")


@indicator("tested_villages", "percent", Text("平均未达标指标占比", "Mean share of tests failed"),
           Text(
               "未达标指标项数 ÷ 核验指标项数",
               "Tests failed ÷ tests made",
           ),
           RULE, better="lower", decimals=1)  # fmt: skip
def mean_tests_failed() -> Ratio:
    """Failed tests over tests."""
    return nw.col("n_tests_failed"), nw.col("n_tests")


@indicator("exit_tests", "percent", Text("出列指标达标率", "Exit tests passed"),
           Text("达标的核验项 ÷ 全部核验项（可按指标分组）", "Tests passed ÷ tests made (by criterion)"),
           RULE, better="higher", decimals=1)  # fmt: skip
def exit_test_pass_share() -> Ratio:
    """Passed tests over tests; group by criterion for each test's share."""
    return nw.col("is_passed"), nw.col("n_tests")


@count("exit_tests", "village", Text("未达标村（按指标）", "Villages failing a test"),
       Text(
           "某项出列指标未达标的贫困村数（须按指标分组）",
           "Poor villages failing a test (to be grouped by criterion)",
       ),
       RULE, better="lower")  # fmt: skip
def exit_tests_failed() -> nw.Expr:
    """Failed tests; per criterion this is a number of villages."""
    return nw.col("is_failed")


@indicator("village_years", "yuan_per_village", Text("村均集体经济收入", "Collective income per village"),
           Text("村集体经济收入之和 ÷ 村数", "Sum of collective income ÷ villages"), RULE, better="higher")  # fmt: skip
def collective_income_per_village() -> Ratio:
    """Collective income over villages."""
    return nw.col("collective_income_cny"), nw.col("n_villages")


@count("projects", "project", Text("到村项目", "Village projects"),
       Text(
           "截止日台账中的到村项目数（可按状态、类别分组）",
           "Projects in the register on the as-of day (by status, kind)",
       ),
       "F51")  # fmt: skip
def projects() -> nw.Expr:
    """All projects."""
    return nw.col("n_projects")


@indicator("projects", "percent", Text("项目完工率", "Projects completed"),
           Text(
               "已完工项目 ÷ 全部项目",
               "Projects done ÷ all projects",
           ),
           "F51", better="higher", decimals=1)  # fmt: skip
def projects_done_share() -> Ratio:
    """Done projects over projects."""
    return nw.col("is_done"), nw.col("n_projects")


@count("projects", "project", Text("逾期项目", "Late projects"),
       Text(
           "登记为逾期，或超过计划完工日仍未完工的项目数",
           "Projects recorded as overdue, or not done after their planned end",
       ),
       "F76", better="lower")  # fmt: skip
def late_projects() -> nw.Expr:
    """Projects late by record or by date."""
    return nw.col("is_late")


@indicator("projects", "percent", Text("项目逾期率", "Share of projects late"),
           Text("逾期项目 ÷ 全部项目", "Late projects ÷ all projects"), "F76", better="lower", decimals=1)  # fmt: skip
def late_project_share() -> Ratio:
    """Late projects over projects."""
    return nw.col("is_late"), nw.col("n_projects")


@count("projects", "yuan", Text("项目预算", "Project budget"),
       Text("到村项目预算之和", "Sum of project budgets"), "F51")  # fmt: skip
def project_budget() -> nw.Expr:
    """Budget of all projects."""
    return nw.col("budget_cny")


@count("villages", "village", Text("有逾期项目的村", "Villages with a late project"),
       Text("至少有一个逾期项目的村数", "Villages with at least one late project"), "F76", better="lower")  # fmt: skip
def villages_with_late_project() -> nw.Expr:
    """Villages with a late project."""
    return nw.col("has_late_project")
