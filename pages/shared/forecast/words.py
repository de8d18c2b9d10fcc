"""The forecast in words: whether a gate will hold, and by when it is likely to be passed."""

from collections.abc import Callable

from planner.charts.forecast import chance_words
from planner.scheduling.forecast import GateForecast, Outlook

LIKELY, EVEN = 0.8, 0.5
_CERTAIN = 0.99

DayWords = Callable[[int], str]


def answer(gate: GateForecast, when: DayWords) -> str:
    """ "The day-45 gate holds with 62 % chance: half of the runs pass it by Fri, 3 Apr, 80 % by Tue, 7 Apr." """
    name = f"The day-{gate.target_day} {gate.kind.value}" if gate.target_day >= 0 else f"“{gate.name}”"
    return f"{name} {_holds(gate.chance)}: {spread(gate.finish, when)}."


def plan_answer(finish: Outlook, when: DayWords) -> str:
    """When the whole plan ends."""
    if finish.p50_day == finish.p90_day:
        return f"The whole plan ends on {when(finish.p50_day)} in nearly every run."
    return f"The whole plan ends by {when(finish.p50_day)} in half of the runs, by {when(finish.p80_day)} in 80 %."


def spread(finish: Outlook, when: DayWords) -> str:
    """ "half of the runs pass it by Fri, 3 Apr, 80 % by Tue, 7 Apr"."""
    if finish.p50_day == finish.p80_day:
        return f"80 % of the runs pass it by {when(finish.p80_day)}"
    return f"half of the runs pass it by {when(finish.p50_day)}, 80 % by {when(finish.p80_day)}"


def percentage(chance: float) -> str:
    """ "62 %", and never more certainty than a simulation has: "> 99 %"."""
    return chance_words(chance).replace("chance", "").strip().replace("above", ">").replace("below", "<")


def tone(chance: float) -> tuple[str, str, str]:
    """The colour, the icon and the words for a chance."""
    if chance >= LIKELY:
        return "green", ":material/check_circle:", "Likely to hold"
    if chance >= EVEN:
        return "orange", ":material/warning:", "Not safe yet"
    return "red", ":material/error:", "More likely late than not"


def _holds(chance: float) -> str:
    if chance > _CERTAIN:
        return f"will very likely hold ({chance_words(chance)})"
    if chance < 1 - _CERTAIN:
        return f"will hardly hold ({chance_words(chance)})"
    return f"holds with {chance_words(chance)}"
