"""WHERE: the tree of areas and the shapes of each level, with licence and quality.

May import: nothing of ours; geopandas, shapely, pandas, numpy, pyproj. Add here: a village as one row in `areas.csv`
(by way of `source/` and `python -m geo.build`), a layer as one file with its provenance row in `layers.csv`.
A district's own boundaries go into the folder named by LIZHOU_BOUNDARIES; `python -m geo FOLDER` checks them.
"""
