"""How many cadres carry none, one, two, three, and four or more registered poor households."""

import narwhals as nw

from indicators.indicator import count
from policy.words import Text

DUTY = ("F35a", "F35b")


def _carrying(least: int, most: int | None = None) -> nw.Expr:
    load = nw.col("load_registered")
    wanted = load >= least if most is None else (load >= least) & (load <= most)
    return wanted.cast(nw.Int64)


@count("cadres", "cadre", Text("未包带贫困户的干部", "Cadres without a poor household"),
       Text("没有在任包带贫困户的干部数", "Cadres with no registered poor household in a tie in force"),
       *DUTY, audience="staff")  # fmt: skip
def cadres_carrying_none() -> nw.Expr:
    """Cadres with a registered load of 0."""
    return _carrying(0, 0)


@count("cadres", "cadre", Text("包带1户的干部", "Cadres with one poor household"),
       Text("在任包带1户建档立卡贫困户的干部数", "Cadres with exactly one registered poor household"),
       *DUTY, audience="staff")  # fmt: skip
def cadres_carrying_one() -> nw.Expr:
    """Cadres with a registered load of 1."""
    return _carrying(1, 1)


@count("cadres", "cadre", Text("包带2户的干部", "Cadres with two poor households"),
       Text("在任包带2户建档立卡贫困户的干部数", "Cadres with exactly two registered poor households"),
       *DUTY, audience="staff")  # fmt: skip
def cadres_carrying_two() -> nw.Expr:
    """Cadres with a registered load of 2."""
    return _carrying(2, 2)


@count("cadres", "cadre", Text("包带3户的干部", "Cadres with three poor households"),
       Text("在任包带3户建档立卡贫困户的干部数", "Cadres with exactly three registered poor households"),
       *DUTY, audience="staff")  # fmt: skip
def cadres_carrying_three() -> nw.Expr:
    """Cadres with a registered load of 3."""
    return _carrying(3, 3)


@count("cadres", "cadre", Text("包带4户以上的干部", "Cadres with four or more poor households"),
       Text("在任包带4户以上（含4户）建档立卡贫困户的干部数", "Cadres with four or more registered poor households"),
       *DUTY, audience="staff")  # fmt: skip
def cadres_carrying_more() -> nw.Expr:
    """Cadres with a registered load of 4 and more."""
    return _carrying(4)
