"""The scorecard in words: its answer in one line, what a tile says, how many false alarms to expect."""

from collections.abc import Sequence

from pages.shared.dates import week_date
from pages.shared.numbers.words import period_name
from pages.shared.text import count
from planner.kpis.counts_words import quantity
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from planner.kpis.period import Cadence
from planner.kpis.scorecard import Scorecard, Tile
from planner.kpis.standing import Freshness, Shown, Status
from planner.kpis.tile import waits_for
from planner.kpis.value_words import change_words, finer, interval_words, number_words, signed_words, value_words
from planner.shared.in_words import listed

_TROUBLE = {Status.OFF: "off", Status.AT_RISK: "at risk", Status.BEHIND: "behind"}
_WEEKS_OF_SEASONS = 104
_MOST_NAMES = 3
USUAL = "within its usual swings"

LEGEND = (
    "**Target**: the value against its path. **Movement**: usual swings come by themselves, a real change hardly ever. "
    "**Likely**: 95 % interval. **Usual swing**: how far an amount moves by itself."
)
"""What the words on the tiles mean, as Markdown."""

LIKELY = (
    "Likely: the 95 % interval. 19 of 20 such intervals hold the true value. Amounts, which are no sample, have a "
    "usual swing instead: how far they move by themselves."
)
"""The same of the interval alone, for a tip."""


def answer(card: Scorecard) -> str:
    """ "2 KPIs are behind, 1 shows a real change for the worse, 3 numbers of 2 KPIs are late (Stores, Online)."."""
    tiles = card.tiles
    counted = [(sum(tile.standing.status is status for tile in tiles), word) for status, word in _TROUBLE.items()]
    said = [(number, f"{_are(number)} {word}") for number, word in counted if number]
    for is_better, word in ((False, "worse"), (True, "better")):
        moved = sum(any(live.is_better is is_better for live in tile.live) for tile in tiles)
        if moved:
            said.append((moved, f"{'shows' if moved == 1 else 'show'} a real change for the {word}"))
    late = _late_numbers(tiles)
    parts = [f"{count(n, 'KPI') if at == 0 else n} {words}" for at, (n, words) in enumerate(said)]
    parts += [late] if late else []
    return f"{', '.join(parts)}." if parts else _all_is_well(tiles)


def false_alarms(card: Scorecard) -> str:
    """How many KPIs are watched, and how many signals noise alone gives rise to."""
    number, rate = len(card.tiles), card.false_alarms_per_week
    watched = f"{count(number, 'KPI')} {_are(number)} watched at once"
    if rate <= 0:
        return f"{watched}; limits, and with them signals, begin with six readings."
    rare = f"about one false alarm in {count(round(1 / rate), 'week')}"
    how_often = f"about {rate:.1f} false alarms a week" if rate >= 1 else rare
    return f"{watched}: expect {how_often} from usual swings alone. {_seasons(card)}"


def basis(tile: Tile) -> str:
    """What the number rests on: "Likely 28 to 41 · n 312 · week of 2 Mar"."""
    if tile.reading is None:
        return ""
    parts = (_capital(interval(tile)), f"n {quantity(tile.reading.n)}", period_words(tile))
    return " · ".join(part for part in parts if part)


def interval(tile: Tile) -> str:
    """ "likely 28 to 41", or "usual swing 28 to 41" for what is no sample; empty without an interval."""
    words = interval_words(tile.kpi, tile.reading) if tile.reading else ""
    name = "usual swing" if tile.reading and tile.reading.is_swing else "likely"
    return f"{name} {words}" if words else ""


def value(tile: Tile) -> str:
    """The number with its unit; with a digit more where it would look the same as what is expected and is not."""
    known = tile.reading.value if tile.reading else None
    return "" if known is None else value_words(_told_apart(tile), known)


def expected(tile: Tile) -> str:
    """Where the path to the target expects it by now; empty without a path."""
    return "" if tile.standing.expected is None else value_words(_told_apart(tile), tile.standing.expected)


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
    target = number_words(kpi, standing.target)
    return f"Expected by now {number_words(_told_apart(tile), standing.expected)} · target {target}{by}"


