"""走访: home visits by month, per household and area, and who was not visited in the last 90 days."""

from datetime import date

from components import charts
from components.charts import ChartView
from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.cadres.parts import broken, rest_figure
from components.views.cadres.rows import area_heading, area_rows, by_area, scope, whole
from components.views.shared import LABEL_WIDTH, Row, ask, first_of, unfollowed
from indicators.measure import Measurement, Selection
from policy.parameters import parameter


def recent(selection: Selection) -> Figure:
    """Households visited and not visited within the window of 90 days, by area."""
    found = by_area(selection)
    return rest_figure("cadre_visited_area", "visited", found["visited_recently_share"], selection,
                       notes=(t("cad_window_note"),))  # fmt: skip


def per_household(selection: Selection) -> Figure:
    """Home visits per registered poor household in 365 days, by area; the lowest stands out."""
    key = "visits_per_household"
    found = by_area(selection)[key]
    rows = sorted(area_rows(found), key=lambda row: (-row.share, row.code))
    least = first_of(rows, lambda row: -row.share)
    total = whole(selection)[key]
    return Figure(
        "cadre_visits_area",
        _rate_title(total, least, bool(rows)),
        scope(found, selection, "cad_year_to"),
        common.table({
            area_heading(selection): [row.label for row in rows],
            common.heading_of("visits_made"): [row.met for row in rows],
            common.heading_of("registered_households"): [row.whole for row in rows],
            common.heading_of(key): [round(row.share, 1) for row in rows],
        }),
        _rate_bars(rows, least),
        (key,),
        references=("F49", "F73a"),
        ignored=unfollowed(found, selection),
    )  # fmt: skip


def _rate_title(total: Measurement, least: Row | None, known: bool) -> str:
    if not known:
        return t("cad_nobody")
    n = number(total.value, 1)
    return t("cad_rate_least", n=n, area=least.label, k=number(least.share, 1)) if least else t("cad_rate", n=n)


def _rate_bars(rows: list[Row], least: Row | None) -> ChartView:
    frame = common.table({
        "label": [broken(row.label) for row in rows],
        "value": [row.share for row in rows],
        "value_text": [number(row.share, 1) for row in rows],
        "emphasis": ["focus" if row is least else "main" for row in rows],
    })  # fmt: skip
    return charts.bars(frame, lang=lang(), unit=common.unit_word("visits_per_household"), alt=t("cad_rate_alt"),
                       label_width=LABEL_WIDTH)  # fmt: skip


def by_month(selection: Selection) -> Figure:
    """Home visits by month from the campaign's start to the as-of day; the month still running says so."""
    found = ask(("visits_made",), selection, group="month")["visits_made"]
    made = dict(zip(found.frame["month"], found.frame["value"].astype(int), strict=True))
    months = _months(min([*made, f"{parameter('campaign_implementation_start').value:%Y-%m}"]), found.as_of)
    counts = [made.get(month, 0) for month in months]
    total = sum(counts)
    return Figure(
        "cadre_visits_month",
        _month_title(months, counts),
        scope(found, selection),
        common.table({t("cad_col_month"): months, common.heading_of("visits_made"): counts} if total else {}),
        _columns(months, counts, found.as_of) if total else None,
        ("visits_made",),
        (t("cad_month_note", n=found.as_of.day),),
        references=("F49", "F73a", "F71b"),
        ignored=unfollowed(found, selection),
    )  # fmt: skip


def _months(first: str, last: date) -> list[str]:
    """Return every month from the first to the last, none left out."""
    year, month = int(first[:4]), int(first[5:])
    found = []
    while (year, month) <= (last.year, last.month):
        found.append(f"{year}-{month:02}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found


def _month_title(months: list[str], counts: list[int]) -> str:
    total = sum(counts)
    if not total:
        return t("cad_no_visit")
    most = max(counts)
    at = [month for month, count in zip(months, counts, strict=True) if count == most]
    n = with_unit(total, "visit")
    return t("cad_month_most", n=n, month=_month(at[0], " "), k=number(most)) if len(at) == 1 else t("cad_month", n=n)


def _month(month: str, joint: str = "\n") -> str:
    first = date(int(month[:4]), int(month[5:]), 1)
    if lang() == "zh":
        return f"{first.year}年{joint.strip(' ')}{first.month}月"
    return f"{first:%b}{joint}{first.year}"


def _columns(months: list[str], counts: list[int], today: date) -> ChartView:
    running = f"{today:%Y-%m}"
    frame = common.table({
        "label": [_month(month) for month in months],
        "value": counts,
        "value_text": [number(count) for count in counts],
        "emphasis": ["context" if month == running else "main" for month in months],
        "note": [t("cad_to_day", n=today.day) if month == running else "" for month in months],
    })  # fmt: skip
    return charts.columns(frame, lang=lang(), unit=common.unit_word("visit"), alt=t("cad_month_alt"), plot_em=9.0)
