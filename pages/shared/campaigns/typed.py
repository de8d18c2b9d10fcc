"""From the fields of the form to a campaign: what was typed, checked, and told field by field."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pages.shared import kpis
from pages.shared.campaigns.draft import Draft
from pages.shared.kpi_setup.fields import named
from planner.communication.campaign import Briefing, Promise, Sense
from planner.communication.promise_threshold import threshold_from
from planner.kpis.typed_number import count_of, number_of
from planner.shared.errors import WHOLE, BadInput

T = TypeVar("T")


def fields_of(draft: Draft) -> dict[str, Any]:
    """The fields of the campaign that a save would store; `BadInput`, by field and row, for what cannot be."""
    problems: dict[str, str] = {}
    fields: dict[str, Any] = {
        "name": draft.value("name", ""),
        "start": draft.value("start", None),
        "end": draft.value("end", None),
        "channels": tuple(draft.value("channels", ())),
        "message": draft.value("message", ""),
        "owner": _tried(problems, "owner", lambda: named(draft.key("owner"))) or "",
    }
    for name, said in (("start", "first"), ("end", "last")):
        if fields[name] is None:
            problems[name] = f"Choose the {said} day."
    promises = [(row, _tried(problems, f"promise-{row}", _promise_of(draft, row))) for row in draft.promises]
    briefings = [(row, _tried(problems, f"department-{row}", _briefing_of(draft, row))) for row in draft.departments]
    if problems:
        raise BadInput(" ".join(problems.values()), problems)
    fields["promises"] = tuple(promise for _, promise in promises if promise)
    fields["briefings"] = tuple(briefing for _, briefing in briefings if briefing)
    return fields


def is_typed(draft: Draft) -> bool:
    """Whether anything in the form differs from the campaign it began with."""
    if draft.origin is None:
        return True
    try:
        changed = draft.origin.but(**fields_of(draft))
    except BadInput:
        return True
    bare = [(one.department, one.person) for one in draft.origin.briefings]
    told = [(one.department, one.person) for one in changed.briefings]
    return bare != told or changed.but(briefings=()) != draft.origin.but(briefings=())


def promise_of(draft: Draft, row: int) -> Promise | None:
    """The promise of a row as it is typed; None for an empty row, `BadInput` by field for one that is not whole."""
    text, kpi = draft.value("promise", "", row).strip(), draft.value("kpi", "", row) or ""
    threshold, least = draft.value("threshold", "", row), draft.value("least", "", row)
    if not (text or kpi or threshold.strip()):
        return None
    known = draft.promise(row)
    return Promise.checked(
        id=known.id if known else f"new-{row}",
        text=text,
        kpi=kpi,
        sense=draft.value("sense", Sense.AT_LEAST, row),
        threshold=_threshold(kpi, threshold) if kpi else None,
        minimum_n=count_of(least) if kpi and least.strip() else 0,
    )


def _promise_of(draft: Draft, row: int) -> Callable[[], Promise | None]:
    return lambda: promise_of(draft, row)


def _briefing_of(draft: Draft, row: int) -> Callable[[], Briefing | None]:
    def briefing() -> Briefing | None:
        name = draft.value("department", "", row).strip()
        person = named(draft.key("person", row))
        if not name and not person:
            return None
        if not name:
            raise BadInput("Name the department, or take the row away.")
        return Briefing.checked(department=name, person=person)

    return briefing


def _threshold(kpi: str, text: str) -> float:
    """On the scale of its KPI; of one that is gone nothing is known."""
    if not text.strip():
        raise BadInput("Type the threshold that the promise needs, or choose no KPI.")
    known = next((one for one in kpis.open_kpis().kpis if one.id == kpi), None)
    return threshold_from(known, text) if known else number_of(text)


def _tried(problems: dict[str, str], field: str, read: Callable[[], T]) -> T | None:
    try:
        return read()
    except BadInput as error:
        problems[field] = _said(error.problems) or str(error)
        return None


def _said(problems: Mapping[str, str]) -> str:
    """What is wrong within a row, in a sentence that names the field if that is not plain."""
    named_fields = {"text": "What is promised", "minimum_n": "Cases needed", "department": "Department"}
    said = [text if field not in named_fields else f"{named_fields[field]}: {text}" for field, text in problems.items()]
    return problems.get(WHOLE) or " ".join(said)
