"""The tree of areas: 1 district, 20 townships, 181 villages, as of 2016.

The code is a path: its first 6 characters are the district, the first 9 the township, all 12 the village.
Sixteen villages carry their real name and official code; the other 165 are placeholders (示例村) whose code has an
`S` in tenth place, so that no invented record can be read as a statement about a real village.
"""

from difflib import SequenceMatcher
from functools import lru_cache
from os.path import commonprefix
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from geo.problems import UnknownArea, Wording

FILE = Path(__file__).parent / "areas.csv"
DISTRICT = "510802"
LEVELS = ("district", "township", "village")
LENGTHS = {"district": 6, "township": 9, "village": 12}
EVIDENCE = {
    "confirmed": Wording("公开报道确认", "confirmed by a public report"),
    "article_named": Wording("原文点名", "named in the source article"),
    "article_context": Wording("原文述及", "mentioned in the source article"),
    "probable": Wording("很可能", "probable"),
    "press_hint": Wording("报道线索", "hint in the press"),
    "example": Wording("示例村，非真实村庄", "placeholder, not a real village"),
}


class Area(NamedTuple):
    """One unit of the tree; `lon`, `lat` in degrees, WGS84."""

    area_code: str
    parent_code: str
    level: str
    name_zh: str
    name_en: str
    kind: str
    kind_zh: str
    kind_en: str
    lon: float
    lat: float
    location_quality: str
    evidence: str
    evidence_note_zh: str
    evidence_note: str

    @property
    def is_example(self) -> bool:
        """Whether the village is a placeholder and not a real one."""
        return self.evidence == "example"


class _Tree(NamedTuple):
    frame: pd.DataFrame
    areas: dict[str, Area]
    children: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _tree() -> _Tree:
    floats = {"lon": "float64", "lat": "float64"}
    text = dict.fromkeys(set(Area._fields) - set(floats), "str")
    frame = pd.read_csv(FILE, dtype=text | floats, keep_default_na=False, encoding="utf-8")
    found = {row.area_code: Area(*row) for row in frame[list(Area._fields)].itertuples(index=False)}
    below: dict[str, list[str]] = {code: [] for code in found}
    for area in found.values():
        if area.parent_code:
            below[area.parent_code].append(area.area_code)
    return _Tree(frame, found, {code: tuple(sorted(codes)) for code, codes in below.items()})


def areas() -> pd.DataFrame:
    """One row per area (district, township, village), in code order; the columns of `areas.csv`, codes as str."""
    return _tree().frame.copy(deep=False)


def area(code: str) -> Area:
    """Return one area; an unknown code is refused with the nearest one."""
    try:
        return _tree().areas[code]
    except (KeyError, TypeError):
        near = nearest(str(code))
        known = _tree().areas[near]
        raise UnknownArea(code, near, Wording(known.name_zh, known.name_en)) from None


def name(code: str, lang: str) -> str:
    """Return the area's own name in 'zh' or 'en'."""
    found = area(code)
    return Wording(found.name_zh, found.name_en).get(lang)


def full_name(code: str, lang: str) -> str:
    """Return a village's name with its township (荣山镇大地村; Dadi Village, Rongshan Town), else the plain name."""
    own = name(code, lang)
    if level(code) != "village":
        return own
    above = name(parent(code), lang)
    return f"{above}{own}" if lang == "zh" else f"{own}, {above}"


def parent(code: str) -> str:
    """Return the code of the area above; '' for the district."""
    return area(code).parent_code


def level(code: str) -> str:
    """Return 'district', 'township' or 'village'."""
    return area(code).level


def children(code: str) -> tuple[str, ...]:
    """Return the codes directly below, in code order; () for a village."""
    area(code)
    return _tree().children[code]


def codes(of_level: str, within: str = DISTRICT) -> tuple[str, ...]:
    """Return every code of one level at or below an area, in code order."""
    if of_level not in LEVELS:
        raise ValueError(f"level {of_level!r} is not one of {LEVELS}")
    area(within)
    return tuple(c for c, a in _tree().areas.items() if a.level == of_level and c.startswith(within))


def exists(code: str) -> bool:
    """Whether the code is in the tree."""
    return code in _tree().areas


@lru_cache(maxsize=4096)
def nearest(code: str, of_level: str | None = None) -> str:
    """Return the known code most similar to a code or a name (full or own, 中文 or English), of one level if asked."""
    wanted = code.strip()
    likeness = _code_likeness if wanted[:1].isdigit() else _name_likeness
    pool = [a for a in _tree().areas.values() if of_level in (None, a.level)]
    if wanted[:1].isdigit():
        pool = [a for a in pool if len(a.area_code) == len(wanted)] or pool
    return max(pool, key=lambda found: likeness(wanted, found)).area_code


def _code_likeness(wanted: str, found: Area) -> tuple[int, int, float]:
    """The path counts first: characters shared from the left, then how far the next one is off."""
    shared = len(commonprefix([wanted, found.area_code]))
    step = abs(ord(wanted[shared : shared + 1] or "0") - ord(found.area_code[shared : shared + 1] or "0"))
    return shared, -step, SequenceMatcher(None, wanted, found.area_code).ratio()


def _name_likeness(wanted: str, found: Area) -> tuple[float, int]:
    spoken = (found.name_zh, found.name_en, full_name(found.area_code, "zh"), full_name(found.area_code, "en"))
    alike = max(SequenceMatcher(None, wanted.casefold(), word.casefold()).ratio() for word in spoken)
    return alike, -len(found.area_code)
