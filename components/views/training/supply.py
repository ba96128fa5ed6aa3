"""供给: which topics were held in which form and by whom, how full the seats were, and in which months."""

from datetime import date

from components import charts
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.shared import ask, broken, contradiction_note, counts_of, first_of, per_cent, rows_of, unfollowed
from components.views.training import top
from components.views.training.base import percent_number, scope, short, short_row, topics
from indicators.dimensions import DIMENSIONS, code_order, group_label
from indicators.measure import Measurement, Selection

HELD = "training_sessions_held"
PAIRS = {"form": ("topic", "form"), "provider": ("topic", "provider"), "mix": ("form", "provider")}


def matrix(selection: Selection, shade: str) -> Figure:
    """Sessions for households by two of topic, form and provider."""
    across, down = PAIRS[shade][1], PAIRS[shade][0]
    found = ask((HELD,), selection, group=f"{down},{across}")[HELD]
    cells = _cells(found, down, across)
    rows, heads = _in_order(cells, down, 0), _in_order(cells, across, 1)
    totals = {code: sum(n for (row, _), n in cells.items() if row == code) for code in rows}
    rows = sorted(rows, key=lambda code: -totals[code])
    pairs = [(row, head) for row in rows for head in heads]
    counts = [cells.get(pair, 0) for pair in pairs]
    names = {code: group_label(name, code, lang()) for name, some in ((down, rows), (across, heads)) for code in some}
    frame = common.table({
        "row": [t("tr_row_total", name=short_row(row), n=number(totals[row])) for row, _ in pairs],
        "column": [short(head) for _, head in pairs],
        "value": counts,
        "value_text": [number(n) if n else "–" for n in counts],
    })  # fmt: skip
    return Figure(
        f"training_{shade}",
        _matrix_title(totals, names),
        scope(found, selection),
        common.table({
            DIMENSIONS[down].label.get(lang()): [names[row] for row, _ in pairs],
            DIMENSIONS[across].label.get(lang()): [names[head] for _, head in pairs],
            common.heading_of(HELD): counts,
        }),
        charts.heat(frame, lang=lang(), unit=common.unit_word("session"), alt=t("tr_matrix_alt"), label_width=12.0,
                    column_width=5.0),
        (HELD,),
        (t("tr_where_held"), contradiction_note("C7")),
        references=("F56a", "F56b", "F58"),
        ignored=unfollowed(found, selection),
    )  # fmt: skip


def _cells(found: Measurement, down: str, across: str) -> dict[tuple[str, str], int]:
    """Return (row, column) → sessions, only where a session for households was held."""
    return {(row, head): int(n) for row, head, n, *_ in found.cells(down, across) if n > 0}


def _in_order(cells: dict[tuple[str, str], int], dimension: str, place: int) -> list[str]:
    held = {pair[place] for pair in cells}
    known = code_order(dimension, "training_sessions")
    return [code for code in known if code in held] + sorted(held - set(known))


def _matrix_title(totals: dict[str, int], names: dict[str, str]) -> str:
    held = sum(totals.values())
    if not held:
        return t("tr_no_session")
    if len(totals) == 1:
        return t("tr_matrix_one", name=names[next(iter(totals))], n=with_unit(held, "session"))
    most = first_of(totals, totals.__getitem__)
    words = {"n": with_unit(held, "session")}
    if most:
        return t("tr_matrix_most", name=names[most], k=number(totals[most]), **words)
    return t("tr_matrix_tie", k=number(list(totals.values()).count(max(totals.values()))), **words)


def seats(selection: Selection) -> Figure:
    """Attendances per seat at the sessions for households, by topic."""
    key = "seat_use"
    found = ask((key,), selection, group="topic")[key]
    rows = sorted(rows_of(found, "topic", topics), key=lambda row: (-row.share, -row.whole, row.code))
    least = first_of(rows, lambda row: -row.share)
    whole = top.whole(selection)[key]
    frame = common.table({
        "label": [broken(row.label) for row in rows],
        "value": [row.share for row in rows],
        "value_text": [percent_number(row.share) for row in rows],
        "share_text": [number(row.met) + "/" + number(row.whole) for row in rows],
        "emphasis": ["focus" if row is least else "main" for row in rows],
    })  # fmt: skip
    words = {"n": number(whole.numerator), "m": number(whole.denominator), "p": per_cent(whole.value)}
    return Figure(
        "training_seats",
        t("tr_seats_title", **words) if rows else t("tr_no_session"),
        scope(found, selection),
        common.table({
            DIMENSIONS["topic"].label.get(lang()): [row.label for row in rows],
            common.heading_of("attendances"): [row.met for row in rows],
            common.heading_of("training_seats"): [row.whole for row in rows],
            common.heading_of(key): common.per_cent([row.share for row in rows]),
        }),
        charts.bars(frame, lang=lang(), unit=t("tr_unit_seats"), alt=t("tr_seats_alt"), label_width=30.0),
        (key, "training_seats"),
        (t("tr_where_held"),),
        references=("F57b", "F58"),
        ignored=unfollowed(found, selection),
    )  # fmt: skip


def by_month(selection: Selection) -> Figure:
    """Sessions for households by month, from the first on record to the as-of day; none left out."""
    found = ask((HELD,), selection, group="month")[HELD]
    held = counts_of(found, "month")
    months = _months(min(held), found.as_of) if held else []
    counts = [held.get(month, 0) for month in months]
    running = f"{found.as_of:%Y-%m}"
    frame = common.table({
        "label": [_month(month) for month in months],
        "value": counts,
        "value_text": [number(count) for count in counts],
        "emphasis": ["context" if month == running else "main" for month in months],
        "note": [t("tr_to_day", n=found.as_of.day) if month == running else "" for month in months],
    })  # fmt: skip
    return Figure(
        "training_months",
        _month_title(held),
        scope(found, selection),
        common.table({t("tr_col_month"): months, common.heading_of(HELD): counts}),
        charts.columns(frame, lang=lang(), unit=common.unit_word("session"), alt=t("tr_month_alt"), plot_em=8.0),
        (HELD,),
        (t("tr_month_note"), contradiction_note("C7")),
        references=("F57a", "C7"),
        ignored=unfollowed(found, selection),
    )


def _months(first: str, last: date) -> list[str]:
    """Return every month from the first to the last, none left out."""
    start, end = int(first[:4]) * 12 + int(first[5:]) - 1, last.year * 12 + last.month - 1
    return [f"{place // 12}-{place % 12 + 1:02}" for place in range(start, end + 1)]


def _month(month: str, joint: str = "\n") -> str:
    first = date(int(month[:4]), int(month[5:]), 1)
    if lang() == "zh":
        return f"{first.year}年{joint.strip(' ')}{first.month}月"
    return f"{first:%b}{joint}{first.year}"


def _month_title(held: dict[str, int]) -> str:
    if not held:
        return t("tr_no_session")
    n = with_unit(sum(held.values()), "session")
    most = first_of(held, held.__getitem__)
    if most:
        return t("tr_month_most", n=n, month=_month(most, " "), k=number(held[most]))
    return t("tr_month_spread", n=n, k=number(len(held)))
