"""Who the household is: facts, members, plan and responsible cadre; personal columns through `personal` alone."""

from components.text import lang, number, say, t, with_unit
from components.views.household import ledgers, markup, standard
from components.views.household.base import as_of, code_list, column, date, joined, label, yes
from data.dictionary import codes
from data.facts import fact
from geo.areas import full_name
from indicators.dimensions import department_names
from indicators.household import Household
from indicators.measure import register_of
from indicators.personal import Refusal, Row, personal

REFS = ("households", "registered_households", "disabled_households", "returned_households", "F23", "F28", "F29", "C20",
        "identification_complete_share")  # fmt: skip
MEMBERS = ("relation", "sex", "birth_year", "education", "school_status", "health", "labour", "work_place",
           "months_away")  # fmt: skip
PLAN_REFS = ("plan_coverage", "wishes_recorded", "F30", "F31", "F32", "F33")
CADRE_REFS = ("cadre_coverage", "contact_card_share", "F37")
EXAMPLES = ("F32", "F33")


def facts(card: Household) -> str:
    """Return the basic facts of the household, as the register has them."""
    row = card.row
    persons = t("hh_persons", n=with_unit(row["n_persons"], "person"), k=number(row["n_labour"]))
    rows = [
        (t("hh_village"), t("hh_in_group", village=full_name(row["village_code"], lang()), n=number(row["group_no"]))),
        (column("households", "household_class"), label("household_class", row["household_class"])),
        (column("households", "category"), label("household_category", row["category"]) if card.is_registered else ""),
        (t("hh_cause"), _causes(row) if card.is_registered else ""),
        (column("households", "n_persons"), persons),
        (column("households", "head_birth_year"), _birth_year(card.code)),
        (column("households", "has_disabled_member"), yes(row["has_disabled_member"])),
        (column("households", "is_returned"), _returned(row)),
        (column("households", "industry_type"), label("industry_type", row["industry_type"])),
        (t("hh_registered"), date(row["registered_date"]) if card.is_registered else ""),
        (t("hh_steps"), _steps(card.tables["identification_log"]) if card.is_registered else ""),
        (t("hh_ledgers"), ledgers.said(card) if card.is_registered else ""),
        (t("hh_events"), _events(card.tables["status_events"])),
    ]
    refs = (*REFS, *ledgers.REFS)
    return markup.section("", refs, t("hh_s_facts"), markup.pairs(rows) + ledgers.ways(card))


def _causes(row: Row) -> str:
    second = label("poverty_cause", row["second_cause"]) if row["second_cause"] else ""
    return joined([label("poverty_cause", row["poverty_cause"]), t("hh_second", cause=second) if second else ""])


def _birth_year(code: str) -> str:
    found = personal("households", code)
    if isinstance(found, Refusal):
        return t("hh_withheld")
    year = found[0]["head_birth_year"]
    return str(year) if year else t("not_recorded")


def _returned(row: Row) -> str:
    cause = label("returned_cause", row["returned_cause"]) if row["returned_cause"] else ""
    return joined([yes(row["is_returned"]), cause])


def _steps(log: list[Row]) -> str:
    words = [joined([t("hh_step", step=label("identification_step", one["step"]),
                       result=label("step_result", one["result"])), date(one["step_date"]) if one["step_date"] else ""],
                    "hh_space") for one in sorted(log, key=_step_order)]  # fmt: skip
    return joined(words, "hh_semicolon") or t("not_recorded")


def _step_order(one: Row) -> int:
    return list(codes("identification_step")).index(one["step"])


def _events(events: list[Row]) -> str:
    words = [joined([date(one["event_date"]), label("status_event", one["event"]),
                     label("poverty_cause", one["cause"]) if one["cause"] else ""], "hh_space")
             for one in reversed(events)]  # fmt: skip
    return joined(words, "hh_semicolon") or t("hh_no_event")


