"""What this room says when it refuses: bilingual sentences that name who, where, why and the nearest right value."""

from collections.abc import Sequence
from dataclasses import dataclass

from policy.words import Text

REFUSE = "refuse"


class DataProblem(Exception):
    """A refusal of the data room; `wording` holds both languages, `str()` gives them on one line."""

    def __init__(self, wording: Text) -> None:
        """Keep the bilingual wording."""
        super().__init__(f"{wording.zh} / {wording.en}")
        self.wording = wording

    def text(self, lang: str) -> str:
        """Return the sentence in 'zh' or 'en'."""
        return self.wording.get(lang)


class NoSnapshot(DataProblem):
    """No register has been loaded yet; the wording says how to load one."""


class BrokenSnapshot(DataProblem):
    """The register in force is incomplete or was altered; the wording says how to go back or load again."""


class UnknownName(DataProblem, LookupError):
    """A table, column, code list or code that the dictionary does not have; names the nearest one."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a pack: where it stands, what was found, what was expected, and the nearest right value.

    `row` is the row as a spreadsheet shows it (the heading counts); 0 means the whole file or sheet. `column` is the
    label of the column in both languages. `severity` is 'refuse' (the pack is not loaded) or 'warn'.
    """

    file: str
    rule: str
    expected: Text
    found: str = ""
    nearest: str = ""
    sheet: str = ""
    row: int = 0
    column: Text = Text("", "")
    severity: str = REFUSE

    @property
    def refuses(self) -> bool:
        """Whether the pack cannot be loaded because of this problem."""
        return self.severity == REFUSE

    def text(self, lang: str) -> str:
        """Return one sentence: file, sheet, row, column, found, expected, nearest."""
        return self._zh() if lang == "zh" else self._en()

    def _zh(self) -> str:
        sheet = f" 工作表“{self.sheet}”" if self.sheet else ""
        place = self.file + sheet + (f" 第 {self.row} 行" if self.row else "")
        what = " ".join(part for part in (self.column.zh, f"“{self.found}”" if self.found else "") if part)
        nearest = f"；是否应为“{self.nearest}”？" if self.nearest else "。"
        return f"{place}：{what}{'：' if what else ''}{self.expected.zh}{nearest}"

    def _en(self) -> str:
        place = self.file + (f" sheet '{self.sheet}'" if self.sheet else "") + (f" row {self.row}" if self.row else "")
        found = f" '{self.found}'" if self.found else ""
        what = f"{self.column.en}{found}".strip()
        nearest = f"; did you mean '{self.nearest}'?" if self.nearest else "."
        return f"{place}: {what}{': ' if what else ''}{self.expected.en}{nearest}"


class RefusedPack(DataProblem):
    """A pack that was not loaded; `problems` holds every reason. Nothing of the register in force was touched."""

    SHOWN = 20

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems, the refusing ones first."""
        self.problems = tuple(sorted(problems, key=lambda p: not p.refuses))
        super().__init__(Text(self._summary("zh"), self._summary("en")))

    def _summary(self, lang: str) -> str:
        reasons = [p for p in self.problems if p.refuses]
        lines = [p.text(lang) for p in reasons[: self.SHOWN]]
        left = len(reasons) - len(lines)
        if lang == "zh":
            head = f"数据包未载入，共 {len(reasons)} 处问题；现行数据未作任何改动。"
            more = f"……另有 {left} 处。"
        else:
            head = f"The pack was not loaded: {len(reasons)} problem(s). The register in force is unchanged."
            more = f"… and {left} more."
        return "\n".join([head, *lines, *([more] if left > 0 else [])])
