"""From the fields of the set-up to a KPI: what was typed about it, checked, and told field by field."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from pages.shared.draft import Draft
from pages.shared.kpi_setup.fields import named
from planner.kpis.catalogue import WayToRead, catalogue
from planner.kpis.kind import Answers, Direction
from planner.kpis.kpi import Kpi
from planner.kpis.period import Cadence
from planner.kpis.typed_number import count_of, number_of
from planner.kpis.value_words import value_words
from planner.shared.errors import WHOLE, BadInput, PlannerError

FIELDS = (
    *("name", "owner", "source", "phase", "cadence", "due_days", "direction", "band_low", "band_high"),
    *("warn_at", "alarm_at", "baseline_value", "baseline_start", "baseline_end", "unit", "decimals", "scale"),
    *("low", "high", "minimum_n", "answers", "top_from", "bottom_to", "formula", "definition", "pitfalls"),
)
"""The fields that have a place of their own for what is wrong with them."""

TYPED_VALUE, STRETCH, BY_ITSELF = "value", "stretch", "itself"
"""Where the baseline comes from: a value that is typed, a stretch of periods, or the numbers themselves."""

_AS_TYPED = (
    *("name", "source", "phase", "cadence", "direction", "unit", "decimals", "scale", "answers"),
    *("formula", "definition", "pitfalls"),
)
_NUMBERS = ("low", "high", "band_low", "band_high", "warn_at", "alarm_at", "top_from", "bottom_to")

T = TypeVar("T", float, int)


def kpi_as_typed(draft: Draft[Kpi]) -> Kpi:
    """The KPI that a save would store; `BadInput`, by field, for what cannot be."""
    typed = draft.typed()
    changes = {name: typed[name] for name in _AS_TYPED if name in typed}
    if "owner" in typed:
        changes["owner"] = named(draft.key("owner"))
    changes |= _numbers(typed) | _due(draft) | _labels(draft, typed) | _baseline(draft, typed) | _reading(draft, typed)
    must_make_sense({name: getattr(draft.onto, name) for name in Kpi.model_fields} | changes)
    kpi = draft.onto.but(**changes)
    _must_warn_in_order(kpi)
    return kpi


def by_field(error: PlannerError) -> PlannerError:
    """The same error, with what is wrong inside a field told beside the whole field."""
    if not isinstance(error, BadInput):
        return error
    problems = {field.split(".")[0]: text for field, text in error.problems.items()}
    return BadInput(problems.get(WHOLE, str(error)), problems)


def published_readings(kpi: Kpi) -> tuple[WayToRead, ...]:
    """The published ways to read the answers of a KPI from the catalogue."""
    return next((known.readings for known in catalogue() if known.key == kpi.catalogue), ())


def reading_name(kpi: Kpi) -> str:
    """Which of the published ways a KPI is read; empty if it is another one."""
    for way in published_readings(kpi):
        if (way.answers, way.top_from, way.bottom_to) == (kpi.answers, kpi.top_from, kpi.bottom_to):
            return way.name
    return ""


def must_make_sense(fields: Mapping[str, Any]) -> None:
    """`BadInput`, by field, for ranges the wrong way round and for what a choice needs and does not have."""
    problems = dict(_problems(fields))
    if problems:
        raise BadInput(" ".join(problems.values()), problems)


def _problems(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for low, high in (("low", "high"), ("band_low", "band_high")):
        ends = fields[low], fields[high]
        if None not in ends and ends[0] > ends[1]:
            yield high, f"{ends[1]:g} is below the lower end, {ends[0]:g}. Type the smaller number first."
    if fields["direction"] is Direction.BAND and fields["band_low"] is None and fields["band_high"] is None:
        yield "band_low", "Type the lower end of the band, the upper end, or both."
    if fields["answers"] is not Answers.MEAN and fields["top_from"] is None:
        yield "top_from", "Say from which answer the top begins."
    if fields["answers"] is Answers.NET and fields["bottom_to"] is None:
        yield "bottom_to", "Say up to which answer the bottom reaches."
    elif fields["answers"] is Answers.NET and fields["bottom_to"] >= (fields["top_from"] or math.inf):
        yield "bottom_to", f"The bottom has to end below {fields['top_from']:g}, where the top begins."


def _must_warn_in_order(kpi: Kpi) -> None:
    """The values at which it warns lie in its range, the alarm on the worse side."""
    if kpi.direction not in (Direction.HIGHER, Direction.LOWER):
        return
    low, high = kpi.value_range
    for name in ("warn_at", "alarm_at"):
        at = getattr(kpi, name)
        if at is not None and ((low is not None and at < low) or (high is not None and at > high)):
            raise BadInput(said := f"The figure can never be {value_words(kpi, at)}.", {name: said})
    warn, alarm = kpi.warn_at, kpi.alarm_at
    if warn is None or alarm is None:
        return
    if alarm > warn if kpi.direction is Direction.HIGHER else alarm < warn:
        side = "below" if kpi.direction is Direction.HIGHER else "above"
        said = f"Off has to lie {side} {value_words(kpi, warn)}, where it is at risk."
        raise BadInput(said, {"alarm_at": said})


def _numbers(typed: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for name in (name for name in _NUMBERS if name in typed):
        _read(name, typed[name], number_of, found, problems)
    if "minimum_n" in typed:
        _read("minimum_n", typed["minimum_n"] or "0", count_of, found, problems)
    if problems:
        raise BadInput(" ".join(problems.values()), problems)
    return found


def _read(name: str, text: str, read: Callable[[str], T], found: dict[str, Any], problems: dict[str, str]) -> None:
    try:
        found[name] = read(text) if text.strip() else None
    except BadInput as error:
        problems[name] = str(error)


def _due(draft: Draft[Kpi]) -> dict[str, Any]:
    """How many days after the end of a period: chosen as a weekday, or typed."""
    if not {"cadence", "due_weekday", "due_later"} & draft.typed().keys():
        return {}
    name = "due_weekday" if Cadence(draft.value("cadence", draft.onto.cadence)) is Cadence.WEEKLY else "due_later"
    days = draft.value(name, draft.onto.due_days)
    if days is None:
        raise BadInput("Say how many days after its end.", {"due_days": "Type a number of days."})
    return {"due_days": days}


def _labels(draft: Draft[Kpi], typed: Mapping[str, Any]) -> dict[str, Any]:
    said = {name.removeprefix("label "): text for name, text in typed.items() if name.startswith("label ")}
    labels = {part: text for part, text in (draft.onto.labels | said).items() if text.strip()}
    return {"labels": labels} if said else {}


def _baseline(draft: Draft[Kpi], typed: Mapping[str, Any]) -> dict[str, Any]:
    names = ("baseline_how", "baseline_value", "baseline_start", "baseline_end")
    if not any(name in typed for name in names):
        return {}
    nothing = {"baseline_value": None, "baseline_start": None, "baseline_end": None}
    match draft.value("baseline_how"):
        case "value":
            return nothing | {"baseline_value": _needed_number(draft.value("baseline_value", ""))}
        case "stretch":
            return nothing | _stretch(draft)
    return nothing


def _needed_number(text: str) -> float:
    try:
        return number_of(text)
    except BadInput as error:
        raise BadInput(str(error), {"baseline_value": str(error)}) from error


def _stretch(draft: Draft[Kpi]) -> dict[str, Any]:
    ends = {name: draft.value(name) for name in ("baseline_start", "baseline_end")}
    problems = {name: "Choose a day." for name, day in ends.items() if day is None}
    if not problems and ends["baseline_end"] < ends["baseline_start"]:
        problems["baseline_end"] = "The stretch ends before it begins. Choose a later day."
    if problems:
        raise BadInput(" ".join(problems.values()), problems)
    return ends


def _reading(draft: Draft[Kpi], typed: Mapping[str, Any]) -> dict[str, Any]:
    """What follows from choosing one of the published ways to read the answers."""
    if "reading" not in typed:
        return {}
    for way in published_readings(draft.onto):
        if way.name == typed["reading"]:
            return {name: value for name, value in way.changes.items() if name not in ("unit", "decimals")} | {
                name: value for name, value in way.changes.items() if name in ("unit", "decimals") and name not in typed
            }
    return {}
