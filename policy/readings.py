"""Readings (口径): the switches for places where the source can be read in more than one way.

Each switch belongs to one contradiction of `data/contradictions.csv`. The first option is the default. A selection
carries its readings; a figure says which ones it used.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from policy.parameters import nearest
from policy.words import Text

Readings = Mapping[str, str]


class ReadingError(ValueError):
    """A reading or an option that does not exist."""


class Option(NamedTuple):
    """One way to read the source; `parameter` names the rule of `parameters.toml` it takes, if any."""

    key: str
    label: Text
    parameter: str = ""


class Reading(NamedTuple):
    """One switch: the question the source leaves open and the ways to answer it."""

    key: str
    label: Text
    question: Text
    options: tuple[Option, ...]
    default: str
    contradiction: str

    def option(self, key: str) -> Option:
        """Return an option by its key; an unknown key is refused with the nearest one."""
        for option in self.options:
            if option.key == key:
                return option
        raise ReadingError(f"reading {self.key}: {key!r} is not an option{nearest(key, [o.key for o in self.options])}")


def _reading(key: str, label: Text, question: Text, *options: Option) -> Reading:
    return Reading(key, label, question, options, options[0].key, key)


_ALL = (
    _reading(
        "C1",
        Text("年度未列的11个村", "The 11 villages without a year"),
        Text(
            "文章列出2016年摘帽20个村、2017年摘帽23个村，合计43个，而全区有54个贫困村。其余11个村按哪一年计？",
            "The article plans 20 villages for 2016 and 23 for 2017, 43 together, but the district has 54 poor "
            "villages. In which year are the other 11 counted?",
        ),
        Option("unscheduled", Text("年度未列", "No year given")),
        Option("before_2016", Text("2016年前已摘帽", "Already out before 2016")),
        Option("after_2017", Text("2017年后摘帽", "Out after 2017")),
    ),
    _reading(
        "C4",
        Text("产业规划覆盖率的分母", "Denominator of plan coverage"),
        Text(
            "文章称“5000余”户完成产业发展规划，同时说规划针对有劳动能力的贫困户。覆盖率以哪些户为分母？",
            "The article reports plans for 'more than 5,000' households, and says that plans are for households able "
            "to work. Which households is coverage measured against?",
        ),
        Option("all", Text("全部建卡贫困户", "All registered poor households")),
        Option("not_disabled", Text("扣除531户残疾人贫困户", "Without the 531 households with a disabled member")),
        Option("with_labour", Text("有劳动力的户", "Households with a labourer")),
    ),
    _reading(
        "C15",
        Text("贫困发生率的人口基数", "Population base of the poverty headcount ratio"),
        Text(
            "文章只给比率，不给人数；外部报道的2015年底12,119人与6%对不上。贫困发生率以哪个农村人口基数计算？",
            "The article gives rates without people; the 12,119 people reported elsewhere for the end of 2015 do not "
            "fit 6%. Which rural population is the ratio measured against?",
        ),
        Option(
            "base_177500",
            Text("约177,500人（2015年为6.8%）", "About 177,500 people (6.8% in 2015)"),
            "rural_population_base",
        ),
        Option(
            "base_201983",
            Text("201,983人（由12,119÷6%反推）", "201,983 people (worked back from 12,119 ÷ 6%)"),
            "rural_population_base_wide",
        ),
    ),
    _reading(
        "C17",
        Text("主导产业按户还是按干部", "Leading industry per household or per cadre"),
        Text(
            "“每名包带干部指导帮助发展1个主导产业”与“户户都有增收主导产业”并存。考核以户计还是以干部计？",
            "'Each responsible cadre helps develop one leading industry' stands beside 'every household has a leading "
            "industry'. Is the duty counted per household or per cadre?",
        ),
        Option("per_household", Text("每户1个", "One per household")),
        Option("per_cadre", Text("每名干部1个", "One per cadre")),
    ),
)

READINGS: Mapping[str, Reading] = MappingProxyType({reading.key: reading for reading in _ALL})

# C7 is no switch: the article cannot be read so as to fix the year. Figures dated by 今年 or 当年 print this instead.
UNRESOLVED_YEAR = Text("年份未明（2014—2016年）", "year unresolved (2014–2016)")


def reading(key: str) -> Reading:
    """Return a reading by its key; an unknown key is refused with the nearest one."""
    if key not in READINGS:
        raise ReadingError(f"reading {key!r} does not exist{nearest(key, READINGS)}")
    return READINGS[key]


def default_readings() -> dict[str, str]:
    """Return the default option of every reading."""
    return {key: item.default for key, item in READINGS.items()}


def check_readings(readings: Readings) -> dict[str, str]:
    """Return a complete set of readings: the given ones checked, the defaults for the rest."""
    for key, value in readings.items():
        reading(key).option(value)
    return default_readings() | dict(readings)


def reading_label(readings: Readings, key: str, lang: str) -> str:
    """Return 'switch: option' in words, for the line beneath a figure."""
    item = reading(key)
    colon = "：" if lang == "zh" else ": "
    return item.label.get(lang) + colon + item.option(readings.get(key, item.default)).label.get(lang)