def members(card: Household) -> str:
    """Return the members one by one, or why they are not shown."""
    found = personal("members", card.code)
    refs = ("registered_persons", "households")
    if isinstance(found, Refusal):
        return markup.section("refused", refs, t("hh_s_members_none"), markup.said(found.text(lang())))
    title = t("hh_s_members", n=with_unit(len(found), "person"))
    if not found:
        return markup.section("", refs, t("hh_s_members_none"), markup.said(t("hh_no_member")))
    heads = [*(column("members", name) for name in MEMBERS[:-1]), t("hh_months_away")]
    rows = [[_member(one, name) for name in MEMBERS] for one in found]
    note = "" if len(found) == card.row["n_persons"] else t("hh_members_differ", n=number(card.row["n_persons"]))
    return markup.section("", refs, title, markup.table(heads, rows), note)


def _member(row: Row, name: str) -> str:
    listed = code_list("members", name)
    if listed:
        return label(listed, row[name])
    return t("not_recorded") if row[name] is None else str(row[name])


def plan(card: Household) -> str:
    """Return the three questions of the plan, and whether it is short, long or both."""
    found = card.plan or dict.fromkeys(("will", "ability", "measure", "plan_date"))
    rows = [
        (t("hh_will"), t("hh_will_none") if found["will"] == "none" else label("leading_industry", found["will"])),
        (t("hh_ability"), label("ability", found["ability"])),
        (t("hh_measure"), label("assistance", found["measure"])),
        (t("hh_short"), yes(bool(found.get("has_short_plan")))),
        (t("hh_long"), yes(bool(found.get("has_long_plan")))),
        (t("hh_plan_date"), date(found["plan_date"]) if standard.has_plan(card) else ""),
    ]
    title = t("hh_s_plan" if standard.has_plan(card) else "hh_s_plan_none")
    examples = t("hh_comma").join(say(fact(one).subject) for one in EXAMPLES)
    return markup.section("", PLAN_REFS, title, markup.pairs(rows), t("hh_plan_note", examples=examples))


def cadre(card: Household) -> str:
    """Return who is responsible now, since when, and who was before."""
    shown = personal("cadres", card.code)
    hidden = isinstance(shown, Refusal)
    ties = [(tie, known, {} if hidden else shown[i]) for i, (tie, known) in
            enumerate(zip(card.ties, card.cadres, strict=True))]  # fmt: skip
    current = [one for one in ties if _holds(one[0])]
    past = [one for one in ties if not _holds(one[0])]
    rows = [pair for one in current for pair in _cadre(*one)]
    rows += [(t("hh_before"), _past(*one)) for one in past]
    rows.append((column("households", "has_contact_card"), yes(card.row["has_contact_card"])))
    title = t("hh_s_cadre" if current else "hh_s_cadre_none")
    return markup.section("", CADRE_REFS, title, markup.pairs(rows), t("hh_card_note"))


def _holds(tie: Row) -> bool:
    begun = tie["start_date"] is None or tie["start_date"] <= as_of()
    return begun and (tie["end_date"] is None or tie["end_date"] > as_of())


def _cadre(tie: Row, known: Row, hidden: Row) -> list[tuple[str, str]]:
    names = department_names(register_of(), lang())
    return [
        (column("cadres", "cadre_id"), hidden.get("cadre_id") or t("hh_withheld")),
        (column("cadres", "grade"), label("cadre_grade", known["grade"])),
        (t("hh_department"), names.get(known["department_id"], t("not_recorded"))),
        (t("hh_since"), date(tie["start_date"])),
        (column("cadres", "phone"), (hidden.get("phone") or t("not_recorded")) if hidden else t("hh_withheld")),
    ]


def _past(tie: Row, known: Row, hidden: Row) -> str:
    names = department_names(register_of(), lang())
    who = hidden.get("cadre_id") or label("cadre_grade", known["grade"])
    until = t("hh_until", start=date(tie["start_date"]), end=date(tie["end_date"]))
    reason = label("tie_end_reason", tie["end_reason"]) if tie["end_reason"] else ""
    return joined([who, names.get(known["department_id"], ""), until, reason])
