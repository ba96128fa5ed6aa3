"""WHAT THE EYE MEETS: words, colours, filters, figures, charts and maps.

May import: every room above; altair in charts and theme, folium in maps, streamlit in the few files that
talk to the screen. Add here: a word in `strings.csv`, a chart kind in `charts`, a colour in `theme.py`.
"""
