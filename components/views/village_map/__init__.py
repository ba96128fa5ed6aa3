"""贫困村地图: the poor villages of a selection on the map, in the table, and one by one.

`base` the villages, for map and table alike · `top` heading and rules · `picture` the map model · `table` the table ·
`files` the map to take away · `card_data`, `gaps`, `card_figures`, `card_html` the village card ·
`screen` what is drawn.
"""

from components.views.village_map.base import places
from components.views.village_map.card_data import card
from components.views.village_map.files import files
from components.views.village_map.picture import model, refs, rules, shade_choice
from components.views.village_map.table import figure
from components.views.village_map.top import chosen_words, heading, notices

__all__ = [
    "card", "chosen_words", "figure", "files", "heading", "model", "notices", "places", "refs", "rules", "shade_choice",
]  # fmt: skip
