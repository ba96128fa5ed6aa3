"""流向: money from its source through its purpose and village to the household, the whole of it at every stage."""

from functools import lru_cache

from components import charts
from components.figure import Figure, Note, Table
from components.text import lang, number, t
from components.views import common
from components.views.funds.base import amount_text, amount_unit, from_fen, in_words, scope, yuan_head
from components.views.shared import ask, first_of, step, unfollowed
from components.views.standing import thousands
from geo.areas import full_name, name
from indicators import flows
from indicators.dimensions import DIMENSIONS, code_order, group_label
from indicators.facts import Register
from indicators.flows import FEN_PER_YUAN, Flow, money_flow, place_flow
from indicators.measure import Selection, register_of

MOST_BANDS, KEEP = 30, 2
TOTAL, UNMATCHED = "total_inputs", "unmatched_money"
TONES = ("main", "plan", "third", "context")


def picture(selection: Selection) -> Figure:
    """Source → purpose → township or village → household, small nodes gathered until the bands can be told apart."""
    level = step(selection)
    whole = money_flow(selection)
    flow = place_flow(selection, level).folded(MOST_BANDS, KEEP)
    found = ask((TOTAL, UNMATCHED), selection)
    bands, nodes = _bands(flow), _nodes(flow)
    heads = [_stage(stage) for stage in flow.stages]
    return Figure(
        "funds_flow",
        _title(from_fen(whole.total), found[UNMATCHED].value),
        scope(found[TOTAL], selection),
        common.table({
            t("fu_col_from"): [_node(flow.stages[i], a) for i, a, _, _ in bands],
            t("fu_col_to"): [_node(flow.stages[i + 1], b) for i, _, b, _ in bands],
            t("fu_col_step"): [f"{heads[i]} → {heads[i + 1]}" for i, *_ in bands],
            yuan_head(t("fu_amount")): [from_fen(fen) for *_, fen in bands],
        }),
        charts.sankey(
            common.table({
                "stage": [i for i, *_ in bands], "source": [a for _, a, _, _ in bands],
                "target": [b for _, _, b, _ in bands], "value": [fen for *_, fen in bands],
                "measured_in": ["fen"] * len(bands),
            }),
            common.table(nodes), heads=heads, lang=lang(), alt=t("fu_flow_alt"),
        ),
        (TOTAL, UNMATCHED, "household_level_money", "village_level_money"),
        (t("fu_flow_note"), t("fu_flow_folded", n=number(MOST_BANDS))),
        references=("F20", "F51", "F79", "F84", "F85"),
        ignored=unfollowed(found[TOTAL], selection),
        columns=thousands(yuan_head(t("fu_amount"))),
    )  # fmt: skip


def balance(selection: Selection) -> Note:
    """Say that every node of the flow balances to the fen, or which do not."""
    flow = money_flow(selection)
    wrong = [*flow.imbalances(), *place_flow(selection, step(selection)).imbalances()]
    measured = round(ask((TOTAL,), selection)[TOTAL].value) * FEN_PER_YUAN
    if wrong or measured != flow.total:
        said = t("fu_unbalanced", n=number(max(len(wrong), 1)), nodes=t("fu_joint").join(wrong[:3]))
        return Note(said, (TOTAL,), "alert")
    count = sum(len(flow.nodes(place)) for place in range(len(flow.stages)))
    return Note(t("fu_balanced", n=number(count), total=in_words(from_fen(flow.total))), (TOTAL,))


def _title(total: float, left: float) -> str:
    if not total:
        return t("fu_no_money")
    return t("fu_flow_title", n=in_words(total), k=in_words(left)) if left else t("fu_flow_all", n=in_words(total))


def _bands(flow: Flow) -> list[tuple[int, str, str, int]]:
    return [(i, a, b, fen) for i in range(len(flow.stages) - 1) for (a, b), fen in flow.bands(i).items() if fen]


def _nodes(flow: Flow) -> dict[str, list]:
    rows = [(i, key, fen) for i in range(len(flow.stages)) for key, fen in flow.nodes(i).items() if fen]
    return {
        "stage": [i for i, *_ in rows],
        "key": [key for _, key, _ in rows],
        "label": [_node(flow.stages[i], key) for i, key, _ in rows],
        "value_text": [in_words(from_fen(fen)) for *_, fen in rows],
        "emphasis": ["focus" if key in (flows.UNMATCHED, "none") else TONES[i] for i, key, _ in rows],
    }


