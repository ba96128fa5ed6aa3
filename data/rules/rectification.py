"""Rules of what cadres and departments have to put right."""

from collections.abc import Iterator

from data.rules.rule import Broken, Register, broken, check


@check
def rectified_known(r: Register) -> Iterator[Broken]:
    """Who has to put something right exists."""
    t = r["rectifications"]
    cadre = t["subject_kind"].eq("cadre") & ~t["subject_id"].isin(r["cadres"]["cadre_id"])
    department = t["subject_kind"].eq("department") & ~t["subject_id"].isin(r["departments"]["department_id"])
    yield broken("rectifications", "subject_id", cadre | department)


@check
def rectification_order(r: Register) -> Iterator[Broken]:
    """Nothing is due or closed before it was found."""
    t = r["rectifications"]
    for name in ("due_date", "closed_date"):
        yield broken("rectifications", name, t[name] < t["found_date"])


@check
def rectification_closed(r: Register) -> Iterator[Broken]:
    """What is closed says when."""
    t = r["rectifications"]
    yield broken("rectifications", "closed_date", t["status"].eq("done") != t["closed_date"].notna())
