"""A draft: what is typed for one team and period and not saved yet. It outlives refusals and looks at other pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import streamlit as st

from pages.shared.numbers.fields import Field, fields_of, is_usually_counted, parts_of
from pages.shared.numbers.owing import Cell, cell_of
from pages.shared.numbers.stored import Stored, latest_before, sheet_of
from planner.actions.kpis import OpenKpis
from planner.kpis.checks import doubt, must_fit
from planner.kpis.counts import NOTHING, Counts
from planner.kpis.kpi import KpiId
from planner.kpis.period import Period
from planner.kpis.typed import counts_from
from planner.shared.errors import BadInput, NotFound

NOTE, NONE_CAME, COUNTED = "note", "none", "counted"
_SHOWN = "numbers_shown"


@dataclass(frozen=True, slots=True)
class Draft:
    """What the fields of a cell say: `counts` if they can be read, `problems` by part if not.

    `last` is the entry before it. `question` asks about numbers that are far from all before, `is_sure` says that it
    was answered.
    """

    cell: Cell
    last: Stored | None
    fields: Sequence[Field]
    is_counted: bool
    texts: dict[str, str]
    note: str
    counts: Counts | None
    problems: dict[str, str]
    question: str = ""
    is_sure: bool = False

    @property
    def is_filled(self) -> bool:
        """Whether any number was typed, or that there was none."""
        return self.is_nothing or any(text.strip() for text in self.texts.values())

    @property
    def is_nothing(self) -> bool:
        """Whether nothing came in."""
        return self.counts is not None and self.counts.is_nothing

    @property
    def is_ready(self) -> bool:
        """Whether it may be saved as it stands."""
        return self.counts is not None and (not self.question or self.is_sure)

    @property
    def is_wrong(self) -> bool:
        """Whether something typed cannot be used, beyond what is not typed yet."""
        return any(not self.is_only_missing(part) for part in self.problems)

    def is_only_missing(self, part: str) -> bool:
        """Whether nothing is wrong with a part but that it is still to be typed."""
        return any(field.name == part for field in self.lacking)

    @property
    def lacking(self) -> list[Field]:
        """The fields that are still to be typed."""
        return [one for one in self.fields if not one.may_be_empty and not self.texts.get(one.name, "").strip()]


def draft_of(opened: OpenKpis, cell: Cell) -> Draft:
    """What stands in the fields of a cell now."""
    last = latest_before(opened, cell.kpi.id, cell.team, cell.period.start)
    is_counted = is_usually_counted(cell.kpi, last.counts if last else None)
    if chosen := st.session_state.get(cell.named(COUNTED)):
        is_counted = chosen == COUNTED
    fields = fields_of(cell.kpi, is_counted=is_counted, last=last.counts if last else None)
    texts = {field.name: str(_typed(cell, field.name) or "") for field in fields}
    note = str(_typed(cell, NOTE) or "")
    if _typed(cell, NONE_CAME):
        return Draft(cell, last, fields, is_counted, texts, note, NOTHING, {})
    if not any(text.strip() for text in texts.values()):
        return Draft(cell, last, fields, is_counted, texts, note, None, {})
    try:
        counts = counts_from(cell.kpi, parts_of(fields, texts))
        must_fit(cell.kpi, counts)
    except BadInput as error:
        return Draft(cell, last, fields, is_counted, texts, note, None, error.problems or {"": str(error)})
    question = doubt(cell.kpi, counts, sheet_of(opened, cell.kpi.id), cell.team, cell.period.start)
    is_sure = bool(question) and bool(_typed(cell, sure_name(question)))
    return Draft(cell, last, fields, is_counted, texts, note, counts, {}, question, is_sure)


def sure_name(question: str) -> str:
    """The name of the box that answers this question; another question has a box of its own."""
    return f"sure{crc32(question.encode())}"


def remember(opened: OpenKpis, cells: Sequence[Cell]) -> None:
    """Keep in mind for which cells something may be typed, to find it again when they are owed no more."""
    _shown(opened).update((cell.kpi.id, cell.team, cell.period) for cell in cells)


def left_behind(opened: OpenKpis, cells: Sequence[Cell]) -> list[Draft]:
    """What was typed for cells that are not among these any more: somebody else has entered them meanwhile."""
    keys = {cell.key for cell in cells}
    found = []
    for kpi_id, team, period in sorted(_shown(opened), key=lambda one: (one[2], one[0], one[1])):
        if (kpi_id, team, period.start) not in keys:
            try:
                draft = draft_of(opened, cell_of(opened.kpi(kpi_id), team, period))
            except NotFound:  # the KPI was deleted meanwhile
                continue
            if draft.is_filled:
                found.append(draft)
    return found


def clear(draft: Draft) -> None:
    """Empty the fields; to be called in a callback."""
    for name in (*draft.texts, NOTE):
        st.session_state[draft.cell.named(name)] = ""
    st.session_state[draft.cell.named(NONE_CAME)] = False


def _typed(cell: Cell, name: str) -> object:
    return st.session_state.get(cell.named(name))


def _shown(opened: OpenKpis) -> set[tuple[KpiId, str, Period]]:
    shown: set[tuple[KpiId, str, Period]] = st.session_state.setdefault(f"{_SHOWN}:{opened.plan.id}", set())
    return shown
