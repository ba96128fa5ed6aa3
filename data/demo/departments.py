"""Departments, their match with the poor villages, and the cadres.

Named bodies are those the article names; every other district body is a 示例部门. No flaw is planted on a named body
or on a real village, so that no invented record speaks ill of a real one.
"""

import numpy as np
import pandas as pd

from data.demo import totals
from data.demo.places import DADI, FENGYAN, NEEDS, SHUGUANG, SONGJIA, SUJIA, ZUOJIA
from data.demo.random import exact_top, exp, largest_remainder
from data.demo.world import World, codes, ids
from geo.areas import areas

NAMED = (  # Chinese name, English name, function, village it helps (F38-F40, F49, F52, F62, F63)
    ("区交通局", "District Transport Bureau", "transport", ZUOJIA),
    ("区农业局", "District Agriculture Bureau", "industry", SHUGUANG),
    ("区扶贫移民局", "District Poverty Alleviation and Resettlement Bureau", "housing", SONGJIA),
    ("区委政法委", "Political and Legal Committee of the District Party Committee", "organisation", FENGYAN),
    ("区政协", "District Committee of the Political Consultative Conference", "funds", DADI),
    ("区委办公室", "Office of the District Party Committee", "organisation", SUJIA),
)
COMPANY = ("碧桂园", "Country Garden")
MISMATCHED = 14  # poor villages whose department does something else than the village most needs (assumption)


def build(world: World) -> None:
    """Make `departments` and `cadres`, and give every poor village its responsible department."""
    world.tables["departments"] = _departments(world)
    _match(world)
    _cadres(world)


def _departments(world: World) -> pd.DataFrame:
    a = areas()
    towns = a[a["level"] == "township"].sort_values("area_code", kind="stable")
    rows = [(zh, en, "district", function, True, "") for zh, en, function, _ in NAMED]
    for i in range(totals.SAMPLE_DEPARTMENTS):
        rows.append((f"示例部门{i + 1:02d}", f"Example department {i + 1:02d}", "district", NEEDS[i % 9], False, ""))
    for code, zh, en in zip(towns["area_code"], towns["name_zh"], towns["name_en"], strict=True):
        body = ("人民政府", "government") if zh[-1] in "镇乡" else ("办事处", "office")
        rows.append((zh.removesuffix("办事处") + body[0], f"{en} {body[1]}", "township", "organisation", False, code))
    rows.append((*COMPANY, "company", "funds", True, ""))
    d = pd.DataFrame(rows, columns=["name_zh", "name_en", "level", "function", "is_named", "_area"])
    d.insert(0, "department_id", [f"D{i + 1:03d}" for i in range(len(d))])
    size = np.where(d["level"] == "township", 1.1, 1.0) * exp(0.45 * world.dice.normal("department/size", len(d)))
    staffed = (d["level"] != "company").to_numpy()
    d["n_staff"] = 0
    d.loc[staffed, "n_staff"] = largest_remainder(size[staffed], totals.CADRES, minimum=14)
    return d


def _match(world: World) -> None:
    """Six pairs of the article; the others by need, but for the planted mismatches."""
    v, d, dice = world.tables["villages"], world.tables["departments"], world.dice
    responsible = pd.Series([None] * len(v), dtype=object)
    for i, (_, _, _, village) in enumerate(NAMED):
        responsible[v.index[v["village_code"] == village]] = d["department_id"].iloc[i]
    sample = d.index[d["name_zh"].str.startswith("示例部门")].to_numpy()
    free = np.flatnonzero(v["is_poor_village"] & responsible.isna())
    wrong = free[exact_top(dice.uniform("village/mismatch", len(free)) - 9 * v["_real"].to_numpy()[free], MISMATCHED)]
    load = dict.fromkeys(sample.tolist(), 0)
    rank = dice.shuffle("department/order", len(d))
    for row in sorted(free.tolist(), key=lambda r: (r in wrong, r)):
        fits = [s for s in load if (d["function"].iloc[s] == v["main_need"].iloc[row]) != (row in wrong)]
        best = min(fits, key=lambda s: (load[s], int(rank[s])))
        responsible[row] = d["department_id"].iloc[best]
        load[best] += 1
    v["responsible_department_id"] = responsible.to_numpy()
    world.plant("mismatched_department", "villages", v["village_code"].iloc[np.sort(wrong)],
                "包带部门职能与村最缺项目不符 / department's function is not what the village most needs")


def _cadres(world: World) -> None:
    d, dice = world.tables["departments"], world.dice
    home = np.repeat(np.arange(len(d)), d["n_staff"])
    n = len(home)
    district = (d["level"] == "district").to_numpy()[home]
    grade = np.full(n, 2)
    score = dice.uniform("cadre/grade", n)
    grade[exact_top(score, totals.COUNTY_LEADERS + totals.SECTION_CADRES)] = 1
    grade[exact_top(score + district, totals.COUNTY_LEADERS)] = 0
    surplus = np.flatnonzero(grade == 1)[: (grade < 2).sum() - totals.COUNTY_LEADERS - totals.SECTION_CADRES]
    grade[surplus] = 2
    own = codes(d["function"].tolist(), home)
    other = codes(NEEDS, dice.integers("cadre/function", n, 0, 8))
    world.tables["cadres"] = pd.DataFrame({
        "cadre_id": ids("C", n, 5), "department_id": codes(d["department_id"].tolist(), home),
        "grade": codes(("county_leader", "section", "general"), grade),
        "function": np.where(dice.chance("cadre/own", 0.7, n), own, other),
        "phone": [f"000-0000-{i:04d}" for i in range(1, n + 1)], "trained_date": None,
        "_department": home, "_duty": np.where(grade < 2, totals.rule("cadre_duty_leader"),
                                               totals.rule("cadre_duty_general")),
        "_spared": d["is_named"].to_numpy()[home] | (grade == 0),
    })
