"""组织体系 as an indented tree: leading group, leaders, groups, teams, first secretaries, departments, cadres.

The district shows its groups folded, a township its teams, a village its whole chain. Every link is the register's: the
article states none of them (C14). Written as nested lists; every word of the register is escaped here.
"""

from functools import lru_cache
from html import escape

from components.figure import Figure
from components.text import lang, number, t, with_unit
from components.views import common
from components.views.organisation.base import as_of, department, grade
from components.views.shared import contradiction_note
from data.dictionary import code_label
from geo.areas import full_name, name
from indicators.chain import Chains, Post, VillageChain, chains
from indicators.facts import Register
from indicators.measure import Selection, register_of
from indicators.selection import level_of

SOURCES = ("F35a", "F36", "F42", "F43a", "F43b", "F43c", "F44a", "F44b", "F45a", "C14")


_LEVELS = {len("510802100"): "town", len("510802100203"): "village"}  # length of a code → name of its filter


def markup(selection: Selection) -> str:
    """Return the tree of the selected district, township or village as nested lists."""
    return _markup(register_of(), selection.area, lang())


@lru_cache(maxsize=64)
def _markup(register: Register, area: str, language: str) -> str:
    found = chains(register)
    title = t("or_tree_title", name=_place(area))
    body = _chain(found, found.villages[area]) if area in found.villages else _whole(found, area)
    note = f"<p class='sub'>{escape(t('or_tree_note'))}</p>"
    kind = "org wide" if level_of(area) == "district" else "org"
    head = f"<h3>{escape(title)}</h3>{_up(area)}{note}"
    refs = " ".join(SOURCES)
    return f"<section class='{kind}' aria-label='{escape(title)}' data-refs='{refs}'>{head}{body}</section>"


def _up(area: str) -> str:
    """Return the button that widens the view to the level above; the district has none."""
    if level_of(area) == "district":
        return ""
    words = escape(t("or_up", name=name(area[:9], lang()) if level_of(area) == "village" else t("whole_district")))
    return f"<button type='button' data-do='filter' data-name='{_LEVELS[len(area)]}' data-value=''>{words}</button>"


def _place(area: str) -> str:
    return full_name(area, lang()) if level_of(area) == "village" else name(area, lang())


def _line(kind: str, words: str, inner: str = "", style: str = "") -> str:
    """Return one entry: the kind of post, who or what it is, and what stands below it."""
    return f"<li class='{style}'><span class='kind'>{escape(kind)}</span> {words}{inner}</li>"


def _list(*lines: str) -> str:
    return f"<ul>{''.join(lines)}</ul>"


def _kind(post_kind: str) -> str:
    return code_label("post_kind", post_kind, lang())


def person(post: Post | None) -> str:
    """Return who holds a post as markup: the cadre's number and department; vacant and unknown say so."""
    if post is None:
        return f"<em class='open'>{escape(t('or_not_on_record'))}</em>"
    if not post.cadre_id:
        return f"<em class='vacant'>{escape(t('or_vacant'))}</em>"
    words = t("or_person", id=post.cadre_id, department=department(post.department_id))
    return f"<b>{escape(words)}</b>"


def _whole(found: Chains, area: str) -> str:
    """Return the tree of the district or of a township: leaders with their groups, then what has no place in it."""
    groups = [group for group in found.groups if group.area_code.startswith(area)]
    is_open = level_of(area) != "district"
    lines = [_leader(found, group, area, is_open) for group in groups]
    towns = {chain.village_code[:9] for chain in found.of_area(area)} | {
        town for town in found.town_posts if town.startswith(area)
    }
    bare = sorted(towns - {group.area_code for group in groups})
    lines += [_bare(found, town, area, is_open) for town in bare]
    if not is_open and found.idle_leaders:
        words = escape(t("or_idle_leaders", n=number(len(found.idle_leaders))))
        lines.append(_line(_kind("county_leader"), f"<em class='open'>{words}</em>"))
    return _root(_list(*lines))


def _root(inner: str) -> str:
    """Return the leading group with everything below it."""
    head = f"<b>{escape(t('or_heads'))}</b>"
    return f"<ul class='root'>{_line(t('or_leading_group'), head, inner, 'top')}</ul>"


def _leader(found: Chains, group: Post, area: str, is_open: bool) -> str:
    leader = found.posts.get(group.superior)
    return _line(_kind("county_leader"), person(leader), _list(_group(found, group.area_code, area, is_open)))


def _bare(found: Chains, town: str, area: str, is_open: bool) -> str:
    """Return a township that no group of the register is in touch with."""
    words = f"<em class='open'>{escape(t('or_no_group'))}</em>"
    return _line(_kind("work_group"), words, _list(_group(found, town, area, is_open, has_group=False)))


def _group(found: Chains, town: str, area: str, is_open: bool, has_group: bool = True) -> str:
    """Return a township's group with its officers, teams and villages without a team, folded or open."""
    villages = [chain for chain in found.of_area(town) if chain.village_code.startswith(area)]
    teams = [chain for chain in villages if chain.team]
    words = f"{_go(town, area)} "
    words += escape(t("or_group_sums", n=number(len(teams)), m=with_unit(len(villages), "village")))
    lines = [_line(_kind(post.kind), person(post)) for post in found.town_posts.get(town, ())]
    lines += [_team(chain, area) for chain in teams]
    rest = [_go(chain.village_code, area) for chain in villages if not chain.team]
    if rest:
        said = escape(t("or_without_team", n=with_unit(len(rest), "village")))
        names = escape(t("or_joint")).join(rest)
        lines.append(_line(t("or_other_villages"), f"<em class='open'>{said}</em> {names}"))
    kind = _kind("work_group") if has_group else t("or_township")
    head = f"<summary><span class='kind'>{escape(kind)}</span> {words}</summary>"
    return f"<li><details{' open' if is_open else ''}>{head}{_list(*lines)}</details></li>"


