"""Training of households: sessions and attendances, persons and households reached, needs met.

Sessions, to date or by year: training_sessions_held training_seats seat_use attendances_per_session cadre_sessions
cadre_attendances.
Attendances, to date or by year: attendances trained_persons (distinct) trained_households (distinct)
need_matched_attendance_share repeat_attendance_share.
Households on the as-of day: training_reach households_reached households_reached_last_year
training_reach_last_year households_asking
asking_reached_share households_with_need_reached need_reached_share asked_never_reached industry_after_training_share.
Attendances are never a reach; persons and households are counted once. `demand.py` sets needs against supply and the
year against the plan.
"""

import narwhals as nw

from indicators.indicator import count, indicator
from policy.words import Text

Ratio = tuple[nw.Expr, nw.Expr]


@count("training_sessions", "session", Text("培训场次", "Training sessions"),
       Text("面向农户的现场培训场次（截止日累计或按年）", "Training sessions for households, to date or by year"),
       "F57a", "C7", better="higher")  # fmt: skip
def training_sessions_held() -> nw.Expr:
    """Household sessions."""
    return nw.col("is_household_session")


@count("training_sessions", "person", Text("培训座位", "Training seats"),
       Text("面向农户的培训座位数", "Seats of sessions for households"), "F58")  # fmt: skip
def training_seats() -> nw.Expr:
    """Seats of household sessions."""
    return nw.col("n_seats")


@indicator("training_sessions", "percent", Text("座位利用率", "Seats used"),
           Text("农户培训人次 ÷ 农户培训座位", "Attendances ÷ seats of sessions for households"),
           "F58", better="higher", decimals=1)  # fmt: skip
def seat_use() -> Ratio:
    """Attendances over seats, household sessions."""
    return nw.col("n_attendances"), nw.col("n_seats")


@indicator("training_sessions", "attendances_per_session", Text("场均人次", "Attendances per session"),
           Text(
               "农户培训人次 ÷ 农户培训场次",
               "Attendances ÷ sessions for households",
           ),
           "F57b", decimals=1)  # fmt: skip
def attendances_per_session() -> Ratio:
    """Attendances over sessions, household sessions."""
    return nw.col("n_attendances"), nw.col("is_household_session")


@count("training_sessions", "session", Text("干部培训场次", "Cadre sessions"),
       Text("面向包带干部的培训场次", "Training sessions for cadres"), "F47")  # fmt: skip
def cadre_sessions() -> nw.Expr:
    """Cadre sessions."""
    return nw.col("is_cadre_session")


@count("training_sessions", "attendance", Text("干部培训人次", "Cadre attendances"),
       Text("包带干部参加培训的人次", "Attendances at sessions for cadres"), "F47")  # fmt: skip
def cadre_attendances() -> nw.Expr:
    """Attendances at cadre sessions."""
    return nw.col("n_cadre_attendances")


@count("attendances", "attendance", Text("培训人次", "Attendances"),
       Text("农户培训的人次（同一人多次参训重复计）", "Attendances at household sessions (a person counts each time)"),
       "F57b", "C9")  # fmt: skip
def attendances() -> nw.Expr:
    """Attendances at household sessions."""
    return nw.col("n_attendances")


@count("attendances", "person", Text("参训人数", "Persons trained"),
       Text(
           "参加过农户培训的人数（一人只计一次，不可由下级或各年加总）",
           "Distinct persons who attended (does not add up over years)",
       ),
       "F57b", "C9", better="higher", statistic="distinct")  # fmt: skip
def trained_persons() -> nw.Expr:
    """Distinct persons."""
    return nw.col("person_id")


@count("attendances", "household", Text("参训户数", "Households trained"),
       Text(
           "有人参加过农户培训的户数（一户只计一次，不可由各年加总）",
           "Distinct households of which anyone attended (does not add up over years)",
       ),
       "F58", "C9", better="higher", statistic="distinct")  # fmt: skip
def trained_households() -> nw.Expr:
    """Distinct households."""
    return nw.col("household_id")


@indicator("attendances", "percent", Text("按需参训率", "Attendances on the topic asked for"),
           Text(
               "培训主题与本户所提需求一致的人次 ÷ 培训人次",
               "Attendances whose topic the household had asked for ÷ attendances",
           ),
           "F56a", better="higher", decimals=1)  # fmt: skip
def need_matched_attendance_share() -> Ratio:
    """Matched attendances over attendances."""
    return nw.col("is_need_met"), nw.col("n_attendances")


@indicator("attendances", "percent", Text("重复参训率", "Repeat attendances"),
           Text(
               "同一人第二次及以后的人次 ÷ 培训人次（截止日累计）",
               "Attendances after a person's first ÷ attendances, to date",
           ),
           "C9", decimals=1)  # fmt: skip
