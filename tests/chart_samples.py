"""One sample of every chart kind in a language; the same data serve the tests and a look at the pictures."""

import pandas as pd

from components import charts
from components.charts import ChartView, Key

TOWNS = {
    "zh": ["荣山镇", "大石镇", "宝轮镇", "三堆镇", "龙潭乡", "盘龙镇"],
    "en": ["Rongshan Town", "Dashi Town", "Baolun Town", "Sandui Town", "Longtan Township", "Panlong Town"],
}


def samples(lang: str, em: float | None = None) -> dict[str, ChartView]:
    """Return a view of every kind, by kind."""
    makers = (_bars, _two, _columns, _dots, _trajectory, _panels, _calendar, _heat, _ladder, _histogram, _strip,
              _frontier, _flows, _ribbon, _share, _units, _sankey)  # fmt: skip
    return {maker.__name__.strip("_"): maker(lang, {"lang": lang, "em": em}) for maker in makers}


def say(lang: str, zh: str, en: str) -> str:
    return zh if lang == "zh" else en


def _bars(lang: str, face: dict) -> ChartView:
    values = [612, 480, 433, 320, 95, 60]
    frame = pd.DataFrame({
        "label": TOWNS[lang], "value": values, "value_text": [f"{v}" for v in values],
        "emphasis": ["context", "context", "focus", "context", "context", "context"], "target": 500,
    })  # fmt: skip
    keys = (Key(say(lang, "目标500户", "target 500"), "plan"),)
    return charts.bars(frame, unit=say(lang, "户", "households"), keys=keys, alt="bars", **face)


def _two(lang: str, face: dict) -> ChartView:
    frame = pd.DataFrame({
        "label": TOWNS[lang][:4], "value": [612, 480, 33, 5], "rest": [40, 120, 300, 2], "value_text": ["612",
            "480", "33", "5"],
        "rest_text": ["40", "120", "300", "2"], "rest_emphasis": ["context", "context", "focus", "context"],
        "share_text": ["94%", "80%", "10%", "71%"],
    })  # fmt: skip
    keys = (Key(say(lang, "已有包带干部", "has a cadre")), Key(say(lang, "尚无", "has none"), "context"))
    return charts.bars(frame, unit=say(lang, "户", "households"), keys=keys, alt="two parts", **face)


def _columns(lang: str, face: dict) -> ChartView:
    frame = pd.DataFrame({
        "label": ["2013", "2014", "2015", say(lang, "2016目标", "2016 target")], "value": [3100, 4757, 5310, 5000],
        "value_text": ["3,100", "4,757", "5,310", "5,000"], "emphasis": ["context", "context", "focus", "plan"],
        "target": [None, 5000, 5000, None], "target_text": ["", "", "5,000", ""],
    })  # fmt: skip
    return charts.columns(frame, unit=say(lang, "人", "persons"), alt="columns", **face)


def _dots(lang: str, face: dict) -> ChartView:
    frame = pd.DataFrame({
        "label": TOWNS[lang], "value": [61, 80, 33, 95, 0, 78], "value_text": ["61", "80", "33", "95", "0", "78"],
            "other": 80,
        "other_text": "80", "emphasis": ["main", "main", "focus", "main", "main", "main"],
    })  # fmt: skip
    keys = (Key(say(lang, "已走访", "visited"), "main", "●"), Key(say(lang, "目标", "target"), "plan", "○"))
    return charts.dots(frame, unit="%", keys=keys, alt="dots", **face)


def _trajectory(lang: str, face: dict) -> ChartView:
    paths = {"a": ([2750, 3580, 4650, 6050], "focus"), "b": ([2750, 3580, 4120, 4735], "context")}
    names = {"a": say(lang, "年增30%", "30% a year"), "b": say(lang, "年增15%", "15% a year")}
    frame = pd.DataFrame([
        {"series": s, "x": 2014 + i, "value": v, "emphasis": tone, "is_plan": i > 1, "series_label": names[s],
         "value_text": f"{v:,}" if s == "a" and i < 2 else ""}
        for s, (values, tone) in paths.items() for i, v in enumerate(values)
    ])  # fmt: skip
    bands = pd.DataFrame({
        "start": [2015.17, 2016.83], "end": [2016.83, 2017.0],
        "label": [say(lang, "推进实施阶段", "implementation"), say(lang, "总结", "review")],
    })  # fmt: skip
    lines = pd.DataFrame(
        {"value": [6000], "label": [say(lang, "2017年目标 6,000元以上", "2017 target: ¥6,000 or more")]}
    )
    ticks = pd.DataFrame(
        {"x": [2014, 2015, 2016, 2017], "label": [say(lang, f"{y}年", f"{y}") for y in range(2014, 2018)]}
    )
    unit = say(lang, "元/人", "yuan per person")
    return charts.trajectory(frame, ticks, bands, lines, unit=unit, alt="trajectory", **face)


