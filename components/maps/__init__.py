"""Maps: one model, one symbology, drawn live (Leaflet in the page), as a take-away file (folium) and as a picture.

`build_map` makes a `MapModel` from a table of villages; `live_map`, `takeaway_html` and `static_svg` draw it, and
`model.table` is the table beside it. Add here: a status in the design tokens and `symbology.py`; a layer in
`geometry.py`, its drawing in `drawing.py` and `static/map/paint.js`.
"""

from components.maps.model import AreaShading, Layers, MapModel, build_map

__all__ = ["AreaShading", "Layers", "MapModel", "build_map"]
