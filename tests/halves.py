"""All tests in two halves at the same time, for two cores: `python -m tests.halves`.

The half with the browser and the half without share nothing but the demonstration register, which is made once. The
first half's lines are shown as they come, the second's when it is done.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTEST = [sys.executable, "-m", "pytest", "-q"]
BROWSER = "tests/browser"


def main() -> int:
    with tempfile.TemporaryFile("w+") as lines:
        second = subprocess.Popen([*PYTEST, BROWSER], cwd=ROOT, stdout=lines, stderr=subprocess.STDOUT, text=True)
        first = subprocess.run([*PYTEST, f"--ignore={BROWSER}"], cwd=ROOT)
        print(f"\n— {BROWSER} —", flush=True)
        code = second.wait()
        lines.seek(0)
        print(lines.read(), flush=True)
    return first.returncode or code


if __name__ == "__main__":
    sys.exit(main())
