"""Page in the making."""

from components.figures import heading

heading("village_map")