def _go(code: str, area: str) -> str:
    """Return the name of a place as a button that chooses it; the place in view is plain."""
    words = escape(name(code, lang()))
    if code == area:
        return f"<b>{words}</b>"
    what = f"data-do='filter' data-name='{_LEVELS[len(code)]}' data-value='{code}'"
    return f"<button type='button' {what}>{words}</button>"


def _team(chain: VillageChain, area: str) -> str:
    village = f"{_go(chain.village_code, area)} {_poor(chain)} {person(chain.team)}"
    return _line(_kind("work_team"), village, _list(*_below(chain)))


def _poor(chain: VillageChain) -> str:
    return f"<span class='poor'>{escape(t('or_poor_village'))}</span>" if chain.is_poor_village else ""


def _below(chain: VillageChain) -> list[str]:
    """Return what stands under a village's team: first secretary, department, cadres."""
    lines = []
    if chain.is_poor_village or chain.secretary:
        lines.append(_line(_kind("first_secretary"), person(chain.secretary)))
    body = escape(department(chain.department_id)) if chain.department_id else (
        f"<em class='open'>{escape(t('or_not_on_record'))}</em>"
    )
    lines.append(_line(t("or_department"), body))
    sums = t("or_cadre_sums", n=with_unit(len(chain.cadres), "cadre"), m=with_unit(chain.n_households, "household"))
    lines.append(_line(t("or_cadres"), escape(sums if chain.cadres else t("or_no_cadre"))))
    return lines


def _chain(found: Chains, chain: VillageChain) -> str:
    """Return the chain above and below one village, each level inside the one above."""
    town = chain.village_code[:9]
    inner = _list(*_below(chain))
    village = f"<b>{escape(name(chain.village_code, lang()))}</b> {_poor(chain)} "
    team = person(chain.team) if chain.team else f"<em class='open'>{escape(t('or_no_team'))}</em>"
    inner = _list(*(_line(_kind(post.kind), person(post)) for post in found.town_posts.get(town, ())),
                  _line(_kind("work_team"), village + team, inner))  # fmt: skip
    no_group = f"<em class='open'>{escape(t('or_no_group'))}</em>"
    group = _go(town, chain.village_code) if chain.group else no_group
    inner = _list(_line(_kind("work_group"), group, inner))
    inner = _list(_line(_kind("county_leader"), person(chain.leader), inner))
    return _root(inner)


def layers(selection: Selection) -> Figure:
    """Every village of the area as a row: leader, team, first secretary, department, cadres, households."""
    return _layers(register_of(), selection.area, lang())


@lru_cache(maxsize=64)
def _layers(register: Register, area: str, language: str) -> Figure:
    villages = chains(register).of_area(area)
    columns = {
        t("or_col_village"): [full_name(one.village_code, lang()) for one in villages],
        t("or_col_poor"): [t("or_yes" if one.is_poor_village else "or_no") for one in villages],
        _kind("county_leader"): [_held(one.leader) for one in villages],
        _kind("work_team"): [_held(one.team) for one in villages],
        _kind("first_secretary"): [
            _held(one.secretary) if one.is_poor_village or one.secretary else t("or_not_due") for one in villages
        ],
        t("or_department"): [department(one.department_id) for one in villages],
        t("or_col_n_cadres"): [len(one.cadres) for one in villages],
        t("or_col_tied"): [one.n_households for one in villages],
    }
    without = sum(one.team is None for one in villages)
    kind = "or_layers_title" if without else "or_layers_all"
    words = {"n": with_unit(len(villages), "village"), "k": number(without)}
    title = t(kind, **words) if villages else t("or_no_village_here")
    return Figure("organisation_layers", title, t("or_layers_sub", place=_place(area), when=as_of()),
                  common.table(columns), None, notes=(t("or_tree_note"), contradiction_note("C14")),
                  references=SOURCES)  # fmt: skip


def _held(post: Post | None) -> str:
    if post is None:
        return t("or_not_on_record")
    return t("or_person", id=post.cadre_id, department=department(post.department_id)) if post.cadre_id else t(
        "or_vacant"
    )


def cadres(selection: Selection) -> Figure:
    """The cadres tied to households of one village, those with most households first."""
    chain = chains(register_of()).villages[selection.area]
    columns = {
        t("or_case_cadre_id"): [one.cadre_id for one in chain.cadres],
        t("or_col_grade"): [grade(one.grade) for one in chain.cadres],
        t("or_col_department"): [department(one.department_id) for one in chain.cadres],
        t("or_col_tied"): [one.n_households for one in chain.cadres],
    }
    words = {"n": with_unit(len(chain.cadres), "cadre"), "m": with_unit(chain.n_households, "household")}
    title = t("or_village_cadres", **words) if chain.cadres else t("or_no_cadre")
    return Figure("organisation_cadres", title, t("or_layers_sub", place=_place(selection.area), when=as_of()),
                  common.table(columns), None, notes=(t("or_all_classes_note"),),
                  references=("F35a", "F36"))  # fmt: skip


def is_village(selection: Selection) -> bool:
    """Tell whether the selection is one village."""
    return level_of(selection.area) == "village"
