"""Chart kinds of the house: each takes a small tidy frame and gives back a ChartView."""

from components.charts.bars import bars
from components.charts.base import Key
from components.charts.columns import columns
from components.charts.dots import dots
from components.charts.trajectory import trajectory
from components.charts.view import ChartView

__all__ = ["ChartView", "Key", "bars", "columns", "dots", "trajectory"]
