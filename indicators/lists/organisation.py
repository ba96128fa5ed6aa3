"""Lists of the organisation: cards that lack something, ties without a successor, matters to put right."""

import pandas as pd

from indicators.facts.care import CARD_ITEMS
from indicators.facts.common import days
from indicators.lists.named import Context, named
from policy.words import Text

ITEM_WORDS = {
    "cadre": Text("包带干部", "cadre"),
    "telephone": Text("联系电话", "telephone"),
    "household": Text("户基本信息", "facts of the household"),
    "project": Text("帮扶项目", "project"),
    "measure": Text("帮扶措施", "measures"),
}


@named(Text("连心卡不齐全的户", "Households whose card is not complete"),
       Text(
           "未发连心卡，或台账可核的五项（干部、电话、基本信息、项目、措施）有缺的建档立卡贫困户",
           "Registered poor households without a card, or whose card lacks one of the five items that can be checked",
       ),
       "care", "household_id", "village_code", "category", "poverty_cause", "has_card", "n_missing")  # fmt: skip
def incomplete_cards(context: Context) -> pd.DataFrame:
    """One row per household whose card is not complete; most missing first."""
    rows = context.facts("care")
    rows = rows[rows["is_complete"] == 0]
    rows = rows.assign(n_missing=len(CARD_ITEMS) - rows["n_items"])
    rows = rows.sort_values(["n_missing", "has_card", "household_id"], ascending=[False, True, True])
    joint, words = context.say("、", ", "), {name: ITEM_WORDS[name].get(context.lang) for name in CARD_ITEMS}
    flags = rows[[f"has_{name}" for name in CARD_ITEMS]].to_numpy()
    missing = [joint.join(words[name] for name, has in zip(CARD_ITEMS, line, strict=True) if not has) for line in flags]
    reason = [_card(context, bool(card), lacks) for card, lacks in zip(rows["has_card"], missing, strict=True)]
    return rows.assign(reason=reason)


def _card(context: Context, has_card: bool, lacks: str) -> str:
    if has_card:
        return context.say(f"已发卡，缺{lacks}", f"card issued, lacks: {lacks}")
    if not lacks:
        return context.say("未发卡，五项信息齐备", "no card, though all five items are on record")
    return context.say(f"未发卡，缺{lacks}", f"no card, lacks: {lacks}")


@named(Text("提前结束后未接续的户", "Early ends not followed"),
       Text(
           "包带关系未满3年结束，户未脱贫未迁出，至截止日仍无后任干部",
           "Ties ended in less than three years, the household still needs a cadre and has none by the as-of day",
       ),
       "ties", "tie_id", "household_id", "village_code", "cadre_id", "grade", "end_date", "end_reason",
       "gap_days")  # fmt: skip
def ties_without_successor(context: Context) -> pd.DataFrame:
    """One row per early end without a successor; the longest gap first."""
    rows = context.facts("ties")
    rows = rows[rows["is_unfollowed"] == 1]
    end = context.register.rows("ties").set_index("tie_id")["end_date"]
    rows = rows.assign(end_date=days(rows["tie_id"].map(end)))
    rows = rows.sort_values(["gap_days", "tie_id"], ascending=[False, True])
    reason = [
        context.say(
            f"{last:%Y-%m-%d}结束（{context.code('tie_end_reason', code)}），已空档{gap}天",
            f"ended on {last:%Y-%m-%d} ({context.code('tie_end_reason', code)}), {gap} days without a successor",
        )
        for last, code, gap in zip(rows["end_date"], rows["end_reason"], rows["gap_days"], strict=True)
    ]
    return rows.assign(reason=reason)


@named(Text("限期整改事项", "Matters to put right"),
       Text(
           "截止日前提出的限期整改事项；未办结且已过期限的为逾期（期限由台账登记，原文未写明）",
           "Matters found by the as-of day; overdue when not closed and past the day due (as recorded; the article "
           "gives no term)",
       ),
       "rectifications", "rectification_id", "subject_kind", "subject_id", "village_code", "issue", "found_date",
       "due_date", "closed_date", "department_id", "rectification_status", "days_overdue")  # fmt: skip
def matters_to_put_right(context: Context) -> pd.DataFrame:
    """One row per matter; the longest overdue first, then the open ones by day due, then the closed ones."""
    rows = context.facts("rectifications")
    held = context.register.rows("rectifications").set_index("rectification_id")
    dates = {name: days(rows["rectification_id"].map(held[name])) for name in ("found_date", "due_date", "closed_date")}
    rows = rows.assign(**dates, _far=dates["due_date"].fillna(pd.Timestamp("2100-01-01")))
    order = ["days_overdue", "is_open", "_far", "rectification_id"]
    rows = rows.sort_values(order, ascending=[False, False, True, True])
    return rows.assign(reason=[_matter(context, row) for row in rows.itertuples()])


def _matter(context: Context, row: object) -> str:
    issue = context.code("rectification_issue", row.issue)
    if row.is_done:
        in_time = context.say("按期办结", "closed in time") if row.is_done_in_time else ""
        return f"{issue}{context.say('；', '; ')}{in_time or context.say('逾期办结', 'closed late')}"
    if row.is_overdue:
        return context.say(f"{issue}；已逾期{row.days_overdue}天", f"{issue}; {row.days_overdue} days overdue")
    if pd.isna(row.due_date):
        return context.say(f"{issue}；未登记期限", f"{issue}; no day due on record")
    left = (row.due_date - context.register.today).days
    return context.say(f"{issue}；距期限{left}天", f"{issue}; {left} days to the day due")
