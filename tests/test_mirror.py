"""矛盾镜: a reading moves every figure it touches, everywhere alike, and every figure says so."""

from __future__ import annotations

import pytest

from components.exports import Stamp
from components.text import use
from components.views import delisting, mirror, overview
from components.views.common import scope
from indicators.measure import Selection, measure, register_of

POOR = ("registered_poor",)


@pytest.fixture(autouse=True)
def _zh(demo_snapshot):
    use("zh")


C1 = [("unscheduled", 11, 0), ("before_2016", 0, 11), ("after_2017", 11, 0)]


@pytest.mark.parametrize(("option", "listed", "out"), C1)
def test_c1_moves_the_villages_still_listed_everywhere_alike(option, listed, out):
    readings = () if option == "unscheduled" else (("C1", option),)
    chosen = Selection(household_class=POOR, readings=readings)
    for by in ("district", "township", "village"):
        found = measure(("villages_still_listed", "villages_out"), chosen, by=by)
        assert sum(c[-1] for c in found["villages_still_listed"].cells("area_code")) == listed
        assert sum(c[-1] for c in found["villages_out"].cells("area_code")) == out
    table = overview.village_plan(chosen).table
    counts = dict(zip(table.iloc[:, 0], table.iloc[:, 1], strict=True))
    assert sum(n for name, n in counts.items() if "2016年摘帽" not in name and "2017年摘帽" not in name) == 11
    assert any("已摘帽" in name for name in counts) == (out == 11)
    assert "11" in delisting.plan(chosen).title or "11" in str(delisting.plan(chosen).table.values)


def test_the_mirror_shows_every_option_and_marks_one_of_each():
    rows = mirror.lines(Selection(household_class=POOR, readings=(("C1", "before_2016"),)))
    for key in mirror.MOVED:
        mine = [row for row in rows if row.reading == key]
        assert {row.option for row in mine} == {o.key for o in mirror.READINGS[key].options}
        assert len({row.option for row in mine if row.in_force}) == 1
    still = {row.option: row.measured.value for row in rows if row.measured.indicator.key == "villages_still_listed"}
    assert still == {"unscheduled": 11, "before_2016": 0, "after_2017": 11}
    assert "0与11" in mirror.mirror(Selection(household_class=POOR)).title


def test_what_the_mirror_says_moves_does_move():
    rows = mirror.lines(Selection(household_class=POOR))
    for key, names in mirror.MOVED.items():
        for name in names:
            values = {row.measured.value for row in rows if (row.reading, row.measured.indicator.key) == (key, name)}
            assert len(values) > 1, (key, name)


def test_a_figure_and_its_files_name_the_reading():
    chosen = Selection(household_class=POOR, readings=(("C4", "with_labour"),))
    assert "口径C4：有劳动力的户" in scope(chosen)
    assert "口径" not in scope(Selection(household_class=POOR))
    figure = overview.persons_path(chosen)
    lines = dict(Stamp("s", register_of().as_of, "simulated", "t", "zh").lines(figure))
    assert any("口径C4" in value for value in lines.values())
