"""Chart kinds of the house: each takes a small tidy frame and gives back a ChartView.

A view is a specification that never holds data (built once, cached) and the rows of this selection. Draw it with
`st.vega_lite_chart(view.table, view.spec, theme=None, alt=view.alt)`, write it with `to_svg` or `to_png`.
"""

from components.charts.bars import bars
from components.charts.base import Key
from components.charts.columns import columns
from components.charts.combinations import combinations
from components.charts.dots import dots
from components.charts.export import bare_svg, to_altair, to_png, to_svg
from components.charts.frontier import frontier
from components.charts.grid import calendar_strip, heat
from components.charts.names import spec_name, spec_text
from components.charts.panels import small_multiples
from components.charts.parts import share_bar, unit_chart
from components.charts.ribbon import phase_ribbon
from components.charts.sankey import sankey
from components.charts.spread import histogram, strip
from components.charts.steps import flows, ladder
from components.charts.trajectory import trajectory
from components.charts.view import ChartView
from components.charts.warm import warm

__all__ = [
    "ChartView",
    "Key",
    "bare_svg",
    "bars",
    "calendar_strip",
    "columns",
    "combinations",
    "dots",
    "flows",
    "frontier",
    "heat",
    "histogram",
    "ladder",
    "phase_ribbon",
    "sankey",
    "share_bar",
    "small_multiples",
    "spec_name",
    "spec_text",
    "strip",
    "to_altair",
    "to_png",
    "to_svg",
    "trajectory",
    "unit_chart",
    "warm",
]