def band(tile: Tile) -> str:
    """ "Shall stay in 80 to 95 %"; empty for a KPI with neither band nor target."""
    kpi = tile.kpi
    low, high = kpi.band_low, kpi.band_high
    if low is not None and high is not None:
        return f"Shall stay in {value_words(kpi, low)} to {value_words(kpi, high)}"
    if low is not None:
        return f"Shall stay above {value_words(kpi, low)}"
    return f"Shall stay below {value_words(kpi, high)}" if high is not None else ""


def movement(tile: Tile) -> tuple[str, str]:
    """The change since the period before, and what to think of it as long as no signal says more."""
    if tile.change is None:
        return "", ""
    chance = "more than chance, but " if tile.is_more_than_chance else ""
    if tile.limits is None:
        return change_words(tile.kpi, tile.change), f"{chance}too early to tell what is usual"
    return change_words(tile.kpi, tile.change), f"{chance}usual here" if chance else USUAL


def more_than_chance(tile: Tile) -> str:
    """The sentence for a step that chance does not explain and no rule fires on; empty for every other."""
    low, high = tile.step.low, tile.step.high
    if tile.live or not tile.is_more_than_chance or tile.change is None or low is None or high is None:
        return ""
    between = f"95 % {signed_words(tile.kpi, low)} to {signed_words(tile.kpi, high)}"
    cases = "answers" if tile.kpi.kind in (Kind.NPS, Kind.MEAN) else "cases"
    usual = "such swings are usual here" if tile.limits else "it is too early to tell what is usual here"
    step = f"{change_words(tile.kpi, tile.change)} from the {tile.kpi.cadence.noun} before ({between})"
    return f"{step}: more than chance in the {cases} explains, but {usual}."


def instead(tile: Tile) -> tuple[str, str]:
    """What a tile without a number says in its place: a word, and why."""
    match tile.shown:
        case _ if tile.kpi.kind is Kind.FORMULA and tile.period is None:
            return _waiting(tile), ""
        case Shown.NEVER:
            return "Never entered", ""
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
    if tile.freshness is Freshness.NEVER:
        return "worked out from others" if tile.kpi.kind is Kind.FORMULA else "nothing due yet"
    return "up to date"


def period_words(tile: Tile) -> str:
    """Which period, or how many of them, the number is about."""
    if tile.shown is Shown.ROLL:
        return f"last 4 {tile.kpi.cadence.noun}s together"
    return period_name(tile.kpi, tile.period) if tile.period else ""


def _told_apart(tile: Tile) -> Kpi:
    known, expected = tile.reading.value if tile.reading else None, tile.standing.expected
    return tile.kpi if known is None or expected is None else finer(tile.kpi, known, expected)


def _waiting(tile: Tile) -> str:
    names = waits_for(tile.series)
    return f"Waits for {listed(names)}" if names else "Waits for its inputs"


def _seasons(card: Scorecard) -> str:
    known = [tile.series.points for tile in card.tiles if tile.series.points]
    weeks = max(((points[-1].period.end - points[0].period.start).days + 1 for points in known), default=0) // 7
    if weeks >= _WEEKS_OF_SEASONS:
        return "Seasons are not taken out."
    return f"{count(weeks, 'week')} {_are(weeks)} too few to tell seasons, which takes two years: none are taken out."


def _late_numbers(tiles: Sequence[Tile]) -> str:
    """ "4 numbers of 2 KPIs are late (Stores, Online)": the teams, or who enters where there are none."""
    late = [(tile.kpi.id, owed) for tile in tiles for owed in tile.owed if owed.is_late]
    if not late:
        return ""
    names = list(dict.fromkeys(owed.team or owed.who or "nobody’s yet" for _, owed in late))
    more = [f"{len(names) - _MOST_NAMES} more"] if len(names) > _MOST_NAMES else []
    kpis = len({kpi for kpi, _ in late})
    of = f" of {count(kpis, 'KPI')}" if kpis < len(late) else ""
    whose = ", ".join([*names[:_MOST_NAMES], *more])
    return f"{count(len(late), 'number')}{of} {_are(len(late))} late ({whose})"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


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
