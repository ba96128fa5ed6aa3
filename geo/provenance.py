"""Where every file of this room comes from: `layers.csv`, one row per file."""

from functools import lru_cache
from pathlib import Path

import pandas as pd

HERE = Path(__file__).parent
FILES = {
    "outline": "outline.geojson",
    "townships": "townships.geojson",
    "villages": "areas.csv",
    "neighbours": "context.geojson",
    "rivers": "rivers.geojson",
    "streams": "streams.geojson",
    "places": "places.csv",
}


@lru_cache(maxsize=1)
def _layers() -> pd.DataFrame:
    return pd.read_csv(HERE / "layers.csv", dtype="str", keep_default_na=False, encoding="utf-8")


def layers() -> pd.DataFrame:
    """One row per file of this room: source, licence, datum, date, quality, note in both languages."""
    return _layers().copy(deep=False)


def provenance(layer: str) -> dict[str, str]:
    """Return the row of `layers.csv` for a layer or a file name."""
    rows = _layers()
    found = rows[(rows.file == FILES.get(layer, layer)) | (rows.layer == layer)]
    if found.empty:
        raise ValueError(f"layer {layer!r} is not one of {sorted(FILES)}")
    return {str(key): value for key, value in found.iloc[0].items()}
