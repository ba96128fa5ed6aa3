"""带动: what departments and households put in beside a yuan of grant, stated against register, with every base."""

from components import charts
from components.charts import Key
from components.figure import Figure
from components.text import lang, number, t
from components.views import common
from components.views.funds.base import (
    amount_text,
    amount_unit,
    is_district,
    mark_of,
    note_of,
    scope,
    stated,
    yuan_head,
)
from components.views.shared import ask, contradiction_note, first_of, step, unfollowed
from components.views.standing import thousands
from data.facts import fact
from indicators.measure import Selection

PARTS = {"grant_amount": "F78a", "department_inputs": "F84a", "household_own_inputs": "F84b"}
RATIOS = {"department_inputs": ("leverage", "D25"), "household_own_inputs": ("own_leverage", "D26")}
WHOLE = (("D27", "sum"), ("D28", "each"), ("D29", "funded"))


def parts(selection: Selection) -> Figure:
    """The three amounts: on record, and what the source states of the whole district."""
    found = ask((*PARTS, "leverage", "own_leverage"), selection)
    beside = is_district(selection)
    rows = [(key, found[key].value, fact(fact_id).number) for key, fact_id in PARTS.items() if found[key].value]
    base = found["grant_amount"].value
    ratios = {key: value / base if base else float("nan") for key, value, _ in rows}
    frame = common.table({
        "label": [t(f"fu_part_{key}") for key, *_ in rows], "value": [value for _, value, _ in rows],
        "value_text": [amount_text(value) for _, value, _ in rows],
        "target": [goal if beside else None for *_, goal in rows],
        "measured_in": [found[key].indicator.unit for key, *_ in rows],
    })  # fmt: skip
    stated_column = {t("fu_col_stated"): [stated(PARTS[key]) for key, *_ in rows],
                     t("fu_col_stated_ratio"): [_stated_ratio(key) for key, *_ in rows]} if beside else {}  # fmt: skip
    return Figure(
        "funds_leverage",
        _title(found, beside, base),
        scope(found["grant_amount"], selection),
        common.table({
            t("fu_col_part"): [t(f"fu_part_{key}") for key, *_ in rows],
            yuan_head(t("fu_col_recorded")): [int(value) for _, value, _ in rows],
            t("fu_col_ratio"): [round(ratios[key], 2) for key, *_ in rows],
            **stated_column,
            t("fu_col_years"): [t(f"fu_part_years_{key}") for key, *_ in rows],
        }),
        charts.bars(frame, lang=lang(), unit=amount_unit() if not rows else _axis(rows), alt=t("fu_leverage_alt"),
                    label_width=12.0, keys=(Key(t("fu_as_stated"), "plan"),) if beside else ()),
        (*PARTS, "leverage", "own_leverage"), (t("fu_leverage_note"), contradiction_note("C7")),
        ("simulated", "stated", "derived") if beside else ("simulated",), ("F78a", "F84", "D25", "D26", "C7"),
        unfollowed(found["grant_amount"], selection), thousands(yuan_head(t("fu_col_recorded"))),
    )  # fmt: skip


def _axis(rows: list[tuple[str, float, float | None]]) -> str:
    common.axis_unit(*(key for key, *_ in rows))
    return amount_unit()


def _stated_ratio(key: str) -> str:
    return "1" if key == "grant_amount" else number(fact(RATIOS[key][1]).number, 2).rstrip("0").rstrip(".")


def _title(found: dict, beside: bool, base: float) -> str:
    if not base:
        return t("fu_no_grant")
    words = {"a": _ratio(found["leverage"].value), "b": _ratio(found["own_leverage"].value)}
    if not beside:
        return t("fu_leverage_part", **words)
    said = {"c": _stated_ratio("department_inputs"), "d": _stated_ratio("household_own_inputs")}
    return t("fu_leverage_title", **said, **words)


def _ratio(value: float) -> str:
    text = number(value, 2)
    return text.rstrip("0").rstrip(".") if "." in text else text


def areas(selection: Selection) -> Figure:
    """Department money and households' own money per yuan of grant, by place, with both bases."""
    level = step(selection)
    found = ask(("leverage", "own_leverage"), selection, by=level)
    own = {code: (part, share) for code, part, _, share in found["own_leverage"].cells("area_code")}
    rows = [cell for cell in found["leverage"].cells("area_code") if cell[2] > 0]
    rows = sorted(rows, key=lambda row: (-row[3], row[0]))
    names = dict(zip([code for code, *_ in rows], common.area_names([code for code, *_ in rows]), strict=True))
    most = first_of(rows, lambda row: row[3])
    heads = [yuan_head(t(f"fu_part_{key}")) for key in PARTS]
    frame = common.table({
        "label": [names[code] for code, *_ in rows], "value": [share for *_, share in rows],
        "value_text": [number(share, 2) for *_, share in rows],
        "share_text": [t("fu_own_part", n=number(own[code][1], 2)) for code, *_ in rows],
        "emphasis": ["focus" if row is most else "main" for row in rows],
        "measured_in": [found["leverage"].indicator.unit] * len(rows),
    })  # fmt: skip
    return Figure(
        "funds_leverage_places",
        t("fu_areas_title", name=names[most[0]], n=number(most[3], 2)) if most
        else t("fu_areas_one", n=number(rows[0][3], 2)) if rows else t("fu_no_grant"),
        scope(found["leverage"], selection),
        common.table({
            t(f"fu_stage_{level}"): [names[code] for code, *_ in rows],
            heads[0]: [int(base) for _, _, base, _ in rows], heads[1]: [int(part) for _, part, *_ in rows],
            heads[2]: [int(own[code][0]) for code, *_ in rows],
            common.heading_of("leverage"): [round(share, 2) for *_, share in rows],
            common.heading_of("own_leverage"): [round(own[code][1], 2) for code, *_ in rows],
        }),
        charts.bars(frame, lang=lang(), unit=common.axis_unit("leverage", "own_leverage"), alt=t("fu_areas_alt"),
                    label_width=30.0),
        ("leverage", "own_leverage"), (t("fu_leverage_note"),), references=("F84", "D25", "D26"),
        ignored=unfollowed(found["leverage"], selection), columns=thousands(*heads),
    )  # fmt: skip


def derived(selection: Selection) -> Figure:
    """What the three stated amounts make together, each with its formula; an order of magnitude."""
    del selection
    rows = [(t(f"fu_whole_{what}"), stated(fact_id), note_of(fact_id), mark_of(fact_id)) for fact_id, what in WHOLE]
    heads = [t(f"fu_col_{name}") for name in ("thing", "value", "note", "mark")]
    columns = {head: [row[i] for row in rows] for i, head in enumerate(heads)}
    return Figure("funds_together", t("fu_whole_sum_title", n=stated("D27")), t("fu_said_sub"), common.table(columns),
                  None, (), (contradiction_note("C7"),), ("derived",), ("D27", "D28", "D29", "C7"))  # fmt: skip
