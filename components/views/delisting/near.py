"""Households near the line: how incomes are spread around it, what else is guaranteed, who stands closest."""

from math import ceil

from components import charts
from components.figure import Figure
from components.text import lang, number, say, t, with_unit
from components.views import common
from components.views.standing import cases, decimals, thousands
from indicators.dimensions import DIMENSIONS
from indicators.facts.common import NEAR_LINE_BAND
from indicators.indicator import find
from indicators.lists import find_list
from indicators.measure import Selection, measure
from policy.parameters import parameter

READY = "exit_ready_share"
GUARANTEES = ("schooling_share", "medical_care_share", "safe_housing_share", "safe_water_share", "power_share",
              "broadcasting_share")  # fmt: skip
ALL_SIX = "six_guarantees_share"
BINS = {
    "below_30": 0.6, "below_20_30": 0.7, "below_10_20": 0.8, "below_0_10": 0.9, "above_0_10": 1.0, "above_10_20": 1.1,
    "above_20_30": 1.2, "above_30": 1.3,
}  # fmt: skip
NEAR = ("below_0_10", "above_0_10")
LISTS = {"above": "near_line_households", "below": "just_below_line_households"}


def _line(selection: Selection) -> int:
    return parameter("poverty_line", selection.year).value


def spread(selection: Selection) -> dict[str, int]:
    """Return the number of registered households in each tenth of the line; `unknown` has no income on record."""
    frame = measure((READY,), selection, group="income_band")[READY].frame
    found = {str(k): int(n) for k, n in zip(frame["income_band"], frame["denominator"].fillna(0), strict=True)}
    return {band: found.get(band, 0) for band in (*BINS, "unknown")}


def income_spread(selection: Selection) -> Figure:
    """Registered households by income per person in tenths of the line; the band around it is a way to look."""
    counts, line = spread(selection), _line(selection)
    bins = {band: counts[band] for band in BINS}
    frame = common.table({
        "start": list(BINS.values()), "end": [round(start + 0.1, 1) for start in BINS.values()],
        "value": list(bins.values()), "value_text": [number(n) for n in bins.values()],
        "emphasis": ["focus" if band in NEAR else "context" for band in bins],
    })  # fmt: skip
    words = with_unit(line, "yuan_per_person")
    lines = common.table({"x": [1.0], "label": [t("dl_line", year=selection.year, line=words)]})
    near = (1 - NEAR_LINE_BAND, 1 + NEAR_LINE_BAND, t("dl_band", p=number(NEAR_LINE_BAND * 100)))
    ticks = _ticks(line)
    view = charts.histogram(
        frame, lines, near, ticks, lang=lang(), unit=t("dl_unit_spread"), alt=t("dl_spread_alt"), plot_em=11.0
    )
    labels = DIMENSIONS["income_band"].labels
    table = common.table(
        {t("dl_distance"): [say(labels[band]) for band in bins], t("dl_households"): list(bins.values())}
    )
    notes = [t("dl_band_note", p=number(NEAR_LINE_BAND * 100)), t("dl_open_bins")]
    if counts["unknown"]:
        notes.append(t("dl_income_missing", n=with_unit(counts["unknown"], "household")))
    return Figure(
        "delisting_spread",
        _spread_title(bins),
        common.scope(selection),
        table if sum(bins.values()) else table.iloc[:0],
        view,
        ("near_line_households", "just_below_line_households"),
        tuple(notes),
        references=("X24", "C11"),
        ignored=measure((READY,), selection)[READY].ignored,
    )


def _ticks(line: int) -> object:
    """Return the edges of the bins in yuan; the open outer bins say that they are open."""
    first, *edges, last = [(start, number(ceil(round(start * line, 6)))) for start in [*BINS.values()][1:]]
    outer = [(first[0] - 0.05, t("dl_lower", n=first[1])), (last[0] + 0.05, t("dl_higher", n=last[1]))]
    rows = [outer[0], *edges, outer[1]]
    return common.table({"x": [x for x, _ in rows], "label": [label for _, label in rows]})


