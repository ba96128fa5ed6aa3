"""Counting functions: villages, the organisation, money and goods."""

from __future__ import annotations

from tests.counting import below, counts, department
from tests.demo_register import poor_households

SONGJIA, ZUOJIA, SUJIA = "510802103213", "510802103211", "510802103212"
DADI, FENGYAN, SHUGUANG = "510802100207", "510802100211", "510802202206"


def village(t, code):
    return t["villages"].set_index("village_code").loc[code]


def rates_2015(t):
    poor = below(t, 2015, 2855).groupby("village_code")["n_persons"].sum()
    v = t["villages"].query("is_poor_village").set_index("village_code")
    return v.assign(rate=poor.reindex(v.index).fillna(0) / v["rural_population"])


def funds(t, **where):
    f = t["funds"]
    for column, value in where.items():
        f = f[f[column] == value]
    return f


def same_each_year(t, purpose):
    yearly = funds(t, purpose=purpose).groupby("year")["amount_cny"].sum()
    assert len(yearly) >= 2
    assert yearly.nunique() == 1
    return yearly.iloc[0]


def posts(t, kind):
    return t["posts"].query("kind == @kind")


@counts
def rural_population(t):
    return t["villages"]["rural_population"].sum()


@counts
def rural_population_wide(t):
    return t["villages"]["rural_population_wide"].sum()


@counts
def villages(t):
    return t["villages"]["village_code"].nunique()


@counts
def townships_with_villages(t):
    return t["villages"]["village_code"].str[:9].nunique()


@counts
def township_bodies(t):
    return (t["departments"]["level"] == "township").sum()


@counts
def poor_villages(t):
    return t["villages"]["is_poor_village"].sum()


@counts
def first_secretaries(t):
    found = posts(t, "first_secretary").dropna(subset="cadre_id")
    poor = set(t["villages"].query("is_poor_village")["village_code"])
    assert found["cadre_id"].is_unique
    return len(set(found["area_code"]) & poor)


@counts
def planned_2016(t):
    return (t["villages"]["planned_exit_year"] == 2016).sum()


@counts
def planned_2017(t):
    return (t["villages"]["planned_exit_year"] == 2017).sum()


@counts
def planned_never(t):
    return (t["villages"]["is_poor_village"] & t["villages"]["planned_exit_year"].isna()).sum()


@counts
def unplanned_below_3_percent(t):
    v = rates_2015(t)
    return (v["planned_exit_year"].isna() & (v["rate"] < 0.03)).sum()


@counts
def planned_below_3_percent(t):
    v = rates_2015(t)
    return (v["planned_exit_year"].notna() & (v["rate"] < 0.03)).sum()


@counts
def songjia_households(t):
    return (poor_households(t)["village_code"] == SONGJIA).sum()


@counts
def songjia_group_meetings(t):
    return len(t["village_meetings"].query("village_code == @SONGJIA and kind == 'group_meeting'"))


@counts
def songjia_assemblies(t):
    return len(t["village_meetings"].query("village_code == @SONGJIA and kind == 'assembly'"))


@counts
def songjia_paths(t):
    year = t["village_years"].query("village_code == @SONGJIA and year == 2015")
    return round(year["household_road_rate"].item() * 100)


@counts
def songjia_works(t):
    works = t["projects"].query("village_code == @SONGJIA and kind in ('household_road', 'courtyard')")
    return (works.query("status == 'done'")["department_id"] == department(t, "区扶贫移民局")).sum()


@counts
def zuojia_pair(t):
    v = village(t, ZUOJIA)
    return v["responsible_department_id"] == department(t, "区交通局") and v["main_need"] == "transport"


@counts
def zuojia_road(t):
    return t["village_years"].query("village_code == @ZUOJIA and year == 2014")["has_hard_road"].item()


@counts
def shuguang_pair(t):
    v = village(t, SHUGUANG)
    return v["responsible_department_id"] == department(t, "区农业局") and v["leading_industry"] == "vegetables"


@counts
def named_pairs(t):
    pairs = {SONGJIA: "区扶贫移民局", ZUOJIA: "区交通局", SUJIA: "区委办公室", DADI: "区政协", FENGYAN: "区委政法委",
             SHUGUANG: "区农业局"}
    return sum(village(t, v)["responsible_department_id"] == department(t, name) for v, name in pairs.items())


@counts
def cement(t):
    given = t["in_kind_inputs"].query("village_code == @DADI and donor == '碧桂园' and unit == 'tonnes'")
    return given["quantity"].sum()


@counts
def konjac(t):
    sold = t["in_kind_inputs"].query("village_code == @FENGYAN and item == 'market_link' and unit == 'jin'")
    return sold["quantity"].sum()


@counts
def heads(t):
    return len(posts(t, "leading_group_head"))


@counts
def county_leaders(t):
    return posts(t, "county_leader")["cadre_id"].nunique()


@counts
def county_leader_cadres(t):
    return (t["cadres"]["grade"] == "county_leader").sum()


@counts
def work_groups(t):
    return len(posts(t, "work_group"))


@counts
def work_teams(t):
    return posts(t, "work_team")["area_code"].nunique()


@counts
def teams_elsewhere(t):
    poor = set(t["villages"].query("is_poor_village")["village_code"])
    return (~posts(t, "work_team")["area_code"].isin(poor)).sum()


@counts
def poverty_officers(t):
    return posts(t, "poverty_officer").dropna(subset="cadre_id")["area_code"].nunique()


@counts
def grant_yuan(t):
    return funds(t, purpose="special_grant")["amount_cny"].sum()


@counts
def grant_each(t):
    each = funds(t, purpose="special_grant")["amount_cny"].unique()
    assert len(each) == 1
    return each[0]


@counts
def grant_households(t):
    who = set(funds(t, purpose="special_grant")["household_id"])
    return len(who & set(poor_households(t)["household_id"]))


@counts
def interest_yearly(t):
    return same_each_year(t, "interest_subsidy")


@counts
def guarantee_yearly(t):
    return same_each_year(t, "guarantee")


@counts
def department_yuan(t):
    return funds(t, source="department")["amount_cny"].sum()


@counts
def own_yuan(t):
    return funds(t, source="household_own")["amount_cny"].sum()
