"""贫困村地图 Village map: the poor villages on the map, the same in the table, and one village's card."""

import streamlit as st

from components import figures, filters
from components.text import t
from components.views import village_map as view
from components.views.village_map import screen

selection = filters.current()
found = view.places(selection)
heading = view.heading(selection, found)
figures.heading(*heading)
figures.notices(view.notices())
code = screen.chosen(found)
place = next((one for one in found if one.code == code), None)

shade = filters.choice(*view.shade_choice())
figures.draw_here("head")
left, right = st.columns((3, 2))
with left:
    model, rules = view.model(found, selection, shade, code), view.rules(found, selection, shade)
    screen.show_map(model, rules, view.refs(shade))
    figures.draw_here("rules")
with right:
    figures.html(view.chosen_words(place, len(found)))
    if found:
        screen.show_steps(found, code)
    figures.draw_here("steps")
    if found:
        screen.show_table(found, code, heading[0])

if code:
    screen.show_card(view.card(code, selection))
figures.draw_here("card")

with st.expander(t("vm_more"), key="vm_more", on_change="rerun") as more:
    if more.open:
        screen.show_files(view.files(model, heading, rules))
        figures.show(view.figure(found, selection))
        figures.draw_here("more")
