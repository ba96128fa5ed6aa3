"""The written parts of a village card as markup; every word of the register is escaped here."""

import re
from collections.abc import Iterable, Sequence
from html import escape

import pandas as pd

from components import ledger
from components.provenance import mark_label
from components.text import day, lang, number, t, with_unit, year_end
from components.views import common
from components.views.standing import criterion
from components.views.village_map import gaps, top
from components.views.village_map.card_data import INCOME, LISTS, Test, VillageCard
from components.views.village_map.table import sign
from data.dictionary import code_label
from geo.areas import EVIDENCE, Area, area, full_name
from indicators.dimensions import department_names
from indicators.measure import register_of

KINDS = {"missing": "missing", "projects": "wide"}
POSTS = ("first_secretary", "work_team")
SHORT = re.compile(r"\d{4}-\d\d(?:-\d\d)?$|[✓✕] ")  # days and verdicts stay on one line
REFS = {
    "head": (*top.REFS, "F45a"),
    "missing": ("exit_tests_failed", "poverty_headcount_ratio", "village_exit_rate", "poor_persons", "target_date",
                "late_projects", *(LISTS[key] for key in gaps.SAID)),
    "tests": ("exit_tests_failed", "poverty_headcount_ratio", "village_exit_rate", INCOME, "X30b", "C19"),
    "help": ("department_assigned_share", "need_match_share", "first_secretaries_in_post_share", "work_team_share",
             "visited_recently_share"),
    "projects": ("projects", "projects_done_share", "late_projects", "project_budget"),
    "training": ("training_reach", "training_sessions_held"),
    "money": ("total_inputs", "in_kind_inputs"),
}  # fmt: skip
HAN = re.compile(r"[\u3000-\u303f\u3400-\u9fff]+")


def head(card: VillageCard) -> str:
    """Return name, evidence, township, plan, and that the figures are simulated."""
    found, standing = area(card.code), card.standing
    status = f"{sign(standing['status'])} {top.label(standing['status'])}"
    zone = common.labels("village_zone", [standing["zone"]])[0]
    badges = "".join(f"<span class='badge'>{escape(word)}</span>" for word in (status, zone))
    kind, marked = "example" if found.is_example else "named", ledger.marked(REFS["head"])
    return (
        f"<div class='vcard-head'{marked}><h2>{escape(full_name(card.code, lang()))}</h2>{badges}"
        f"<span class='badge {kind}'>{escape(t(f'vm_kind_{kind}'))}</span></div>"
        f"<p class='vcard-note'{marked}><span class='mark simulated'>{escape(mark_label('simulated', lang()))}</span> "
        f"<b>{escape(t(f'vm_simulated_{kind}'))}</b> {_evidence(found)}</p>"
    )


def _evidence(found: Area) -> str:
    """Say how it is known that a village of a real name is poor; an example has nothing to prove."""
    if found.is_example:
        return ""
    level = EVIDENCE[found.evidence].get(lang())
    note = found.evidence_note_zh if lang() == "zh" else found.evidence_note
    return _foreign(t("vm_evidence_is", why=t("vm_evidence", level=level, note=note) if note else level))


def _foreign(words: str) -> str:
    """Escape a sentence; in English, Chinese words in it say that they are Chinese."""
    plain = escape(words)
    return plain if lang() == "zh" else HAN.sub(lambda m: f"<span lang='zh-CN'>{m[0]}</span>", plain)


def body(card: VillageCard) -> str:
    """Return the written parts: what is missing, tests, who helps, projects, training, money."""
    parts = (
        _section("missing", *_gaps(card)), _section("tests", *_tests(card)), _section("help", *_help(card)),
        _section("projects", *_projects(card)),
        f"<div>{_section('training', *_training(card))}{_section('money', *_money(card))}</div>",
    )  # fmt: skip
    return f"<div class='vcard'>{''.join(parts)}</div>"


