"""Words of the set-up: what each kind is, which way is better, when numbers are due, where a KPI shall go."""

import re
from collections.abc import Mapping

from pages.shared.text import count
from planner.kpis.catalogue import Definition, catalogue
from planner.kpis.kind import Answers, Direction, Kind
from planner.kpis.kpi import Kpi
from planner.kpis.period import Cadence
from planner.kpis.target import Shape
from planner.kpis.value_words import number_words, value_words

_KEY = re.compile(r"[^\W\d]\w*")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

ABOUT: Mapping[Kind, tuple[str, str]] = {
    Kind.NPS: (
        "Answers from 0 to 10, counted as promoters, passives and detractors.",
        "“How likely are you to recommend us?” after each repair.",
    ),
    Kind.PROPORTION: (
        "How many of a whole, such as orders that came on time out of all orders.",
        "Calls answered within 20 seconds, of all calls.",
    ),
    Kind.MEAN: (
        "The average of answers or stars, entered by how often each was given, or as average, count and spread.",
        "Stars from 1 to 5 that guests gave.",
    ),
    Kind.RATE: (
        "Cases per base, where one unit of the base can have more than one case.",
        "Complaints per 1,000 orders.",
    ),
    Kind.AMOUNT: (
        "A sum, of money or of things; or a sum divided by another one.",
        "Vouchers paid out, or cost per customer.",
    ),
    Kind.DURATION: (
        "How long cases took, entered one by one or by bucket; shown as median and as nine in ten.",
        "Minutes until the first answer.",
    ),
    Kind.FORMULA: (
        "Worked out from other KPIs of this plan; nobody enters it.",
        "Lifetime value divided by acquisition cost: clv / cac.",
    ),
}
"""What an entry of each kind is, and an example."""

DIRECTIONS: Mapping[Direction, str] = {
    Direction.HIGHER: "Higher is better",
    Direction.LOWER: "Lower is better",
    Direction.BAND: "It shall stay in a band",
    Direction.CONTEXT: "Neither; it is watched so that others can be read",
}
CADENCES: Mapping[Cadence, str] = {
    Cadence.WEEKLY: "Every week",
    Cadence.MONTHLY: "Every month",
    Cadence.QUARTERLY: "Every quarter",
}
SHAPES: Mapping[Shape, str] = {Shape.LINEAR: "step by step", Shape.STEP: "at once, on that day"}
ANSWERS: Mapping[Answers, str] = {
    Answers.MEAN: "Their average",
    Answers.TOP: "The share of the top answers, in percent",
    Answers.NET: "The share of the top minus the share of the bottom, in points",
}
SCALES: Mapping[float, str] = {
    1.0: "As it is",
    100.0: "Per 100 (percent)",
    1000.0: "Per 1,000",
    100_000.0: "Per 100,000",
    1_000_000.0: "Per million",
}


def formula_words(one: Definition) -> str:
    """How the figure comes about: "Delivered on time ÷ Orders due × 100", "clv / cac"."""
    labels = one.labels
    match one.kind:
        case Kind.FORMULA:
            names = {known.key: known.name for known in catalogue()}
            return f"{named_formula(one.formula, names)} ({one.formula})"
        case Kind.NPS:
            return "Promoters in percent minus detractors in percent"
        case Kind.MEAN:
            return "Sum of the answers ÷ number of answers"
        case Kind.DURATION:
            return "Median of the cases, and the time within which nine in ten lie"
        case Kind.AMOUNT if "per" not in labels:
            return f"Sum of {labels.get('amount', 'what is entered').lower()}"
    top, bottom = ("amount", "per") if one.kind is Kind.AMOUNT else ("numerator", "denominator")
    times = f" × {one.scale:,g}" if one.scale != 1 else ""
    return f"{labels.get(top, 'Part')} ÷ {labels.get(bottom, 'the whole')}{times}"


def named_formula(formula: str, names: Mapping[str, str]) -> str:
    """The formula with the names of the KPIs in place of their keys: "Customer lifetime value / …"."""
    return _KEY.sub(lambda key: names.get(key[0], key[0]), formula)


def scale_words(scale: float) -> str:
    """ "Per 1,000"."""
    return SCALES.get(scale, f"Times {scale:,g}")


def due_weekday(week_starts: int, due_days: int) -> str:
    """By when the numbers of a week are due: "Wednesday after the week"."""
    day = WEEKDAYS[(week_starts + 6 + due_days) % 7]
    if due_days <= 0:
        return f"{day} of the week itself"
    return f"{day} after the week" if due_days <= 7 else f"{day}, {due_days} days after"


def due_words(kpi: Kpi) -> str:
    """How often numbers are entered, and by when: "every week, due Wednesday after the week"."""
    often = CADENCES[kpi.cadence].lower()
    if kpi.kind is Kind.FORMULA:
        return f"{often}, worked out"
    if kpi.cadence is Cadence.WEEKLY:
        return f"{often}, due {due_weekday(kpi.week_starts, kpi.due_days)}"
    return f"{often}, due {late_words(kpi.due_days)}"


def late_words(days: int) -> str:
    """ "5 days after its end", "on its last day"."""
    if days == 0:
        return "on its last day"
    return f"{count(abs(days), 'day')} {'after' if days > 0 else 'before'} its end"


def short_due(kpi: Kpi) -> str:
    """The same in a list: "weekly, Wed", "monthly, +5 days"."""
    if kpi.kind is Kind.FORMULA:
        return f"{kpi.cadence}, worked out"
    if kpi.cadence is Cadence.WEEKLY:
        later = " +1 week" if kpi.due_days > 7 else ""
        return f"weekly, {WEEKDAYS[(kpi.week_starts + 6 + kpi.due_days) % 7][:3]}{later}"
    return f"{kpi.cadence}, {kpi.due_days:+} days".replace("-", "−")


def aim_words(kpi: Kpi) -> str:
    """Where it shall go: "45 points by day 100", "80 to 95 %", "no target"."""
    if kpi.target:
        return f"{value_words(kpi, kpi.target.value)} by day {kpi.target.by_day}"
    if kpi.direction is Direction.CONTEXT:
        return "for context"
    if kpi.direction is not Direction.BAND:
        return "no target"
    if kpi.band_low is not None and kpi.band_high is not None:
        return f"{number_words(kpi, kpi.band_low)} to {value_words(kpi, kpi.band_high)}"
    if kpi.band_low is not None:
        return f"above {value_words(kpi, kpi.band_low)}"
    return f"below {value_words(kpi, kpi.band_high or 0.0)}"


def who_words(kpi: Kpi) -> str:
    """The owner and how many teams: "Ada · 3 teams"."""
    if kpi.kind is Kind.FORMULA:
        return kpi.owner or "—"
    teams = count(len(kpi.teams), "team") if kpi.teams else ""
    return " · ".join(part for part in (kpi.owner or "nobody yet", teams) if part)
