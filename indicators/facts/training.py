"""Training: the session, the attendance, and what it means for a household."""

import pandas as pd

from indicators.facts.common import (
    Readings,
    Register,
    codes,
    days,
    household_dimensions,
    join_villages,
    spread,
    whole,
)

SESSION_DIMENSIONS = ("topic", "skill_track", "form", "provider", "audience")


def held_sessions(register: Register) -> pd.DataFrame:
    """One row per session held up to the as-of day, oldest first; date as timestamp."""
    sessions = register.rows("training_sessions")
    date = days(sessions["session_date"])
    sessions = sessions.assign(date=date, **{name: codes(sessions[name]) for name in SESSION_DIMENSIONS})
    return sessions[date <= register.today].sort_values(["date", "session_id"], ignore_index=True)


def session_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per training session held, in the village where it was held; sessions, seats, attendances."""
    sessions = held_sessions(register)
    count = register.rows("attendances").groupby("session_id").size()
    households = sessions["audience"].eq("households").astype("int64")
    attended = spread(sessions["session_id"], count)
    facts = sessions[["session_id", "village_code", *SESSION_DIMENSIONS]].assign(
        year=sessions["date"].dt.year.astype("int64"),
        month=sessions["date"].dt.strftime("%Y-%m"),
        is_household_session=households,
        is_cadre_session=1 - households,
        n_seats=whole(sessions["n_seats"]) * households,
        n_attendances=attended * households,
        n_cadre_attendances=attended * (1 - households),
    )
    return join_villages(register, facts)


def attendance_facts(register: Register, readings: Readings) -> pd.DataFrame:
    """One row per attendance at a household session, in the village where the household lives; attendances.

    Persons and households are counted once however often they come: `person_id` and `household_id` are for a
    distinct count; `is_first_of_person` marks the first attendance anywhere and adds up only over all years.
    """
    sessions = held_sessions(register)
    rows = register.rows("attendances").merge(
        sessions[["session_id", "date", *SESSION_DIMENSIONS]], on="session_id", how="inner"
    )
    rows = rows[rows["audience"] == "households"].sort_values(["date", "attendance_id"], ignore_index=True)
    asked = register.rows("households").set_index("household_id")["wanted_topic"]
    wanted = codes(rows["household_id"].map(asked))
    member = rows["member_id"].astype("object").where(rows["member_id"].notna(), rows["household_id"])
    facts = rows[["attendance_id", "session_id", "household_id", *SESSION_DIMENSIONS]].assign(
        person_id=member.astype("str"),
        year=rows["date"].dt.year.astype("int64"),
        month=rows["date"].dt.strftime("%Y-%m"),
        n_attendances=1,
        wanted_topic=wanted,
        is_need_met=wanted.eq(rows["topic"]).astype("int64"),
        is_first_of_person=(~member.duplicated()).astype("int64"),
        is_first_of_household=(~rows["household_id"].duplicated()).astype("int64"),
    )
    return facts.join(household_dimensions(register), on="household_id")


def household_training(register: Register, keys: pd.Series, wanted: pd.Series) -> pd.DataFrame:
    """For each household key: whether anyone of it attended, asked, and was reached on the topic asked for."""
    attended = attendance_facts(register, {})
    came = spread(keys, attended.groupby("household_id").size())
    met = spread(keys, attended.groupby("household_id")["is_need_met"].max())
    last_year = attended[attended["year"] == register.as_of.year - 1]
    asked = wanted.notna().astype("int64").to_numpy()
    trained = came.gt(0).astype("int64")
    return pd.DataFrame(
        {
            "n_attendances": came,
            "is_trained": trained,
            "is_trained_last_year": spread(keys, last_year.groupby("household_id").size()).gt(0).astype("int64"),
            "has_asked": asked,
            "wanted_topic": codes(pd.Series(wanted.to_numpy(), index=keys.index)),
            "is_trained_after_asking": trained * asked,
            "is_need_reached": met,
            "is_asked_never_trained": (1 - trained) * asked,
        }
    )
