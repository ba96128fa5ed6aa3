"""实事与产业: what is done for households against the rule of two practical matters and one leading industry."""

from components.figure import Figure, Note
from components.text import number, say, t, with_unit
from components.views.cadres.parts import rest_figure
from components.views.cadres.rows import by_area, whole
from components.views.shared import contradiction_note
from indicators.measure import Selection
from policy.parameters import parameter
from policy.readings import READINGS


def enough(selection: Selection) -> Figure:
    """Households with at least the ruled number of practical matters in 365 days, and those short of it, by area."""
    found = by_area(selection)["enough_matters_share"]
    return rest_figure("cadre_matters_area", "matters", found, selection, notes=(t("cad_matters_note"),))


def industry(selection: Selection) -> Figure:
    """Leading industries in place and missing, by area, under the reading of C17 in force."""
    found = by_area(selection)["leading_industry_share"]
    reading = READINGS["C17"]
    chosen = selection.full_readings()["C17"]
    note = t("cad_reading", id="C17", option=say(reading.option(chosen).label))
    unit = "cadre" if chosen == "per_cadre" else "household"
    return rest_figure(
        "cadre_industry_area", f"industry_{unit}", found, selection, unit, (note, contradiction_note("C17"))
    )


def callout(selection: Selection) -> Note:
    """Return whether the matters done would suffice in all, and how many households are short all the same."""
    found = whole(selection)
    done, households = (int(found["matters_per_household"].frame[c].iloc[0]) for c in ("numerator", "denominator"))
    if not households:
        return Note(t("cad_nobody"))
    rule = parameter("practical_matters_per_year").value
    short = households - int(found["enough_matters_share"].frame["numerator"].iloc[0])
    key = (
        "cad_matters_spare"
        if done >= rule * households and short
        else "cad_matters_short"
        if short
        else "cad_matters_full"
    )
    words = t(key, done=with_unit(done, "matter"), due=number(rule * households), rule=number(rule),
             short=with_unit(short, "household"), m=with_unit(households, "household"))  # fmt: skip
    return Note(words, ("matters_done", "enough_matters_share", "practical_matters_per_year", "F46b"))
