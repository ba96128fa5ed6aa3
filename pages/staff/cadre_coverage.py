"""Page in the making."""

from components.figures import heading

heading("cadre_coverage")
