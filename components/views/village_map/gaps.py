"""差什么: the distance of a village to its goal, in words, each with the number that proves it."""

from typing import NamedTuple

import pandas as pd

from components.text import lang, number, t, with_unit
from components.views import common
from components.views.standing import criterion
from components.views.village_map.card_data import LISTS, Test, VillageCard
from data.dictionary import code_label
from indicators.measure import register_of
from policy.parameters import parameter

SAID = ("uncovered_households", "unvisited_households", "households_without_plan", "never_reached_who_asked",
        "left_behind_households", "households_without_card", "incomplete_identification")  # fmt: skip


class Gap(NamedTuple):
    """One thing that is missing: `kind` is test, goal, help or household."""

    kind: str
    words: str


def gaps(card: VillageCard) -> list[Gap]:
    """Return everything that is missing, the tests first."""
    return [*_tests(card), *_goal(card), *_help(card), *_households(card)]


def summary(card: VillageCard) -> str:
    """Return how many tests are missing, as the heading of the list."""
    if not is_tested(card):
        return t("vm_s_gaps_untested")
    return t("vm_s_gaps", n=number(len(card.failing))) if card.failing else t("vm_s_gaps_none")


def is_tested(card: VillageCard) -> bool:
    """Tell whether the register holds tests of the village at the end of the year."""
    return any(card.year in test.passed for test in card.tests)


def _tests(card: VillageCard) -> list[Gap]:
    if not is_tested(card):
        return [Gap("test", t("vm_gap_untested", year=card.year))]
    return [Gap("test", _rate(card) if test.criterion == "poverty_rate" else _place(card, test))
            for test in card.failing]  # fmt: skip


def _rate(card: VillageCard) -> str:
    now, limit = card.rates[card.year], parameter("village_exit_rate").value
    return t("vm_gap_rate", rate=with_unit(now, "percent"), limit=with_unit(limit, "percent"),
             n=with_unit(card.persons[card.year] - card.most_persons, "person"))  # fmt: skip


def _place(card: VillageCard, test: Test) -> str:
    projects = card.parts["projects"]
    its = projects[projects["kind"] == test.criterion]
    state = t("vm_gap_no_project") if its.empty else project_state(card, its.iloc[-1])
    words = criterion(test.criterion)
    return t("vm_gap_test", what=words[:1].upper() + words[1:], state=state)


def project_state(card: VillageCard, project: pd.Series) -> str:
    """Return how a project stands, with its date: completed on, planned to end on, or how late."""
    if project["project_id"] in card.late:
        return t("vm_project_late", why=card.late[project["project_id"]])
    words = code_label("project_status", project["status"], lang())
    if project["status"] == "done":
        return t("vm_project_done", status=words, day=date(project["end_date"]))
    return t("vm_project_open", status=words, day=date(project["planned_end_date"]))


def date(value: object) -> str:
    """Return a day as 2016-04-13, or that it is not recorded."""
    return t("not_recorded") if pd.isna(value) else f"{pd.Timestamp(value):%Y-%m-%d}"


def _goal(card: VillageCard) -> list[Gap]:
    persons, households = card.persons[card.year], card.count("poor_households")
    if not persons:
        return []
    target = parameter("target_date").value.year
    return [Gap("goal", t("vm_gap_goal", n=with_unit(persons, "person"), h=with_unit(households, "household"),
                          year=target))]  # fmt: skip


def _help(card: VillageCard) -> list[Gap]:
    standing, found = card.standing, []
    if not standing["has_first_secretary"]:
        found.append(Gap("help", t("vm_gap_secretary")))
    if not standing["has_work_team"]:
        found.append(Gap("help", t("vm_gap_team")))
    if not standing["has_department"]:
        found.append(Gap("help", t("vm_gap_department")))
    elif standing["is_mismatched"]:
        need, has = common.labels("village_need", [standing["main_need"], standing["department_function"]])
        found.append(Gap("help", t("vm_gap_mismatch", need=need, function=has)))
    if card.late:
        found.append(Gap("help", t("vm_gap_late", n=with_unit(len(card.late), "project"))))
    return found


def _households(card: VillageCard) -> list[Gap]:
    counts = {key: card.lacking(key) for key in SAID}
    return [Gap("household", t(f"vm_gap_{key}", n=with_unit(n, "household"))) for key, n in counts.items() if n]


def list_choice(card: VillageCard) -> tuple[str, str, dict[str, str], str]:
    """Return the choice of a list of households as name, label, options with their numbers, and default."""
    words = {key: t("vm_list_n", label=t(f"vm_list_{key}"), n=with_unit(card.lacking(key), "household"))
             for key in LISTS}  # fmt: skip
    return "list", t("vm_lists"), {"none": t("vm_list_none")} | words, "none"


def as_of() -> object:
    """Return the day at which the register stands."""
    return register_of().as_of
