"""The uploaded file, opened once while the page is open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared import only_here
from pages.shared.kpi_import import candidates
from pages.shared.text import plain
from pages.shared.upload import Upload
from planner.actions.kpis import OpenKpis
from planner.exchange.kpis_in import OpenedFile, Use, open_file
from planner.plan.plan import PlanId
from planner.shared.errors import BadInput

_BIG = 1024**2  # reading it takes long enough to show how far it is

Progress = Callable[[float], None]


@dataclass(slots=True)
class Held:
    """An opened file while the page is open: what is to be counted from it, by row of the mapping.

    `suggested` are for KPIs of the catalogue that the plan does not watch. `results` are what was worked out
    last, by what it is.
    """

    plan: PlanId
    upload: Upload
    file: OpenedFile
    rows: dict[int, Use]
    suggested: list[Use]
    made: int
    results: dict[str, tuple[object, object]] = field(default_factory=dict)

    def is_of(self, plan: PlanId, upload: Upload, sheet: str | None) -> bool:
        """Whether it is this file, opened for this plan, at this sheet if one was chosen."""
        is_same = (self.plan, self.upload.digest) == (plan, upload.digest)
        return is_same and sheet in (None, self.file.sheet)

    def named(self, name: str) -> str:
        """The key of a widget that is about this file only."""
        return f"{self.upload.named(f'kpi_import_{name}')}_{self.file.sheet}"

    def add(self, use: Use) -> int:
        """One more row of the mapping."""
        self.made += 1
        self.rows[self.made] = use
        return self.made


def opened_once(upload: Upload, opened: OpenKpis) -> Held | None:
    """The file opened, at the sheet that is chosen; in its place, the reason why it cannot be."""
    key = upload.named("kpi_import_sheet")
    wanted: str | None = st.session_state.get(key)
    before = only_here.kept(Held)
    if before and before.is_of(opened.plan.id, upload, wanted):
        _sheets(before.file.sheets, before.file.sheet, key)
        return before
    try:
        found = _opened(upload, opened, wanted)
    except BadInput as error:
        if before and before.upload.digest == upload.digest:
            _sheets(before.file.sheets, wanted or "", key)
        st.error(f"{plain(str(error))} Nothing was changed.", icon=":material/error:")
        return None
    only_here.keep(found)
    _sheets(found.file.sheets, found.file.sheet, key)
    return found


@contextmanager
def progress(what: str, upload: Upload) -> Iterator[Progress]:
    """Tells how far a big file is, while it is worked on."""
    if len(upload.content) <= _BIG:
        yield lambda _: None
        return
    place = st.empty()
    bar = place.progress(0.0, what)
    try:
        yield lambda part: _show(bar, part, what)
    finally:
        place.empty()


def _show(bar: DeltaGenerator, part: float, what: str) -> None:
    bar.progress(min(1.0, part), what)


def _opened(upload: Upload, opened: OpenKpis, sheet: str | None) -> Held:
    missing = candidates.missing(opened)
    with progress("Reading the file …", upload) as tell:
        file = open_file(upload.content, upload.name, [*opened.watched, *missing], sheet=sheet, progress=tell)
    own = [use for use in file.uses if not candidates.is_missing(use.kpi)]
    suggested = [use for use in file.uses if candidates.is_missing(use.kpi) and not _is_counted(use, own)]
    return Held(opened.plan.id, upload, file, dict(enumerate(own)), suggested, len(own))


def _is_counted(use: Use, own: list[Use]) -> bool:
    """Whether the same is counted for a KPI of the plan already."""
    return not use.named and any((one.measure, one.columns) == (use.measure, use.columns) for one in own)


def _sheets(sheets: tuple[str, ...], chosen: str, key: str) -> None:
    if len(sheets) > 1:
        at = sheets.index(chosen) if chosen in sheets else 0
        st.selectbox("Sheet", sheets, index=at, key=key, width=320)
