"""Rules that compare columns and tables: each one broken once and named with its row, none broken in a clean pack."""

from __future__ import annotations

import pytest

from data import store
from data.demo.ledgers import KINDS
from data.ingest import Pack
from data.loading import examine
from data.rulebook import rules
from data.rules import CHECKS, check_rules
from data.tables import check_tables
from tests import packs

# rule: table, row, cells changed there, and where the rule is reported (column)
BROKEN = {
    "members_match_size": ("households", 2, {"n_persons": "4"}, "n_persons"),
    "member_born_later": ("members", 4, {"birth_year": "2017"}, "birth_year"),
    "labour_within_size": ("households", 5, {"n_labour": "5"}, "n_labour"),
    "income_adds_up": ("household_years", 2, {"wage_cny": "3001"}, "net_income_cny"),
    "income_per_person": ("household_years", 3, {"net_income_per_person_cny": "2502"}, "net_income_per_person_cny"),
    "years_of_poor": ("household_years", 4, {"household_id": "H000000004"}, "household_id"),
    "poor_within_population": ("villages", 3, {"rural_population": "4"}, "rural_population"),
    "exit_year_of_poor": ("villages", 2, {"planned_exit_year": "2017"}, "planned_exit_year"),
    "exit_test_of_poor": ("exit_tests", 5, {"village_code": packs.A}, "village_code"),
    "exit_test_passed": ("exit_tests", 4, {"is_passed": "true"}, "is_passed"),
    "not_after_as_of": ("visits", 2, {"visit_date": "2016-04-14"}, "visit_date"),
    "tie_order": ("ties", 3, {"end_date": "2015-02-28"}, "end_date"),
    "tie_overlap": ("ties", 4, {"cadre_id": "C00001", "start_date": "2015-09-01"}, "start_date"),
    "attendance_one_person": ("attendances", 3, {"household_id": "H000000001"}, "household_id"),
    "attendance_member": ("attendances", 2, {"member_id": "M4"}, "member_id"),
    "attendance_audience": ("attendances", 2, {"session_id": "S2"}, "session_id"),
    "grant_of_poor": ("funds", 2, {"household_id": "H000000004", "village_code": packs.A}, "household_id"),
    "fund_place": ("funds", 2, {"village_code": packs.C}, "village_code"),
    "project_order": ("projects", 2, {"end_date": "2015-03-01"}, "end_date"),
    "ledger_of_poor": ("ledgers", 2, {"household_id": "H000000004"}, "household_id"),
    "subject_known": ("assessments", 2, {"subject_id": "D001"}, "subject_id"),
    "post_parent": ("posts", 3, {"parent_post_id": "P2"}, "parent_post_id"),
    "rectified_known": ("rectifications", 2, {"subject_id": "D001"}, "subject_id"),
    "rectification_order": ("rectifications", 2, {"due_date": "2016-01-14"}, "due_date"),
    # warnings
    "payment_order": ("payments", 2, {"paid_date": "2015-08-31"}, "paid_date"),
    "members_missing": ("members", 7, {"household_id": "H000000004"}, "household_id"),
    "one_head": ("members", 3, {"relation": "head"}, "household_id"),
    "disabled_matches_members": ("members", 5, {"health": "healthy"}, "has_disabled_member"),
    "labour_matches_members": ("members", 2, {"labour": "lost"}, "n_labour"),
    "poor_fields": ("households", 3, {"category": ""}, "category"),
    "two_causes_differ": ("households", 3, {"second_cause": "disability"}, "second_cause"),
    "returned_cause_given": ("households", 3, {"returned_cause": ""}, "returned_cause"),
    "group_within_village": ("households", 3, {"group_no": "7"}, "group_no"),
    "collective_income_agrees": ("village_years", 3, {"collective_income_cny": "10"}, "collective_income_cny"),
    "exit_test_facility": ("village_years", 2, {"has_hard_road": "false"}, "is_passed"),
    "tie_end_reason": ("ties", 3, {"end_reason": ""}, "end_reason"),
    "visit_within_tie": ("visits", 2, {"visit_date": "2015-02-10"}, "visit_date"),
    "attendance_seats": ("training_sessions", 2, {"n_seats": "0"}, "n_seats"),
    "session_track": ("training_sessions", 2, {"skill_track": ""}, "skill_track"),
    "project_status": ("projects", 3, {"planned_end_date": "2016-12-31"}, "status"),
    "steps_in_order": ("identification_log", 4, {"step_date": "2014-03-10"}, "step_date"),
    "ledger_complete": ("ledgers", 4, {"household_id": "H000000002"}, "household_id"),
    "ledger_once": ("ledgers", 3, {"household_id": "H000000001"}, "line_id"),
    "ledgers_agree": ("ledgers", 5, {"n_persons": "4"}, "n_persons"),
    "rectification_closed": ("rectifications", 3, {"status": "done"}, "closed_date"),
    "post_place": ("posts", 4, {"area_code": packs.B[:9]}, "area_code"),
}
ELSEWHERE = {  # rules reported in another table than the one changed
    "members_missing": ("households", 4), "one_head": ("households", 2), "labour_matches_members": ("households", 2),
    "disabled_matches_members": ("households", 3), "ledger_complete": ("households", 4),
    "exit_test_facility": ("exit_tests", 3),
}  # fmt: skip


