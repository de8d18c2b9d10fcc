"""One row of the mapping: a KPI, how it is counted, from which columns, for which team, dated by what."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.shared.kpi_import.held import Held
from pages.shared.kpi_import.words import column_name, examples
from pages.shared.text import label, plain
from planner.exchange.kpis_in import Column, Measure, OpenedFile, Use, lacking_part, parts_chosen
from planner.kpis.kpi import WHOLE_COMPANY, Kpi, KpiId
from planner.kpis.typed import part_label

_OF_CUSTOMERS = (Measure.REPEAT, Measure.CUSTOMERS)
_DATED_BY_THEMSELVES = (Measure.REPEAT, Measure.ON_TIME)
_OF_DATES = {
    Measure.SPAN: (0, 1),
    Measure.ON_TIME: (0, 1),
    Measure.ANSWERED: (0, 1),
    Measure.REPEAT: (1,),
}
"""Which columns of a measure hold dates."""
_IN_ONE_CELL = "Or all parts in one column, parted by slashes: 45/60."
_MOST_LOOK_BACK, _MOST_WITHIN = 3_660, 366


def measures_of(kpi: Kpi) -> list[Measure]:
    """The ways in which rows can be counted for a KPI."""
    return [measure for measure in Measure if measure is not Measure.ENTRIES and measure.feeds(kpi)]


def show(
    held: Held,
    number: int,
    use: Use,
    file: OpenedFile,
    kpis: Sequence[Kpi],
    on_remove: Callable[[Held, int], None],
) -> Use | None:
    """The row as it is proposed, to be changed; None while something is missing."""
    by_id = {kpi.id: kpi for kpi in kpis if measures_of(kpi)}
    row = _Row(held, number, use, file)
    with st.container(border=True, gap="xsmall", key=f"kpi_import_use_{number}"):
        with st.grid(4, min_column_width=190):
            kpi = by_id.get(row.kpi(by_id) or KpiId(""))
            measure = row.measure(kpi) if kpi else None
            parts = row.parts(kpi) if kpi and measure is Measure.PERIOD_ROWS else {}
            columns = tuple(parts.values()) if parts else row.columns(measure) if measure else ()
            team = row.team(kpi) if kpi and kpi.teams else (WHOLE_COMPANY, None)
            look_back = row.days(measure is Measure.REPEAT, "look_back", use.look_back_days)
            within = row.days(measure is Measure.ANSWERED, "within", use.within_days)
        with st.container(horizontal=True, vertical_alignment="center"):
            lacking = _lacking(kpi, measure, columns, team, tuple(parts))
            st.markdown(_said(file, measure, columns, lacking), width="stretch")
            dated_by = row.date_column(measure) if measure else None
            st.button(
                "Take out",
                key=f"kpi_import_remove_{number}",
                icon=":material/close:",
                type="tertiary",
                on_click=on_remove,
                args=(held, number),
            )
    if kpi is None or measure is None or team is None or lacking:
        return None
    chosen = tuple(at for at in columns if at is not None)
    return Use(measure, chosen, kpi.id, team[0], team[1], dated_by, look_back, within, parts=tuple(parts))


class _Row:
    """The fields of one row. A field that hangs on another has that one's choice in its key, to begin anew with it."""

    def __init__(self, held: Held, number: int, use: Use, file: OpenedFile) -> None:
        self._held, self._number, self._use, self._file = held, number, use, file

    def kpi(self, by_id: dict[KpiId, Kpi]) -> KpiId | None:
        """Which KPI is fed."""
        return st.selectbox(
            "KPI",
            list(by_id),
            index=list(by_id).index(self._use.kpi) if self._use.kpi in by_id else None,
            format_func=lambda kpi: by_id[kpi].name,
            placeholder="Choose a KPI",
            key=self._key("kpi"),
        )

    def measure(self, kpi: Kpi) -> Measure | None:
        """How it is counted."""
        known = measures_of(kpi)
        found = self._use.measure if self._use.measure in known and self._use.kpi == kpi.id else None
        guessed = (column.guess for column in self._file.choosable if column.guess in known)
        usual = Measure.PERIOD_ROWS if self._file.has_period_rows else next(guessed, known[0])
        first = found or usual
        return st.selectbox(
            "Counted as",
            known,
            index=known.index(first),
            format_func=lambda measure: measure.label,
            key=self._key(f"measure_{kpi.id}"),
        )

    def columns(self, measure: Measure) -> tuple[int | None, ...]:
        """From which columns, in the order of the measure."""
        return tuple(self._column(measure, at, name) for at, name in enumerate(measure.columns))

    def parts(self, kpi: Kpi) -> dict[str, int | None]:
        """Where each row is a period: the column of each part that has one, or is still to have one."""
        known = dict(zip(self._use.parts, self._use.columns, strict=False)) if self._use.kpi == kpi.id else {}
        known |= {kpi.parts[0]: known[""]} if "" in known else {}
        found = {part: self._part(kpi, part, known.get(part)) for part in kpi.parts}
        chosen = {part: at for part, at in found.items() if at is not None}
        named = parts_chosen(kpi, tuple(chosen))
        return dict(zip(named, chosen.values(), strict=True)) or {"": None}

    def _part(self, kpi: Kpi, part: str, first: int | None) -> int | None:
        options = [column.at for column in self._file.choosable if column.at not in self._file.date_columns]
        return st.selectbox(
            f"Column: {label(part_label(kpi, part))}",
            options,
            index=options.index(first) if first in options else None,
            format_func=lambda at: column_name(self._file, at),
            placeholder="Choose a column",
            help=_IN_ONE_CELL if part in ("promoters", "numerator") else None,
            key=self._key(f"part_{part}_{kpi.id}"),
        )

    def team(self, kpi: Kpi) -> tuple[str, int | None] | None:
        """For which team: one for all rows, or as a column names them."""
        options: list[str | int] = [*(team.name for team in kpi.teams), *self._file.team_columns]
        proposed = self._use.team if self._use.team_column is None else self._use.team_column
        chosen = st.selectbox(
            "Team",
            options,
            index=options.index(proposed) if proposed in options and self._use.kpi == kpi.id else None,
            format_func=self._team_name,
            placeholder="Choose a team or a column",
            key=self._key(f"team_{kpi.id}"),
        )
        if chosen is None:
            return None
        return (chosen, None) if isinstance(chosen, str) else (WHOLE_COMPANY, chosen)

    def date_column(self, measure: Measure) -> int | None:
        """By which date the rows are put into periods, where it may differ from that of the file."""
        is_period = measure is Measure.PERIOD_ROWS
        columns = self._file.period_columns if is_period else self._file.date_columns
        if len(columns) < 2 or measure in _DATED_BY_THEMSELVES:
            return next(iter(columns), None) if is_period else self._dated_so_far(measure)
        options = [*([] if is_period and self._file.date_column is None else [None]), *columns]
        key, first = self._key(f"date_{measure}"), self._use.date_column if measure is self._use.measure else None
        first = first if first in options else options[0]
        now = st.session_state.get(key, first)
        by = self._file.columns[now].header if now is not None else "the file’s date"
        with st.popover(f"By {plain(by)}", icon=":material/event:", type="tertiary", key=f"{key}_popover"):
            return st.selectbox(
                "Rows belong to the period of their",
                options,
                index=options.index(first),
                format_func=lambda at: "Date chosen for the file" if at is None else column_name(self._file, at),
                key=key,
            )

    def _dated_so_far(self, measure: Measure) -> int | None:
        return self._use.date_column if measure is self._use.measure else None

    def days(self, is_asked: bool, name: str, value: int) -> int:
        """A number of days, where the measure asks for one."""
        if not is_asked:
            return value
        is_look_back = name == "look_back"
        return st.number_input(
            "Look back, days" if is_look_back else "Answered within, days",
            1 if is_look_back else 0,
            _MOST_LOOK_BACK if is_look_back else _MOST_WITHIN,
            value,
            key=self._key(name),
        )

    def _column(self, measure: Measure, at: int, name: str) -> int | None:
        options = [column.at for column in self._offered(measure, at)]
        first = self._use.columns[at] if measure is self._use.measure and at < len(self._use.columns) else None
        if first not in options:
            guessed = (column.at for column in self._file.choosable if column.guess is measure)
            first = next(guessed, None)
        return st.selectbox(
            f"Column: {name}",
            options,
            index=options.index(first) if first in options else None,
            format_func=lambda at: column_name(self._file, at),
            placeholder="Choose a column",
            key=self._key(f"column{at}_{measure}"),
        )

    def _offered(self, measure: Measure, at: int) -> Sequence[Column]:
        """Dates where dates are wanted. Customers may be told apart by something personal, which is not shown."""
        if at in _OF_DATES.get(measure, ()):
            return [self._file.columns[one] for one in self._file.date_columns]
        if measure in _OF_CUSTOMERS and at == 0:
            return self._file.columns
        return self._file.choosable

    def _team_name(self, option: str | int) -> str:
        return option if isinstance(option, str) else f"As in column “{self._file.columns[option].header}”"

    def _key(self, name: str) -> str:
        return self._held.named(f"use{self._number}_{name}")


def _said(file: OpenedFile, measure: Measure | None, columns: Sequence[int | None], lacking: str) -> str:
    """What comes out of it, or what is still to be chosen; with examples."""
    if lacking:
        return f":orange[:material/error: Not counted yet: choose {lacking}.]"
    assert measure is not None  # noqa: S101 - it would be lacking
    such = examples(file.columns[at] for at in columns if at is not None)
    return f":small[Counts {plain(measure.about.what)}.{f' Values such as {plain(such)}.' if such else ''}]"


def _lacking(
    kpi: Kpi | None,
    measure: Measure | None,
    columns: Sequence[int | None],
    team: tuple[str, int | None] | None,
    parts: tuple[str, ...],
) -> str:
    if kpi is None or measure is None:
        return "a KPI"
    if measure is Measure.PERIOD_ROWS:
        if lacking := lacking_part(kpi, parts if columns != (None,) else ()):
            return f"the column of “{plain(part_label(kpi, lacking))}”"
    elif None in columns:
        return f"the column of the {measure.columns[columns.index(None)]}"
    return "" if team else "the team that the rows are of, or the column that names it"
