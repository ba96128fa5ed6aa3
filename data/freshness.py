"""Whether the demonstration register in force was made by the code as it stands; quick, for every start."""

import hashlib

from data.errors import NoSnapshot
from data.snapshots import ROOT, current

GENERATOR = (
    "data/demo/*.py", "data/dictionary.csv", "data/codes.csv", "data/tables.csv", "geo/areas.csv",
    "policy/parameters.toml",
)  # fmt: skip


def generator_sha256() -> str:
    """Return one fingerprint of everything the demonstration register depends on."""
    digest = hashlib.sha256()
    for pattern in GENERATOR:
        for file in sorted(ROOT.glob(pattern)):
            digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def needs_demo() -> bool:
    """Tell whether there is no register, or one made by older generator or dictionary code.

    A register loaded from a pack is never replaced; a broken one raises `BrokenSnapshot`.
    """
    try:
        made_by = current().manifest.get("code_sha256", "")
    except NoSnapshot:
        return True
    return bool(made_by) and made_by != generator_sha256()
