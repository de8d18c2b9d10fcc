"""The weekly note to the CEO, drafted: what a week brought, in five lines of 500 characters at the most."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.shared.in_words import day_and_month, listed
from planner.shared.value import one_line

LONGEST = 500
"""Characters of a line."""

_NAMED = 4
_TITLES = 3  # of a list; the others are counted
_LONGEST_QUOTE = 120
_QUOTED = 240  # characters of what was said or written at length


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """What the note of a week may tell: names and sentences, nothing private and nobody's stance.

    `kept` and `owed_late` are what the leader promised (name, whom), `owed_to_me` what was promised (whom, name, day).
    `off` are sentences about KPIs, `hold_back` campaigns with the reason, `themes` how many people named each,
    of the talks of the last `heard_in_weeks` weeks, `quote` the words of somebody who named the first of them.
    """

    done: Sequence[str] = ()
    kept: Sequence[tuple[str, str]] = ()
    say_do: str = ""
    due_until: date | None = None
    due_next: Sequence[str] = ()
    gates: Sequence[tuple[str, date]] = ()
    verdict: str = ""
    slips: Sequence[tuple[str, int]] = ()
    overdue: Sequence[tuple[str, int]] = ()
    owed_late: Sequence[tuple[str, str]] = ()
    blocked: Sequence[tuple[str, str]] = ()
    off: Sequence[str] = ()
    hold_back: Sequence[tuple[str, str]] = ()
    owed_to_me: Sequence[tuple[str, str, date]] = ()
    people_met: int = 0
    themes: Sequence[tuple[str, int]] = ()
    quote: str = ""
    heard_in_weeks: int = 1
    feedback: Sequence[tuple[str, str]] = ()


def drafted(facts: WeekFacts) -> dict[str, str]:
    """The five lines by their names (`planner.communication.weekly_note.LINES`), to be edited before they are sent.

    What does not fit into a line is left out from its end; lists name the first few and count the others.
    """
    return {
        "done": _line(_done(facts), "Nothing was finished this week."),
        "next": _line(_next(facts), "Nothing is due next week."),
        "slipping": _line(_slipping(facts), "Nothing slips."),
        "need": _line(_need(facts), "Nothing this week."),
        "heard": _line(_heard(facts), "Nothing new this week."),
    }


def _done(facts: WeekFacts) -> list[str]:
    kept = _the_first([f"“{name}” to {whom}" for name, whom in facts.kept])
    return [
        _sentence("", _quoted(facts.done)),
        _sentence("Promises kept: ", kept),
        _sentence("All promises due so far: ", facts.say_do.rstrip(".")),
    ]


def _next(facts: WeekFacts) -> list[str]:
    until = f"Due by {day_and_month(facts.due_until)}: " if facts.due_until else "Due: "
    gates = _the_first([f"“{name}” on {day_and_month(day)}" for name, day in facts.gates])
    coming = "Next gate: " if len(facts.gates) == 1 else "Next gates: "
    return [_sentence(until, _quoted(facts.due_next)), _sentence(coming, gates)]


def _slipping(facts: WeekFacts) -> list[str]:
    later = _the_first([f"“{name}” by {_days(days)}" for name, days in facts.slips])
    overdue = _the_first([f"“{name}” ({_days(days)})" for name, days in facts.overdue])
    owed = _the_first([f"“{name}” to {whom}" for name, whom in facts.owed_late])
    return [
        facts.verdict,
        _sentence("Later than a week ago: ", later),
        _sentence("Overdue: ", overdue),
        _sentence("My promises that are late: ", owed),
    ]


def _need(facts: WeekFacts) -> list[str]:
    return [
        *(f"“{name}” is to be held back: {_short(why)}" for name, why in facts.hold_back),
        *(f"“{name}” is blocked: {_ended(_short(reason))}" for name, reason in facts.blocked),
        *(_ended(why) for why in facts.off),
        *(f"{whom} owes me “{name}” since {day_and_month(day)}." for whom, name, day in facts.owed_to_me),
    ]


def _heard(facts: WeekFacts) -> list[str]:
    met = facts.people_met
    themes = _the_first([f"“{name}” ({people})" for name, people in facts.themes])
    weeks = facts.heard_in_weeks
    said = "Themes" if weeks == 1 else f"Themes of the last {weeks} weeks"
    return [
        f"Talked with {met} {'person' if met == 1 else 'people'}." if met else "",
        _sentence(f"{said}, by how many people named them: ", themes),
        f"In their words: “{_cut(one_line(facts.quote), _LONGEST_QUOTE)}”." if facts.quote else "",
        *(f"Back on “{name}”: {_ended(_short(words))}" for name, words in facts.feedback),
    ]


def _line(parts: Sequence[str], otherwise: str) -> str:
    """As many parts as fit, in their order; the first one is cut if it alone is too long."""
    said = [part for part in map(one_line, parts) if part]
    if not said:
        return otherwise
    line = _cut(said[0], LONGEST)
    for part in said[1:]:
        if len(line) + 1 + len(part) > LONGEST:
            break
        line = f"{line} {part}"
    return line


def _sentence(begins: str, what: str) -> str:
    return _ended(begins + what) if what else ""


def _quoted(names: Sequence[str]) -> str:
    return _the_first([f"“{name}”" for name in names], _TITLES)


def _the_first(items: Sequence[str], most: int = _NAMED) -> str:
    """The first few by name: “a”, “b” and 3 more."""
    shown, more = list(items[:most]), len(items) - most
    return listed([*shown, f"{more} more"] if more > 0 else shown)


def _short(words: str) -> str:
    return _cut(one_line(words), _QUOTED)


def _cut(words: str, longest: int) -> str:
    """At a space, with an ellipsis; within a word only if there is no other way."""
    if len(words) <= longest:
        return words
    return words[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _days(number: int) -> str:
    return f"{number} day" if number == 1 else f"{number} days"