def _panels(lang: str, face: dict) -> ChartView:
    rows = []
    for n in range(54):
        values = [30 + (n * 7) % 25, 22 + (n * 5) % 18, 3 + (n * 3) % 15]
        status = ("plan2016", "plan2017", "no_year")[(n * 2) % 3]
        for year, v in zip((2013, 2014, 2015), values, strict=True):
            rows.append({"panel": f"P{n:02}", "label": say(lang, f"示例村{n:02}", f"Village {n:02}"), "x": year,
                "value": v,
                         "value_text": f"{v}", "status": status, "alert": n in (7, 31), "target": 3})  # fmt: skip
    keys = (
        Key(say(lang, "3%标准", "3% standard"), "plan", "┅"),
        Key(say(lang, "需关注", "needs attention"), "focus", "—"),
    )
    return charts.small_multiples(pd.DataFrame(rows), unit="%", keys=keys, alt="panels", **face)


def _calendar(lang: str, face: dict) -> ChartView:
    rows = []
    for n in range(54):
        label = say(lang, f"荣山镇示例村{n:02}", f"Rongshan, Village {n:02}")
        plan = ("2016", "2017", "")[n % 3]
        for year in ("2014", "2015", "2016", "2017"):
            tested = "met" if (n + int(year)) % 4 else "unmet"
            state = tested if year < "2016" else f"plan{year}" if year == plan else ""
            rows.append({"label": label, "column": year, "state": state, "is_plan": year == plan,
                         "alert": n == 5 and year == "2016"})  # fmt: skip
    keys = (Key(say(lang, "已达标", "passed"), "main", "●"), Key(say(lang, "未达标", "not passed"), "context", "○"),
            Key(say(lang, "计划", "planned"), "plan", "□"))  # fmt: skip
    return charts.calendar_strip(pd.DataFrame(rows), keys=keys, alt="calendar", **face)


def _heat(lang: str, face: dict) -> ChartView:
    causes = {
        "zh": ["因病", "因残", "缺技术", "缺劳力", "缺资金"],
        "en": ["Illness", "Disability", "Lack of skills", "Lack of labour", "Lack of funds"],
    }[lang]
    rows = []
    for r, town in enumerate(TOWNS[lang]):
        for c, cause in enumerate(causes):
            v = (r * 37 + c * 53) % 170
            empty = (r, c) == (2, 3)
            rows.append({"row": town, "column": cause, "value": None if empty else v,
                "value_text": "" if empty else f"{v}",
                         "emphasis": "focus" if (r, c) == (5, 2) else "main"})  # fmt: skip
    return charts.heat(pd.DataFrame(rows), unit=say(lang, "户", "households"), alt="heat", **face)


def _ladder(lang: str, face: dict) -> ChartView:
    frame = pd.DataFrame({
        "label": {"zh": ["培训场次", "参训人次", "参训人数", "覆盖户数"], "en": ["Sessions", "Attendances",
            "Persons", "Households reached"]}[lang],
        "value_text": ["32", "1,310", "1,024", "811"],
        "unit": {"zh": ["场", "人次", "人", "户"], "en": ["", "", "", ""]}[lang],
        "note": {"zh": ["2015年3月以来", "平均每场41人次", "重复参训者只计一次", "占贫困户15.7%"],
                 "en": ["since March 2015", "41 per session", "each person counted once",
                     "15.7% of poor households"]}[lang],
        "emphasis": ["main", "main", "main", "focus"],
    })  # fmt: skip
    return charts.ladder(frame, alt="ladder", **face)


def _histogram(lang: str, face: dict) -> ChartView:
    starts = list(range(1500, 4500, 250))
    values = [20, 60, 140, 260, 420, 610, 690, 540, 380, 210, 110, 40]
    frame = pd.DataFrame({
        "start": starts, "end": [s + 250 for s in starts], "value": values,
        "value_text": ["", "", "", "", "420", "610", "", "", "", "", "", ""],
        "emphasis": ["focus" if 2500 <= s < 3000 else "context" for s in starts],
    })  # fmt: skip
    lines = pd.DataFrame({"x": [2800, 2855], "label": [say(lang, "2014年标准 2,800元", "2014 line: ¥2,800"),
                                                       say(lang, "2015年标准 2,855元",
                                                           "2015 line: ¥2,855")]})  # fmt: skip
    near = (2569, 3140, say(lang, "标准±10%", "within 10% of the line"))
    unit = say(lang, "户（按人均纯收入，元）", "households, by net income per person, yuan")
    return charts.histogram(frame, lines, near, unit=unit, alt="histogram", **face)


def _strip(lang: str, face: dict) -> ChartView:
    rows = [{"label": town, "value": (i * 17 + k * 29) % 97 / 3, "emphasis": "focus" if (i, k) == (1,
        3) else "context",
             "name": say(lang, "示例村04", "Village 04") if (i, k) == (1, 3) else ""}
            for i, town in enumerate(TOWNS[lang][:4]) for k in range(8)]  # fmt: skip
    lines = pd.DataFrame({"x": [3], "label": [say(lang, "3%标准", "3% standard")]})
    return charts.strip(pd.DataFrame(rows), lines, unit="%", middle="{:.1f}", alt="strip", **face)