def _section(name: str, title: str, inside: str, note: str) -> str:
    said = f"<p class='sub'>{escape(note)}</p>" if note else ""
    opened = f"<section class='{KINDS.get(name, '')}'{ledger.marked(REFS[name])}>"
    return f"{opened}<h3>{escape(title)}</h3>{inside}{said}</section>"


def _gaps(card: VillageCard) -> tuple[str, str, str]:
    found = gaps.gaps(card)
    items = "".join(f"<li class='{gap.kind}'>{escape(gap.words)}</li>" for gap in found)
    inside = f"<ol>{items}</ol>" if found else f"<p>{escape(t('vm_gap_nothing'))}</p>"
    return gaps.summary(card), inside, t("vm_s_gaps_note", day=day(gaps.as_of()))


def _tests(card: VillageCard) -> tuple[str, str, str]:
    years = sorted({year for test in card.tests for year in test.values})
    n_passed = sum(test.passed.get(card.year, False) for test in card.tests)
    title = t("vm_s_tests", n=number(n_passed), m=number(len(card.tests)))
    if not card.tests:
        return title, f"<p>{escape(t('vm_gap_untested', year=card.year))}</p>", ""
    heads = [t("vm_h_test"), t("vm_h_standard"), *(year_end(year) for year in years), t("vm_h_verdict")]
    rows = [
        [criterion(test.criterion), _standard(test), *(_value(card, test, year) for year in years),
         _verdict(test.passed.get(card.year))]
        for test in card.tests
    ]  # fmt: skip
    return title, _table(heads, rows), t("vm_s_tests_note")


def _standard(test: Test) -> str:
    if test.criterion == "poverty_rate":
        return t("vm_below", limit=with_unit(test.threshold, "percent"))
    return t("vm_has")


def _value(card: VillageCard, test: Test, year: int) -> str:
    if year not in test.values:
        return t("not_recorded")
    if test.criterion == "poverty_rate":
        return with_unit(test.values[year], "percent")
    if not test.values[year]:
        return t("vm_has_not")
    if test.criterion == "collective_income" and year == card.year and card.income_cny == card.income_cny:
        return t("vm_has_income", amount=with_unit(card.income_cny, "yuan"))
    return t("vm_has")


def _verdict(passed: bool | None) -> str:
    return t("not_recorded") if passed is None else t("vm_passed") if passed else t("vm_not_passed")


def _help(card: VillageCard) -> tuple[str, str, str]:
    standing, names = card.standing, department_names(register_of(), lang())
    department = names.get(standing["department_id"], t("not_recorded"))
    need, function = common.labels("village_need", [standing["main_need"], standing["department_function"]])
    fits = t("vm_fits") if standing["is_need_matched"] else t("vm_fits_not") if standing["has_department"] else ""
    rows = [
        (t("vm_department"), department),
        (t("vm_need_function"), t("vm_need_and_function", need=need, function=function, fits=fits)),
        *((code_label("post_kind", kind, lang()), _post(card.parts["posts"], kind)) for kind in POSTS),
        (t("vm_industry"), _industry(standing["leading_industry"])),
        (t("vm_last_visit"), _since(standing["days_since_visit"])),
    ]
    return t("vm_s_help", name=department), _pairs(rows), ""


def _industry(code: str) -> str:
    return t("vm_no_industry") if code == "none" else common.labels("leading_industry", [code])[0]


def _post(posts: pd.DataFrame, kind: str) -> str:
    held = posts[(posts["kind"] == kind) & posts["cadre_id"].notna()]
    if held.empty:
        return t("vm_post_vacant")
    row = held.iloc[0]
    return t("vm_post_held", code=row["cadre_id"], day=gaps.date(row["start_date"]))


def _since(days: float) -> str:
    if days == 0:
        return t("vm_on_day")
    return t("vm_never_visited") if days != days else t("vm_days_ago", n=with_unit(days, "day"))


