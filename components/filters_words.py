"""A selection in words: for the line under a title, for slides and exports. Pure."""

from components import address
from components.text import lang, say, t
from data.dictionary import code_label
from geo.areas import full_name
from indicators.measure import Selection
from policy.readings import reading


def describe(selection: Selection) -> str:
    """Return the selection in words, for the line under a title: 全区 · 建档立卡贫困户 · 因病.

    Readings other than the default are named too, so that every figure, picture and file says which it stands on.
    """
    parts = [t("whole_district") if selection.area == address.DISTRICT else full_name(selection.area, lang())]
    if selection.village_kind != "all":
        parts.append(t(f"village_kind_{selection.village_kind}"))
    for attribute, code_list in address.CODED.values():
        parts += ["、".join(code_label(code_list, c, lang()) for c in getattr(selection, attribute))]
    parts += [t(f"labour_{v}") for v in selection.labour] + [t(f"disability_{v}") for v in selection.disability]
    if selection.department:
        parts.append(t("n_departments", n=len(selection.department)))
    parts += [t("reading_in_force", id=key, label=say(reading(key).option(value).label)) for key, value in
              selection.readings]  # fmt: skip
    return " · ".join(p for p in parts if p)
