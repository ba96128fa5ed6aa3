"""`python -m geo FOLDER`: check a folder of supplied boundaries and say whether it would be used."""

import os
import sys

from geo import boundaries, supplied


def main(arguments: list[str]) -> int:
    """Check the folder given, else the one in force; return 1 when a file is refused."""
    if arguments:
        os.environ[supplied.VARIABLE] = arguments[0]
    for problem in boundaries.problems():
        print(problem.text("zh"), problem.text("en"), sep="\n", file=sys.stderr)
    for layer in ("townships", "villages"):
        about = boundaries.describe(layer)
        print(f"{layer}: {about['quality']}, {about['file']}, {about['licence']}")
    return 1 if boundaries.problems() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