def _spread_title(bins: dict[str, int]) -> str:
    if not sum(bins.values()):
        return t("dl_no_household")
    below, above = (number(bins[band]) for band in NEAR)
    return t("dl_spread_title", above=above, below=below)


def guarantees(selection: Selection) -> Figure:
    """The six guarantees of a household one by one, and all six together; shares of registered households."""
    found = measure((*GUARANTEES, ALL_SIX), selection)
    shares = {key: found[key].value for key in (*GUARANTEES, ALL_SIX)}
    lowest = _lowest(shares)
    known = [key for key in shares if shares[key] == shares[key]]
    frame = common.table({
        "label": [say(found[key].indicator.label) for key in known],
        "value": common.per_cent([shares[key] for key in known]),
        "value_text": [number(shares[key] * 100, 1) for key in known],
        "emphasis": ["focus" if key == lowest else "context" if key == ALL_SIX else "main" for key in known],
    })  # fmt: skip
    view = charts.bars(frame, lang=lang(), unit="%", alt=t("dl_six_alt"), label_width=10.0) if known else None
    heads = {t("dl_guarantee"): [say(found[key].indicator.label) for key in known],
             t("dl_met_households"): [int(found[key].numerator) for key in known],
             t("dl_households"): [int(found[key].denominator) for key in known],
             t("dl_share"): common.per_cent([shares[key] for key in known])}  # fmt: skip
    return Figure(
        "delisting_six",
        _six_title(shares, lowest),
        common.scope(selection),
        common.table(heads),
        view,
        (*GUARANTEES, ALL_SIX),
        (t("dl_yardstick"), t("dl_unrecorded")),
        references=("X30a",),
        ignored=found[ALL_SIX].ignored,
        columns=decimals(t("dl_share")),
    )


def _lowest(shares: dict[str, float]) -> str | None:
    """Return the guarantee that stands alone at the bottom; None where several share it."""
    ranked = sorted(GUARANTEES, key=lambda key: shares[key])
    return ranked[0] if shares[ranked[0]] < shares[ranked[1]] else None


def _six_title(shares: dict[str, float], lowest: str | None) -> str:
    if shares[ALL_SIX] != shares[ALL_SIX]:
        return t("dl_no_household")
    if lowest:
        name = say(find(lowest).label)
        return t("dl_six_lowest", name=name.removesuffix("率"), p=with_unit(shares[lowest], "percent"))
    return t("dl_six_all", p=with_unit(shares[ALL_SIX], "percent"))


def near_list(selection: Selection, side: str) -> Figure:
    """Households just above or just below the line, the nearest first."""
    key = LISTS[side]
    found, rule = cases(key, selection), find_list(key)
    which = side if len(found) else "none"
    distance = found["income_per_person_cny"] - found["line_cny"]
    table = common.table({
        t("dl_household"): found["household_id"],
        t("dl_village"): common.area_names(found["village_code"], full=True),
        t("dl_category"): common.labels("household_category", found["category"]),
        t("dl_poverty_cause"): common.labels("poverty_cause", found["poverty_cause"]),
        t("dl_members"): found["n_persons"].astype(int),
        common.heading_of("mean_net_income"): found["income_per_person_cny"].round().astype(int),
        t("dl_to_line"): distance.round().astype(int),
    })  # fmt: skip
    p = number(NEAR_LINE_BAND * 100)
    return Figure(
        f"delisting_near_{side}",
        t(f"dl_near_{which}", n=with_unit(len(found), "household"), p=p),
        common.scope(selection),
        table,
        None,
        (key,),
        (rule.rule.get(lang()), t("dl_band_note", p=p)),
        ignored=rule.ignored(selection),
        columns=thousands(common.heading_of("mean_net_income")),
    )
