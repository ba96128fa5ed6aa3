"""The filters beside every staff page, and the readings of ambiguous sources.

Township → village, class, category, cause, labour, disability, department, year: they live in the address bar and
survive page changes.
"""

from dataclasses import replace
from functools import lru_cache

import streamlit as st

from components import address, session, sheet
from components.text import lang, say, t
from data.dictionary import code_label, codes
from geo.areas import areas, level, name
from indicators.measure import Selection
from policy.readings import READINGS, default_readings


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


def _from_widgets(before: Selection) -> Selection:
    """Return the selection that the drawn widgets make; what is not drawn stays as it was `before`."""

    def drawn(param: str, value: object) -> object:
        return session.recall(f"f_{param}", value)

    area = drawn("village", "") or drawn("town", "") or address.DISTRICT
    changes: dict[str, object] = {"area": area, "year": drawn("year", before.year) or before.year}
    for param, (attribute, code_list) in address.CODED.items():
        chosen = drawn(param, getattr(before, attribute))
        changes[attribute] = tuple(k for k in address.code_keys(code_list) if k in chosen)
    for param, (attribute, options) in address.FIXED.items():
        changes[attribute] = _fixed(getattr(before, attribute), drawn(param, ""), options, attribute)
    readings = {key: drawn(key.lower(), "") or now for key, now in (default_readings() | dict(before.readings)).items()}
    changes["department"] = tuple(sorted(drawn("dept", before.department)))
    return replace(before, readings=address.canonical_readings(readings), **changes)


def _fixed(before: object, drawn: object, options: tuple[str, ...], attribute: str) -> object:
    """Return a two- or three-way choice; '' means not drawn, None means taken back."""
    if drawn == "":
        return before
    default = getattr(address.DEFAULT, attribute)
    if drawn not in options:
        return default
    return (drawn,) if isinstance(default, tuple) else drawn


def _town_changed() -> None:
    """A village of another township cannot stay chosen."""
    session.remember("f_village", "")


def in_force() -> Selection:
    """Return the selection that the widgets make, as the reader left them; they need not be drawn yet."""
    if session.recall("f_town") is None:  # Streamlit forgets widgets when a run ends before drawing them
        _fill_widgets(current())
    selection = _from_widgets(current())
    session.remember("_selection", selection)
    return selection


def draw(departments: dict[str, str]) -> None:
    """Draw the filters beside the page.

    The rarer filters and the readings are drawn only while their drawer is open: every widget on the page costs time
    on each click. What a closed drawer holds stays in force.
    """
    now = current()
    with st.sidebar:
        st.html(f"<h2 class='side'>{t('filters')}</h2>")
        _area_filters()
        years = [[str(year), str(year)] for year in address.YEARS]
        sheet.add({"kind": "html", "html": f"<p class='label'>{t('year_end_label')}</p>"})
        sheet.add({"kind": "choice", "name": "year", "label": t("year_end_label"), "options": years,
                   "value": str(now.year), "look": "segments wide", "do": "year"})  # fmt: skip
        _drawer("more")
        if session.recall("open_more"):
            sheet.draw("side_more")
            _more(now, departments)
        _drawer("readings")
        if session.recall("open_readings"):
            sheet.draw("side_readings")
            _readings(now)
        sheet.add({"kind": "html", "html": f"<button type='button' data-do='clear'>{t('clear_filters')}</button>"})
        sheet.draw("side")


def _drawer(name: str) -> None:
    """Draw the handle of a drawer."""
    is_open = bool(session.recall(f"open_{name}"))
    sheet.add({"kind": "html", "html": f"<button type='button' class='drawer' data-do='drawer' data-name='{name}'"
               f" aria-expanded='{str(is_open).lower()}'>{'▾' if is_open else '▸'} {t(name)}</button>"})  # fmt: skip


def listen() -> None:
    """Declare what the year, the drawers and the page choices do."""
    sheet.on_ask("choice", session.set_extra)
    sheet.on_ask("year", lambda _name, value: session.remember("f_year", int(value)))
    sheet.on_ask("drawer", lambda name, _value: _turn(name))
    sheet.on_ask("clear", lambda _name, _value: reset())


def _turn(name: str) -> None:
    session.remember(f"open_{name}", not session.recall(f"open_{name}"))


def _ensure(param: str, value: object) -> None:
    """Give a widget that is drawn for the first time the value in force."""
    if session.recall(f"f_{param}", "") == "":
        session.remember(f"f_{param}", value)


def _more(before: Selection, departments: dict[str, str]) -> None:
    for param, (attribute, options) in address.FIXED.items():
        value = getattr(before, attribute)
        _ensure(param, value if isinstance(value, str) else (value[0] if value else None))
        _segments(
            param, t(f"filter_{param}"), {k: t(f"{attribute}_{k}") for k in options}, required=isinstance(value, str)
        )
    for param, (attribute, code_list) in address.CODED.items():
        _ensure(param, list(getattr(before, attribute)))
        _many(param, t(f"filter_{param}"), {code: code_label(code_list, code, lang()) for code in codes(code_list)})
    _ensure("dept", list(before.department))
    _many("dept", t("filter_dept"), departments)


def _area_filters() -> None:
    towns = _villages_by_town()
    labels = {"": t("whole_district")} | {code: name(code, lang()) for code in towns}
    st.selectbox(t("township"), list(labels), format_func=labels.__getitem__, key="f_town", on_change=_town_changed)
    town = session.recall("f_town") or ""
    villages = {"": t("all_villages" if town else "choose_township_first")} | {
        code: name(code, lang()) for code in towns.get(town, ())
    }
    st.selectbox(t("village"), list(villages), format_func=villages.__getitem__, key="f_village", disabled=not town)


def _segments(param: str, label: str, labels: dict, required: bool = False) -> None:
    st.segmented_control(label, list(labels), format_func=labels.__getitem__, key=f"f_{param}", required=required,
                         width="stretch")  # fmt: skip


def _many(param: str, label: str, labels: dict[str, str]) -> None:
    st.multiselect(label, list(labels), format_func=lambda c: labels.get(c, c), key=f"f_{param}", placeholder=t("all"))


def _readings(before: Selection) -> None:
    st.caption(t("readings_help"))
    chosen = default_readings() | dict(before.readings)
    for key, reading in READINGS.items():
        _ensure(key.lower(), chosen[key])
        labels = {o.key: say(o.label) for o in reading.options}
        title, why = f"{key} {say(reading.label)}", say(reading.question)
        st.selectbox(title, list(labels), format_func=labels.__getitem__, key=f"f_{key.lower()}", help=why)


def choice(name: str, label: str, options: dict[str, str], default: str, look: str = "segments") -> str:
    """Draw one page choice bound to the address (tab, shading, list …) and return its value.

    `look` is "segments", "tabs" or "select". A value in the address that is not among the options is named to the
    reader; the default holds.
    """
    wanted = session.extras().get(name, default)
    if wanted not in options:
        session.notice(address.View(problems=[(name, wanted, default)]).sentences()[0])
        wanted = default
    session.set_extra(name, None if wanted == default else wanted)
    kind = "select" if look == "select" else "choice"
    pairs = [[key, words] for key, words in options.items()]
    sheet.add({"kind": kind, "name": name, "label": label, "options": pairs, "value": wanted, "look": look})
    return wanted
