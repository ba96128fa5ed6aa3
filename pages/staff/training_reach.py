"""Page in the making."""

from components.figures import heading

heading("training_reach")
