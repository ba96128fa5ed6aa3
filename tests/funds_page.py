"""The page of funds for its tests: every figure of a selection, and selections of every kind."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from components.figure import Figure
from components.views import funds as view
from data.dictionary import codes
from geo.areas import areas
from indicators.measure import Selection

POOR = Selection(household_class=("registered_poor",))
QUICK = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
WHOLE_PAGE = settings(QUICK, max_examples=8)


def figures_of(selection: Selection) -> list[Figure]:
    """Every figure of the page, in every choice; one sample of each method."""
    return [
        view.flow.picture(selection), view.flow.places(selection), view.flow.listed(selection),
        *(view.grants.coverage(selection, part) for part in view.CHOICES["by"]),
        view.grants.delivery(selection), view.grants.standard(selection),
        *(view.grants.listed(selection, which) for which in view.CHOICES["list"]),
        view.rules.compliance(selection), view.rules.known(selection), view.rules.four(selection),
        view.loans.lines(selection), view.loans.terms(selection), view.loans.industries(selection),
        view.leverage.parts(selection), view.leverage.areas(selection), view.leverage.derived(selection),
        view.goods.by_unit(selection), view.goods.listed(selection), view.goods.said(selection),
        view.checks.kinds(selection), view.checks.listed(selection), view.checks.balanced(selection),
        view.audit.said(selection), view.audit.months(selection),
        *(view.audit.sample(selection, "7", "60", method) for method in view.CHOICES["method"]),
        view.audit.strata(selection, "7", "60", "stratified"),
    ]  # fmt: skip


def notes_of(selection: Selection) -> list[str]:
    """Every callout of the page."""
    notes = [view.flow.balance(selection), view.grants.callout()]
    notes += [view.audit.sample_note(selection, "7", "60", method) for method in view.CHOICES["method"]]
    return [note.sentence for note in notes]


@st.composite
def selections(draw) -> Selection:
    """Any area, class, cause, category, kind of village, department, labour and year; many leave nothing at all."""
    known = areas()
    area = draw(st.sampled_from(["510802", *known.loc[known["level"] != "district", "area_code"]]))
    return Selection(
        area=draw(st.sampled_from(["510802", area])),
        household_class=draw(st.sampled_from([("registered_poor",), ("registered_poor",), (), ("key_economic",)])),
        poverty_cause=draw(st.sampled_from([(), *[(code,) for code in codes("poverty_cause")]])),
        category=draw(st.sampled_from([(), ("wubao",), ("dibao", "general")])),
        village_kind=draw(st.sampled_from(["all", "poor", "other"])),
        department=draw(st.sampled_from([(), (), ("D001",), ("D007", "D012")])),
        labour=draw(st.sampled_from([(), ("without",)])),
        year=draw(st.sampled_from([2014, 2015])),
    )
