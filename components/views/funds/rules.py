"""两个30%: each on its own base, by year, with what is known and what is not; and every 30 % of the source apart."""

from components import charts
from components.charts import Key
from components.figure import Figure
from components.text import lang, number, t
from components.views import common
from components.views.funds.base import in_words, mark_of, quote, scope, stated, statements, yuan_head
from components.views.shared import ask, contradiction_note, per_cent, unfollowed
from components.views.standing import decimals, thousands
from indicators.measure import Measurement, Selection, register_of
from policy.parameters import parameter

EARMARKED, GROWTH = "earmarked_to_poor_share", "farm_growth_to_poor_share"
RULES = {EARMARKED: ("earmarked_share", "F83a"), GROWTH: ("farm_growth_share", "F83b")}
THIRTY = (("F18a", "income"), ("F86a", "net_income"), ("F83a", "earmarked"), ("F83b", "growth"))
KNOWN = (
    ("earmarked", "base", True), ("earmarked", "part", True), ("earmarked", "year", False),
    ("growth", "base", True), ("growth", "part", True), ("growth", "totals", False), ("growth", "year", False),
)  # fmt: skip


def years() -> tuple[int, ...]:
    """Return the years that the money of the register can belong to, up to the register's own."""
    last = register_of().as_of.year
    return (last - 1, last)


def compliance(selection: Selection) -> Figure:
    """Both rules by year: numerator, denominator, share, and the 30 % of each; the two are never one bar."""
    found = ask(tuple(RULES), selection, years=years())
    rows = [
        (key, int(year), part, whole, share)
        for key in RULES
        for year, part, whole, share in found[key].cells("period")
        if whole > 0
    ]
    goals = {key: parameter(RULES[key][0], register_of().as_of).value for key in RULES}
    labels = [t("fu_rule_year", rule=t(f"fu_rule_{_short(key)}"), year=_year(year)) for key, year, *_ in rows]
    frame = common.table({
        "label": labels,
        "value": [share for *_, share in rows], "value_text": [per_cent(share) for *_, share in rows],
        "share_text": [t("fu_part_of", a=in_words(part), b=in_words(whole)) for _, _, part, whole, _ in rows],
        "target": [goals[key] for key, *_ in rows],
        "emphasis": ["focus" if share < goals[key] else "main" for key, _, _, _, share in rows],
        "measured_in": [found[key].indicator.unit for key, *_ in rows],
    })  # fmt: skip
    return Figure(
        "funds_rules",
        _title(rows, goals),
        scope(found[EARMARKED], selection, _when()),
        common.table({
            t("fu_col_rule"): [t(f"fu_rule_{_short(key)}") for key, *_ in rows],
            t("fu_col_base"): [t(f"fu_base_{_short(key)}") for key, *_ in rows],
            t("fu_col_year"): [_year(year) for _, year, *_ in rows],
            yuan_head(t("fu_col_numerator")): [int(part) for _, _, part, _, _ in rows],
            yuan_head(t("fu_col_denominator")): [int(whole) for _, _, _, whole, _ in rows],
            t("fu_col_share"): common.per_cent([share for *_, share in rows]),
            t("fu_col_goal"): common.per_cent([goals[key] for key, *_ in rows]),
        }),
        charts.bars(frame, lang=lang(), unit=common.axis_unit(EARMARKED, GROWTH), alt=t("fu_rules_alt"),
                    label_width=16.0, keys=(Key(t("fu_goal_30"), "plan"),)),
        (EARMARKED, GROWTH, "earmarked_inputs", "farm_growth_inputs"),
        (t("fu_rules_note"), contradiction_note("C12")), ("simulated", "stated"), ("F83", "C12"),
        unfollowed(found[EARMARKED], selection),
        thousands(yuan_head(t("fu_col_numerator")), yuan_head(t("fu_col_denominator")))
        | decimals(t("fu_col_share"), t("fu_col_goal")),
    )  # fmt: skip


def _short(key: str) -> str:
    return "earmarked" if key == EARMARKED else "growth"


def _year(year: int) -> str:
    last = register_of().as_of
    if year < last.year:
        return t("fu_year", year=year)
    return t("fu_year_to", year=year, month=t(f"fu_month_{last.month}"), day=last.day)


def _when() -> str:
    first, last = years()
    return t("fu_years", first=first, last=_year(last))


def _title(rows: list[tuple[str, int, float, float, float]], goals: dict[str, float]) -> str:
    if not rows:
        return t("fu_rules_none")
    met = sum(share >= goals[key] for key, _, _, _, share in rows)
    return t("fu_rules_title", n=number(len(rows)), k=number(met))


def known(selection: Selection) -> Figure:
    """What of each rule is stated, what the register holds, and what nobody has said."""
    found: dict[str, Measurement] = ask(tuple(RULES), selection)
    rows = [
        (t(f"fu_rule_{rule}"), t(f"fu_known_{what}"), t(f"fu_says_{rule}_{what}") if is_said else t("not_stated"),
         _held(rule, what, found), t(f"fu_unknown_{rule}_{what}"))
        for rule, what, is_said in KNOWN
    ]  # fmt: skip
    heads = [t(f"fu_col_{name}") for name in ("rule", "question", "source_says", "register_has", "unknown")]
    return statements("funds_rules_known", t("fu_known_title"), heads, rows, ("F83", "C7", "C12"),
                      ("stated", "simulated"), (contradiction_note("C12"),))  # fmt: skip


def _held(rule: str, what: str, found: dict[str, Measurement]) -> str:
    each = found[EARMARKED if rule == "earmarked" else GROWTH]
    if what == "base":
        return in_words(each.denominator) if each.denominator else t("not_stated")
    if what == "part":
        return in_words(each.numerator) if each.denominator else t("not_stated")
    return _when() if what == "year" else t("not_stated")


def four(selection: Selection) -> Figure:
    """Every 30 % of the source with its own thing, base and unit; no two of them add up."""
    del selection
    rows = [
        (fact_id, stated(fact_id), t(f"fu_thirty_{what}"), t(f"fu_thirty_base_{what}"), quote(fact_id),
         mark_of(fact_id))
        for fact_id, what in THIRTY
    ]  # fmt: skip
    heads = [t(f"fu_col_{name}") for name in ("id", "value", "thing", "base", "source_says", "mark")]
    return statements("funds_thirty", t("fu_thirty_title"), heads, rows, ("F18a", "F86a", "F83", "C8", "C12"),
                      notes=(contradiction_note("C12"), contradiction_note("C8")))  # fmt: skip
