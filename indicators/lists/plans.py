"""Lists of plans at odds with the household, and of households the safety net has not reached."""

import pandas as pd

from indicators.dimensions import DIMENSIONS
from indicators.lists.named import HOUSEHOLD, Context, named
from policy.words import Text

# rule of a mismatch → the facts of the article it is read from
READ_FROM = {"no_labour": ("F59", "F53", "C4"), "disabled": ("F53", "F59"), "unable": ("F30a",)}


@named(Text("措施与户情不符的户", "Households whose assistance is at odds"),
       Text(
           "无劳动力而措施需要劳动力、有残疾成员而措施为发展产业、登记无劳动能力而措施需要劳动力的建档立卡贫困户；"
           "一户只按首条列入",
           "Registered poor households without a labourer whose assistance needs labour, with a disabled member whose "
           "assistance is an industry, or recorded as unable to work whose assistance needs labour; once each",
       ),
       "plans", *HOUSEHOLD, "plan_measure", "plan_ability", "mismatch")  # fmt: skip
def mismatched_assistance(context: Context) -> pd.DataFrame:
    """One row per household whose assistance breaks a rule; by rule, then by household."""
    rows = context.facts("plans")
    rows = rows[rows["is_mismatched"] == 1]
    order = rows["mismatch"].map({name: place for place, name in enumerate(READ_FROM)})
    rows = rows.assign(order=order).sort_values(["order", "household_id"])
    labels = DIMENSIONS["mismatch"].labels or {}
    reason = [
        context.say(f"{labels[rule].zh}：{what}（{ids}）", f"{labels[rule].en}: {what} ({ids})")
        for rule, measure in zip(rows["mismatch"], rows["plan_measure"], strict=True)
        for what, ids in [(context.code("assistance", measure), ", ".join(READ_FROM[rule]))]
    ]
    return rows.assign(reason=pd.Series(reason, index=rows.index, dtype="str"))


@named(Text("应兜底未兜底的户", "Households without the safety net"),
       Text(
           "有残疾成员或没有劳动力，既无低保、五保，措施也不是低保兜底或医疗救助的建档立卡贫困户",
           "Registered poor households with a disabled member or without a labourer, without dibao or wubao, whose "
           "assistance is neither the dibao floor nor medical help",
       ),
       "plans", *HOUSEHOLD, "floor_group", "plan_measure")  # fmt: skip
def households_due_without_floor(context: Context) -> pd.DataFrame:
    """One row per household the article's words put on the safety net and that is not on it."""
    rows = context.facts("plans")
    rows = rows[rows["lacks_floor"] == 1]
    order = {name: place for place, name in enumerate(DIMENSIONS["floor_group"].labels or {})}
    rows = rows.assign(order=rows["floor_group"].map(order)).sort_values(["order", "household_id"])
    labels = DIMENSIONS["floor_group"].labels or {}
    reason = [
        context.say(f"{labels[group].zh}，措施为{what}", f"{labels[group].en}; assistance: {what}")
        for group, measure in zip(rows["floor_group"], rows["plan_measure"], strict=True)
        for what in [context.code("assistance", measure)]
    ]
    return rows.assign(reason=pd.Series(reason, index=rows.index, dtype="str"))
