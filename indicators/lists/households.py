"""Lists of households, each row with the rule or number that put it there."""

import pandas as pd

from indicators.facts.common import RECENT_DAYS, YEAR_DAYS, days
from indicators.facts.identification import STEPS
from indicators.facts.training import held_sessions
from indicators.lists.named import HOUSEHOLD, Context, named
from policy.parameters import parameter
from policy.words import Text


def _registered(context: Context) -> pd.DataFrame:
    rows = context.facts("households")
    return rows[rows["is_registered"] == 1]


@named(Text("无包带干部的贫困户", "Households without a responsible cadre"),
       Text(
           "截止日没有在任包带干部的建档立卡贫困户",
           "Registered poor households without a tie in force on the as-of day",
       ),
       "households", *HOUSEHOLD, "last_end_date", "last_end_reason")  # fmt: skip
def uncovered_households(context: Context) -> pd.DataFrame:
    """One row per registered poor household without a current tie."""
    rows = _registered(context)
    rows = rows[rows["is_uncovered_registered"] == 1]
    ties = context.register.rows("ties").assign(end=lambda frame: days(frame["end_date"]))
    last = ties.sort_values("end").drop_duplicates("household_id", keep="last").set_index("household_id")
    end = rows["household_id"].map(last["end"])
    why = rows["household_id"].map(last["end_reason"])
    reason = [
        context.say("从未安排包带干部", "no cadre was ever assigned")
        if pd.isna(day)
        else context.say(
            f"包带关系于{day:%Y-%m-%d}结束（{context.code('tie_end_reason', code)}），尚未接续",
            f"the tie ended on {day:%Y-%m-%d} ({context.code('tie_end_reason', code)}) and was not renewed",
        )
        for day, code in zip(end, why, strict=True)
    ]
    return rows.assign(last_end_date=end, last_end_reason=why, reason=reason)


@named(Text("久未走访的贫困户", "Households not visited lately"),
       Text(
           "截止日前90天内没有入户走访的建档立卡贫困户（90天为观察窗口）",
           "Registered poor households without a home visit in the 90 days to the as-of day (a window of observation)",
       ),
       "households", *HOUSEHOLD, "cadre_id", "cadre_grade", "days_since_visit", "n_visits")  # fmt: skip
def unvisited_households(context: Context) -> pd.DataFrame:
    """One row per registered poor household without a visit in the window; never visited first."""
    rows = _registered(context)
    rows = rows[rows["is_visited_registered"] == 0]
    rows = rows.sort_values(["days_since_visit", "household_id"], ascending=[False, True], na_position="first")
    reason = [
        context.say("没有任何走访记录", "no visit on record")
        if pd.isna(since)
        else context.say(f"距上次走访{since:.0f}天，超过{RECENT_DAYS}天", f"{since:.0f} days since the last visit")
        for since in rows["days_since_visit"]
    ]
    return rows.assign(reason=reason)


@named(Text("办实事不足的贫困户", "Households with too few practical matters"),
       Text(
           "截止日前365天内办实事少于2件的建档立卡贫困户",
           "Registered poor households with fewer than two practical matters in the 365 days to the as-of day",
       ),
       "households", *HOUSEHOLD, "cadre_id", "n_matters")  # fmt: skip
def few_matters_households(context: Context) -> pd.DataFrame:
    """One row per registered poor household with fewer practical matters than the rule."""
    duty = parameter("practical_matters_per_year", context.register.as_of).value
    rows = _registered(context)
    rows = rows[rows["n_matters"] < duty].sort_values(["n_matters", "household_id"])
    reason = [
        context.say(f"近{YEAR_DAYS}天办实事{n}件，少于{duty}件", f"{n} in {YEAR_DAYS} days, fewer than {duty}")
        for n in rows["n_matters"]
    ]
    return rows.assign(reason=reason)


@named(Text("未发连心卡的贫困户", "Households without a contact card"),
       Text(
           "没有连心卡的建档立卡贫困户；连心卡公示帮扶干部、联系方式、帮扶项目、增收目标和措施",
           "Registered poor households without a contact card (cadre, contact, project, target, measures)",
       ),
       "households", *HOUSEHOLD, "cadre_id", "cadre_grade")  # fmt: skip
