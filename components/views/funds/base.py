"""What the figures of this page share: amounts in words, scope, sources, tables of statements."""

from collections.abc import Sequence
from dataclasses import replace

from components.figure import Figure
from components.provenance import fact_value, mark_label
from components.text import day, lang, money, number, t
from components.views import common
from components.views.shared import unfollowed, without
from components.views.standing import thousands
from data.facts import fact
from indicators.flows import FEN_PER_YUAN
from indicators.measure import Measurement, Selection, register_of
from indicators.selection import level_of
from indicators.units import factor

PLACES = ("area", "village_kind")
PER_YUAN = float(factor("yuan", "ten_thousand_yuan"))


def in_words(yuan: float) -> str:
    """Return an amount in the unit of the page: 10,953.7万元 / ¥109.5m; small ones in yuan."""
    if lang() == "en" or abs(yuan) < 10_000:
        return money(yuan)
    wan = ten_thousands(yuan)
    return number(wan, 1 if wan % 1 else 0) + common.unit_word("ten_thousand_yuan")


def ten_thousands(yuan: float) -> float:
    """Return yuan as 万元, rounded to one decimal as written."""
    return round(yuan * PER_YUAN, 1)


def from_fen(fen: int) -> int | float:
    """Return fen as yuan, exact: a whole number where there are no odd fen."""
    yuan, odd = divmod(fen, FEN_PER_YUAN)
    return fen / FEN_PER_YUAN if odd else yuan


def amount_unit() -> str:
    """Return the unit line of pictures of money."""
    return common.unit_word("ten_thousand_yuan") if lang() == "zh" else t("fu_unit_thousand_yuan")


def amount_text(yuan: float, fixed: bool = False) -> str:
    """Return an amount as a mark under `amount_unit`; `fixed` for cells of a matrix, all with one decimal."""
    if lang() == "zh":
        wan = ten_thousands(yuan)
        return number(wan, 1 if fixed or wan % 1 else 0)
    return number(yuan / 1_000, 1 if fixed else 0)


def scope(measurement: Measurement, selection: Selection, when: str = "") -> str:
    """Return the line under a title: only the filters that this table follows, and the time it stands at."""
    kept = without(selection, unfollowed(measurement, selection))
    if not measurement.indicator.grain.startswith("households"):
        kept = replace(kept, household_class=())
    return common.scope(kept, when=when or as_of())


def as_of() -> str:
    """Return the day of the register in words."""
    return t("as_of_day", day=day(register_of().as_of))


def here(selection: Selection) -> Selection:
    """Return the area and the kind of village of a selection, without any other filter."""
    return Selection(area=selection.area, village_kind=selection.village_kind)


def outside(selection: Selection) -> tuple[str, ...]:
    """Return the active filters that a figure of places alone does not follow."""
    names = selection.filter_names()
    conditions = {column: values for column, values in selection.conditions().items() if names[column] not in PLACES}
    if conditions.get("household_class") == ("registered_poor",):
        del conditions["household_class"]
    late = ("year",) if selection.year != Selection().year else ()
    return (*(names[column] for column in conditions), *late)


def place_scope(selection: Selection) -> str:
    """Return the line under a figure of places."""
    return common.scope(here(selection), when=as_of())


def is_district(selection: Selection) -> bool:
    """Tell whether the whole district is shown, so that published totals may stand beside it."""
    return level_of(selection.area) == "district" and selection.village_kind == "all" and not selection.department


def stated(fact_id: str) -> str:
    """Return a published number as the source puts it, with its precision and unit."""
    return fact_value(fact(fact_id), lang())


def quote(fact_id: str) -> str:
    """Return what a fact says: the quote on Chinese pages, its note or subject on English ones."""
    one = fact(fact_id)
    if lang() == "zh":
        return f"“{one.quote}”" if one.quote else one.subject.zh
    return one.note.en or one.subject.en


def note_of(fact_id: str) -> str:
    """Return the note of a fact in the language in force."""
    return fact(fact_id).note.get(lang()) or t("fu_dash")


def mark_of(fact_id: str) -> str:
    """Return how a fact is known, in words."""
    return mark_label(fact(fact_id).mark, lang())


def statements(
    key: str, title: str, heads: Sequence[str], rows: Sequence[Sequence[object]], references: tuple[str, ...],
    marks: tuple[str, ...] = ("stated",), notes: tuple[str, ...] = (),
) -> Figure:  # fmt: skip
    """Return a table of what the source says and does not say; it belongs to the district whatever is selected."""
    columns = {head: [row[i] for row in rows] for i, head in enumerate(heads)}
    sub = t("fu_said_sub")
    return Figure(key, title, sub, common.table(columns), None, (), notes, marks, references)


def yuan_columns(*keys: str) -> dict[str, dict]:
    """Return column settings that write the amounts of indicators with separators."""
    return thousands(*(common.heading_of(key) for key in keys))


def yuan_head(word: str) -> str:
    """Return a heading with its unit: 金额（元）."""
    return common.with_word(word, "yuan")


