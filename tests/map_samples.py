"""Villages for the tests of the maps: one per status, two at one place, and names that try to be code."""

from __future__ import annotations

import pandas as pd

from components.maps import AreaShading, MapModel, build_map
from policy.words import Text

HOSTILE = [
    "<img src=x onerror=window.__xss=1>",
    "<script>window.__xss=1</script>",
    "${window.__xss=1}",
    "`;window.__xss=1;`",
    "</script><script>window.__xss=1</script>",
    "\\`;window.__xss=1;//",
    "<svg onload=window.__xss=1>",
    "'-(window.__xss=1)-'",
    '" onmouseover="window.__xss=1" x="',
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt;",
    "http://example.org/x.js",
    "url(https://example.org/x.png)",
    "_0123456789abcdef0123456789abcdef",
]
DETAILS = {"n_households": Text("建档立卡户", "Registered poor households"), "led": Text("第一书记", "First secretary")}
SOURCE = {"lang": "zh", "source": "测试登记册，截至2016-04-13", "mark": "模拟数据"}
ROWS = [
    ("V1", "甲村", "荣山镇", "left", 106.02, 32.40, True, "12户", "已到岗"),
    ("V2", "乙村", "荣山镇", "plan2016", 106.05, 32.41, False, "30户", "已到岗"),
    ("V3", "丙村", "宝轮镇", "plan2017", 105.61, 32.41, False, "41户", "缺"),
    ("V4", "丁村", "宝轮镇", "no_year", 105.61, 32.41, False, None, "已到岗"),
    ("V5", "戊村", "三堆镇", "after2017", 105.63, 32.52, False, "9户", "已到岗"),
    ("V6", "己村", "三堆镇", "plan2017", 105.66, 32.55, True, "8户", "已到岗"),
]
NAMES = ["code", "name", "township", "status", "lon", "lat", "alert", *DETAILS]


def villages() -> pd.DataFrame:
    return pd.DataFrame(ROWS, columns=NAMES)


def many() -> pd.DataFrame:
    """54 villages over the district."""
    rows = [
        (f"510802100S{i:02d}", f"示例村{i:02d}", *ROWS[i % 6][2:4], 105.45 + 0.09 * (i % 9), 32.32 + 0.05 * (i // 9))
        + ROWS[i % 6][6:]
        for i in range(54)
    ]
    return pd.DataFrame(rows, columns=NAMES)


def hostile() -> pd.DataFrame:
    """One village per hostile text, in every field a text can stand in."""
    spots = [(105.50 + 0.06 * (i % 7), 32.38 + 0.06 * (i // 7)) for i in range(len(HOSTILE))]
    rows = [
        (f"X{i}", text, text, "plan2016", lon, lat, i == 0, text, text)
        for i, (text, (lon, lat)) in enumerate(zip(HOSTILE, spots, strict=True))
    ]
    return pd.DataFrame(rows, columns=NAMES)


def shades() -> pd.DataFrame:
    """Nine townships with values, one without."""
    codes = [f"5108021{i:02d}" for i in range(7)] + ["510802200", "510802201", "510802202"]
    values = [1.0, 2.0, 3.5, 4.0, 5.0, 6.0, 7.5, 8.0, 12.0, None]
    return pd.DataFrame({"area_code": codes, "value": values})


SHADING = AreaShading(Text("贫困发生率", "Poverty headcount ratio"), Text("%", "%"), decimals=1)


def model(**changes) -> MapModel:
    """The sample map; keyword arguments replace those of `build_map`."""
    return build_map(**{"villages": villages(), "details": DETAILS, **SOURCE, **changes})


def hostile_model(**changes) -> MapModel:
    """The map of hostile texts, also in source, mark, note and labels."""
    text = "</script>`${window.__xss=1}`<img src=x onerror=window.__xss=1>{{ 7*7 }}"
    labels = {"n_households": Text(text, text), "led": Text(text, text)}
    shading = AreaShading(Text(text, text), Text(text, text), decimals=1)
    words = {"source": text, "mark": text, "note": text}
    return build_map(hostile(), shades(), **{"lang": "zh", "details": labels, "shading": shading, **words, **changes})
