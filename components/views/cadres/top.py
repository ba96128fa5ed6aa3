"""The page's finding and its six key figures."""

from components.figure import Tile
from components.text import number, say, t, with_unit
from components.views import common
from components.views.cadres.rows import per_cent, scope, whole
from indicators.measure import Measurement, Selection
from policy.parameters import parameter


def heading(selection: Selection) -> tuple[str, str]:
    """Return the finding of the page and its scope."""
    coverage = whole(selection)["cadre_coverage"]
    met, total = _parts(coverage)
    words = {"n": number(total - met), "m": number(total)}
    title = t("cad_nobody") if not total else t("cad_title_all" if met == total else "cad_title", **words)
    return title, scope(coverage, selection)


def tiles(selection: Selection) -> list[Tile]:
    """Return the key figures: households, cadres, visits, matters, first secretaries, departments."""
    found = whole(selection)
    return [
        _uncovered(found["cadre_coverage"]),
        _over_duty(found),
        _share(found["visited_recently_share"], t("cad_tile_visited")),
        _share(found["enough_matters_share"], t("cad_tile_matters", n=parameter("practical_matters_per_year").value)),
        _villages(found["first_secretaries_in_post_share"], t("cad_tile_secretaries"), t("cad_tile_secretaries_note")),
        _villages(found["need_match_share"], t("cad_tile_match"),
                  t("cad_tile_match_note", n=number(found["mismatched_villages"].value))),
    ]  # fmt: skip


def _parts(measurement: Measurement) -> tuple[int, int]:
    return int(measurement.numerator), int(measurement.denominator)


def _uncovered(coverage: Measurement) -> Tile:
    met, total = _parts(coverage)
    if not total:
        return Tile(t("cad_tile_uncovered"), t("cad_not_applicable"), t("cad_nobody"))
    note = t("cad_tile_covered", met=with_unit(met, "household"), share=per_cent(coverage.value))
    tone = "alert" if total > met else "plain"
    return Tile(t("cad_tile_uncovered"), with_unit(total - met, "household"), note, tone=tone)


def _over_duty(found: dict[str, Measurement]) -> Tile:
    over, cadres = found["cadres_over_duty"], found["cadre_count"]
    note = t(
        "cad_tile_duty", n=common.shown(cadres),
        leader=parameter("cadre_duty_leader").value, general=parameter("cadre_duty_general").value,
    )  # fmt: skip
    return Tile(say(over.indicator.label), common.shown(over), note)


def _share(measurement: Measurement, note: str) -> Tile:
    met, total = _parts(measurement)
    if not total:
        return Tile(say(measurement.indicator.label), t("cad_not_applicable"), t("cad_nobody"))
    return Tile(say(measurement.indicator.label), common.shown(measurement),
                t("cad_tile_of", n=number(met), m=with_unit(total, "household"), note=note))  # fmt: skip


def _villages(measurement: Measurement, label: str, note: str) -> Tile:
    met, total = _parts(measurement)
    if not total:
        return Tile(label, t("cad_not_applicable"), t("cad_no_poor_village"))
    return Tile(label, t("cad_fraction", n=number(met), m=with_unit(total, "village")), note)
