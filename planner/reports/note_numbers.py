"""KPIs in the weekly note: where one stands and where it stood, without how sure it is; the scorecard says that."""

from collections.abc import Iterable

from planner.communication.campaign import Sense
from planner.communication.promise_guard import CampaignCheck
from planner.communication.promise_words import threshold_words
from planner.kpis.kpi import Kpi
from planner.kpis.tile import Tile
from planner.kpis.value_words import value_words


def moved_words(tile: Tile) -> str:
    """ "on-time delivery 88 %, was 91 %"."""
    name, reading = name_within(tile.kpi.name), tile.reading
    if reading is None or reading.value is None:
        return f"{name} is off"
    now = value_words(tile.kpi, reading.value)
    before = value_words(tile.kpi, reading.value - tile.change) if tile.change is not None else now
    return f"{name} {now}" + (f", was {before}" if before != now else "")


def until_words(check: CampaignCheck, tiles: Iterable[Tile]) -> str:
    """What a campaign is to wait for: “on-time delivery reaches 95 %”."""
    kpis: dict[str, Kpi] = {tile.kpi.id: tile.kpi for tile in tiles}
    promise = next((one.promise for one in check.promises), None)
    if promise is None or promise.kpi not in kpis:
        return "its promise holds"
    kpi = kpis[promise.kpi]
    figure = threshold_words(promise, kpi).removeprefix(f"{promise.sense} ")
    return f"{name_within(kpi.name)} {'reaches' if promise.sense is Sense.AT_LEAST else 'is down to'} {figure}"


def name_within(name: str) -> str:
    """The name of a KPI within a sentence: its first letter is small unless it begins an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
