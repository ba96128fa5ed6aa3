"""docs/notebook.ipynb: ten cells that run from top to bottom on a fresh kernel; kept without outputs."""

from __future__ import annotations

import re

import nbformat
import pytest
from nbclient import NotebookClient

from tests import house

PATH = house.ROOT / "docs" / "notebook.ipynb"


@pytest.fixture(scope="module")
def notebook():
    return nbformat.read(PATH, as_version=4)


def test_kept_without_outputs(notebook):
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(notebook.cells) == 10
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)


@pytest.mark.slow
def test_runs_from_top_to_bottom(notebook, demo_snapshot, tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "1")  # the kernel of this environment, not of the user
    for name in ("JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    ran = nbformat.from_dict(notebook)
    beside = {"metadata": {"path": str(PATH.parent)}}
    NotebookClient(ran, timeout=120, kernel_name="python3", resources=beside).execute()
    shown = [output for cell in ran.cells if cell.cell_type == "code" for output in cell.outputs]
    kinds = {kind for output in shown for kind in output.get("data", {})}
    assert "5,172" in str(shown), "the published total of registered poor households"
    assert "image/svg+xml" in kinds, "the chart"
    assert "text/html" in kinds, "the map"
    assert not [output for output in shown if output.get("name") == "stderr"], "warnings"
    fetched = re.findall(r"(?:src|href)=.{0,2}https?://[^\"' ]+", str(shown))
    assert not fetched, "nothing is fetched from a network"
