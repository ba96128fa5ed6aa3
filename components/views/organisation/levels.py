"""组织体系, level by level: the stated number, the register, vacancies, what the source leaves open (C14)."""

from components.figure import Figure
from components.provenance import fact_value
from components.text import lang, number, t
from components.views import common
from components.views.organisation.base import scope
from components.views.organisation.top import whole
from components.views.shared import ask, contradiction_note, unfollowed
from data.facts import fact
from indicators.measure import Measurement, Selection
from indicators.selection import level_of

# kind of post → the published fact that counts it ('' where the source gives no number)
KINDS = {
    "leading_group_head": "F42", "county_leader": "F43a", "work_group": "F43b", "work_team": "F43c",
    "first_secretary": "F45a", "poverty_officer": "", "deputy_secretary": "",
}  # fmt: skip
# kind of post → levels of area too small to hold it
ABOVE = dict.fromkeys(("leading_group_head", "county_leader"), ("township", "village"))
ABOVE |= dict.fromkeys(("work_group", "poverty_officer", "deputy_secretary"), ("village",))
KEYS = ("posts_on_record", "posts_filled_share", "vacant_post_count", "posts_with_superior_share")
SOURCES = ("F36", "F41a", "F42", "F43a", "F43b", "F43c", "F44a", "F44b", "F45a", "F45b", "C5", "C14")


def figure(selection: Selection) -> Figure:
    """One row per level, from the leading group to the cadres."""
    found = ask(KEYS, selection, group="kind")
    cells = {key: _by_kind(found[key]) for key in KEYS}
    lines = [_line(kind, cells, level_of(selection.area)) for kind in KINDS]
    lines += [_departments(selection), _cadres(selection)]
    heads = (t("or_col_level"), t("or_col_stated"), t("or_col_register"), common.with_word(t("or_col_needs"), "post"),
             common.with_word(t("or_col_vacant"), "post"), t("or_col_superior"), t("or_col_open"))  # fmt: skip
    columns = dict(zip(heads, map(list, zip(*lines, strict=True)), strict=True))
    total = whole(selection)
    return Figure(
        "organisation_levels",
        _title(total["posts_filled_share"], total["vacant_post_count"]),
        scope(found["posts_on_record"], selection),
        common.table(columns),
        None,
        KEYS,
        (t("or_levels_note"), contradiction_note("C14"), contradiction_note("C5")),
        ("stated", "simulated"),
        SOURCES,
        unfollowed(found["posts_on_record"], selection),
    )


def _by_kind(measurement: Measurement) -> dict[str, tuple[int, int]]:
    """Return kind → numerator and denominator."""
    return {kind: (int(met), int(whole) if whole == whole else 0) for kind, met, whole, _ in measurement.cells("kind")}


def _line(kind: str, cells: dict[str, dict[str, tuple[int, int]]], level: str) -> tuple[object, ...]:
    if level in ABOVE.get(kind, ()):
        blank = [t("or_not_applicable")] * 3
        return (common.labels("post_kind", [kind])[0], stated(KINDS[kind]), t(f"or_above_{_home(kind)}"), *blank,
                t(f"or_open_{kind}"))  # fmt: skip
    held = cells["posts_on_record"].get(kind, (0, 0))[0]
    needs = cells["posts_filled_share"].get(kind, (0, 0))[1]
    vacant = cells["vacant_post_count"].get(kind, (0, 0))[0]
    known, below = cells["posts_with_superior_share"].get(kind, (0, 0))
    superior = t("or_fraction", n=number(known), m=number(below)) if below else t("or_not_applicable")
    return (
        common.labels("post_kind", [kind])[0], stated(KINDS[kind]), number(held),
        number(needs) if needs else t("or_not_applicable"), number(vacant) if needs else t("or_not_applicable"),
        superior, t(f"or_open_{kind}"),
    )  # fmt: skip


def _home(kind: str) -> str:
    """Return the level a kind of post belongs to."""
    return "district" if kind in ("leading_group_head", "county_leader") else "township"


def stated(fact_id: str) -> str:
    """Return a published number as the source puts it; where it gives none, that is said."""
    return fact_value(fact(fact_id), lang()) if fact_id else t("not_stated")


def _departments(selection: Selection) -> tuple[object, ...]:
    helping = ask(("departments_helping",), selection)["departments_helping"]
    blank = [t("or_not_applicable")] * 3
    held = t("or_whole_district", n=common.shown(helping))
    return t("or_level_departments"), t("not_stated"), held, *blank, t("or_open_departments")


def _cadres(selection: Selection) -> tuple[object, ...]:
    cadres = ask(("cadre_count",), selection)["cadre_count"]
    return (t("or_level_cadres"), stated("F41a"), common.shown(cadres), *[t("or_not_applicable")] * 3,
            t("or_open_cadres"))  # fmt: skip


def _title(filled: Measurement, vacant: Measurement) -> str:
    if not filled.denominator:
        return t("or_no_post")
    words = {"m": number(filled.denominator), "n": number(vacant.value)}
    return t("or_levels_vacant" if vacant.value else "or_levels_filled", **words)
