"""What this room says when it refuses: one bilingual sentence naming who, where, why and the nearest right value."""

from typing import NamedTuple


class Wording(NamedTuple):
    """One sentence or label in Chinese and in English."""

    zh: str
    en: str

    def get(self, lang: str) -> str:
        """Return the wording in 'zh' or 'en'; any other language is an error."""
        if lang not in self._fields:
            raise ValueError(f"language {lang!r} is not one of {self._fields}")
        return self.zh if lang == "zh" else self.en


class GeoProblem(Exception):
    """A refusal of the geo room; `wording` holds both languages, `str()` gives them on one line."""

    def __init__(self, wording: Wording) -> None:
        """Keep the bilingual wording."""
        super().__init__(f"{wording.zh} / {wording.en}")
        self.wording = wording

    def text(self, lang: str) -> str:
        """Return the sentence in 'zh' or 'en'."""
        return self.wording.get(lang)


class UnknownArea(GeoProblem, LookupError):
    """A code that is not in `areas.csv`; `nearest` is the most similar code that is."""

    def __init__(self, code: object, nearest: str, nearest_name: Wording) -> None:
        """Name the wrong code and the nearest right one."""
        super().__init__(
            Wording(
                f"areas.csv 中没有代码“{code}”，最接近的是 {nearest}（{nearest_name.zh}）。",
                f"areas.csv has no code {code!r}; the nearest is {nearest} ({nearest_name.en}).",
            )
        )
        self.code = code
        self.nearest = nearest


class BoundaryProblem(GeoProblem):
    """A file of boundaries that cannot be used; the schematic ones stay in force."""
