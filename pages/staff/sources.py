"""Page in the making."""

from components.figures import heading

heading("sources")
