"""Paste a block: rows from a spreadsheet, looked at row by row before any of them is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from pages.shared import drafts, kpis, notices, visit
from pages.shared.dates import input_format
from pages.shared.numbers import block
from pages.shared.numbers.block import Block
from pages.shared.numbers.owing import enterable, teams_to_enter
from pages.shared.numbers.past_rows import part_columns
from pages.shared.numbers.stored import entry_of, sheet_of
from pages.shared.numbers.words import cell_name, period_name, reading_words
from pages.shared.text import count, plain
from planner.actions import entries as entry_actions
from planner.actions.entries import Typed
from planner.actions.kpis import OpenKpis
from planner.exchange import kpis_in
from planner.exchange.kpis_in import CountedEntry, RowProblem
from planner.kpis.checks import doubt
from planner.kpis.counts import Counts
from planner.kpis.kpi import WHOLE_COMPANY, Kpi, KpiId
from planner.kpis.pooled import reading_of
from planner.kpis.typed import part_label
from planner.shared.errors import BadInput, PlannerError

FORM = "numbers_paste"
KEPT = "numbers-paste"
_TEXT, _KPI, _TEAM = "paste_text", "paste_kpi", "paste_team"
_SEVERAL = ""
_ROW, _MOST_PIXELS = 33, 480
_SOURCE = "pasted"
_NAME, _QUESTION = "KPI", "Look again"
_EXAMPLE = "2026-02-23\t62\t31\t17"


@dataclass(frozen=True, slots=True)
class Looked:
    """What a block comes to: the entries that can be stored, and what is wrong with the lines that cannot."""

    good: Sequence[CountedEntry]
    problems: Sequence[tuple[int, str]]
    remarks: Sequence[str] = ()


def show() -> None:
    """The text, what would be stored, and the button that stores it."""
    opened = kpis.open_kpis()
    _restore(opened)
    kpi, team = _choice(opened)
    st.text_area(
        "Rows from a spreadsheet",
        key=_TEXT,
        persist_state="session",
        height=180,
        placeholder=_EXAMPLE,
        on_change=_keep,
    )
    drafts.show_trouble(KEPT)
    if found := drafts.said(KEPT):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(plain(found), width="content")
            st.button("Discard", key="discard_pasted", type="tertiary", on_click=_empty)
    st.caption(plain(_help(kpi)))
    text = str(st.session_state.get(_TEXT) or "")
    notices.problems_of(FORM)
    if not text.strip():
        return
    pasted = _block(text, kpi, team)
    try:
        looked = _look(opened, pasted)
    except PlannerError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    _preview(opened, pasted, looked)


def _choice(opened: OpenKpis) -> tuple[Kpi | None, str]:
    known = {kpi.id: kpi for kpi in enterable(opened) if teams_to_enter(opened, kpi)}
    with st.container(horizontal=True, gap="small"):
        st.selectbox(
            "The rows are of",
            [*known, _SEVERAL],
            format_func=lambda kpi: known[kpi].name if kpi in known else "Several KPIs, named in the table",
            key=_KPI,
            persist_state="session",
            on_change=_keep,
            width=340,
        )
        kpi = known.get(st.session_state.get(_KPI, next(iter(known), _SEVERAL)))
        if kpi is None:
            return None, WHOLE_COMPANY
        teams = teams_to_enter(opened, kpi)
        if teams == [WHOLE_COMPANY]:
            return kpi, WHOLE_COMPANY
        chosen = st.selectbox(
            "Team", teams, key=f"{_TEAM}-{kpi.id}", persist_state="session", width=220, on_change=_keep
        )
    return kpi, chosen if chosen in teams else teams[0]


def _keep() -> None:
    """The text, and what it is of: without that it would be read as something else."""
    if not (text := str(st.session_state.get(_TEXT) or "")):
        drafts.forget(KEPT)
        return
    kpi = str(st.session_state.get(_KPI) or "")
    team = str(st.session_state.get(f"{_TEAM}-{kpi}") or "")
    drafts.keep(KEPT, {_TEXT: text, _KPI: kpi, _TEAM: team})


def _restore(opened: OpenKpis) -> None:
    """What an earlier session has left, if this one has nothing yet."""
    left = drafts.kept(KEPT)
    if _TEXT in st.session_state or not left:
        return
    st.session_state[_TEXT] = left[_TEXT]
    known = {kpi.id: teams_to_enter(opened, kpi) for kpi in enterable(opened)}
    kpi, team = left.get(_KPI, _SEVERAL), left.get(_TEAM, WHOLE_COMPANY)
    if kpi == _SEVERAL or known.get(KpiId(kpi)):
        st.session_state[_KPI] = kpi
    if team and team in known.get(KpiId(kpi), ()):
        st.session_state[f"{_TEAM}-{kpi}"] = team


def _empty() -> None:
    st.session_state[_TEXT] = ""
    drafts.forget(KEPT)


def _help(kpi: Kpi | None) -> str:
    if kpi is None:
        return (
            "The first row says what the columns are: kpi, period, and the numbers of its kind; "
            "or the period and a column for each KPI."
        )
    parts = ", ".join(part_label(kpi, part) for part in part_columns(kpi))
    return f"One row for each {kpi.cadence.noun}: its first day, then {parts}. A row of headings is not needed."


def _block(text: str, kpi: Kpi | None, team: str) -> Block:
    return block.of_several(text) if kpi is None else block.of_one_kpi(text, kpi, team)


def _look(opened: OpenKpis, pasted: Block) -> Looked:
    """The block read like a file; entries that the visitor may not make are refused too."""
    file = kpis_in.open_file(pasted.content, block.NAME, opened.watched)
    if file.asks_day_first:
        file = replace(file, day_first=input_format().startswith("DD"))
    if file.plain is None:
        raise BadInput("These rows name no period or no numbers. The first column is the first day of each period.")
    counted = kpis_in.count(file, file.uses, opened.watched, opened.today)
    problems = [(pasted.line_of(problem.row), _reason(problem)) for problem in counted.problems]
    mine = {(kpi.id, team) for kpi in enterable(opened) for team in teams_to_enter(opened, kpi)}
    good = [entry for entry in counted.entries if (entry.kpi, entry.team) in mine]
    foreign = {(entry.kpi, entry.team) for entry in counted.entries} - mine
    names = ", ".join(sorted(cell_name(opened.kpi(kpi), team) for kpi, team in foreign))
    remarks = [*counted.remarks, *([f"Not yours to enter, so left out: {names}."] if names else [])]
    if file.asks_day_first:
        remarks.append(
            "Dates are read with the day first." if file.day_first else "Dates are read with the month first."
        )
    return Looked(good, problems, remarks)


def _reason(problem: RowProblem) -> str:
    is_about_all = problem.column in ("", block.KPI)
    said = problem.reason if is_about_all else f"{problem.column}: {problem.reason}"
    return said if not problem.value or problem.value in said else f"{said} (“{problem.value}”)"


def _preview(opened: OpenKpis, pasted: Block, looked: Looked) -> None:
    rows = [_row(opened, entry) for entry in looked.good]
    new = sum(row["What happens"] == "new" for row in rows)
    changed = sum(row["What happens"] == "changes" for row in rows)
    same = len(rows) - new - changed
    said = f"{new} new, {changed} changed, {same} as stored already, {count(len(looked.problems), 'row')} refused"
    st.markdown(f"**{plain(said)}**")
    if rows:
        shown = pd.DataFrame(rows)
        st.dataframe(
            shown.drop(
                columns=[
                    name
                    for name in (_NAME, _QUESTION)
                    if shown[name].nunique() == 1 and (name == _NAME or not shown[name].any())
                ]
            ),
            key="paste_preview",
            hide_index=True,
            height=min(_MOST_PIXELS, _ROW * (len(rows) + 1) + 3),
            alt="What would be stored, period by period",
        )
    for line, reason in looked.problems:
        st.markdown(f":red[:material/error: Row {line}: {plain(reason)}]")
    for remark in looked.remarks:
        st.caption(plain(remark))
    if new or changed:
        number, which = new + changed, "good row" if looked.problems else "row"
        label = f"Import the {which}" if number == 1 else f"Import the {number} {which}s"
        st.button(
            label,
            key="import_pasted",
            type="primary",
            icon=":material/save:",
            on_click=_import,
            args=(pasted, looked),
        )
    elif rows and not looked.problems:
        st.caption("All of this is stored already; there is nothing to do.")


def _row(opened: OpenKpis, entry: CountedEntry) -> dict[str, str]:
    kpi = opened.kpi(entry.kpi)
    stored = entry_of(opened, kpi.id, entry.team, entry.period)
    is_same = stored is not None and stored.counts == entry.counts and (not entry.note or stored.note == entry.note)
    question = "" if is_same else doubt(kpi, entry.counts, sheet_of(opened, kpi.id), entry.team, entry.period)
    return {
        _NAME: cell_name(kpi, entry.team),
        "Period": period_name(kpi, kpi.period_of(entry.period), opened.today),
        "What happens": "as stored" if is_same else "changes" if stored else "new",
        "To be stored": _value(kpi, entry.counts),
        "Stored now": _value(kpi, stored.counts) if stored else "",
        _QUESTION: question,
    }


def _value(kpi: Kpi, counts: Counts) -> str:
    return reading_words(kpi, reading_of(kpi, counts))


def _import(pasted: Block, looked: Looked) -> None:
    typed = [Typed(entry.kpi, entry.team, entry.period, entry.counts, entry.note) for entry in looked.good]
    plan = visit.plan_id()
    saved = notices.attempt(FORM, entry_actions.import_entries, plan, typed, visit.now(), source=_SOURCE)
    if saved is None:
        return
    refused = {line for line, _ in looked.problems}
    every = set(range(pasted.first, len(pasted.lines) + 1))
    st.session_state[_TEXT] = pasted.without(every - refused) if refused else ""
    _keep()
    if saved.change:
        notices.say(f"{saved.change.summary}.", plan, saved.change.id)
    else:
        notices.say("All of this was stored already.")
