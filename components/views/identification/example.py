"""宋家村: what the article tells of one village beside what the register has of it, and the meetings elsewhere."""

from functools import lru_cache

from components import charts
from components.figure import Figure
from components.text import day, lang, number, t, with_unit
from components.views import common
from components.views.identification.base import scope
from components.views.shared import area_heading, ask, broken, first_of, step, unfollowed
from data.facts import fact
from geo.areas import areas, full_name
from indicators.measure import Selection, measure, register_of

VILLAGE = "宋家村"
PAIRS = {"F27a": ("group_meetings", "meeting"), "F27b": ("assemblies", "meeting"),
         "F27c": ("registered_households", "household")}  # fmt: skip
MEETINGS = ("group_meetings", "assemblies")


@lru_cache(maxsize=1)
def village_code() -> str:
    """Return the code of the article's village."""
    known = areas()
    return str(known.loc[known["name_zh"] == VILLAGE, "area_code"].iloc[0])


def village() -> Figure:
    """Nine group meetings, three assemblies, 45 households: stated and on record."""
    code = village_code()
    found = measure([key for key, _ in PAIRS.values()], Selection(area=code))
    stated = {each: int(fact(each).number) for each in PAIRS}
    held = {each: int(found[key].value) for each, (key, _) in PAIRS.items()}
    same = sum(stated[each] == held[each] for each in PAIRS)
    frame = common.table({
        "label": [t(f"id_example_{each}") for each in PAIRS], "value_text": [number(stated[each]) for each in PAIRS],
        "unit": [common.unit_word(unit) for _, unit in PAIRS.values()],
        "note": [t("id_on_record", n=with_unit(held[each], unit)) for each, (_, unit) in PAIRS.items()],
    })  # fmt: skip
    return Figure(
        "identification_example", t("id_example_same" if same == len(PAIRS) else "id_example_differs", n=number(same)),
        t("id_example_sub", name=full_name(code, lang()), day=day(register_of().as_of)),
        common.table({
            t("id_col_fact"): list(PAIRS), t("id_col_what"): [t(f"id_example_{each}") for each in PAIRS],
            t("id_col_unit"): [common.unit_word(unit) for _, unit in PAIRS.values()],
            t("id_col_stated"): [stated[each] for each in PAIRS], t("id_col_register"): [held[each] for each in PAIRS],
        }),
        charts.ladder(frame, lang=lang(), alt=t("id_example_alt"), arrows=False),
        tuple(key for key, _ in PAIRS.values()),
        (t("id_example_note"),), ("stated", "simulated"), tuple(PAIRS),
    )  # fmt: skip


def meetings(selection: Selection) -> Figure:
    """Group meetings and assemblies on record by area, the most first."""
    found = ask(MEETINGS, selection, by=step(selection))
    groups, whole = ({code: int(n) for code, n, *_ in found[key].cells("area_code")} for key in MEETINGS)
    order = sorted((code for code in groups if groups[code] + whole[code]), key=lambda code: (-groups[code], code))
    names = dict(zip(order, common.area_names(order), strict=True))
    most = first_of(order, lambda code: groups[code])
    frame = common.table({
        "label": [broken(names[code]) for code in order], "value": [groups[code] for code in order],
        "value_text": [number(groups[code]) for code in order], "rest": [whole[code] for code in order],
        "rest_text": [number(whole[code]) for code in order],
        "emphasis": ["main"] * len(order), "rest_emphasis": ["context"] * len(order),
    })  # fmt: skip
    words = {"a": number(sum(groups[code] for code in order)), "b": number(sum(whole[code] for code in order))}
    keys = (charts.Key(t("id_example_F27a")), charts.Key(t("id_example_F27b"), "context"))
    title = t("id_meetings_title", **words) if order else t("id_meetings_none")
    if most and len(order) > 1:
        title = t("id_meetings_most", name=names[most], k=number(groups[most]), **words)
    return Figure(
        "identification_meetings", title, scope(found[MEETINGS[0]], selection),
        common.table({
            area_heading(step(selection)): [names[code] for code in order],
            common.heading_of(MEETINGS[0]): [groups[code] for code in order],
            common.heading_of(MEETINGS[1]): [whole[code] for code in order],
        }),
        charts.bars(frame, lang=lang(), unit=common.unit_word("meeting"), alt=t("id_meetings_alt"), keys=keys,
                    label_width=30.0) if order else None,
        MEETINGS, references=("F27",), ignored=unfollowed(found[MEETINGS[0]], selection),
    )  # fmt: skip
