"""组织力量: which posts and teams the source names, what it leaves open, and what the register holds (C14)."""

from components import charts
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.cadres.rows import scope, whole
from components.views.shared import contradiction_note, unfollowed
from data.facts import fact
from indicators.measure import Selection

# One row per post or team: the published fact that counts it ('' where the source gives no number).
BODIES = (
    ("leaders", "F43a"), ("groups", "F43b"), ("teams", "F43c"), ("secretaries", "F45a"), ("officers", ""),
    ("deputies", ""),
)  # fmt: skip


def teams() -> Figure:
    """The 85 work teams against the 54 poor villages: 31 have no poor village of their own."""
    total, villages, others = (int(fact(key).number or 0) for key in ("F43c", "F45a", "D35"))
    frame = common.table({
        "label": [t("cad_team_poor"), t("cad_team_other")],
        "value": [villages, others],
        "value_text": [number(villages), number(others)],
        "note": [t("cad_team_poor_note"), t("cad_team_other_note")],
        "emphasis": ["main", "context"],
    })  # fmt: skip
    table = common.table({
        t("cad_col_item"): [t("cad_team_poor"), t("cad_team_other")],
        t("cad_col_teams"): [villages, others],
    })  # fmt: skip
    view = charts.share_bar(frame, lang=lang(), unit=t("cad_unit_team"), alt=t("cad_team_alt"))
    return Figure("cadre_teams", t("cad_team_title", n=number(total), k=number(others)), t("cad_team_sub"), table, view,
                  notes=(t("cad_team_assume"), contradiction_note("C14")), marks=("stated", "derived"),
                  references=("F43c", "F45a", "D35", "C14"))  # fmt: skip


def known(selection: Selection) -> Figure:
    """What the source says of each post and what it leaves open, beside the register."""
    found = whole(selection)
    held = {"teams": found["work_team_share"], "secretaries": found["first_secretaries_in_post_share"]}
    rows = []
    for body, key in BODIES:
        ours = held.get(body)
        rows.append({
            t("cad_col_body"): t(f"cad_body_{body}"),
            t("cad_col_stated"): number(fact(key).number) if key else t("not_stated"),
            t("cad_col_register"): _register(ours.frame.iloc[0]) if ours else t("cad_not_compared"),
            t("cad_col_known"): t(f"cad_known_{body}"),
            t("cad_col_open"): t(f"cad_open_{body}"),
        })  # fmt: skip
    table = common.table({name: [row[name] for row in rows] for name in rows[0]})
    return Figure(
        "cadre_posts",
        _title(found["first_secretary_vacancies"].value, held["secretaries"].frame.iloc[0]["denominator"]),
        scope(held["teams"], selection), table, None,
        ("first_secretaries_in_post_share", "work_team_share"), (contradiction_note("C14"),),
        ("stated", "simulated"), ("F43a", "F43b", "F43c", "F44a", "F44b", "F45a", "C14"),
        unfollowed(held["teams"], selection),
    )  # fmt: skip


def _register(row: object) -> str:
    met, total = int(row["numerator"]), int(row["denominator"])
    return t("cad_fraction", n=number(met), m=with_unit(total, "village")) if total else t("cad_no_poor_village")


def _title(vacant: float, villages: float) -> str:
    if not villages:
        return t("cad_no_poor_village")
    words = {"m": number(villages), "n": number(vacant)}
    return t("cad_secretary_vacant" if vacant else "cad_secretary_all", **words)
