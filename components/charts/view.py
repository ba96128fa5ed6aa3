"""A chart as two things: a specification built once, and the few rows of this selection."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from math import ceil, floor, isnan, log10
from typing import Any

import pandas as pd
import pyarrow

from indicators.units import one_axis

SOURCE = "source"
Table = pyarrow.Table
KNOWN_TONES = ("main", "focus", "plan", "third", "context", "quiet")


@dataclass(frozen=True, slots=True)
class ChartView:
    """What the screen, the exports and a notebook draw.

    `spec` is a Vega-Lite specification without data (its data set is named "source"); `table` holds the marks' rows as
    an Arrow table, which Streamlit sends as it is (ten times faster than a data frame); `height` is the expected height
    in px; `alt` says what is drawn, without numbers that change; `kind` names the maker; `width_em` is the width it is
    drawn at in a picture to take away.
    """

    spec: Mapping[str, Any]
    table: Table
    height: int
    alt: str
    kind: str
    width_em: float = 46.0

    @property
    def frame(self) -> pd.DataFrame:
        """The marks' rows as a data frame, for tests and notebooks."""
        return self.table.to_pandas()


def marks_table(columns: Mapping[str, Sequence[Any]]) -> Table:
    """Return lists of one length as a table that is sent to the screen as it is."""
    return pyarrow.table(dict(columns))


Frame = pd.DataFrame | Mapping[str, Sequence[Any]]


def column(frame: Frame, name: str) -> list[Any]:
    """Return one column of a data frame, a display table or a mapping of columns, as a list of plain values."""
    if hasattr(frame, "values_of"):
        return frame.values_of(name)
    values = frame[name]
    return values.tolist() if hasattr(values, "tolist") else list(values)


def columns_of(frame: Frame, kind: str, need: Sequence[str], optional: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return the frame's columns as lists in row order (by `order` where given); absent optional ones filled.

    `frame` is a data frame or a mapping of columns (which costs a click much less). Where `measured_in` says which unit
    each row is in, all must be one: rows of different units never share an axis.
    A missing column, an unknown emphasis or an unknown column is refused with the chart's kind and the nearest name.
    """
    if "measured_in" in frame and len(column(frame, "measured_in")):
        one_axis(column(frame, "measured_in"), f"chart {kind}")
    known = [*need, *optional, "order"]
    for name in need:
        if name not in frame:
            near = get_close_matches(name, [str(c) for c in frame], 1)
            raise ValueError(f"chart {kind}: column {name!r} is missing; the frame has {list(frame)}{_nearest(near)}")
    size = len(column(frame, need[0]))
    found = {c: column(frame, c) if c in frame else [optional.get(c)] * size for c in known if c != "order"}
    found["order"] = column(frame, "order") if "order" in frame else list(range(size))
    if found["order"] != sorted(found["order"]):
        rank = sorted(range(size), key=found["order"].__getitem__)
        found = {name: [values[i] for i in rank] for name, values in found.items()}
    for tone in set(found.get("emphasis", ())):
        if tone not in KNOWN_TONES:
            near = _nearest(get_close_matches(str(tone), KNOWN_TONES, 1))
            raise ValueError(f"chart {kind}: emphasis {tone!r} is not one of {KNOWN_TONES}{near}")
    return found


def _nearest(found: Sequence[str]) -> str:
    return f"; did you mean {found[0]!r}?" if found else ""


def unique(labels: Sequence[str], kind: str) -> None:
    """Refuse two rows with one name: their marks would fall on one another."""
    if len(set(labels)) != len(labels):
        twice = sorted({label for label in labels if labels.count(label) > 1})
        raise ValueError(f"chart {kind}: two rows are named {twice[0]!r}; give each row a name of its own")


def is_number(value: Any) -> bool:  # noqa: ANN401  # any cell of a frame
    """Tell whether a cell holds a number."""
    return value is not None and value is not pd.NA and not (isinstance(value, float) and isnan(value))


def number(value: Any, instead: float = 0.0) -> float:  # noqa: ANN401  # any cell of a frame
    """Return a cell as a number, or `instead` where it is empty."""
    return float(value) if is_number(value) else instead


def share(value: Any, top: float) -> float | None:  # noqa: ANN401  # any cell of a frame
    """Return a cell as a share of the largest value, or None where it is empty."""
    return float(value) / top if is_number(value) else None


def top_of(values: Iterable[Any]) -> float:
    """Return the largest number, at least a little above zero so that a scale has an extent."""
    return max((number(v) for v in values), default=0.0) or 1.0


def text_em(text: str) -> float:
    """Estimate how wide a text is set, in em: a Chinese character 1, others about 0.57."""
    return sum(1.0 if ord(c) > 0x2E7F else 0.3 if c in " .,:;'|il·" else 0.57 for c in text)


def wrapped(text: str, width: float, lines: int = 2) -> str:
    """Break a label into at most `lines` lines of `width` em, English at spaces, Chinese between characters."""
    if text_em(text) <= width:
        return text
    whole = text_em(text)
    even = whole / min(lines, -(-whole // width))
    width = max(even, min(width, even * 1.12))
    rows, row = [], ""
    for word in _words(text):
        if row and text_em(row + word.rstrip()) > width + 0.01 and len(rows) < lines - 1:
            rows.append(row.rstrip())
            row = ""
        row += word
    return "\n".join([*rows, row.rstrip()])


def _words(text: str) -> list[str]:
    words, word = [], ""
    for c in text:
        word += c
        if c == " " or ord(c) > 0x2E7F:
            words.append(word)
            word = ""
    return [*words, word] if word else words


def stepped(width: float) -> float:
    """Round room for labels up to one of a few widths, so that few specifications exist (em)."""
    return next((step for step in (4.0, 6.5, 9.0, 12.0) if width <= step), 16.0)


def nice_ticks(start: float, end: float, most: int = 6) -> list[float]:
    """Return round numbers from at or below `start` to at or above `end`, at most `most` + 1 of them."""
    rough = (end - start) / most or 1.0
    power = 10.0 ** floor(log10(rough))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough * 0.999)
    first, last = floor(start / step + 1e-9), ceil(end / step - 1e-9)
    return [round(n * step, 10) for n in range(first, last + 1)]
