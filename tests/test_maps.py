"""Maps: one symbology, table equal to map, classes counted, symbols apart, names free of symbols."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from components.maps import geometry, live, symbology
from components.maps.projection import Box, Frame, Name, Projection, overlap, place_names, relax
from components.theme import TOKENS
from tests import map_samples
from tests.house import ROOT

STATIC = ROOT / "static"


# --- symbology -----------------------------------------------------------------------------------------------------


def test_every_status_differs_in_shape_and_in_colour():
    found = list(symbology.statuses().values())
    assert [s.key for s in found] == [key for key, row in TOKENS["status"].items() if "shape" in row]
    assert len({s.shape for s in found}) == len(found)
    filled = [s.fill for s in found if not s.is_open]
    assert len(set(filled)) == len(filled)


def test_statuses_are_the_tokens():
    for key, row in TOKENS["status"].items():
        if "shape" in row:
            body = symbology.symbol_parts(key)[-1][1]
            assert (body["fill"], body["d"]) == (row["fill"], symbology.SHAPES[row["shape"]])
    assert symbology.ring_parts()[-1][1]["stroke"] == TOKENS["status"]["alert"]["ring"]


def test_no_colour_or_shape_is_written_outside_the_symbology():
    own = ROOT / "components" / "maps"
    sources = [*own.glob("*.py"), *own.glob("*.js"), *own.glob("*.css"), *(STATIC / "map").iterdir()]
    colours = {path.name: re.findall(r"#[0-9A-Fa-f]{6}\b", path.read_text("utf-8")) for path in sources}
    assert not {name: found for name, found in colours.items() if found}
    shapes = [path.name for path in sources if path.name != "symbology.py" and "M-50" in path.read_text("utf-8")]
    assert shapes == []


def test_an_unknown_status_names_the_nearest():
    with pytest.raises(ValueError, match="did you mean 'plan2016'"):
        map_samples.model(villages=map_samples.villages().assign(status="plan_2016"))


@pytest.mark.parametrize(
    ("values", "method", "expected"),
    [
        ([], "quantile", ()),
        ([3.0], "quantile", (3.0, 3.0)),
        ([2.0, 2.0], "equal", (2.0, 2.0)),
        ([0.0, 10.0], "equal", (0.0, 2.0, 4.0, 6.0, 8.0, 10.0)),
        (list(range(1, 11)), "quantile", (1, 2, 4, 6, 8, 10)),
        ([1, 1, 1, 1, 9], "quantile", (1, 9)),
    ],
)
def test_class_limits(values, method, expected):
    assert symbology.class_breaks(values, method) == expected


def test_classes_hold_every_value_once():
    model = map_samples.model(area_values=map_samples.shades(), shading=map_samples.SHADING)
    values = [value for value in model.areas.values() if value is not None]
    classes = Counter(symbology.class_of(value, model.shade.breaks) for value in values)
    assert model.shade.counts == tuple(classes[i] for i in range(5))
    assert (sum(model.shade.counts), model.shade.n_missing) == (9, 1)
    assert model.shade.colours == symbology.RAMP
    assert model.shade.limits == ("1.0–2.0", "2.0–4.0", "4.0–5.0", "5.0–7.5", "7.5–12.0")


# --- model ---------------------------------------------------------------------------------------------------------


def test_table_and_map_show_the_same():
    model = map_samples.model(area_values=map_samples.shades(), shading=map_samples.SHADING)
    table, sent = model.table("zh"), live.wire(model)
    assert list(table["编码"]) == [row[0] for row in sent["rows"]]
    assert list(table["村"]) == [row[1] for row in sent["rows"]]
    assert list(table["乡镇、街道"]) == [sent["towns"][row[2]] for row in sent["rows"]]
    assert list(table["摘帽年度"]) == [sent["states"][row[3]][1] for row in sent["rows"]]
    assert list(table["是否需关注"] == "需关注") == [bool(row[4]) for row in sent["rows"]]
    assert list(table["建档立卡户"]) == [row[7] for row in sent["rows"]]
    legend = {label: count for _, label, count, ring in sent["legend"] if not ring}
    assert legend == {label: f"{n}个" for label, n in Counter(table["摘帽年度"]).items()}


def test_the_table_speaks_both_languages():
    head = list(map_samples.model().table("en").columns)
    assert head == ["Village", "Township", "Delisting status", "Needs attention", "Code"] + [
        text.en for text in map_samples.DETAILS.values()
    ]


def test_the_model_is_json():
    model = map_samples.model(area_values=map_samples.shades(), shading=map_samples.SHADING, selected="V3")
    assert json.loads(json.dumps(model.as_dict()))["selected"] == "V3"
    json.dumps(live.wire(model))


def test_a_choice_that_is_not_on_the_map_is_dropped():
    assert map_samples.model(selected="V9").selected is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"lon": float("nan")}, "V1 has no usable position"),
        ({"code": "V1"}, "code 'V1' stands twice"),
    ],
)
def test_unusable_rows_are_refused(change, message):
    with pytest.raises(ValueError, match=message):
        map_samples.model(villages=map_samples.villages().assign(**change))


def test_a_missing_column_is_named():
    with pytest.raises(ValueError, match="column 'township' is missing"):
        map_samples.model(villages=map_samples.villages().drop(columns="township"))


def test_shading_needs_its_words():
    with pytest.raises(ValueError, match="belong together"):
        map_samples.model(area_values=map_samples.shades())


def test_an_update_is_small():
    assert len(json.dumps(live.wire(map_samples.model(villages=map_samples.many())))) < 8_500


# --- ground and spacing --------------------------------------------------------------------------------------------


def test_the_ground_covers_every_township_once():
    ground = geometry.ground()
    assert len(ground.townships) == len(ground.names) == 20
    assert ground.payload.startswith(ground.key.encode())
    sent = json.loads(ground.payload[12:])
    assert sent["townships"] == ground.townships
    assert sent["look"] == json.loads(json.dumps(symbology.look()))
    assert geometry.ground() is ground


def test_projection_and_back():
    plane = Projection(Frame(105.2, 32.1, 106.3, 32.8), 900, 600, 20)
    for lon, lat in ((105.2, 32.1), (105.8, 32.45), (106.3, 32.8)):
        back = plane.lonlat(*plane.point(lon, lat))
        assert back == pytest.approx((lon, lat), abs=1e-9)


def test_symbols_are_pushed_apart_and_stay_near():
    homes = [(100.0, 100.0)] * 6 + [(130.0, 100.0), (400.0, 300.0)]
    spots = relax(homes, [17.5] * 8)
    pairs = [(a, b) for i, a in enumerate(spots) for b in spots[i + 1 :]]
    assert min((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 for a, b in pairs) ** 0.5 > 34.9
    assert spots[7] == homes[7]
    assert max((x - 105) ** 2 + (y - 100) ** 2 for x, y in spots[:7]) ** 0.5 < 70
    assert spots == relax(homes, [17.5] * 8)


def test_names_cover_no_symbol_and_stay_at_home():
    square = [[(0.0, 0.0), (200.0, 0.0), (200.0, 200.0), (0.0, 200.0), (0.0, 0.0)]]
    names = [Name(Box(100, 100, 60, 20), square), Name(Box(100, 100, 60, 20), square)]
    symbols = [Box(100, 100, 30, 30)]
    first, second = place_names(names, symbols, 5)
    assert first and second
    boxes = [Box(*first, 60, 20), Box(*second, 60, 20), *symbols]
    assert all(overlap(a, b) == 0 for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert place_names(names, symbols, 1)[1] is None
    assert place_names(names, [Box(100, 100, 500, 500)], 5) == [None, None]