def repeat_attendance_share() -> Ratio:
    """Attendances that are not the person's first over attendances."""
    return nw.col("n_attendances") - nw.col("is_first_of_person"), nw.col("n_attendances")


@indicator("households", "percent", Text("培训覆盖率", "Training reach"),
           Text(
               "有人参加过培训的建档立卡贫困户 ÷ 建档立卡贫困户（按户，不按人次）",
               "Registered poor households of which anyone was trained ÷ registered poor ones (never attendances)",
           ),
           "F58", "C9", better="higher", decimals=1)  # fmt: skip
def training_reach() -> Ratio:
    """Reached over registered households."""
    return nw.col("is_trained_registered"), nw.col("is_registered")


@count("households", "household", Text("已参训贫困户", "Households reached"),
       Text("有人参加过培训的建档立卡贫困户数", "Registered poor households of which anyone was trained"),
       "F58", better="higher")  # fmt: skip
def households_reached() -> nw.Expr:
    """Registered poor households reached."""
    return nw.col("is_trained_registered")


@count("households", "household", Text("上年参训户", "Households reached last year"),
       Text(
           "上一日历年内有人参加过培训的户数（对照年度计划2000户左右）",
           "Households of which anyone was trained in the last calendar year (against about 2,000 planned a year)",
       ),
       "F58", "training_households_per_year", "C9", better="higher")  # fmt: skip
def households_reached_last_year() -> nw.Expr:
    """Households reached in the calendar year before the as-of day."""
    return nw.col("is_trained_last_year")


@indicator("households", "percent", Text("上年培训覆盖率", "Training reach of last year"),
           Text(
               "上一日历年内有人参加过培训的建档立卡贫困户 ÷ 建档立卡贫困户（对照年度计划2000户左右的占比）",
               "Registered poor households of which anyone was trained in the last calendar year ÷ registered poor "
               "ones (against the share that about 2,000 planned a year make)",
           ),
           "F58", "training_households_per_year", "C9", better="higher", decimals=1)  # fmt: skip
def training_reach_last_year() -> Ratio:
    """Registered households reached in the calendar year before the as-of day, over registered households."""
    return nw.col("is_trained_last_year") * nw.col("is_registered"), nw.col("is_registered")


@count("households", "household", Text("提出培训需求的户", "Households asking for training"),
       Text("登记有培训需求的户数", "Households with a wish for training on record"), "F30a")  # fmt: skip
def households_asking() -> nw.Expr:
    """Households that asked."""
    return nw.col("has_asked")


@indicator("households", "percent", Text("有需求户参训率", "Asking households reached"),
           Text(
               "提出需求且参加过任一培训的户 ÷ 提出需求的户",
               "Asking households trained on any topic ÷ asking households",
           ),
           "F30a", better="higher", decimals=1)  # fmt: skip
def asking_reached_share() -> Ratio:
    """Asking households trained at all over asking households."""
    return nw.col("is_trained_after_asking"), nw.col("has_asked")


@count("households", "household", Text("需求得到满足的户", "Households whose need was met"),
       Text(
           "参加过所提主题培训的户数",
           "Households trained on the topic they asked for",
       ),
       "F30a", better="higher")  # fmt: skip
def households_with_need_reached() -> nw.Expr:
    """Households trained on the topic asked for."""
    return nw.col("is_need_reached")


@indicator("households", "percent", Text("培训需求满足率", "Needs met"),
           Text(
               "参加过所提主题培训的户 ÷ 提出需求的户",
               "Households trained on the topic asked for ÷ asking households",
           ),
           "F30a", better="higher", decimals=1)  # fmt: skip
def need_reached_share() -> Ratio:
    """Needs met over asking households."""
    return nw.col("is_need_reached"), nw.col("has_asked")


@count("households", "household", Text("想学未训户", "Asked and never reached"),
       Text("提出培训需求、但从未参加过任何培训的户数", "Households that asked for training and never attended any"),
       "F30a", better="lower")  # fmt: skip
def asked_never_reached() -> nw.Expr:
    """Asking households never trained."""
    return nw.col("is_asked_never_trained")


@indicator("households", "percent", Text("参训户有主导产业占比", "Trained households with a leading industry"),
           Text(
               "参训且最近年末有主导产业的建档立卡贫困户 ÷ 参训的建档立卡贫困户（并存，非因果）",
               "Trained registered households with a leading industry at the last year end ÷ trained registered "
               "households (side by side, no effect)",
           ),
           "F69b", better="higher", decimals=1)  # fmt: skip
def industry_after_training_share() -> Ratio:
    """Trained households with a leading industry over trained households."""
    return nw.col("has_leading_industry") * nw.col("is_trained_registered"), nw.col("is_trained_registered")
