"""活动进程 The campaign: its phases and the dates ahead, the days left, and what was done month by month."""

from datetime import date

from components import charts
from components.charts import Key
from components.figure import Figure, Note, Table, Tile
from components.provenance import mark_label
from components.text import day, iso, lang, number, say, t, with_unit
from components.views import common
from components.views.overview.base import not_followed
from components.views.standing import answer, thousands
from indicators.campaign import Phase, days_left, phase_on, phases
from indicators.measure import Selection, measure, register_of
from policy.parameters import parameter

# Dated rules ahead, in order: what ends, and the parameter that dates it.
DATES = (
    ("implementation", "campaign_implementation_end"), ("summary", "campaign_summary_end"),
    ("well_off", "well_off_date"), ("target", "target_date"),
)  # fmt: skip
MADE = ("visits_made", "calls_made", "matters_done")


def campaign() -> Figure:
    """The three phases on an axis of dates with the day of the data and the target days."""
    as_of = register_of().as_of
    found = phases(as_of)
    marks = [(key, parameter(name)) for key, name in DATES if key in ("well_off", "target")]
    table = _table(found, marks, as_of)
    view = charts.phase_ribbon(
        _bars(found, as_of),
        common.table({
            "date": [as_of, *(rule.value for _, rule in marks)],
            "label": [t("as_of_day", day=day(as_of)), *(t(f"ov_mark_{key}") for key, _ in marks)],
            "emphasis": ["focus", *("plan" for _ in marks)],
        }),
        lang=lang(), alt=t("ov_campaign_alt"), width_em=42.0,
        keys=(Key(t("ov_key_begun")), Key(t("ov_key_later"), "plan", "■")),
    )  # fmt: skip
    return Figure(
        "campaign", _title(as_of), t("ov_campaign_sub"), table, view, (),
        (t("ov_campaign_note"), answer("C6"), answer("C3")), ("stated", "derived"),
        ("F64", "F71", "F69f", "F86c", "F14a", "F48b"), columns=thousands(t("ov_days_from_now")),
    )  # fmt: skip


def _bars(found: tuple[Phase, ...], as_of: date) -> Table:
    """Return the phases as bars; the one that runs is cut at the day of the data, and what is ahead is a plan."""
    rows: list[tuple[date, date, str, str]] = []
    for phase in found:
        name = say(phase.label)
        if phase.start <= as_of < phase.end:
            rows += [(phase.start, as_of, name, "main"), (as_of, phase.end, "", "plan")]
        else:
            rows.append((phase.start, phase.end, name, "main" if phase.end <= as_of else "plan"))
    heads = ("start", "end", "label", "emphasis")
    return common.table({head: [row[i] for row in rows] for i, head in enumerate(heads)})


def _title(as_of: date) -> str:
    here = phase_on(as_of)
    left = number(days_left(as_of))
    if here is not None:
        share = with_unit(here.elapsed, "percent", 0)
        return t("ov_campaign_in", phase=say(here.label), share=share, n=left)
    return t("ov_campaign_before" if as_of < phases(as_of)[0].start else "ov_campaign_after", n=left)


def _table(found: tuple[Phase, ...], marks: list, as_of: date) -> Table:
    """One row per phase and per date; days from the day of the data to its end, negative once past."""
    rows = [(say(p.label), iso(p.start), iso(p.end), round(p.elapsed * 100, 1), (p.end - as_of).days, "stated")
            for p in found]  # fmt: skip
    rows.append((t("ov_day_of_data"), "", iso(as_of), None, 0, parameter("as_of").mark))
    rows += [(t(f"ov_mark_{key}"), "", iso(r.value), None, (r.value - as_of).days, r.mark) for key, r in marks]
    heads = (t("ov_item"), t("ov_from"), t("ov_to"), t("ov_elapsed"), t("ov_days_from_now"))
    columns = {head: [row[i] for row in rows] for i, head in enumerate(heads)}
    return common.table(columns | {t("dl_mark"): [mark_label(row[5], lang()) for row in rows]})


def countdowns() -> list[Tile]:
    """Return the days left to the end of the phase, of the campaign, and to the two target days."""
    as_of = register_of().as_of
    found = []
    for key, name in DATES:
        left = days_left(as_of, name)
        value = with_unit(left, "day") if left >= 0 else t("ov_past", n=number(-left))
        note = day(parameter(name).value)
        found.append(Tile(t(f"ov_to_{key}"), value, note, "derived", "plan", refs=(name, "as_of")))
    return found


def phase_note() -> Note:
    """Return the sentence beneath the ribbon: the campaign ends before the target and before a tie of three years."""
    end, target = parameter("campaign_summary_end").value, parameter("target_date").value
    years = parameter("tie_years").value
    words = t("ov_phase_note", end=day(end), n=number((target - end).days), years=number(years))
    return Note(words, ("campaign_summary_end", "target_date", "tie_years", "C6"))


def campaign_months(selection: Selection) -> Figure:
    """Home visits by month up to the day of the data, whose own month is not complete."""
    found = measure(MADE, selection, group="month")
    frame = (
        found["visits_made"]
        .frame[["group"]]
        .assign(**{key: found[key].frame["value"].fillna(0).astype("int64") for key in MADE})
    )
    frame = frame.sort_values("group", kind="stable")
    months, as_of = frame["group"].tolist(), found["visits_made"].as_of
    current = f"{as_of:%Y-%m}"
    labels = [_month(code) for code in months]
    heads = {key: common.heading_of(key) for key in MADE}
    table = common.table({t("ov_month"): months} | {heads[key]: frame[key].tolist() for key in MADE})
    picture = common.table({
        "label": labels, "value": frame["visits_made"].tolist(), "value_text": common.count_text(frame["visits_made"]),
        "emphasis": ["context" if code == current else "main" for code in months],
    })  # fmt: skip
    return Figure(
        "campaign_months", _months_title(months, frame["visits_made"].tolist()),
        common.scope(selection, when=t("as_of_day", day=day(as_of))), table,
        charts.bars(picture, lang=lang(), unit=common.unit_word("visit"), alt=t("ov_months_alt"),
                    keys=(Key(t("ov_key_month")), Key(t("ov_key_partial"), "context"))) if months else None,
        MADE, (t("ov_months_note", day=day(as_of)),), ("simulated",), ("F49", "F73a"),
        tuple(n for n in not_followed(found.values()) if n != "year"), columns=thousands(*heads.values()),
    )  # fmt: skip


def _month(code: str) -> str:
    """Return a month in words; English takes its name with the year."""
    year, month = int(code[:4]), int(code[5:7])
    if lang() == "zh":
        return f"{year}年{month}月"
    return f"{date(year, month, 1):%b} {year}"


def _months_title(months: list[str], made: list[int]) -> str:
    if not sum(made):
        return t("ov_months_none")
    most = max(made)
    top = [code for code, n in zip(months, made, strict=True) if n == most]
    name = _month(top[0]) if len(top) == 1 else t("ov_n_months", n=number(len(top)))
    return t("ov_months_title", total=number(sum(made)), month=name, n=number(most))