def households_without_card(context: Context) -> pd.DataFrame:
    """One row per registered poor household without a contact card."""
    rows = _registered(context)
    rows = rows[rows["has_card_registered"] == 0]
    without = context.say("无连心卡，且无包带干部", "no contact card, and no responsible cadre")
    withheld = context.say("有包带干部，无连心卡", "has a responsible cadre but no contact card")
    return rows.assign(reason=[withheld if covered else without for covered in rows["is_covered"]])


@named(Text("想学未训户", "Asked for training and never reached"),
       Text("提出培训需求、从未参加过任何培训的户", "Households that asked for training and never attended any"),
       "households", *HOUSEHOLD, "wanted_topic", "n_sessions_on_topic")  # fmt: skip
def never_reached_who_asked(context: Context) -> pd.DataFrame:
    """One row per household that asked and was never trained, with the sessions held on its topic."""
    rows = context.facts("households")
    rows = rows[rows["is_asked_never_trained"] == 1]
    held = held_sessions(context.register)
    count = held[held["audience"] == "households"].groupby("topic").size()
    n_held = rows["wanted_topic"].map(count).fillna(0).astype("int64")
    reason = [
        context.say(
            f"想学{context.code('training_topic', topic)}，该主题已办{n}场，未参训",
            f"asked for {context.code('training_topic', topic)}; {n} session(s) held on it, none attended",
        )
        for topic, n in zip(rows["wanted_topic"], n_held, strict=True)
    ]
    return rows.assign(n_sessions_on_topic=n_held, reason=reason).sort_values(["wanted_topic", "household_id"])


@named(Text("未受扶持的贫困户", "Households left behind"),
       Text(
           "最近年末低于标准，且无规划、未参训、未获特惠资金",
           "Below the line at the last year end with no plan, no training and no grant",
       ),
       "households", *HOUSEHOLD, "cadre_id", "days_since_visit")  # fmt: skip
def left_behind_households(context: Context) -> pd.DataFrame:
    """One row per registered poor household below the line that no plan, training or grant has reached."""
    rows = context.facts("households")
    rows = rows[rows["is_left_behind"] == 1]
    base = context.say("无规划、未参训、未获特惠资金", "no plan, no training, no grant")
    extra = context.say("，且无包带干部", ", and no responsible cadre")
    return rows.assign(reason=[base + (extra if covered == 0 else "") for covered in rows["is_covered"]])


@named(Text("未编规划户", "Households without a plan"),
       Text(
           "口径C4所定的建档立卡贫困户中，短期、长期规划都没有的户",
           "Registered poor households of reading C4 with neither a short nor a long plan",
       ),
       "households", *HOUSEHOLD, "labour", "disability", "cadre_id")  # fmt: skip
def households_without_plan(context: Context) -> pd.DataFrame:
    """One row per registered poor household of the reading's base without a plan."""
    rows = context.facts("households")
    rows = rows[(rows["plan_base"] == 1) & (rows["has_plan"] == 0)]
    reason = [
        context.say("无劳动力，未编规划", "no plan; no labourer")
        if labour == "without"
        else context.say("有劳动力，未编规划", "no plan; has a labourer")
        for labour in rows["labour"]
    ]
    return rows.assign(reason=reason)


@named(Text("识别程序不完整户", "Households with incomplete identification"),
       Text("四步程序未全部通过的建档立卡贫困户", "Registered poor households without all four steps passed"),
       "identification", "household_id", "village_code", "category", "poverty_cause", "steps")  # fmt: skip
def incomplete_identification(context: Context) -> pd.DataFrame:
    """One row per registered poor household with a step that is not passed; the steps in order."""
    rows = context.facts("identification")
    rows = rows[rows["is_passed"] == 0]
    order = rows["step"].map({step: place for place, step in enumerate(STEPS)})
    rows = rows.assign(order=order).sort_values(["household_id", "order"])
    words = [
        f"{context.code('identification_step', step)}{context.say('：', ': ')}{context.code('step_result', result)}"
        for step, result in zip(rows["step"], rows["result"], strict=True)
    ]
    rows = rows.assign(words=words)
    joined = rows.groupby("household_id").agg(
        village_code=("village_code", "first"), category=("category", "first"),
        poverty_cause=("poverty_cause", "first"), steps=("step", ",".join),
        reason=("words", context.say("；", "; ").join),
    )  # fmt: skip
    return joined.reset_index()
