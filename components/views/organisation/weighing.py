"""考核: every preset of weights beside the chosen one, and the mean score of each item."""

from components import charts
from components.figure import Figure
from components.text import lang, number, say, t, year_end
from components.views import common
from components.views.cadres.parts import broken
from components.views.organisation.base import scope
from components.views.organisation.scores import MEANS, SOURCES, Subject, people, sub, weights
from components.views.shared import LABEL_WIDTH, ask, unfollowed
from data.dictionary import code_label
from indicators.assessment.cards import compare, find_preset
from indicators.facts.assessments import ITEMS
from indicators.measure import Selection, register_of

TOP = 10  # first places compared: a size of the picture, no rule


def presets(kind: str, preset: str, selection: Selection) -> Figure:
    """Every preset beside the chosen one: its weights, who comes first, how many of the first ten stay."""
    found = [each for each in compare(kind, preset, selection, register_of(), TOP) if each.n_top]
    mean = ask((MEANS[kind],), selection)[MEANS[kind]]
    subjects = people(register_of(), kind, lang())
    table = common.table({
        t("or_col_preset"): [say(each.preset.label) for each in found],
        t("or_col_weights"): [weights(kind, each.preset) for each in found],
        t("or_col_first"): [_first(each.first, subjects) for each in found],
        t("or_col_top", n=TOP): [each.n_top for each in found],
        t("or_col_same", name=say(find_preset(preset).label)): [each.n_same for each in found],
    })  # fmt: skip
    frame = common.table({
        "label": [broken(say(each.preset.label)) for each in found],
        "value": [each.n_same for each in found],
        "value_text": [t("or_fraction", n=number(each.n_same), m=number(each.n_top)) for each in found],
        "emphasis": ["main" if each.preset.key == preset else "plan" for each in found],
    })  # fmt: skip
    unit = common.unit_word(kind)
    view = charts.bars(frame, lang=lang(), unit=unit, alt=t("or_preset_alt"), label_width=LABEL_WIDTH)
    least = min((each.n_same for each in found if each.preset.key != preset), default=0)
    title = t("or_preset_title", n=number(least), top=TOP) if found else t("or_no_score", year=selection.year)
    return Figure(
        f"scores_presets_{kind}", title, sub(mean, selection, kind, find_preset(preset)), table,
        view if found else None, (), (t("or_preset_note", top=TOP), t("or_score_note")),
        ("simulated", "assumption"), SOURCES, unfollowed(mean, selection),
    )  # fmt: skip


def _first(ids: tuple[str, ...], subjects: dict[str, Subject]) -> str:
    name = subjects[ids[0]].name
    return name if len(ids) == 1 else t("or_first_tied", name=name, n=number(len(ids)))


def means(kind: str, selection: Selection) -> Figure:
    """The mean score of each item."""
    key = MEANS[kind]
    found = ask((key,), selection, group="item")[key]
    cells = {item: (met, whole, mean) for item, met, whole, mean in found.cells("item")}
    held = [item for item in ITEMS[kind] if cells.get(item, (0, 0, 0))[1] > 0]
    names = [code_label("assessment_item", item, lang()) for item in held]
    values = [cells[item][2] for item in held]
    frame = common.table({
        "label": [broken(name) for name in names],
        "value": values,
        "value_text": [number(value, 1) for value in values],
    })  # fmt: skip
    view = charts.bars(frame, lang=lang(), unit=common.unit_word("point"), alt=t("or_means_alt"),
                       label_width=LABEL_WIDTH) if held else None  # fmt: skip
    table = common.table({
        t("or_col_item"): names,
        common.heading_of(key): [round(value, 1) for value in values],
        t("or_col_scored"): [int(cells[item][1] // 10) for item in held],
    })  # fmt: skip
    return Figure(f"scores_means_{kind}", _means_title(names, values, selection),
                  scope(found, selection, year_end(selection.year)), table, view, (key,), (t("or_score_note"),),
                  references=SOURCES, ignored=unfollowed(found, selection))  # fmt: skip


def _means_title(names: list[str], values: list[float], selection: Selection) -> str:
    if not names:
        return t("or_no_score", year=selection.year)
    low = min(values)
    lowest = [name for name, value in zip(names, values, strict=True) if value == low]
    if len(lowest) > 1 or len(names) == 1:
        return t("or_means_equal", score=number(low, 1))
    return t("or_means_lowest", item=lowest[0], score=number(low, 1))
