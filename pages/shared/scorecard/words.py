"""The scorecard in words: its answer in one line, what a tile says, how many false alarms to expect."""

from collections.abc import Sequence

from pages.shared.dates import week_date
from pages.shared.numbers.words import period_name
from pages.shared.text import count
from planner.kpis.counts_words import quantity
from planner.kpis.period import Cadence
from planner.kpis.scorecard import Scorecard, Tile
from planner.kpis.standing import Freshness, Shown, Status
from planner.kpis.value_words import change_words, interval_words, number_words, value_words

_TROUBLE = {Status.OFF: "off", Status.AT_RISK: "at risk", Status.BEHIND: "behind"}
_WEEKS_OF_A_PLAN = 14


def answer(card: Scorecard) -> str:
    """ "2 KPIs are behind, 1 shows a real change for the worse, 3 numbers are late."."""
    tiles = card.tiles
    counted = [(sum(tile.standing.status is status for tile in tiles), word) for status, word in _TROUBLE.items()]
    said = [(number, f"{_are(number)} {word}") for number, word in counted if number]
    for is_better, word in ((False, "worse"), (True, "better")):
        moved = sum(any(live.is_better is is_better for live in tile.live) for tile in tiles)
        if moved:
            said.append((moved, f"{'shows' if moved == 1 else 'show'} a real change for the {word}"))
    late = sum(owed.is_late for tile in tiles for owed in tile.owed)
    parts = [f"{count(n, 'KPI') if at == 0 else n} {words}" for at, (n, words) in enumerate(said)]
    parts += [f"{count(late, 'number')} {_are(late)} late"] if late else []
    return f"{', '.join(parts)}." if parts else _all_is_well(tiles)


def false_alarms(card: Scorecard) -> str:
    """How many KPIs are watched, and how many signals noise alone gives rise to."""
    number, rate = len(card.tiles), card.false_alarms_per_week
    watched = f"{count(number, 'KPI')} {_are(number)} watched at once"
    if rate <= 0:
        return f"{watched}; limits, and with them signals, begin with six readings."
    how_often = f"about {rate:.1f} a week" if rate >= 1 else f"about one in {count(round(1 / rate), 'week')}"
    return (
        f"{watched}: expect {how_often} from noise alone. "
        f"{_WEEKS_OF_A_PLAN} weeks are too few to tell seasons, so none are taken out."
    )


def basis(tile: Tile) -> str:
    """What the number rests on: "95 %: 28 to 41 · n 312 · week of 2 Mar"."""
    if tile.reading is None:
        return ""
    parts = (_interval(tile), f"n {quantity(tile.reading.n)}", period_words(tile))
    return " · ".join(part for part in parts if part)


def beyond(tile: Tile) -> str:
    """Which mark it has crossed, for the path alone may look well; empty unless it is off or at risk."""
    return tile.standing.why if tile.reading and tile.standing.status in (Status.OFF, Status.AT_RISK) else ""


def pace(tile: Tile) -> str:
    """ "Expected by now 36 · target 45 by day 100"; the unit stands beside the value."""
    kpi, standing = tile.kpi, tile.standing
    if standing.target is None:
        return band(tile)
    by = f" by day {standing.by_day}" if standing.by_day is not None else ""
    if standing.expected is None:
        return f"Target {value_words(kpi, standing.target)}{by}"
    expected, target = number_words(kpi, standing.expected), number_words(kpi, standing.target)
    return f"Expected by now {expected} · target {target}{by}"


def band(tile: Tile) -> str:
    """ "Shall stay in 80 to 95 %"; empty for a KPI with neither band nor target."""
    kpi = tile.kpi
    low, high = kpi.band_low, kpi.band_high
    if low is not None and high is not None:
        return f"Shall stay in {value_words(kpi, low)} to {value_words(kpi, high)}"
    if low is not None:
        return f"Shall stay above {value_words(kpi, low)}"
    return f"Shall stay below {value_words(kpi, high)}" if high is not None else "No target set"


def movement(tile: Tile) -> tuple[str, str]:
    """The change since the period before, and what to think of it: noise, as long as no signal says otherwise."""
    if tile.change is None:
        return "", ""
    if tile.limits is None:
        return change_words(tile.kpi, tile.change), "too early to tell from noise"
    return change_words(tile.kpi, tile.change), "within its usual noise"


def instead(tile: Tile) -> tuple[str, str]:
    """What a tile without a number says in its place: a word, and why."""
    match tile.shown:
        case Shown.NEVER:
            return "Never entered", "no numbers yet"
        case Shown.STALE:
            since = f"last number: {period_name(tile.kpi, tile.period)}" if tile.period else "no recent number"
            return "Stale", since
        case _ if tile.period is None:
            return "Not due yet", "the first period is still open"
        case _ if tile.series.points[-1].is_small:
            return "Too few to tell", enough(tile)
        case _:
            return tile.counts or "Counts only", "no interval, so no score"


def enough(tile: Tile) -> str:
    """ "12 of the 30 needed"."""
    return f"{quantity(tile.series.points[-1].reading.n)} of the {tile.kpi.minimum_n:,} needed"


def behind(tile: Tile) -> str:
    """What stands behind a tile without a number: the counts, or where it stands in words."""
    if tile.shown is not Shown.COUNTS or tile.period is None:
        return ""
    period = period_name(tile.kpi, tile.period)
    if not tile.series.points[-1].is_small:
        return f"{tile.standing.why} · {period}"
    few = f" · {enough(tile)}" if tile.live else ""
    return f"{tile.counts}{few} · {period}"


def freshness(tile: Tile) -> str:
    """ "up to date", "due Tue, 3 Mar", "late: Stores, Online"."""
    owed = sorted(tile.owed, key=lambda one: one.due)
    late = [one for one in owed if one.is_late]
    if late or tile.freshness in (Freshness.LATE, Freshness.STALE):
        return _late([one.team for one in late], len({one.period for one in late}), tile.kpi.cadence)
    if owed:
        return f"due {week_date(owed[0].due)}"
    return "nothing due yet" if tile.freshness is Freshness.NEVER else "up to date"


def period_words(tile: Tile) -> str:
    """Which period, or how many of them, the number is about."""
    if tile.shown is Shown.ROLL:
        return f"last 4 {tile.kpi.cadence.noun}s together"
    return period_name(tile.kpi, tile.period) if tile.period else ""


def _interval(tile: Tile) -> str:
    words = interval_words(tile.kpi, tile.reading) if tile.reading else ""
    name = "usual swing" if tile.reading and tile.reading.is_swing else "95 %"
    return f"{name}: {words}" if words else ""


def _late(teams: Sequence[str], periods: int, cadence: Cadence) -> str:
    named = list(dict.fromkeys(team for team in teams if team))
    many = f" by {periods} {cadence.noun}s" if periods > 1 else ""
    return f"late{many}: {', '.join(named)}" if named else f"late{many}"


def _all_is_well(tiles: Sequence[Tile]) -> str:
    good = sum(tile.standing.status in (Status.REACHED, Status.ON_PACE) for tile in tiles)
    start = "Nothing is behind" if good else "Nothing to tell yet"
    on_pace = f": {good} of {count(len(tiles), 'KPI')} on pace or at target" if good else ""
    return f"{start}{on_pace}; no real change, no number is late."


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
