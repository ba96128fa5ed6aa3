"""数据来源与核对 Sources and checks: generated from the files themselves."""

from components import figures, filters
from components.text import t
from components.views import mirror, statements
from components.views import sources as view

figures.heading(*view.heading())
tab = filters.choice("tab", t("tab"), view.tabs(), "checks")
if tab == "checks":
    figures.show(view.checks())
elif tab == "facts":
    origin = filters.choice("fact", t("so_origin"), {k: t(f"so_origin_{k}") for k in ("F", "X", "D")}, "F")
    figures.show(view.fact_table(origin))
elif tab == "contradictions":
    with figures.line():
        filters.readings()
    figures.show(mirror.mirror(filters.current()))
    figures.html(view.contradiction_html())
elif tab == "statements":
    figures.show(statements.principles(filters.current()))
    figures.show(statements.statements())
elif tab == "indicators":
    figures.show(view.indicator_table())
elif tab == "rules":
    figures.show(view.rule_table())
else:
    figures.notices(view.boundary_problems())
    figures.show(view.layer_table())
