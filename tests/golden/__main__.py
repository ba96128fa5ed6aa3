"""`make golden`: write the whole-district tables anew; read the difference before committing it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests import register

with tempfile.TemporaryDirectory() as home:
    os.environ["LIZHOU_DATA"] = home
    register.make(Path(home))
    from tests.golden.tables import FOLDER, tables

    for name, text in tables().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(f"tests/golden/{name}: {text.count(chr(10)) - 1} rows")
