"""Makes the files of this room out of `geo/source/`; run by hand with `python -m geo.build`, same result every time."""
