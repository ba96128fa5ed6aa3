"""The village card: key figures and pictures; the written parts are in `card_html`."""

from components import charts
from components.charts import Key
from components.figure import Figure, Tile
from components.text import day, lang, number, say, t, with_unit, year_end
from components.views import common
from components.views.village_map import gaps
from components.views.village_map.card_data import FIRST_YEAR, LISTS, VillageCard
from data.dictionary import codes
from geo.areas import full_name
from indicators.lists import find_list, rows
from indicators.measure import Measurement
from policy.parameters import parameter

RATE = "poverty_headcount_ratio"


def tiles(card: VillageCard) -> list[Tile]:
    """Return the key figures of the village: who lives there, who is poor, tests, cover, training."""
    registered, standing = card.figures["registered_households"], card.standing
    persons, rate = card.persons[card.year], card.rates[card.year]
    passed = sum(test.passed.get(card.year, False) for test in card.tests)
    return [
        Tile(say(registered.indicator.label), with_unit(registered.value, "household"),
             t("vm_t_registered", n=with_unit(card.count("registered_persons"), "person"),
               all=with_unit(standing["rural_population"], "person"), groups=number(standing["n_groups"])),
             refs=("registered_households", "registered_persons", RATE)),
        Tile(t("vm_t_persons"), with_unit(persons, "person"),
             _before(card, with_unit(card.persons.get(card.year - 1), "person")), tone="alert", refs=("poor_persons",)),
        Tile(say(card.figures[RATE].indicator.label), with_unit(rate, "percent"),
             _before(card, with_unit(card.rates.get(card.year - 1), "percent")), refs=(RATE, "C15")),
        Tile(t("vm_t_tests"), t("vm_t_tests_value", n=number(passed), m=number(len(card.tests))),
             year_end(card.year), refs=("exit_tests_failed", "X30b")),
        _share(card.figures["cadre_coverage"]),
        _share(card.figures["training_reach"]),
    ]  # fmt: skip


def _before(card: VillageCard, before: str) -> str:
    if card.year - 1 not in card.persons:
        return year_end(card.year)
    return t("vm_t_before", when=year_end(card.year), before=year_end(card.year - 1), n=before)


def _share(measured: Measurement) -> Tile:
    words = t("vm_t_of", n=number(measured.numerator), m=with_unit(measured.denominator, "household"),
              day=day(measured.as_of))  # fmt: skip
    found = measured.indicator
    return Tile(say(found.label), with_unit(measured.value, "percent", 1), words, refs=(found.key,))


def causes(card: VillageCard) -> Figure:
    """Registered households by main cause, the most frequent first."""
    frame = card.parts["causes"]
    order = {code: i for i, code in enumerate(codes("poverty_cause"))}
    counts = sorted(
        ((str(code), int(n)) for code, n in zip(frame["poverty_cause"], frame["numerator"], strict=True) if n),
        key=lambda pair: (-pair[1], order.get(pair[0], len(order))),
    )
    labels, values = common.labels("poverty_cause", [code for code, _ in counts]), [n for _, n in counts]
    most = values.count(values[0]) if values else 0
    unit = common.unit_word("household")
    cells = common.table({
        "label": labels, "value": values, "value_text": [number(n) for n in values],
        "emphasis": ["main" if i < most else "context" for i in range(len(values))],
    })  # fmt: skip
    view = charts.bars(cells, lang=lang(), unit=unit, alt=t("vm_causes_alt")) if counts else None
    table = common.table({t("vm_cause"): labels, common.heading_of("registered_households"): values})
    return Figure(
        "village_causes",
        _causes_title(labels, values, most),
        _scope(card, t("as_of_day", day=day(gaps.as_of()))),
        table,
        view,
        ("registered_households",),
    )


