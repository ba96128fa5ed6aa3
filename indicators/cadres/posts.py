"""Which poor villages have a first secretary, a work team and a department that fits their need."""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]


@indicator("villages", "percent", Text("第一书记到岗率", "First secretaries in post"),
           Text("有在岗第一书记的贫困村 ÷ 贫困村", "Poor villages with a first secretary in post ÷ poor villages"),
           "F45a", "F45b", better="higher", decimals=1)  # fmt: skip
def first_secretaries_in_post_share() -> Ratio:
    """Poor villages with a first secretary over poor villages."""
    return nw.col("has_secretary_poor"), nw.col("is_poor_village")


@count("villages", "village", Text("第一书记空缺村", "First secretary vacancies"),
       Text("没有在岗第一书记的贫困村数", "Poor villages without a first secretary in post"),
       "F45a", better="lower")  # fmt: skip
def first_secretary_vacancies() -> nw.Expr:
    """Poor villages without a first secretary."""
    return nw.col("is_poor_village") - nw.col("has_secretary_poor")


@indicator("villages", "percent", Text("工作队覆盖率", "Work teams"),
           Text("有扶贫攻坚工作队的贫困村 ÷ 贫困村", "Poor villages with a work team ÷ poor villages"),
           "F43c", "C14", better="higher", decimals=1)  # fmt: skip
def work_team_share() -> Ratio:
    """Poor villages with a work team over poor villages."""
    return nw.col("has_team_poor"), nw.col("is_poor_village")


@indicator("villages", "percent", Text("包带部门落实率", "Responsible departments assigned"),
           Text("有包带部门的贫困村 ÷ 贫困村", "Poor villages with a responsible department ÷ poor villages"),
           "F36", better="higher", decimals=1)  # fmt: skip
def department_assigned_share() -> Ratio:
    """Poor villages with a department over poor villages."""
    return nw.col("has_department_poor"), nw.col("is_poor_village")


@indicator("villages", "percent", Text("部门与需求匹配率", "Departments matching the need"),
           Text(
               "包带部门职能与主要需求一致的贫困村 ÷ 有包带部门的贫困村",
               "Poor villages whose department's function is their main need ÷ poor villages with a department",
           ),
           "F38", "F39a", better="higher", decimals=1)  # fmt: skip
def need_match_share() -> Ratio:
    """Matched villages over villages with a department."""
    return nw.col("is_need_matched"), nw.col("has_department_poor")


@count("villages", "village", Text("部门与需求不匹配的村", "Villages with a department off their need"),
       Text(
           "包带部门职能与主要需求不一致的贫困村数",
           "Poor villages whose department has another function than their main need",
       ),
       "F38", better="lower")  # fmt: skip
def mismatched_villages() -> nw.Expr:
    """Poor villages with a department of another function."""
    return nw.col("is_mismatched")


@indicator("villages", "percent", Text("近90天有走访的贫困村占比", "Poor villages visited in the last 90 days"),
           Text(
               "截止日前90天内有任一户被走访的贫困村 ÷ 贫困村（90天为观察窗口，非考核标准）",
               "Poor villages where any household was visited in the 90 days to the as-of day ÷ poor villages "
               "(a window of observation, no rule)",
           ),
           "F73a", better="higher", decimals=1)  # fmt: skip
def poor_villages_visited_share() -> Ratio:
    """Poor villages visited within the window over poor villages."""
    return nw.col("is_visited_poor"), nw.col("is_poor_village")


@count("departments", "department", Text("包带部门", "Departments with a village"),
       Text("至少包带一个村的部门数", "Departments responsible for at least one village"), "F36", "F38")  # fmt: skip
def departments_helping() -> nw.Expr:
    """Departments with a village."""
    return nw.col("has_village")


@indicator("departments", "households_per_cadre", Text("部门干部人均包带户", "Households per cadre of the department"),
           Text("部门干部包带的户 ÷ 部门干部", "Households tied to cadres of the department ÷ its cadres"),
           "F35a", "C5", audience="staff", decimals=2)  # fmt: skip
def households_per_department_cadre() -> Ratio:
    """Households tied to a department's cadres over its cadres."""
    return nw.col("n_households"), nw.col("n_cadres")
