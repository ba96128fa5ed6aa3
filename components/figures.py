"""Figures on the screen: every one as chart, table, download and about."""

import datetime as dt
from collections.abc import Sequence
from html import escape

import streamlit as st

from components import exports, frame, session
from components.figure import Figure, Tile
from components.provenance import mark_label
from components.text import iso, lang, say, t
from indicators.indicator import REGISTRY

PARTS = ("chart", "table", "download", "about")


def tiles(items: Sequence[Tile], caption: str = "") -> None:
    """Draw a row of key figures, at most six, as one element."""
    cells = "".join(
        f"<div class='tile {tile.tone}' title='{escape(tile.about)}'><div class='label'>{escape(tile.label)}</div>"
        f"<div class='value'>{_value(tile.value)}</div><div class='note'>{escape(tile.note)}"
        f" <span class='mark {tile.mark}'>{escape(mark_label(tile.mark, lang()))}</span></div></div>"
        for tile in items
    )
    st.html(
        f"<div class='tiles n{len(items)}'>{cells}</div>" + (f"<p class='sub'>{escape(caption)}</p>" if caption else "")
    )


def _value(text: str) -> str:
    """Set the number large and its unit small."""
    end = 1 + max((i for i, c in enumerate(text) if c.isdigit()), default=len(text) - 1)
    return f"<b>{escape(text[:end])}</b><small>{escape(text[end:])}</small>"


def heading(title: str, sub: str = "") -> None:
    """Draw the page's finding as its one title, with the line that says what, where, when."""
    st.html(f"<div class='finding'><h1>{escape(title)}</h1><p class='sub'>{escape(sub)}</p></div>")


def html(markup: str) -> None:
    """Draw ready markup whose data a view has escaped."""
    st.html(markup)


def notices(sentences: Sequence[str]) -> None:
    """Say what the reader must know; nothing when there is nothing."""
    frame.notices(list(sentences))


def note(sentence: str, tone: str = "plain") -> None:
    """Draw one callout sentence."""
    st.html(f"<div class='callout {tone}'>{escape(sentence)}</div>")


def show(figure: Figure) -> None:
    """Draw one figure in its own fragment: switching chart, table, download or about redraws only it."""
    with st.container(key=f"fig-{figure.key}"):
        _fragment(figure)


@st.fragment
def _fragment(figure: Figure) -> None:
    st.html(f"<div class='figtitle'><h3>{escape(figure.title)}</h3><p class='sub'>{escape(figure.sub)}</p></div>")
    part = session.recall(f"part_{figure.key}", "chart")
    if figure.is_empty:
        st.html(f"<div class='empty small'>{escape(t('figure_empty'))}</div>")
    elif part == "table" or (part == "chart" and figure.view is None):
        table(figure)
    elif part == "download":
        _downloads(figure)
    elif part == "about":
        _about(figure)
    else:
        chart(figure)
    _controls(figure)


def chart(figure: Figure) -> None:
    """Draw the picture: a fixed specification, and this selection's few rows."""
    view = figure.view
    st.vega_lite_chart(view.table, view.spec, theme=None, width="stretch", key=f"chart_{figure.key}", alt=view.alt)


def table(figure: Figure, height: int | str = "auto") -> None:
    """Draw the table of the figure."""
    st.dataframe(figure.table, hide_index=True, height=height, column_config=figure.columns, alt=figure.title,
                 placeholder=t("not_stated"))  # fmt: skip


def _controls(figure: Figure) -> None:
    parts = PARTS if figure.view is not None else PARTS[1:]
    labels = {p: t(f"part_{p}") for p in parts}
    found = frame.register()
    marks = " ".join(f"<span class='mark {m}'>{escape(mark_label(m, lang()))}</span>" for m in figure.marks)
    source = t("figure_source", day=iso(found.as_of)) if found else ""
    ignored = (
        t("figure_ignores", names="、".join(t(f"filter_name_{n}") for n in figure.ignored)) if figure.ignored else ""
    )
    with st.container(horizontal=True, vertical_alignment="center", key=f"ctl-{figure.key}"):
        st.html(f"<p class='figfoot'>{marks} {escape(source)} {escape(ignored)}</p>")
        st.segmented_control(t("figure_parts"), list(labels), format_func=labels.__getitem__, key=f"part_{figure.key}",
                             default=parts[0], required=True, label_visibility="collapsed")  # fmt: skip


def _downloads(figure: Figure) -> None:
    found = frame.register()
    stamp = exports.Stamp(found.id, found.as_of, found.mark, found.title.get(lang(), ""), lang())
    name = f"{figure.key}-{found.as_of or dt.date.min}"
    kinds = [("csv", "text/csv"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    if figure.view is not None:
        kinds += [("png", "image/png"), ("svg", "image/svg+xml")]
    with st.container(horizontal=True):
        for kind, mime in kinds:
            st.download_button(
                t(f"download_{kind}"),
                data=exports.deferred(figure, kind, stamp),
                mime=mime,
                file_name=f"{name}.{kind}",
                key=f"dl_{kind}_{figure.key}",
                on_click="ignore",
            )
    st.html(f"<p class='sub'>{escape(t('download_help'))}</p>")


def _about(figure: Figure) -> None:
    """Say the definition, unit, source and mark of every indicator in the figure."""
    rows = []
    for key in figure.indicators:
        found = REGISTRY[key]
        rows.append(
            f"<dt>{escape(say(found.label))} <code>{key}</code></dt><dd>{escape(say(found.definition))}"
            f"<br>{escape(t('about_reference', ids=', '.join(found.reference)))}</dd>"
        )
    notes = "".join(f"<p>{escape(n)}</p>" for n in figure.notes)
    marks = "".join(f"<p>{escape(t(f'mark_means_{m}'))}</p>" for m in figure.marks)
    more = f"<p>{escape(t('about_reference', ids=', '.join(figure.references)))}</p>" if figure.references else ""
    st.html(f"<div class='about'><dl>{''.join(rows)}</dl>{notes}{more}{marks}</div>")