def _stage(stage: str) -> str:
    return t(f"fu_stage_{stage}") if stage in ("township", "village") else DIMENSIONS[stage].label.get(lang())


def _node(stage: str, key: str) -> str:
    if key == flows.OTHER:
        return t("fu_other")
    if key == flows.UNMATCHED:
        return t("fu_no_place")
    if stage in ("township", "village"):
        return name(key, lang())
    return group_label(stage, key, lang(), "funds")


def places(selection: Selection) -> Figure:
    """Every township or village by purpose, nothing gathered; what names no village stands in its own row."""
    level = step(selection)
    flow = place_flow(selection, level)
    cells = flows.added(((path[2], path[1]), fen) for path, fen in flow.paths)
    rows = list(flow.nodes(2))
    heads = [code for code in code_order("purpose", "funds") if code in flow.nodes(1)]
    pairs = [(row, head) for row in rows for head in heads]
    values = [from_fen(cells.get(pair, 0)) for pair in pairs]
    place = t(f"fu_stage_{level}")
    found = ask((TOTAL,), selection)[TOTAL]
    return Figure(
        "funds_places",
        _place_title(flow),
        scope(found, selection),
        common.table({
            place: [_node(level, row) for row, _ in pairs],
            DIMENSIONS["purpose"].label.get(lang()): [group_label("purpose", head, lang()) for _, head in pairs],
            yuan_head(t("fu_amount")): values,
        }),
        charts.heat(
            common.table({
                "row": [_node(level, row) for row, _ in pairs],
                "column": [t(f"fu_short_{head}") for _, head in pairs],
                "value": values, "value_text": [amount_text(v, fixed=True) if v else "–" for v in values],
                "measured_in": ["yuan"] * len(values),
            }),
            lang=lang(), unit=amount_unit(), alt=t("fu_places_alt"), label_width=12.0, column_width=6.0, row_em=1.75,
        ),
        (TOTAL,), (t("fu_flow_note"),), references=("F20", "F84"), ignored=unfollowed(found, selection),
        columns=thousands(yuan_head(t("fu_amount"))),
    )  # fmt: skip


def _place_title(flow: Flow) -> str:
    held = {key: fen for key, fen in flow.nodes(2).items() if key != flows.UNMATCHED}
    most = first_of(held, held.__getitem__)
    if not flow.total:
        return t("fu_no_money")
    if most:
        return t("fu_places_most", name=_node(flow.stages[2], most), n=in_words(from_fen(held[most])))
    return t("fu_places_one", n=in_words(from_fen(sum(held.values()))))


def listed(selection: Selection) -> Figure:
    """The whole table: every chain of source, purpose, village and household with its amount."""
    found = ask((TOTAL,), selection)[TOTAL]
    shown = _listed(register_of(), selection.area, selection.village_kind, selection.department, lang())
    return Figure(
        "funds_whole",
        t("fu_whole_title", n=number(len(shown))) if len(shown) else t("fu_no_money"),
        scope(found, selection), shown, None, (TOTAL, UNMATCHED), (t("fu_whole_note"),),
        references=("F20", "F84"), ignored=unfollowed(found, selection), columns=thousands(yuan_head(t("fu_amount"))),
    )  # fmt: skip


@lru_cache(maxsize=64)
def _listed(register: Register, area: str, village_kind: str, department: tuple[str, ...], language: str) -> Table:
    """Return the paths of a flow as a reader sees them, unmatched money first, then by village and household."""
    flow = money_flow(Selection(area=area, village_kind=village_kind, department=department), register)
    paths = sorted(flow.paths, key=lambda each: (each[0][2], each[0][3], each[0]))
    villages = {code: full_name(code, language) if code else t("fu_no_place") for code in flow.nodes(2)}
    words = {
        (stage, code): group_label(stage, code, language, "funds")
        for place, stage in enumerate(("source", "purpose"))
        for code in flow.nodes(place)
    }
    ends = {kind: group_label("recipient", kind, language) for kind in flows.RECIPIENTS}
    return common.table({
        DIMENSIONS["source"].label.get(language): [words["source", path[0]] for path, _ in paths],
        DIMENSIONS["purpose"].label.get(language): [words["purpose", path[1]] for path, _ in paths],
        t("fu_stage_village"): [villages[path[2]] for path, _ in paths],
        t("fu_col_household"): [path[3] or ends[flows.recipient(path[2], path[3])] for path, _ in paths],
        yuan_head(t("fu_amount")): [from_fen(fen) for _, fen in paths],
    })  # fmt: skip
