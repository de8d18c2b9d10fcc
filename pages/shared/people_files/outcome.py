"""What an import would bring, worked out once for each file, mapping and state of the register."""

from dataclasses import dataclass

import streamlit as st

from pages.shared import only_here
from pages.shared.file_dates import ask_day_first
from pages.shared.people_files import table as tables
from pages.shared.people_files.cards import is_cards
from pages.shared.text import label
from pages.shared.upload import Upload
from planner.actions.people import OpenPeople
from planner.actions.people_files import people_in_table, people_on_cards
from planner.exchange.people_columns import PeopleColumns
from planner.exchange.people_found import FoundPeople
from planner.exchange.people_headers import PersonField
from planner.exchange.people_matches import Match, matches
from planner.exchange.people_scale import TOPS, Scale
from planner.exchange.raw_table import RawTable


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found in a file, and who everybody is in the register; `of` is what it was worked out from."""

    of: tuple[object, ...]
    found: FoundPeople
    matches: tuple[Match, ...]


def outcome(opened: OpenPeople, upload: Upload) -> Outcome:
    """What the file holds, with the questions that only the user can answer. `BadInput` if it cannot be read."""
    state = (upload.digest, opened.plan.id, opened.plan.revision, opened.sees_private, opened.today)
    if is_cards(upload):
        return _kept(opened, state) or _keep(opened, state, people_on_cards(opened, upload.content, upload.name))
    table = tables.chosen(upload)
    mapping = tables.mapping_of(table, upload)
    tables.show_columns(table, mapping, with_judged=opened.sees_private)
    return _of_table(opened, upload, table, mapping, state)


def _of_table(
    opened: OpenPeople, upload: Upload, table: RawTable, mapping: PeopleColumns, state: tuple[object, ...]
) -> Outcome:
    day_first = st.session_state.get(upload.named("people_import_day_first"))
    tops = _tops(upload, mapping)
    of = (*state, table.sheet, tuple(mapping.headers.items()), day_first, tuple(tops.items()))
    kept = _kept(opened, of)
    result = kept or _keep(opened, of, people_in_table(opened, table, mapping, day_first=day_first, tops=tops))
    if result.found.asks_day_first or day_first is not None:
        ask_day_first(upload.named("people_import_day_first"))
    for field, scale in result.found.scales.items():
        if scale.is_open:
            _ask_scale(upload, field, scale)
    return result


def _tops(upload: Upload, mapping: PeopleColumns) -> dict[PersonField, int]:
    """Up to where the levels go in those columns for which it was chosen."""
    chosen = {of: st.session_state.get(_chosen_key(upload, of, header)) for of, header in mapping.headers.items()}
    return {field: top for field, top in chosen.items() if top}


def _ask_scale(upload: Upload, field: PersonField, scale: Scale) -> None:
    """Up to where the levels of a column go, both readings in numbers of the file."""
    chosen = _chosen_key(upload, field, scale.header)
    key = f"{chosen}_shown"
    st.session_state[key] = None if scale.is_asked else scale.top
    doubt = ":orange[:material/help: It could be either, so choose.] " if scale.is_asked else ""
    st.segmented_control(
        f"{doubt}How far do the numbers in “{label(scale.header)}” go?",
        TOPS,
        format_func=lambda top: f"1 to {top}: {scale.reading(top)}",
        key=key,
        on_change=_choose_scale,
        args=(chosen, key),
    )


def _choose_scale(chosen: str, shown: str) -> None:
    st.session_state[chosen] = st.session_state[shown]


def _chosen_key(upload: Upload, field: PersonField, header: str) -> str:
    return upload.named(f"people_import_scale_{field.name}_{header}")


def _kept(opened: OpenPeople, of: tuple[object, ...]) -> Outcome | None:
    before = only_here.kept(Outcome)
    return before if before and before.of == of else None


def _keep(opened: OpenPeople, of: tuple[object, ...], found: FoundPeople) -> Outcome:
    result = Outcome(of, found, tuple(matches(found.people, opened.stakeholders)))
    only_here.keep(result)
    return result
