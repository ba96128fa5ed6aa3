"""识别条件: what the article weighs a household by, and whether the register holds it."""

from components import charts
from components.figure import Figure, Note
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.identification.base import scope
from components.views.shared import ask, per_cent, unfollowed
from indicators.facts.criteria import CRITERIA
from indicators.measure import Selection

RECORDED = "criteria_recorded_share"
NAMED = ("township_population", "township_poverty", "income", "spending", "health")  # in the order of the article
WHERE = {"township_population": "villages", "income": "household_years", "health": "members"}


def recorded(selection: Selection) -> Figure:
    """Each criterion of the article with the share of households that have it on record, or that there is no column."""
    found = ask((RECORDED,), selection, group="identification_criterion")[RECORDED]
    cells = {code: (int(met), int(due), share) for code, met, due, share in found.cells("identification_criterion")}
    due = max((cell[1] for cell in cells.values()), default=0)
    named = NAMED if due else ()
    held = [code for code in CRITERIA if code in cells and cells[code][1]]
    shares = {code: cells[code][2] for code in held}
    frame = common.table({
        "label": [t(f"id_criterion_{code}") for code in named],
        "value": [100 * shares.get(code, 0.0) for code in named],
        "value_text": [per_cent(shares[code]) if code in shares else t("id_no_column") for code in named],
    })  # fmt: skip
    words = {"n": number(len(NAMED)), "m": number(len(held))}
    return Figure(
        "identification_criteria", t("id_criteria_title", **words) if due else t("id_nobody"), scope(found, selection),
        common.table({
            t("id_col_criterion"): [t(f"id_criterion_{code}") for code in named],
            t("id_col_where"): [t(f"id_where_{WHERE[code]}") if code in WHERE else t("id_no_column") for code in named],
            common.with_word(t("id_recorded"), "household"): [
                cells[code][0] if code in held else None for code in named
            ],
            common.with_word(t("id_due"), "household"): [due for _ in named],
            common.heading_of(RECORDED): common.per_cent([shares.get(code, float("nan")) for code in named]),
        }),
        charts.bars(frame, lang=lang(), unit=t("id_share_of", n=with_unit(due, "household")),
                    alt=t("id_criteria_alt"), label_width=30.0) if due else None,
        (RECORDED,), (t("id_criteria_note"), t("id_income_note")), references=("F23",),
        ignored=unfollowed(found, selection),
    )  # fmt: skip


def note() -> Note:
    """Return what the register does not hold."""
    return Note(t("id_criteria_note"), ("F23",))
