"""一个也不落下: what registered poor households lack together, by combination and by village."""

from typing import NamedTuple

from components import charts
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.overview.base import today
from components.views.standing import decimals, knows_poverty
from indicators.facts.gaps import GAPS, NO_GAP
from indicators.measure import Selection, measure
from policy.parameters import parameter

KEY, MANY = "registered_households", "many_gaps_share"
MOST_ROWS = 12
REFERENCES = ("F87b", "F36", "F46b", "F34", "F58", "F78b", "F59")


class Together(NamedTuple):
    """One combination: what is lacking, how many households, which share of all."""

    lacks: tuple[str, ...]
    households: int
    share: float


def combinations_of(selection: Selection) -> list[Together]:
    """Return every combination that occurs, the most frequent first; they add up to the registered households."""
    cells = [(gaps, int(n)) for gaps, n, *_ in measure((KEY,), selection, group="gaps")[KEY].cells("gaps") if n > 0]
    whole = sum(n for _, n in cells)
    found = [Together(tuple(g for g in gaps.split("+") if g != NO_GAP), n, n / whole) for gaps, n in cells]
    return sorted(found, key=lambda one: (-one.households, len(one.lacks), one.lacks))


def together(selection: Selection) -> Figure:
    """Households by what they lack together: every household stands in exactly one row."""
    found = combinations_of(selection)
    measured = measure((MANY,), selection)[MANY]
    heading, share = common.heading_of(KEY), t("ov_share_of_registered")
    columns = {t(f"ov_lack_{gap}"): [t("ov_lacks") if gap in one.lacks else "" for one in found] for gap in GAPS}
    columns |= {
        t("ov_n_lacks"): [len(one.lacks) for one in found],
        heading: [one.households for one in found],
        share: common.per_cent([one.share for one in found]),
    }
    return Figure(
        "together",
        _title(selection, measured.numerator, measured.denominator),
        common.scope(selection, when=today(measured)),
        common.table(columns),
        _view(found) if found else None,
        (MANY, KEY),
        (t("ov_together_note", n=number(parameter("practical_matters_per_year").value)), t("ov_together_sum")),
        ("simulated",),
        REFERENCES,
        tuple(name for name in measured.ignored if name != "year"),
        columns=decimals(share),
    )


def _title(selection: Selection, many: float, whole: float) -> str:
    if not knows_poverty(selection) or not whole:
        return t("dl_no_household")
    words = {"n": with_unit(int(many), "household"), "p": with_unit(many / whole, "percent", 1)}
    return t("ov_together_title", **words) if many else t("ov_together_none")


def _view(found: list[Together]) -> charts.ChartView:
    shown, rest = found[:MOST_ROWS], found[MOST_ROWS:]
    others = sum(one.households for one in rest)
    rows = [
        (",".join(str(GAPS.index(gap)) for gap in one.lacks), one.households, one.share,
         "" if one.lacks else t("ov_lacks_nothing"))
        for one in shown
    ]  # fmt: skip
    if rest:
        rows.append(("", others, sum(one.share for one in rest), t("ov_lacks_others", n=number(len(rest)))))
    frame = {
        "lacks": [row[0] for row in rows],
        "value": [row[1] for row in rows],
        "value_text": [number(row[1]) for row in rows],
        "share_text": [with_unit(row[2], "percent", 1) for row in rows],
        "label": [row[3] for row in rows],
        "emphasis": ["focus" if row[0].count(",") >= 2 else "context" if row[3] else "main" for row in rows],
    }
    keys = (charts.Key(t("ov_key_many"), "focus"), charts.Key(t("ov_key_few"), "main"))
    return charts.combinations(frame, [t(f"ov_lack_{gap}") for gap in GAPS], lang=lang(), keys=keys,
                               unit=common.unit_word("household"), alt=t("ov_together_alt"))  # fmt: skip


class Village(NamedTuple):
    """One village: how many households lack three things or more, of how many."""

    code: str
    many: int
    whole: int
    share: float


def villages_of(selection: Selection) -> list[Village]:
    """Return the villages with registered poor households, the largest share of several gaps first."""
    cells = measure((MANY,), selection, by="village")[MANY].cells("area_code")
    found = [Village(code, int(many), int(whole), share) for code, many, whole, share in cells if whole > 0]
    return sorted(found, key=lambda v: (-v.share, -v.many, v.code))


def together_where(selection: Selection) -> Figure:
    """Villages by the share of households that lack three things or more; small villages are named as such."""
    found, small = villages_of(selection), int(parameter("small_village_households").value)
    measured = measure((MANY,), selection)[MANY]
    names = common.area_names([v.code for v in found], full=True)
    share = common.heading_of(MANY)
    few = sum(v.whole < small for v in found)
    return Figure(
        "together_where",
        _where_title(found, names, small) if knows_poverty(selection) else t("dl_no_household"),
        common.scope(selection, when=today(measured)),
        common.table({
            t("village"): names,
            t("ov_many_heading"): [v.many for v in found],
            common.heading_of(KEY): [v.whole for v in found],
            share: common.per_cent([v.share for v in found]),
            t("ov_small_heading"): [t("ov_small", n=small) if v.whole < small else "" for v in found],
        }),
        None,
        (MANY,),
        (t("ov_small_note", n=small, k=number(few)),),
        ("simulated", "assumption"),
        REFERENCES,
        tuple(name for name in measured.ignored if name != "year"),
        columns=decimals(share),
    )  # fmt: skip


def _where_title(found: list[Village], names: list[str], small: int) -> str:
    """Name the first village that is not too small to be ranked; none where two are alike."""
    large = [(v, name) for v, name in zip(found, names, strict=True) if v.whole >= small]
    if not large:
        return t("ov_many_small", n=small)
    (first, name), *rest = large
    if not first.many:
        return t("ov_together_none")
    if rest and rest[0][0].share == first.share:
        return t("ov_many_tied", p=with_unit(first.share, "percent", 1))
    return t("ov_many_where", name=name, p=with_unit(first.share, "percent", 1))
