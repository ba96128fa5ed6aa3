"""What the counting functions of published totals share: the list of them, and look-ups in the frames."""

from __future__ import annotations

from tests.demo_register import income

COUNTS = {}


def counts(function):
    COUNTS[function.__name__] = function
    return function


def department(t, name):
    found = t["departments"].query("name_zh == @name")
    assert len(found) == 1, name
    return found["department_id"].item()


def below(t, year, line):
    rows = income(t, year)
    return rows[rows["net_income_per_person_cny"] < line]
