"""The page's finding and its six key figures."""

from components.figure import Tile
from components.text import number, say, t, with_unit
from components.views import common
from components.views.cadres.rows import scope, whole
from components.views.shared import per_cent
from indicators.measure import Measurement, Selection
from policy.parameters import parameter


def heading(selection: Selection) -> tuple[str, str, tuple[str, ...]]:
    """Return the finding of the page, its scope and the ids of its numbers."""
    coverage = whole(selection)["cadre_coverage"]
    met, total = _parts(coverage)
    words = {"n": number(total - met), "m": number(total)}
    title = t("cad_nobody") if not total else t("cad_title_all" if met == total else "cad_title", **words)
    return title, scope(coverage, selection), ("uncovered_households", "cadre_coverage")


def tiles(selection: Selection) -> list[Tile]:
    """Return the key figures: households, cadres, visits, matters, first secretaries, departments."""
    found = whole(selection)
    return [
        _uncovered(found["cadre_coverage"]),
        _over_duty(found),
        _share(found["visited_recently_share"], t("cad_tile_visited")),
        _share(found["enough_matters_share"], t("cad_tile_matters", n=parameter("practical_matters_per_year").value),
               "practical_matters_per_year", "F46b"),
        _villages(found["first_secretaries_in_post_share"], t("cad_tile_secretaries"), t("cad_tile_secretaries_note"),
                  "F45b"),
        _villages(found["need_match_share"], t("cad_tile_match"),
                  t("cad_tile_match_note", n=number(found["mismatched_villages"].value)), "mismatched_villages", "F38"),
    ]  # fmt: skip


def _parts(measurement: Measurement) -> tuple[int, int]:
    return int(measurement.numerator), int(measurement.denominator)


def _uncovered(coverage: Measurement) -> Tile:
    met, total = _parts(coverage)
    refs = ("uncovered_households", "cadre_coverage")
    if not total:
        return Tile(t("cad_tile_uncovered"), t("cad_not_applicable"), t("cad_nobody"), refs=refs)
    note = t("cad_tile_covered", met=with_unit(met, "household"), share=per_cent(coverage.value))
    tone = "alert" if total > met else "plain"
    return Tile(t("cad_tile_uncovered"), with_unit(total - met, "household"), note, tone=tone, refs=refs)


def _over_duty(found: dict[str, Measurement]) -> Tile:
    over, cadres = found["cadres_over_duty"], found["cadre_count"]
    note = t(
        "cad_tile_duty", n=common.shown(cadres),
        leader=parameter("cadre_duty_leader").value, general=parameter("cadre_duty_general").value,
    )  # fmt: skip
    refs = ("cadres_over_duty", "cadre_count", "cadre_duty_leader", "cadre_duty_general", "F35")
    return Tile(say(over.indicator.label), common.shown(over), note, refs=refs)


def _share(measurement: Measurement, note: str, *behind: str) -> Tile:
    (met, total), refs = _parts(measurement), (measurement.indicator.key, *behind)
    if not total:
        return Tile(say(measurement.indicator.label), t("cad_not_applicable"), t("cad_nobody"), refs=refs)
    return Tile(say(measurement.indicator.label), common.shown(measurement),
                t("cad_tile_of", n=number(met), m=with_unit(total, "household"), note=note), refs=refs)  # fmt: skip


def _villages(measurement: Measurement, label: str, note: str, *behind: str) -> Tile:
    (met, total), refs = _parts(measurement), (measurement.indicator.key, *behind)
    if not total:
        return Tile(label, t("cad_not_applicable"), t("cad_no_poor_village"), refs=refs)
    return Tile(label, t("cad_fraction", n=number(met), m=with_unit(total, "village")), note, refs=refs)
