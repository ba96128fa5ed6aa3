"""The filters beside every staff page: township → village, class, category, cause, labour, disability, department,
year, and the readings of ambiguous sources. They live in the address bar and survive page changes."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import streamlit as st

from components import address, session
from components.text import lang, say, t
from data.dictionary import code_label, codes
from geo.areas import areas, level, name
from indicators.measure import Selection
from policy.readings import READINGS, default_readings

_LAST = "_last_view"


@lru_cache(maxsize=1)
def _villages_by_town() -> dict[str, tuple[str, ...]]:
    """Return village codes by township, in code order; only townships that have villages."""
    rows = areas()
    rows = rows[rows["level"] == "village"]
    return {str(town): tuple(sorted(part["area_code"])) for town, part in rows.groupby("parent_code")}


def current() -> Selection:
    """Return the selection in force for this visitor."""
    return session.recall("_selection", address.DEFAULT)


def adopt(departments: dict[str, str]) -> None:
    """Take language, selection and page choices from the address when it changed from outside, else from the widgets.

    `departments` maps department ids to labels.
    """
    if session.query_changed_outside():
        view = address.parse(session.query(), departments)
        session.remember("lang", view.lang)
        session.remember("_selection", view.selection)
        session.extras().clear()
        session.extras().update(view.extras)
        session.remember("_problems", view.problems)
        _fill_widgets(view.selection)
    else:
        session.remember("_problems", [])


def problem_sentences() -> list[str]:
    """Return what was wrong with the address, in the language in force."""
    return address.View(problems=session.recall("_problems", [])).sentences()


def _fill_widgets(selection: Selection) -> None:
    """Set the widgets to a selection, before they are drawn."""
    area = selection.area
    is_village = level(area) == "village"
    session.remember("f_town", area[:9] if len(area) >= 9 else "")
    session.remember("f_village", area if is_village else "")
    for param, (attribute, _) in address.CODED.items():
        session.remember(f"f_{param}", list(getattr(selection, attribute)))
    for param, (attribute, _) in address.FIXED.items():
        value = getattr(selection, attribute)
        session.remember(f"f_{param}", value if isinstance(value, str) else (value[0] if value else None))
    session.remember("f_dept", list(selection.department))
    session.remember("f_year", selection.year)
    chosen = default_readings() | dict(selection.readings)
    for key in READINGS:
        session.remember(f"f_{key.lower()}", chosen[key])


def reset() -> None:
    """Clear every filter and reading; the language and the page stay."""
    _fill_widgets(address.DEFAULT)
    session.remember("_selection", address.DEFAULT)


def refresh_labels() -> None:
    """Set the widgets anew after the language changed: their labels are other words for the same choices."""
    _fill_widgets(current())


def _from_widgets() -> Selection:
    """Read the widgets into a selection."""
    town, village = session.recall("f_town") or "", session.recall("f_village") or ""
    selection = replace(address.DEFAULT, area=village or town or address.DISTRICT)
    for param, (attribute, code_list) in address.CODED.items():
        chosen = set(session.recall(f"f_{param}", ()))
        keys = address.code_keys(code_list)
        selection = replace(selection, **{attribute: tuple(k for k in keys if k in chosen)})
    for param, (attribute, options) in address.FIXED.items():
        value = session.recall(f"f_{param}")
        default = getattr(address.DEFAULT, attribute)
        value = value if value in options else None
        selection = replace(selection, **{attribute: ((value,) if value else ()) if isinstance(default, tuple) else value or default})
    readings = {key: session.recall(f"f_{key.lower()}") or default for key, default in default_readings().items()}
    return replace(
        selection,
        department=tuple(sorted(session.recall("f_dept", ()))),
        year=session.recall("f_year") or address.DEFAULT.year,
        readings=address.canonical_readings(readings),
    )


def _town_changed() -> None:
    """A village of another township cannot stay chosen."""
    session.remember("f_village", "")


def sidebar(departments: dict[str, str], used: frozenset[str] | None = None) -> Selection:
    """Draw the filters in the sidebar and return the selection they make.

    `used` names the filters that the open page follows; the others are drawn disabled with the reason as help.
    """
    with st.sidebar:
        st.html(f"<h2 class='side'>{t('filters')}</h2>")
        _area_filters()
        _segments("kind", t("village_kind"), {k: t(f"village_kind_{k}") for k in address.FIXED["kind"][1]}, required=True)
        _segments("year", t("year_end_label"), {y: str(y) for y in address.YEARS}, required=True)
        for param, (_, code_list) in address.CODED.items():
            labels = {code: code_label(code_list, code, lang()) for code in codes(code_list)}
            _many(param, t(f"filter_{param}"), labels)
        _segments("labour", t("filter_labour"), {k: t(f"labour_{k}") for k in ("with", "without")})
        _segments("disability", t("filter_disability"), {k: t(f"disability_{k}") for k in ("with", "without")})
        _many("dept", t("filter_dept"), departments)
        _readings()
        st.button(t("clear_filters"), key="clear_filters", on_click=reset, width="stretch")
    selection = _from_widgets()
    session.remember("_selection", selection)
    return selection


def _area_filters() -> None:
    towns = _villages_by_town()
    labels = {"": t("whole_district")} | {code: name(code, lang()) for code in towns}
    st.selectbox(t("township"), list(labels), format_func=labels.__getitem__, key="f_town", on_change=_town_changed)
    town = session.recall("f_town") or ""
    villages = {"": t("all_villages")} | {code: name(code, lang()) for code in towns.get(town, ())}
    st.selectbox(t("village"), list(villages), format_func=villages.__getitem__, key="f_village", disabled=not town,
                 help=None if town else t("choose_township_first"))  # fmt: skip


def _segments(param: str, label: str, labels: dict, required: bool = False) -> None:
    st.segmented_control(label, list(labels), format_func=labels.__getitem__, key=f"f_{param}", required=required,
                         width="stretch")  # fmt: skip


def _many(param: str, label: str, labels: dict[str, str]) -> None:
    st.multiselect(label, list(labels), format_func=lambda c: labels.get(c, c), key=f"f_{param}", placeholder=t("all"))


def _readings() -> None:
    with st.expander(t("readings"), key="readings_open"):
        st.caption(t("readings_help"))
        for key, reading in READINGS.items():
            labels = {o.key: say(o.label) for o in reading.options}
            st.selectbox(f"{key} {say(reading.label)}", list(labels), format_func=labels.__getitem__, key=f"f_{key.lower()}",
                         help=say(reading.question))  # fmt: skip


def choice(name: str, label: str, options: dict[str, str], default: str, widget: Callable | None = None) -> str:
    """Draw one page choice bound to the address (tab, shading, list …) and return its value.

    A value in the address that is not among the options is named to the reader; the default holds.
    """
    wanted = session.extras().get(name, default)
    if wanted not in options:
        session.notice(address.View(problems=[(name, wanted, default)]).sentences()[0])
        wanted = default
    key = f"x_{name}"
    if session.recall(key) not in options or session.recall(f"{key}_url") != wanted:
        session.remember(key, wanted)
    draw = widget or st.segmented_control
    extra = {"required": True} if draw is st.segmented_control else {}
    value = draw(label, list(options), format_func=options.__getitem__, key=key, label_visibility="collapsed", **extra)
    value = value or default
    session.set_extra(name, None if value == default else value)
    session.remember(f"{key}_url", value)
    return value


def describe(selection: Selection) -> str:
    """Return the selection in words, for the line under a title: 全区 · 建档立卡贫困户 · 因病."""
    from geo.areas import full_name

    parts = [t("whole_district") if selection.area == address.DISTRICT else full_name(selection.area, lang())]
    if selection.village_kind != "all":
        parts.append(t(f"village_kind_{selection.village_kind}"))
    for attribute, code_list in address.CODED.values():
        parts += ["、".join(code_label(code_list, c, lang()) for c in getattr(selection, attribute))]
    parts += [t(f"labour_{v}") for v in selection.labour] + [t(f"disability_{v}") for v in selection.disability]
    if selection.department:
        parts.append(t("n_departments", n=len(selection.department)))
    return " · ".join(p for p in parts if p)
