"""WHERE: the tree of areas and the shapes of each level, with licence and quality.

May import: nothing of ours; geopandas, shapely, pandas. Add here: a village as one row in `areas.csv`,
a layer as one file with its provenance row.
"""
