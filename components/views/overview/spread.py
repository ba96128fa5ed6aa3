"""Households by their income against the line of the year, and the parts of the income."""

from components import charts
from components.charts import Key
from components.figure import Figure, Note
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.overview.base import counts, not_followed
from components.views.standing import knows_poverty, thousands
from indicators.dimensions import code_order, group_label
from indicators.measure import Measurement, Selection, measure
from policy.parameters import parameter

UNIT = "yuan_per_person"
KEYS = ("poor_households", "just_below_line_households", "households_below_target", "target_gap_per_person",
        "wage_share", "transfer_share")  # fmt: skip


def income_note(selection: Selection) -> Note:
    """Return how many households stand below the target, and the ids of its numbers."""
    return Note(_target_words(selection), ("households_below_target", "target_gap_per_person", "income_target_2017"))


def _target_words(selection: Selection) -> str:
    """Return how many households stand below 6,000 yuan per person and how far their members are from it."""
    found = measure(KEYS, selection)
    below, gap = int(found["households_below_target"].value), found["target_gap_per_person"].value
    goal = with_unit(parameter("income_target_2017").value, UNIT)
    if gap != gap and not _bands(selection):
        return t("ov_income_none")
    if not below:
        return t("ov_target_none", goal=goal)
    return t("ov_target_below", n=with_unit(below, "household"), goal=goal, gap=with_unit(gap, UNIT))


def income_spread(selection: Selection) -> Figure:
    """Households by their income against the line of the year, in tenths of the line."""
    found = measure(KEYS, selection)
    counted = _bands(selection)
    heading = common.heading_of("registered_households")
    table = common.table({t("ov_band"): [c[1] for c in counted], heading: [c[2] for c in counted]})
    frame = common.table(
        {
            "label": [c[1] for c in counted],
            "value": [c[2] for c in counted],
            "value_text": [number(c[2]) for c in counted],
            "emphasis": ["main" if c[0].startswith("below") else "context" for c in counted],
        }
    )
    keys = (Key(t("ov_below_line")), Key(t("ov_above_line"), "context"))
    view = charts.bars(
        frame, lang=lang(), unit=common.unit_word("household"), alt=t("ov_spread_alt"), keys=keys, label_width=14.0
    )
    line = with_unit(parameter("poverty_line", selection.year).value, UNIT)
    return Figure(
        "income_spread",
        _spread_title(selection, found),
        common.scope(selection) + t("ov_line_is", line=line),
        table,
        view if counted else None,
        ("poor_households", "just_below_line_households", "households_below_target"),
        (t("ov_band_note"), _target_words(selection)),
        ("simulated", "reported"),
        ("X24", "F18b"),
        not_followed(found.values()),
        columns=thousands(heading),
    )


def _bands(selection: Selection) -> list[tuple[str, str, int]]:
    """Return band, its name and its households, every band in order; nothing for a selection without incomes."""
    frame = measure(("six_guarantees_share",), selection, group="income_band")["six_guarantees_share"].frame
    count = dict(zip(frame["income_band"].astype("str"), frame["denominator"].fillna(0).astype("int64"), strict=True))
    order = [*code_order("income_band", "household_years"), *(["unknown"] if count.get("unknown") else [])]
    found = [(code, group_label("income_band", code, lang()), int(count.get(code, 0))) for code in order]
    return found if any(n for _, _, n in found) else []


def _spread_title(selection: Selection, found: dict[str, Measurement]) -> str:
    below = int(found["poor_households"].value)
    near = int(found["just_below_line_households"].value)
    if not knows_poverty(selection):
        return t("dl_no_household")
    if not below:
        return t("dl_path_none", year=selection.year)
    return t("ov_spread", n=with_unit(below, "household"), m=number(near))


def income_sources(selection: Selection) -> Figure:
    """The parts of the register's net income: wages, transfers, and own business and property together."""
    found = measure(KEYS, selection)
    (wage, whole), (transfer, _) = counts(found["wage_share"]), counts(found["transfer_share"])
    parts = [("wage", wage, "main"), ("own", whole - wage - transfer, "third"), ("transfer", transfer, "context")]
    parts = [p for p in parts if p[1] > 0] if whole > 0 else []
    shares = common.per_cent([p[1] / whole for p in parts])
    names = [t(f"ov_source_{p[0]}") for p in parts]
    heading = t("ov_source_heading")
    table = common.table({t("ov_source"): names, heading: shares, t("ov_source_yuan"): [p[1] for p in parts]})
    frame = common.table(
        {
            "label": names,
            "value": [p[1] for p in parts],
            "value_text": [with_unit(s / 100, "percent", 1) for s in shares],
            "emphasis": [p[2] for p in parts],
        }
    )
    title = t("ov_income_none")
    if parts:
        title = t("ov_sources", a=common.shown(found["wage_share"]), b=common.shown(found["transfer_share"]))
    return Figure(
        "income_sources",
        title,
        common.scope(selection),
        table,
        charts.share_bar(frame, lang=lang(), alt=t("ov_sources_alt")) if parts else None,
        ("wage_share", "transfer_share"),
        (t("ov_sources_note"),),
        ("simulated",),
        ("F19", "F32"),
        not_followed(found.values()),
        columns=_numbers(heading, t("ov_source_yuan")),
    )


def _numbers(share: str, whole: str) -> dict[str, dict]:
    return {share: {"type_config": {"type": "number", "format": "%.1f"}}} | thousands(whole)