def _frontier(lang: str, face: dict) -> ChartView:
    curve = pd.DataFrame({"x": [0, 1], "y": [3040, 9120]})
    lines = pd.DataFrame({"value": [10000, 5172], "label": [say(lang, "三类对象 约10,000户",
        "three classes: about 10,000"),
                                                            say(lang, "建卡贫困户 5,172户",
                                                                "registered poor: 5,172")]})  # fmt: skip
    points = pd.DataFrame({
        "x": [0.355, 0.351], "y": [5200, 5172], "label": [say(lang, "现状 5,200户", "today: 5,200"), ""],
        "emphasis": ["focus", "plan"], "side": ["right", "left"],
    })[:1]  # fmt: skip
    ticks = pd.DataFrame({"x": [0, 0.25, 0.5, 0.75, 1], "label": ["0", "25%", "50%", "75%", "100%"]})
    return charts.frontier(curve, lines, points, ticks, unit=say(lang, "户", "households"), alt="frontier",
                           x_label=say(lang, "一包三干部占比", "share of cadres with three households"),
                           capacity_label=say(lang, "可包带 9,120", "capacity 9,120"), **face)  # fmt: skip


def _flows(lang: str, face: dict) -> ChartView:
    frame = pd.DataFrame({
        "label": [say(lang, f"{y}年", f"{y}") for y in (2014, 2015)] + [say(lang, "2016年1—4月", "Jan–Apr 2016")],
        "out": [3100, 4757, 0], "out_text": ["3,100", "4,757", say(lang, "未载", "not stated")], "back": [120, 64,
            21],
        "back_text": ["120", "64", "21"],
    })  # fmt: skip
    return charts.flows(frame, unit=say(lang, "人", "persons"), out_label=say(lang, "脱贫", "out of poverty"),
                        back_label=say(lang, "返贫", "fell back"), alt="flows", **face)  # fmt: skip


def _ribbon(lang: str, face: dict) -> ChartView:
    phases = pd.DataFrame({
        "start": ["2015-02-01", "2015-03-01", "2016-11-01"], "end": ["2015-03-01", "2016-11-01", "2017-01-01"],
        "label": {"zh": ["宣传动员阶段", "推进实施阶段", "总结阶段"], "en": ["Mobilisation", "Implementation",
            "Review"]}[lang],
        "emphasis": ["context", "main", "context"],
    })  # fmt: skip
    markers = pd.DataFrame({
        "date": ["2016-04-13", "2017-12-31"], "emphasis": ["focus", "plan"],
        "label": [say(lang, "数据截至2016年4月13日", "data of 13 April 2016"), say(lang, "目标：2017年底清零",
            "target: end of 2017")],
    })  # fmt: skip
    return charts.phase_ribbon(phases, markers, alt="ribbon", **face)


def _share(lang: str, face: dict) -> ChartView:
    frame = pd.DataFrame({
        "label": {"zh": ["2016年摘帽", "2017年摘帽", "年度未列"], "en": ["to leave in 2016", "to leave in 2017",
            "no year"]}[lang],
        "value": [20, 23, 11], "value_text": ["20", "23", "11"], "emphasis": ["plan", "third", "quiet"],
        "note": {"zh": ["", "任务更重", "原文未载"], "en": ["", "the heavier year", "not in the source"]}[lang],
    })  # fmt: skip
    return charts.share_bar(frame, unit=say(lang, "个村", "villages"), alt="share", **face)


def _units(lang: str, face: dict) -> ChartView:
    frame = pd.DataFrame({
        "label": {"zh": ["2016年摘帽", "2017年摘帽", "年度未列"], "en": ["To leave in 2016", "To leave in 2017",
            "No year"]}[lang],
        "value": [20, 23, 11], "value_text": ["20", "23", "11"], "unit": say(lang, "个", ""),
        "status": ["plan2016", "plan2017", "no_year"],
    })  # fmt: skip
    return charts.unit_chart(frame, alt="units", **face)


def _sankey(lang: str, face: dict) -> ChartView:
    bands = pd.DataFrame([(0, "a", "x", 30), (0, "a", "y", 5), (0, "b", "y", 20), (1, "x", "", 30), (1, "y", "h", 25)],
                         columns=["stage", "source", "target", "value"])  # fmt: skip
    names = {"zh": ["本级财政", "部门投入", "特惠资金", "产业发展", "到户", "未对应"],
             "en": ["District budget", "Departments", "Grants", "Industry", "Household", "Not matched"]}  # fmt: skip
    nodes = pd.DataFrame({
        "stage": [0, 0, 1, 1, 2, 2], "key": ["a", "b", "x", "y", "h", ""], "label": names[lang],
        "value_text": ["35", "20", "30", "25", "25", "30"],
        "emphasis": ["main", "main", "plan", "plan", "context", "focus"],
    })  # fmt: skip
    heads = [say(lang, "来源", "Source")]
    return charts.sankey(bands, nodes, heads=heads, unit=say(lang, "万元", "¥"), alt="sankey", **face)
