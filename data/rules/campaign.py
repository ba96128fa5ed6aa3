"""Rules of the campaign: ties, visits, training, identification, posts, assessments, and time itself."""

from collections.abc import Iterator

import pandas as pd

from data.rules.rule import Broken, Register, broken, check, differs, says

HAPPENED = (
    ("households", "registered_date"), ("status_events", "event_date"), ("visits", "visit_date"),
    ("practical_matters", "matter_date"), ("village_meetings", "meeting_date"), ("identification_log", "step_date"),
    ("funds", "paid_date"), ("payments", "paid_date"), ("projects", "end_date"), ("ties", "start_date"),
    ("cadres", "trained_date"),
    ("household_plans", "plan_date"), ("rectifications", "found_date"), ("rectifications", "closed_date"),
)  # fmt: skip
STEPS = ("group_review", "village_review", "township_check", "district_filing")
LEVEL_OF_POST = {"first_secretary": 12, "poverty_officer": 9, "deputy_secretary": 9}  # length of the area code


@check
def not_after_as_of(r: Register) -> Iterator[Broken]:
    """What has happened happened by the day of the register; an attended session too."""
    expected = says(pd.Series([r.as_of]), "晚于数据日期 {}", "is after the day of the register, {}")
    for table, column in HAPPENED:
        yield broken(table, column, r[table][column] > pd.Timestamp(r.as_of), lambda _: expected(0))
    held = r.look_up(r["attendances"]["session_id"], "training_sessions", "session_date")
    yield broken("attendances", "session_id", held > pd.Timestamp(r.as_of), lambda _: expected(0))


@check
def tie_order(r: Register) -> Iterator[Broken]:
    """A tie ends on or after its start."""
    yield broken("ties", "end_date", r["ties"]["end_date"] < r["ties"]["start_date"])


@check
def tie_overlap(r: Register) -> Iterator[Broken]:
    """A new tie of the same cadre and household starts after the earlier one has ended."""
    t = r["ties"].dropna(subset=["cadre_id", "household_id", "start_date"]).sort_values("start_date", kind="stable")
    ends = t["end_date"].fillna(pd.Timestamp.max.floor("D"))
    latest = ends.groupby([t["cadre_id"], t["household_id"]]).cummax()
    before = latest.groupby([t["cadre_id"], t["household_id"]]).shift()
    overlap = (t["start_date"] < before).reindex(r["ties"].index, fill_value=False)
    yield broken("ties", "start_date", overlap)


@check
def tie_end_reason(r: Register) -> Iterator[Broken]:
    """Ended ⇔ reason given."""
    yield broken("ties", "end_reason", r["ties"]["end_date"].notna() != r["ties"]["end_reason"].notna())


@check
def visit_within_tie(r: Register) -> Iterator[Broken]:
    """On the day of the visit the cadre is tied to the household."""
    pair = ["cadre_id", "household_id"]
    visits = r["visits"][[*pair, "visit_date"]].assign(_at=range(len(r["visits"])))
    met = visits.merge(r["ties"][[*pair, "start_date", "end_date"]], how="left", on=pair)
    inside = (met["start_date"] <= met["visit_date"]) & ~(met["end_date"] < met["visit_date"])
    tied = inside.groupby(met["_at"]).any().reindex(range(len(visits)), fill_value=False)
    yield broken("visits", "visit_date", ~pd.Series(tied.to_numpy(dtype=bool)))


@check
def attendance_one_person(r: Register) -> Iterator[Broken]:
    """Either a household or a cadre, never both, never none; a member only with its household."""
    t = r["attendances"]
    alone = t["household_id"].notna() == t["cadre_id"].notna()
    yield broken("attendances", "household_id", alone | (t["member_id"].notna() & t["household_id"].isna()))


@check
def attendance_member(r: Register) -> Iterator[Broken]:
    """The member lives in the household."""
    home = r.look_up(r["attendances"]["member_id"], "members", "household_id")
    yield broken("attendances", "member_id", differs(r["attendances"]["household_id"], home))


@check
def attendance_audience(r: Register) -> Iterator[Broken]:
    """Households attend sessions for households, cadres sessions for cadres."""
    t = r["attendances"]
    audience = r.look_up(t["session_id"], "training_sessions", "audience")
    wrong = (t["household_id"].notna() & audience.eq("cadres")) | (t["cadre_id"].notna() & audience.eq("households"))
    yield broken("attendances", "session_id", wrong)


@check
def attendance_seats(r: Register) -> Iterator[Broken]:
    """No session is fuller than it has seats."""
    counted = r["attendances"]["session_id"].value_counts()
    came = r["training_sessions"]["session_id"].map(counted).astype("Int64")
    expected = says(came, "参训 {} 人次，超过计划人数", "is less than the {} attendances")
    yield broken("training_sessions", "n_seats", r["training_sessions"]["n_seats"] < came, expected)


@check
def session_track(r: Register) -> Iterator[Broken]:
    """A session for households belongs to one of the two skill tracks."""
    t = r["training_sessions"]
    yield broken("training_sessions", "skill_track", t["audience"].eq("households") & t["skill_track"].isna())


@check
def steps_in_order(r: Register) -> Iterator[Broken]:
    """No identification step is dated before an earlier one."""
    t = r["identification_log"].dropna(subset=["household_id", "step", "step_date"])
    t = t.assign(_step=t["step"].map({step: n for n, step in enumerate(STEPS)})).sort_values("_step", kind="stable")
    latest = t.groupby("household_id")["step_date"].cummax()
    before = latest.groupby(t["household_id"]).shift()
    yield broken("identification_log", "step_date",
                 (t["step_date"] < before).reindex(r["identification_log"].index, fill_value=False))  # fmt: skip


@check
def subject_known(r: Register) -> Iterator[Broken]:
    """Who is assessed exists."""
    t = r["assessments"]
    cadre = t["subject_kind"].eq("cadre") & ~t["subject_id"].isin(r["cadres"]["cadre_id"])
    department = t["subject_kind"].eq("department") & ~t["subject_id"].isin(r["departments"]["department_id"])
    yield broken("assessments", "subject_id", cadre | department)


@check
def post_place(r: Register) -> Iterator[Broken]:
    """A first secretary stands in a village, officers and deputy secretaries in a township."""
    t = r["posts"]
    yield broken("posts", "area_code", differs(t["area_code"].str.len(), t["kind"].map(LEVEL_OF_POST)))


@check
def post_parent(r: Register) -> Iterator[Broken]:
    """No post is its own superior."""
    yield broken("posts", "parent_post_id", r["posts"]["parent_post_id"].eq(r["posts"]["post_id"]))
