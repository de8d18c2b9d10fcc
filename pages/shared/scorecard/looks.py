"""How states look: a word, a colour and an icon for each, never a colour alone."""

from collections.abc import Mapping

from planner.kpis.scorecard import Live, Tile
from planner.kpis.standing import Freshness, Shown, Status

_STATUS: Mapping[Status, tuple[str, str]] = {
    Status.REACHED: ("green", "flag"),
    Status.ON_PACE: ("green", "check_circle"),
    Status.UNCLEAR: ("gray", "help"),
    Status.BEHIND: ("orange", "history_toggle_off"),
    Status.AT_RISK: ("orange", "warning"),
    Status.OFF: ("red", "error"),
    Status.NO_TARGET: ("gray", "horizontal_rule"),
    Status.NO_READING: ("gray", "hourglass_empty"),
}
_LATE = (Freshness.LATE, Freshness.STALE)


def status_word(status: Status) -> str:
    """ "Behind"."""
    return status.value.capitalize()


def status_mark(status: Status) -> str:
    """The word with its icon, in its colour, as Markdown."""
    colour, icon = _STATUS[status]
    return marked(colour, icon, status_word(status))


def target_mark(status: Status) -> str:
    """ "Target: behind", the word with its icon in its colour, as Markdown."""
    colour, icon = _STATUS[status]
    word = {Status.NO_TARGET: "none", Status.NO_READING: "no reading"}.get(status, status.value)
    return f"Target: {marked(colour, icon, word)}"


def freshness_mark(tile: Tile, words: str) -> str:
    """How fresh the numbers are, with the icon; red where numbers are late."""
    is_late = tile.freshness in _LATE or any(owed.is_late for owed in tile.owed)
    if is_late:
        return marked("red", "alarm", words)
    return f":material/{'edit_note' if tile.owed else 'check'}: {words}"


def live_mark(live: Live, words: str) -> str:
    """What is said of a signal that still holds, with an icon and a colour for better or worse."""
    return marked(live_colour(live), _icon(live), words)


def live_colour(live: Live) -> str:
    """Green for the better, red for the worse, blue where neither way is better; gray for a jump alone."""
    if not live.is_real:
        return "gray"
    return {True: "green", False: "red", None: "blue"}[live.is_better]


def live_word(live: Live) -> str:
    """ "Real change for the worse"; "Unusual jump" for a step that may still be chance."""
    if not live.is_real:
        return "Unusual jump"
    return {True: "Real change for the better", False: "Real change for the worse", None: "Real change"}[live.is_better]


def most_telling(tile: Tile) -> Live | None:
    """Of the signals that still hold, the one to name first: a real change, for the worse, the latest to begin."""
    return max(tile.live, key=lambda live: (live.is_real, live.is_better is False, live.began), default=None)


def _icon(live: Live) -> str:
    if not live.is_real:
        return "swap_vert"
    return "trending_up" if live.signal.is_above else "trending_down"


def line_of(tile: Tile) -> list[float] | None:
    """The values of the small line; none where what is known is too old, and for a single value."""
    is_old = tile.shown in (Shown.STALE, Shown.NEVER)
    return None if is_old or len(tile.spark) < 2 else list(tile.spark)


def marked(colour: str, icon: str, words: str) -> str:
    """Words with an icon in a colour, as Markdown; the words are Markdown already."""
    return f":{colour}[:material/{icon}: {words}]"
