"""Quantities that know their unit: what may be added, converted, and drawn along one axis.

The vocabulary is `policy/units.csv`. Two units of one kind convert exactly (元 ↔ 万元, 斤 ↔ 吨); units of different
kinds never do: adding 户 to 人, or 吨 to 元, raises a `UnitError` that names both and the conversion that is missing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from policy.units import VOCABULARY, Unit, unit_of

Number = int | float | Decimal | Fraction


class UnitError(ValueError):
    """Quantities that do not go together, with both units and the conversion that nobody has stated."""


@dataclass(frozen=True)
class Quantity:
    """An exact amount of one unit; floats are taken at their shortest decimal form."""

    amount: Fraction
    unit: str

    def __init__(self, amount: Number, unit: str) -> None:
        """Keep the amount exactly and the unit by its code."""
        object.__setattr__(self, "amount", _exact(amount))
        object.__setattr__(self, "unit", _known(unit).key)

    def to(self, unit: str) -> "Quantity":
        """Return the same quantity in another unit; refused where no conversion is stated."""
        return Quantity(self.amount * factor(self.unit, unit), unit)

    def __add__(self, other: "Quantity") -> "Quantity":
        """Return the sum in the unit of the left side."""
        return Quantity(self.amount + _same(self, other, "add").amount, self.unit)

    def __sub__(self, other: "Quantity") -> "Quantity":
        """Return the difference in the unit of the left side."""
        return Quantity(self.amount - _same(self, other, "subtract").amount, self.unit)

    def __lt__(self, other: "Quantity") -> bool:
        """Compare quantities whose units convert."""
        return self.amount < _same(self, other, "compare").amount

    def __mul__(self, times: Number) -> "Quantity":
        """Return so many times the quantity; quantities are not multiplied by one another."""
        return Quantity(self.amount * _exact(times), self.unit)

    def __float__(self) -> float:
        """Return the bare amount, for a picture or a table whose heading names the unit."""
        return float(self.amount)

    def __str__(self) -> str:
        """Return the amount and the unit's code."""
        return f"{float(self.amount):,g} {self.unit}"


def total(quantities: Iterable[Quantity], unit: str) -> Quantity:
    """Add up quantities in one unit; the empty sum is none of that unit."""
    found = Quantity(0, unit)
    for each in quantities:
        found = found + each
    return found


def factor(source: str, target: str) -> Fraction:
    """Return how many of the target one of the source is; refused where no conversion is stated."""
    a, b = _known(source), _known(target)
    if a.key == b.key:
        return Fraction(1)
    if not _converts(a, b):
        raise UnitError(f"{_name(a)} cannot become {_name(b)}: {_missing(a, b)}")
    return (a.scale or Fraction(1)) / (b.scale or Fraction(1))


def converts(source: str, target: str) -> bool:
    """Tell whether a conversion is stated, or the two are one unit."""
    a, b = _known(source), _known(target)
    return a.key == b.key or _converts(a, b)


def one_axis(units: Iterable[str], where: str = "one axis") -> str:
    """Return the one unit that things drawn or listed along an axis share; several are refused, convertible or not."""
    found = list(dict.fromkeys(_known(unit).key for unit in units))
    if not found:
        raise UnitError(f"{where}: nothing to draw has a unit")
    first = VOCABULARY[found[0]]
    for key in found[1:]:
        other = VOCABULARY[key]
        hint = f"convert one to the other first ({_name(other)} → {_name(first)} is stated)"
        why = hint if _converts(first, other) else _missing(first, other)
        raise UnitError(f"{where}: {_name(first)} and {_name(other)} do not share an axis: {why}")
    return found[0]


def _same(left: Quantity, right: Quantity, verb: str) -> Quantity:
    """Return the right side in the unit of the left one."""
    if not isinstance(right, Quantity):
        raise UnitError(f"cannot {verb} {left} and the bare number {right!r}: say in which unit it is")
    if not converts(right.unit, left.unit):
        a, b = VOCABULARY[left.unit], VOCABULARY[right.unit]
        raise UnitError(f"cannot {verb} {left} ({a.label.zh}) and {right} ({b.label.zh}): {_missing(b, a)}")
    return right.to(left.unit)


def _converts(a: Unit, b: Unit) -> bool:
    return bool(a.kind) and a.kind == b.kind and a.scale is not None and b.scale is not None


def _missing(a: Unit, b: Unit) -> str:
    return f"no conversion {a.label.zh} → {b.label.zh} ({a.key} → {b.key}) is stated in policy/units.csv"


def _name(unit: Unit) -> str:
    return f"{unit.key} ({unit.label.zh})"


def _known(name: str) -> Unit:
    try:
        return unit_of(name)
    except ValueError as error:
        raise UnitError(str(error)) from None


def _exact(amount: Number) -> Fraction:
    if isinstance(amount, float):
        if amount != amount or amount in (float("inf"), float("-inf")):
            raise UnitError(f"{amount} is no amount")
        return Fraction(repr(amount))
    return Fraction(amount)