def _projects(card: VillageCard) -> tuple[str, str, str]:
    frame = card.parts["projects"]
    done = int((frame["status"] == "done").sum())
    title = t("vm_s_projects", n=with_unit(len(frame), "project"), k=number(done), late=number(len(card.late)))
    if frame.empty:
        return t("vm_s_no_project"), "", ""
    rows = [
        [
            code_label("project_kind", row["kind"], lang()),
            _state(card, row),
            *_dates(row),
            number(row["budget_cny"] / 1e4, 1),
        ]
        for _, row in frame.iterrows()
    ]
    heads = [t(f"vm_h_{key}") for key in ("project", "state", "start", "planned_end", "end", "budget")]
    return title, _table(heads, rows, numbers=(5,)), ""


def _state(card: VillageCard, project: pd.Series) -> str:
    late = project["project_id"] in card.late
    return t("vm_late") if late else code_label("project_status", project["status"], lang())


def _dates(project: pd.Series) -> list[str]:
    """Return start, planned end and end; what has not happened is a dash, what is not written down says so."""
    done, begun = project["status"] == "done", project["status"] != "planned"
    start = gaps.date(project["start_date"]) if begun or pd.notna(project["start_date"]) else t("vm_dash")
    return [start, gaps.date(project["planned_end_date"]), gaps.date(project["end_date"]) if done else t("vm_dash")]


def _training(card: VillageCard) -> tuple[str, str, str]:
    reach, frame = card.figures["training_reach"], card.parts["sessions"]
    title = t("vm_s_training", n=number(reach.numerator), m=with_unit(reach.denominator, "household"))
    if frame.empty:
        return title, f"<p>{escape(t('vm_no_session'))}</p>", t("vm_s_training_note")
    rows = [
        [
            str(row["month"]), code_label("training_topic", row["topic"], lang()),
            code_label("training_form", row["form"], lang()), code_label("audience", row["audience"], lang()),
        ]
        for _, row in frame.sort_values("month").iterrows()
    ]  # fmt: skip
    heads = [t(f"vm_h_{key}") for key in ("month", "topic", "form", "audience")]
    return title, _table(heads, rows), t("vm_s_training_note")


def _money(card: VillageCard) -> tuple[str, str, str]:
    sums = card.parts["inputs"].groupby("source")["amount_cny"].sum().sort_values(ascending=False)
    rows = [(code_label("fund_source", source, lang()), number(n / 1e4, 1)) for source, n in sums.items()]
    title = t("vm_s_money", n=with_unit(float(sums.sum()), "yuan"))
    goods = card.parts["in_kind"]
    said = "".join(f"<p>{escape(_gift(row))}</p>" for _, row in goods.iterrows())
    listed = _table([t("vm_h_source"), t("vm_h_amount")], rows, numbers=(1,)) if rows else ""
    return title, listed + said, t("vm_s_money_note", day=day(gaps.as_of()))


def _gift(row: pd.Series) -> str:
    unit = code_label("unit", row["unit"], lang())
    item = code_label("in_kind_item", row["item"], lang())
    amount = f"{number(row['quantity'])}{unit}" if lang() == "zh" else f"{number(row['quantity'])} {unit}"
    return t("vm_gift", year=row["year"], item=item, amount=amount)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: tuple[int, ...] = ()) -> str:
    def cells(tag: str, row: Sequence[str]) -> str:
        kinds = ["number" if i in numbers else "date" if SHORT.match(cell) else "text" for i, cell in enumerate(row)]
        return "".join(f"<{tag} class='{kind}'>{escape(cell)}</{tag}>" for cell, kind in zip(row, kinds, strict=True))

    lines = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    return f"<table><thead><tr>{cells('th', heads)}</tr></thead><tbody>{lines}</tbody></table>"


def _pairs(rows: Iterable[tuple[str, str]]) -> str:
    return f"<dl>{''.join(f'<dt>{escape(a)}</dt><dd>{escape(b)}</dd>' for a, b in rows)}</dl>"
