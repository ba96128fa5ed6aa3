"""docs/coverage.md claims what the code holds, no more and no less, for every fact and contradiction."""

from tests import coverage


def test_every_id_stands_once_and_in_order():
    assert [row.id for row in coverage.read()] == list(coverage.IDS)


def test_the_table_is_what_the_code_holds():
    written = coverage.read()
    held = coverage.from_code({row.id: row.why for row in written})
    moved = [f"{now.id}: written {was[2:5]}, in the code {now[2:5]}" for was, now in zip(written, held, strict=True)
             if was[:5] != now[:5]]  # fmt: skip
    assert not moved, "run python -m tests.coverage\n" + "\n".join(moved)


def test_everything_has_a_place_or_a_reason():
    homeless = [row.id for row in coverage.read() if not row.has_place and not row.why]
    assert not homeless, f"neither an indicator, nor a page, nor a reason: {homeless}"
