"""`python -m components.maps`: write the ground of the maps (static/map) anew from the boundaries."""

from components.maps import geometry

if __name__ == "__main__":
    found, picture = geometry.from_source()
    geometry.FOLDER.mkdir(exist_ok=True)
    geometry.FILE.write_text(geometry.as_text(found), "utf-8")
    geometry.GROUND.write_bytes(picture)
    print(f"{geometry.FILE.name}: {geometry.FILE.stat().st_size} bytes; {geometry.GROUND.name}: {len(picture)} bytes")