def _causes_title(labels: list[str], values: list[int], most: int) -> str:
    total = sum(values)
    if not total:
        return t("vm_causes_none")
    if most > 1:
        return t("vm_causes_tie", n=number(most), k=with_unit(values[0], "household"))
    return t("vm_causes_title", cause=labels[0], k=number(values[0]), n=with_unit(total, "household"))


def path(card: VillageCard) -> Figure:
    """Poor persons at each year end, then what the plan asks: below the limit by the planned year, none by 2017."""
    seen, goals = sorted(card.persons.items()), plan(card)
    kinds = [t("vm_seen")] * len(seen) + [words for *_, words in goals]
    cells = common.table({
        "series": ["persons"] * (len(seen) + len(goals)),
        "x": [year for year, _ in seen] + [year for year, *_ in goals],
        "value": [n for _, n in seen] + [n for _, n, _ in goals],
        "value_text": [number(n) for _, n in seen] + [_most(n) for _, n, _ in goals],
        "emphasis": ["main"] * len(seen) + ["plan"] * len(goals),
        "is_plan": [False] * len(seen) + [True] * len(goals),
    })  # fmt: skip
    keys = (Key(t("vm_seen"), "main", "●"), *((Key(t("vm_plan"), "plan", "○"),) if goals else ()))
    view = charts.trajectory(cells, lang=lang(), unit=common.unit_word("person"), alt=t("vm_path_alt"), keys=keys,
                             plot_em=11.0)  # fmt: skip
    table = common.table({
        t("vm_year_end"): [year for year, _ in seen] + [year for year, *_ in goals],
        common.heading_of("poor_persons"): [n for _, n in seen] + [n for _, n, _ in goals],
        t("vm_kind"): kinds,
    })  # fmt: skip
    return Figure(
        "village_path", _path_title(card, goals), _scope(card, t("vm_path_when", first=FIRST_YEAR)), table, view,
        ("poor_persons",), (t("vm_path_note"),), ("simulated", "derived"), ("F14a", "X30b", "C15"),
    )  # fmt: skip


def _most(n: int) -> str:
    return t("vm_at_most", n=number(n)) if n else "0"


def plan(card: VillageCard) -> list[tuple[int, int, str]]:
    """Return what the plan asks after the year shown: (year, most persons, why)."""
    target = parameter("target_date").value.year
    found = []
    year = str(card.standing["planned_exit_year"])
    if year.isdigit() and card.year < int(year) < target:
        found.append((int(year), card.most_persons, t("vm_plan_exit", year=year)))
    return [*found, (target, 0, t("vm_plan_target", year=target))] if card.year < target else found


def _path_title(card: VillageCard, goals: list[tuple[int, int, str]]) -> str:
    now, before = card.persons[card.year], card.persons.get(card.year - 1)
    if not now:
        return t("vm_path_none", year=card.year)
    if before is None:
        return t("vm_path_first", n=number(now), year=card.year)
    key = "down" if now < before else "up" if now > before else "same"
    return t(f"vm_path_{key}", before=number(before), now=number(now), year=goals[-1][0] if goals else card.year)


def listed(card: VillageCard, key: str) -> Figure:
    """Return the households of a gap by code, with the reason that puts each on the list."""
    found, frame = find_list(key), rows(key, card.here, lang=lang())
    table = {
        t("vm_household"): frame["household_id"].tolist(),
        t("vm_category"): common.labels("household_category", frame["category"].astype(str).tolist()),
        t("vm_cause"): common.labels("poverty_cause", frame["poverty_cause"].astype(str).tolist()),
        t("vm_reason"): frame["reason"].tolist(),
    }
    title = t("vm_list_title", label=t(f"vm_list_{key}"), n=with_unit(len(frame), "household"))
    return Figure("village_list", title, _scope(card, t("as_of_day", day=day(gaps.as_of()))), common.table(table), None,
                  (LISTS[key],), (say(found.rule),))  # fmt: skip


def _scope(card: VillageCard, when: str) -> str:
    return t("vm_semicolon").join((full_name(card.code, lang()), when))
