"""资金 Funds: where money comes from and arrives, the grant, both 30 per cent, loans, leverage, goods, audit."""

from components import figures, filters, session
from components.views import funds as view

selection = filters.current()


def flow() -> None:
    """The conserved flow from source to household, by place and purpose, and the whole table."""
    figures.note(view.flow.balance(selection))
    figures.show(view.flow.picture(selection))
    figures.show(view.flow.places(selection))
    figures.show(view.flow.listed(selection))


def grants() -> None:
    """Who got the 6,000 yuan and who did not; paid directly or not; amounts; lists."""
    figures.note(view.grants.callout())
    figures.show(view.grants.coverage(selection, filters.choice(*view.choices("by"))))
    figures.pair(view.grants.delivery(selection), view.grants.standard(selection))
    figures.show(view.grants.listed(selection, filters.choice(*view.choices("list"))))


def rules() -> None:
    """Both 30 per cent on their own bases, what is known of them, and every other 30 per cent."""
    figures.show(view.rules.compliance(selection))
    figures.show(view.rules.known(selection))
    figures.show(view.rules.four(selection))


def loans() -> None:
    """Interest subsidy and guarantee, their terms, and the industries behind the loans."""
    figures.show(view.loans.lines(selection))
    figures.show(view.loans.terms(selection))
    figures.show(view.loans.industries(selection))


def leverage() -> None:
    """Departments' and households' money beside the grants."""
    figures.pair(view.leverage.parts(selection), view.leverage.derived(selection))
    figures.show(view.leverage.areas(selection))


def goods() -> None:
    """Goods and produce sold, by unit."""
    figures.show(view.goods.by_unit(selection))
    figures.show(view.goods.said(selection))
    figures.show(view.goods.listed(selection))


def audit() -> None:
    """Payments to check, a sample, and what the source says of audit."""
    part = filters.choice(*view.choices("need"))
    if part == "checks":
        figures.pair(view.checks.kinds(selection), view.checks.balanced(selection))
        figures.show(view.checks.listed(selection))
    elif part == "sample":
        sample()
    else:
        figures.show(view.audit.said(selection))
        figures.show(view.audit.months(selection))


def sample() -> None:
    """Draw a sample whose seed, size and method stand in the address."""
    with figures.line():
        method = filters.choice(*view.choices("method"))
        size = filters.choice(*view.choices("size"))
        seed = filters.choice(*view.seeds(session.extras().get("seed", "")), look="select")
    figures.note(view.audit.sample_note(selection, seed, size, method))
    figures.show(view.audit.sample(selection, seed, size, method))
    figures.show(view.audit.strata(selection, seed, size, method))


figures.heading(*view.top.heading(selection))
figures.tiles(view.top.tiles(selection))
TABS = {"flow": flow, "grants": grants, "rules": rules, "loans": loans, "leverage": leverage, "goods": goods,
        "audit": audit}  # fmt: skip
TABS[filters.choice(*view.choices("tab"))]()
