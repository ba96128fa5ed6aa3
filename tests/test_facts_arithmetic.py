"""The arithmetic of the facts, done again: every equation in the contradictions, every derived value, C1 to F84."""

import ast
import operator
import re
from math import ceil

import pytest

from data.facts import contradictions, fact, facts


def value(fact_id):
    return fact(fact_id).number


OPERATORS = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}  # fmt: skip
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
TERM = rf"\(*(?:{NUMBER})%?[²³]?\)?"
EQUATION = re.compile(rf"({TERM}(?:\s*[×÷+−]\s*{TERM})+)\s*[=≈]\s*((?:{NUMBER})%?)")


def calculate(text):
    """Return the value of an expression as written for readers: 6,000 ÷ 1.30², 12,119 ÷ 6%."""
    text = text.lstrip("(") if text.count("(") > text.count(")") else text  # a bracket of the sentence around it
    plain = text.replace(",", "").replace("×", "*").replace("÷", "/").replace("−", "-").replace("^", "**")
    plain = plain.replace("²", "**2").replace("³", "**3").replace("%", "/100")
    return walk(ast.parse(re.sub(r"([\d.]+)/100", r"(\1/100)", plain).strip(), mode="eval").body)


def walk(node):
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.UnaryOp):
        return -walk(node.operand)
    return OPERATORS[type(node.op)](walk(node.left), walk(node.right))


def half_a_digit(shown):
    decimals = len(shown.rstrip("%").partition(".")[2])
    return 0.5 * 10**-decimals / (100 if shown.endswith("%") else 1) * 1.0001


def equations(text):
    return EQUATION.findall(text.replace("（", "(").replace("）", ")"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_equations_in_the_contradictions_hold(lang):
    checked = 0
    for row in contradictions().to_dict("records"):
        for left, right in equations(row[f"arithmetic_{lang}"]):
            assert calculate(left) == pytest.approx(calculate(right), abs=half_a_digit(right)), (row["id"], left, right)
            checked += 1
    assert checked >= 23


def test_both_languages_hold_the_same_equations():
    for row in contradictions().to_dict("records"):
        found = [sorted(equations(row[f"arithmetic_{lang}"])) for lang in ("zh", "en")]
        assert found[0] == found[1], row["id"]


def test_the_formula_of_every_derived_fact_gives_its_value():
    checked = 0
    for key in facts()["fact_id"][facts()["fact_id"].str.startswith("D")]:
        one = fact(key)
        formula = re.match(r"Formula: (.+?)\.(?: |$)", one.note.en)[1].partition(" = ")[0].partition(", rounded up")[0]
        assert formula in one.note.zh, key
        if "…" in formula:
            continue
        found = calculate(formula) * (100 if one.unit.startswith("percent") else 1)
        found = ceil(found) if "rounded up" in one.note.en else found
        tolerance = 50 if key == "D12" else half_a_digit(one.value)
        assert found == pytest.approx(one.number, abs=tolerance), key
        checked += 1
    assert checked >= 48


def test_c1_eleven_villages_have_no_year():
    assert value("F45a") - value("F16b") - value("F16c") == value("D03") == 11


def test_c4_fewer_households_can_have_a_plan_than_have_one():
    assert value("F26") - value("F59") == value("D34") == 4641
    assert value("D34") < value("F34") and fact("F34").precision == "more_than"


def test_c5_cadres_cannot_take_ten_thousand_households():
    cadres, households = value("F41a"), value("F41c")
    assert cadres * value("F35a") == value("D30") == 9000 < households
    assert ceil(households / value("F35a")) == value("D31") == 3334
    leaders = (value("F26") - cadres) / (value("F35a") - value("F35b"))
    assert leaders == value("D33") == 1086
    assert round(leaders / cadres * 100, 1) == 36.2
    assert households / (0.3 * value("F35a") + 0.7 * value("F35b")) == pytest.approx(value("D32"))


def test_c9_persons_and_households():
    assert value("F57b") / value("F57a") == pytest.approx(value("D07"), abs=0.05)
    assert value("F26") / value("F58") == pytest.approx(value("D18"), abs=0.05)
    assert (fact("F57b").unit, fact("F58").unit) == ("persons", "households_per_year")


def test_c10_the_grants_reach_two_thousand_households():
    assert value("F78a") / value("F78b") == value("D20") == 2000
    assert value("D20") / value("F26") * 100 == pytest.approx(value("D21"), abs=0.05)
    assert value("F26") * value("F78b") == value("D22") == 31_032_000
    assert value("D22") - value("F78a") == value("D23") == 19_032_000


def test_c14_teams_without_a_poor_village():
    assert value("F43c") - value("F45a") == value("D35") == 31


def test_c15_three_pairs_agree_and_the_fourth_does_not():
    bases = [value("X04") / value("X03"), value("X06a") / value("X07"), value("D13") / value("X01")]
    bases = [base * 100 for base in bases]
    assert bases == pytest.approx([value("D08"), value("D09"), value("D10")], abs=0.5)
    assert max(bases) / min(bases) < 1.013
    assert value("X06a") / value("D12") * 100 == pytest.approx(value("D17"), abs=0.05)
    assert value("X06a") / value("F05") * 100 == pytest.approx(value("D11"), abs=0.5)
    assert value("D11") > max(bases) * 1.13
    assert value("D15") == 0.09 * value("D12") == 15975
    assert value("X06a") == value("X06b") == 12119


def test_f18_back_cast():
    growth, goal = 1 + value("F18a") / 100, value("F18b")
    assert round(goal / growth) == value("D05") == 4615
    assert round(goal / growth**2) == value("D04") == 3550


def test_f83_f84_ratios():
    assert (value("F83a"), value("F83b")) == (30, 30)
    assert value("F84a") / value("F78a") == value("D25") == 2.5
    assert value("F84b") / value("F78a") == pytest.approx(value("D26"), abs=0.005)
    together = value("F78a") + value("F84a") + value("F84b")
    assert together == value("D27")
    assert round(together / value("F26")) == value("D28") == 8894
    assert together / value("D20") == value("D29") == 23000
