"""Mean scores by item. A total score needs weights, which no source gives: see `cards`."""

import narwhals as nw

from indicators.indicator import indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]


@indicator("cadre_scores", "cadre", Text("有考核评分的干部", "Cadres with scores"),
           Text("该年度有考核评分的干部数", "Different cadres with a score in the year"),
           "F73a", "F73c", audience="staff", statistic="distinct")  # fmt: skip
def cadres_assessed() -> nw.Expr:
    """Different cadres."""
    return nw.col("subject_id")


@indicator("cadre_scores", "point", Text("干部考核项目平均分", "Mean score of cadres"),
           Text("干部各考核项目得分之和 ÷ 得分项数", "Scores of cadres, added up ÷ number of scores"),
           "F73a", "F73c", better="higher", audience="staff", decimals=1)  # fmt: skip
def cadre_score_mean() -> Ratio:
    """Tenths of a point over ten times the scores."""
    return nw.col("score_tenths"), nw.col("n_scores") * 10


@indicator("department_scores", "department", Text("有考核评分的部门", "Departments with scores"),
           Text("该年度有考核评分的部门数", "Different departments with a score in the year"),
           "F73b", "F73c", audience="staff", statistic="distinct")  # fmt: skip
def departments_assessed() -> nw.Expr:
    """Different departments."""
    return nw.col("subject_id")


@indicator("department_scores", "point", Text("部门考核项目平均分", "Mean score of departments"),
           Text("部门各考核项目得分之和 ÷ 得分项数", "Scores of departments, added up ÷ number of scores"),
           "F73b", "F73c", better="higher", audience="staff", decimals=1)  # fmt: skip
def department_score_mean() -> Ratio:
    """Tenths of a point over ten times the scores."""
    return nw.col("score_tenths"), nw.col("n_scores") * 10
