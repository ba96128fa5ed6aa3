"""户情 Household view: one household by its code, or the next within the filters."""

from components import figures, filters
from components.views import household as view
from components.views.household import screen

selection = filters.current()
found = screen.chosen(selection)
one = screen.shown(found, selection)
figures.heading(*view.top.heading(one, selection))
screen.show_way(found, selection)
if one:
    screen.show(one)
