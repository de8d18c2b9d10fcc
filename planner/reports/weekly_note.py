"""The weekly note to the CEO, drafted: what a week brought, in five short lines that are read in half a minute."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.reports.note_titles import cut, short_title, the_first
from planner.shared.in_words import day_and_month
from planner.shared.value import one_line

LONGEST = 264
"""Characters of a line; five of them and a subject still fit an address that opens a mail program."""

_REQUESTS = 3
_LONGEST_SUBJECT = 32  # of a request or promise: whom and why say more than the whole title
_LONGEST_REASON = 48
_LONGEST_QUOTE = 80
_MORE = "; and 99 more."
_GATE = re.compile(r"^gate\b[\s:–-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """What the note of a week may tell: names and phrases, nothing private and nobody's stance; what counts first.

    `kept` and `owed_late` are what the leader promised (name, whom), `owed_to_me` what was promised (whom, name, day).
    `slips` and `overdue` come with their days, `off` are phrases about KPIs, `hold_back` campaigns with what each is to
    wait for. `themes` are how many people named each, of the `talks` of the last `heard_in_weeks` weeks, `quote` the
    words of somebody who named the first of them.
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
    talks: int = 0
    themes: Sequence[tuple[str, int]] = ()
    quote: str = ""
    heard_in_weeks: int = 1
    feedback: Sequence[tuple[str, str]] = ()


def drafted(facts: WeekFacts) -> dict[str, str]:
    """The five lines by their names (`planner.communication.weekly_note.LINES`), to be edited before they are sent.

    Each is one sentence. What does not fit is left out from its end; lists name the first few and count the others.
    """
    return {
        "done": _sentence(_done(facts), "Nothing was finished this week."),
        "next": _sentence(_next(facts), "Nothing is due next week."),
        "slipping": _sentence(_slipping(facts), "Nothing slips."),
        "need": _sentence(_need(facts), "Nothing this week."),
        "heard": _sentence(_heard(facts), "Nothing new this week."),
    }


def _done(facts: WeekFacts) -> list[str]:
    finished, kept = the_first([short_title(name) for name in facts.done]), _words(facts.kept)
    return [
        finished or ("" if kept or not facts.say_do else "no task was finished"),
        kept and f"kept my word to {kept}",
        facts.say_do,
    ]


def _next(facts: WeekFacts) -> list[str]:
    due = the_first([short_title(name) for name in facts.due_next])
    until = f" by {day_and_month(facts.due_until)}" if facts.due_until else ""
    gate = next((f"{short_title(_GATE.sub('', name))} on {day_and_month(day)}" for name, day in facts.gates), "")
    return [due and due + until, gate and f"next gate: {gate}"]


def _slipping(facts: WeekFacts) -> list[str]:
    """The verdict, and what is late by now; where nothing is, what ends later than it did a week ago."""
    late = the_first([f"{short_title(name)} ({_days(days)})" for name, days in facts.overdue])
    moved = the_first([f"{short_title(name)} by {_days(days)}" for name, days in facts.slips])
    owed = _words(facts.owed_late)
    return [
        facts.verdict,
        late and f"late: {late}",
        "" if late or not moved else f"slipped: {moved}",
        owed and f"late with my word to {owed}",
        *facts.off[:1],
    ]


def _need(facts: WeekFacts) -> list[str]:
    """What is asked of the reader: to hold back a campaign, to help a task on, to remind who owes something.

    The first of each kind before the others; as many as fit, and how many more there are.
    """
    kinds = (
        [f"your backing to hold back “{short_title(name)}” until {until}" for name, until in facts.hold_back],
        [f"help with “{_subject(name)}”: {_reason(why)}" for name, why in facts.blocked],
        [f"a word to {whom} on “{_subject(name)}”, due {day_and_month(day)}" for whom, name, day in facts.owed_to_me],
    )
    asked = [*(kind[0] for kind in kinds if kind), *(one for kind in kinds for one in kind[1:])]
    shown = asked[:_REQUESTS]
    while len(shown) > 1 and len("; ".join(shown)) + len(_MORE) > LONGEST:
        shown.pop()
    more = len(asked) - len(shown)
    return [*shown, f"and {more} more" if more else ""]


def _heard(facts: WeekFacts) -> list[str]:
    people = facts.people_met
    return [
        _themes(facts),
        f"“{cut(one_line(facts.quote), _LONGEST_QUOTE)}”" if facts.quote else "",
        "" if facts.themes or not people else f"talked with {people} {'person' if people == 1 else 'people'}",
        *(f"on {short_title(name)}: “{_reason(words)}”" for name, words in facts.feedback[:1] if not facts.quote),
    ]


def _themes(facts: WeekFacts) -> str:
    """ "Delays, from 4 of 9 talks, and returns, from 3"; what one person said is told where nothing weighs more."""
    (first, most), *others = [*facts.themes, ("", 0)]
    if not most:
        return ""
    talks = "the only talk" if facts.talks == most == 1 else f"{most} of {facts.talks} talks"
    weeks = f" in {facts.heard_in_weeks} weeks" if facts.heard_in_weeks > 1 else ""
    second = next((f", and {name}, from {people}" for name, people in others if people > 1), "")
    return f"{first}, from {talks}{weeks}{second}"


def _sentence(parts: Iterable[str], otherwise: str) -> str:
    """As many parts as fit, in their order; the first one is cut if it alone is too long."""
    said = [part.rstrip(". ") for part in map(one_line, parts) if part]
    if not said:
        return otherwise
    line = cut(said[0], LONGEST - 1)
    for part in said[1:]:
        if len(line) + 2 + len(part) >= LONGEST:
            break
        line = f"{line}; {part}"
    line = line[:1].upper() + line[1:]
    return line if line.endswith(("!", "?", "…")) else f"{line}."


def _words(promises: Sequence[tuple[str, str]]) -> str:
    """Whom something was promised, and what: “Ada (Figures) and 2 more”."""
    return the_first([f"{whom} ({_subject(name)})" for name, whom in promises], most=1)


def _subject(name: str) -> str:
    return short_title(name, _LONGEST_SUBJECT)


def _reason(words: str) -> str:
    return cut(one_line(words).rstrip(". "), _LONGEST_REASON)


def _days(number: int) -> str:
    return f"{number} day" if number == 1 else f"{number} days"
