"""`python -m geo.build`: make every derived file of this room anew and say how good the fit is."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from geo import points
from geo.build import ground, layers
from geo.build.cells import fit_weights, power_cells, tile, to_degrees, to_metres
from geo.build.rows import DISTRICT, SOURCE, area_rows, table
from geo.geojson import DECIMALS, Feature, collection

HERE = Path(__file__).parents[1]
COLUMNS = "area_code parent_code level name_zh name_en kind kind_zh kind_en lon lat location_quality".split()
NOTES = ["evidence", "evidence_note_zh", "evidence_note"]


def townships(units: pd.DataFrame) -> dict[str, shapely.Polygon]:
    """One cell per township code, degrees; areas follow `area_km2` scaled to the outline."""
    outline = to_metres(layers.outline())
    labels = shapely.points(units.label_lon.astype(float), units.label_lat.astype(float))
    seeds = np.array([to_metres(label).coords[0] for label in labels])
    measured = units.area_km2.astype(float).to_numpy()
    targets = measured * (outline.area / measured.sum())
    cells = tile(power_cells(seeds, fit_weights(seeds, targets, outline), outline), outline)
    errors = np.array([to_metres(cell).area for cell in cells]) / targets - 1
    worst = int(np.abs(errors).argmax())
    print(f"townships: largest area error {errors[worst]:+.2%} ({units.name[worst]}) against the scaled areas")
    return dict(zip(units.code, cells, strict=True))


def township_features(units: pd.DataFrame, cells: dict[str, shapely.Polygon]) -> list[Feature]:
    """One feature per township: area of the cell, the measured area it was fitted to, the published area; km²."""
    names = layers.english()
    out = []
    for unit in units.rename(columns={"name": "name_zh"}).itertuples():
        about = {"area_code": unit.code, "name_zh": unit.name_zh, "name_en": names[unit.name_zh]}
        about["area_km2"] = round(to_metres(cells[unit.code]).area / 1e6, 2)
        about["reference_km2"] = float(unit.area_km2)
        about["published_km2"] = float(unit.area_published_km2) if unit.area_published_km2 else None
        out.append((cells[unit.code], about | {"quality": "schematic"}))
    return out


def _positions(units: pd.DataFrame, cells: dict[str, shapely.Polygon]) -> dict[str, tuple[float, float, str]]:
    """Degrees and quality of every area: villages spread in their cell, townships at their label or amid their cell."""
    middle = layers.outline().representative_point()
    found = {DISTRICT: (middle.x, middle.y, "inside_outline")}
    rows = area_rows()
    for unit in units.itertuples():
        cell = cells[unit.code]
        label = shapely.Point(float(unit.label_lon), float(unit.label_lat))
        centre = shapely.Point(shapely.maximum_inscribed_circle(to_metres(cell)).coords[0])
        amid = to_degrees(centre)
        kept = cell.contains(label)
        found[unit.code] = (label.x, label.y, "label_point") if kept else (amid.x, amid.y, "schematic_cell_centre")
        inside = points.spread(to_metres(cell), int(unit.n_villages))
        for code, (x, y) in zip(rows.area_code[rows.parent_code == unit.code], inside, strict=True):
            spot = to_degrees(shapely.Point(x, y))
            found[code] = (spot.x, spot.y, "schematic_in_township")
    return found


def areas(units: pd.DataFrame, cells: dict[str, shapely.Polygon]) -> pd.DataFrame:
    """One row per area with its position; the content of `areas.csv`."""
    frame = area_rows()
    spots = _positions(units, cells)
    for i, column in enumerate(("lon", "lat")):
        frame[column] = [f"{spots[code][i]:.{DECIMALS}f}" for code in frame.area_code]
    frame["location_quality"] = [spots[code][2] for code in frame.area_code]
    return frame[COLUMNS + NOTES]


def pictures() -> None:
    """Write the ground and the bounds of every picture."""
    outline = layers.outline()
    (HERE / "ground.png").write_bytes(ground.draw(SOURCE / "dem_30s.asc", outline))
    window = {"west": 105.24946, "south": 32.182808, "east": 106.29946, "north": 32.799475, "rows": "latitude"}
    edges = dict(zip(("west", "south", "east", "north"), outline.bounds, strict=True)) | {"rows": "web_mercator"}
    bounds = {"relief.png": window, "hillshade.png": window, "ground.png": edges}
    layers.write(HERE / "relief.json", json.dumps({"crs": "EPSG:4326"} | bounds, indent=1) + "\n")


def main() -> None:
    """Write all files."""
    units = table("townships_2016.csv")
    cells = townships(units)
    layers.write(HERE / "townships.geojson", collection("townships", township_features(units, cells)))
    layers.write(HERE / "outline.geojson", collection("outline", layers.outline_features()))
    layers.write(HERE / "context.geojson", collection("context", layers.neighbours()))
    layers.write(HERE / "rivers.geojson", collection("rivers", layers.rivers()))
    layers.write(HERE / "streams.geojson", collection("streams", layers.streams()))
    layers.write(HERE / "places.csv", layers.places().to_csv(index=False, lineterminator="\n"))
    layers.write(HERE / "areas.csv", areas(units, cells).to_csv(index=False, lineterminator="\n"))
    pictures()


if __name__ == "__main__":
    main()
