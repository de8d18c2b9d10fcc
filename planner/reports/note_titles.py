"""Titles in the weekly note: short enough that somebody takes them in at a glance."""

import re
from collections.abc import Sequence

from planner.shared.in_words import listed

LONGEST = 48
"""Characters of a title."""

_ROOM = 110  # characters for the third title of a list; the first two are named however long they are
_FEWEST = 8  # what stands before a colon and is shorter says too little alone
_BREAK = re.compile(r"[:;]\s|\s[(–—]|\s-\s")
_LOOSE_END = re.compile(r"(\s(a|an|and|as|at|by|for|from|in|is|it|its|of|on|or|that|the|to|with))+…$", re.IGNORECASE)


def short_title(title: str, longest: int = LONGEST) -> str:
    """What stands before the first colon, dash or bracket, if that says enough; cut at a word where it is too long."""
    found = next((one.start() for one in _BREAK.finditer(title) if one.start() >= _FEWEST), len(title))
    return _LOOSE_END.sub("…", cut(title[:found], longest))


def the_first(items: Sequence[str], most: int = 3) -> str:
    """The first two or three by name: a, b and 3 more."""
    while most > 2 and len(", ".join(items[:most])) > _ROOM:
        most -= 1
    shown, more = list(items[:most]), len(items) - most
    return listed([*shown, f"{more} more"] if more > 0 else shown)


def cut(words: str, longest: int) -> str:
    """At a space, with an ellipsis; within a word only if there is no other way."""
    if len(words) <= longest:
        return words
    return words[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
