"""What each page says: functions that turn a selection into tiles and figures. Pure: no screen, so tests read them."""
