"""About the district: its product in the years the article gives, and the five standings it holds."""

from components import charts
from components.figure import Figure, Note
from components.provenance import mark_label
from components.text import lang, money, number, t
from components.views import common
from components.views.standing import decimals
from data.facts import Fact, fact

PRODUCT = ("F03a", "F04a")


def district_economy() -> Figure:
    """Gross regional product of 2013 and 2015 as published; what lies between is not."""
    found = [fact(key) for key in PRODUCT]
    heading = t("ov_product_heading")
    table = common.table(
        {
            t("year"): [int(f.period) for f in found],
            heading: [f.number for f in found],
            t("dl_mark"): [mark_label(f.mark, lang()) for f in found],
            t("dl_source"): [f.id for f in found],
        }
    )
    frame = common.table(
        {
            "label": [_year(f) for f in found],
            "value": [f.number for f in found],
            "value_text": [number(f.number, 1) for f in found],
            "emphasis": ["context"] * (len(found) - 1) + ["main"],
            "note": [mark_label(f.mark, lang()) for f in found],
        }
    )
    growth, mean, year = fact("D01"), fact("D02"), fact("F04b")
    words = {"n": number(growth.number, 1), "m": number(mean.number, 2), "own": number(year.number)}
    view = charts.columns(frame, lang=lang(), unit=t("ov_product_unit"), alt=t("ov_product_alt"), plot_em=11.0)
    return Figure(
        "district_economy",
        t("ov_product_title", last=money(found[-1].number * 1e8), n=words["n"]),
        t("ov_product_sub"),
        table,
        view,
        (),
        (t("ov_product_note", **words),),
        ("stated", "derived"),
        (*PRODUCT, "F04b", "D01", "D02"),
        columns=decimals(heading),
    )


def _year(found: Fact) -> str:
    return f"{found.period}年" if lang() == "zh" else found.period


def district_note() -> Note:
    """Return the five standings of the district, as the article lists them."""
    return Note(t("ov_standing", mark=mark_label(fact("F02").mark, lang())), ("F02",))