def test_every_rule_is_written_and_tried():
    planted = set(BROKEN) | {"grant_once"}
    assert set(CHECKS) == planted == {name for name in rules() if "." not in name}


def test_every_sentence_is_complete():
    for rule in rules().values():
        assert rule.severity in ("refuse", "warn") and all(rule.sentence), rule


@pytest.fixture(scope="module")
def together(tmp_path_factory):
    """Faults that do not touch each other, planted in as few packs as possible: rule → problems of its pack."""
    groups: list[dict[str, tuple]] = []
    for name, (table, row, cells, column) in BROKEN.items():
        touched = {(table, row), ELSEWHERE.get(name, (table, row))}
        for group in groups:
            taken = {place for other in group for place in ({BROKEN[other][:2]} | {ELSEWHERE.get(other)})}
            if not touched & taken and not any(BROKEN[other][0] == table for other in group):
                group[name] = (table, row, cells, column)
                break
        else:
            groups.append({name: (table, row, cells, column)})
    found = {}
    for number, group in enumerate(groups):
        register = packs.small()
        for table, row, cells, _ in group.values():
            register[table][row - 2] |= cells
        examined = examine(packs.write(tmp_path_factory.mktemp(f"pack{number}"), register))
        found |= dict.fromkeys(group, examined.problems)
    return found


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_named_with_its_row(together, name):
    table, row, cells, column = BROKEN[name]
    table, row = ELSEWHERE.get(name, (table, row))
    problems = [p for p in together[name] if p.rule == name]
    assert (f"{table}.csv", row) in {(p.file, p.row) for p in problems}, [p.text("en") for p in together[name]]
    mine = next(p for p in problems if (p.file, p.row) == (f"{table}.csv", row))
    assert mine.severity == rules()[name].severity
    assert column in mine.text("zh") and column in mine.text("en")


def test_a_second_grant_in_a_year(tmp_path):
    register = packs.small()
    register["funds"].append(register["funds"][0] | {"fund_id": "F3"})
    found = examine(packs.write(tmp_path / "pack", register)).problems
    assert [(p.rule, p.row) for p in found] == [("grant_once", 4)]


def test_a_sum_says_what_it_should_be(tmp_path):
    found = examine(packs.write(tmp_path / "pack", packs.changed("household_years", 2, wage_cny="3001"))).problems
    wrong = next(p for p in found if p.rule == "income_adds_up")
    assert "6000" in wrong.found and "6001" in wrong.text("zh") and "6001" in wrong.text("en")


def test_missing_values_break_no_comparison(tmp_path):
    register = packs.small()
    for table, row, column in (("household_years", 2, "wage_cny"), ("ties", 3, "start_date"),
                               ("exit_tests", 2, "value"), ("attendances", 2, "session_id"),
                               ("members", 3, "household_id"), ("villages", 3, "is_poor_village")):  # fmt: skip
        register[table][row - 2][column] = ""
    rules_broken = {p.rule for p in examine(packs.write(tmp_path / "pack", register)).problems if p.refuses}
    assert rules_broken == {"value.required", "members_match_size"}


def test_the_demonstration_register_breaks_only_what_it_planted(demo_snapshot):
    frames = {}
    for table in store.tables(demo_snapshot):
        frame = store.read(table, snapshot=demo_snapshot)
        frames[table] = frame.assign(_file=table, _sheet="", _row=range(2, len(frame) + 2))
    pack = Pack(demo_snapshot.path, {"as_of": demo_snapshot.as_of}, "", frames)
    broken = {p.rule for p in [*check_tables(pack), *check_rules(pack)]}
    ledgers = {"ledger_complete", "ledger_once", "ledgers_agree"}
    assert broken <= {"steps_in_order", *ledgers} and {"step_order", *KINDS} <= set(frames["planted_flaws"]["kind"])
