"""Row by row what would happen: who is new, who is known and what would change; to be decided otherwise."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from pages.shared import screen
from pages.shared.people_files.outcome import Outcome
from pages.shared.people_files.words import change_words, level_words
from pages.shared.text import plain
from pages.shared.upload import Upload
from planner.actions.calendars import is_address
from planner.actions.people import OpenPeople
from planner.exchange.people_matches import Fate, Match
from planner.shared.in_words import listed
from planner.stakeholders.stakeholder import Stakeholder

_ROW, _MOST_PIXELS = 33, 470
_MOST_SPELLED = 30
_MOST_NAMED = 5
_WORDS = {Fate.ADD: "new", Fate.UPDATE: "updated", Fate.LEAVE_OUT: "left out"}
_ALWAYS = ("Row", "Name", "What happens")
_ON_PHONES = ("Name", "What happens", "What changes", "In the register", "Why", "Row")


def show(opened: OpenPeople, upload: Upload, outcome: Outcome) -> Mapping[int, Fate]:
    """The table, with the choice in it; what was chosen, by row."""
    key = upload.named(f"people_import_rows_{abs(hash(outcome.of))}")
    names = {one.id: one.name for one in opened.stakeholders}
    names |= {match.found.stakeholder.id: match.found.stakeholder.name for match in outcome.matches}
    rows = _frame([_row(match, names) for match in outcome.matches])
    st.data_editor(
        rows,
        key=key,
        hide_index=True,
        num_rows="fixed",
        height=min(_MOST_PIXELS, _ROW * (len(rows) + 1) + 3),
        column_order=_ON_PHONES if screen.is_narrow() else None,
        disabled=[column for column in rows.columns if column != "What happens"],
        alt="Row by row whom the file has, and what would happen in the register",
        column_config={
            "Row": st.column_config.NumberColumn(width=55, help="As the spreadsheet shows it, or the card's place."),
            "Name": st.column_config.TextColumn(width=170),
            "What happens": st.column_config.SelectboxColumn(
                width=115, options=[fate.value for fate in Fate], required=True, help="Click to decide otherwise."
            ),
            "In the register": st.column_config.TextColumn(width=150),
            "Why": st.column_config.TextColumn(width=120),
            "What changes": st.column_config.TextColumn(width=330),
        },
    )
    return _decided(key, outcome.matches)


def summary(matched: Sequence[Match], fates: Mapping[int, Fate]) -> str:
    """ "3 new, 2 updated, 1 left out"."""
    counted = Counter(fates.get(match.found.row, match.fate) for match in matched)
    return ", ".join(f"{counted[fate]:,} {_WORDS[fate]}" for fate in Fate if counted[fate])


def spelled_out(opened: OpenPeople, matched: Sequence[Match], fates: Mapping[int, Fate]) -> None:
    """Folded away: each update in full, and why the others are left out."""
    names = {one.id: one.name for one in opened.stakeholders}
    names |= {match.found.stakeholder.id: match.found.stakeholder.name for match in matched}
    updates = [match for match in matched if fates.get(match.found.row, match.fate) is Fate.UPDATE and match.changes]
    if not updates:
        return
    with st.expander(f"What changes for {len(updates):,} in the register", key="people_import_changes"):
        for match in updates[:_MOST_SPELLED]:
            lines = "\n".join(f"- {plain(line)}" for line in change_words(match, names))
            known = match.stored.name if match.stored else ""
            st.markdown(f"**{plain(known)}** ({plain(match.why)})\n{lines}")
        if len(updates) > _MOST_SPELLED:
            st.caption(f"And {len(updates) - _MOST_SPELLED:,} more, as the table says.")


def _frame(rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """The rows without the columns in which nothing stands."""
    table = pd.DataFrame(rows)
    idle = [column for column in table.columns if column not in _ALWAYS and not table[column].any()]
    return table.drop(columns=idle)


def _row(match: Match, names: Mapping[str, str]) -> dict[str, object]:
    one = match.found.stakeholder
    changes = "; ".join(change_words(match, names)) or ("nothing" if match.stored else "")
    return {
        "Row": match.found.row,
        "Name": one.name,
        "What happens": match.fate.value,
        "In the register": match.stored.name if match.stored else "",
        "Why": match.why,
        "What changes": changes,
        "Role": one.role,
        "Unit": one.unit,
        "E-mail": f"⚠ {one.email}: is no e-mail address" if has_bad_address(one) else one.email,
        "Influence": level_words(one.influence),
        "Interest": level_words(one.interest),
        "Engagement": str(one.engagement or ""),
        "Members": ", ".join(names.get(member, "") for member in one.members),
    }


def has_bad_address(one: Stakeholder) -> bool:
    """Whether what stands as their e-mail address is none."""
    return bool(one.email) and not is_address(one.email)


def bad_addresses(matched: Sequence[Match]) -> str:
    """ "“not-an-email” (row 3, Zoe) is no e-mail address."; empty where all can be."""
    bad = [match.found for match in matched if has_bad_address(match.found.stakeholder)]
    if not bad:
        return ""
    named = [f"“{one.stakeholder.email[:60]}” (row {one.row}, {one.stakeholder.name})" for one in bad[:_MOST_NAMED]]
    more = [f"{len(bad) - _MOST_NAMED} more"] if len(bad) > _MOST_NAMED else []
    verb = "is no e-mail address" if len(bad) == 1 else "are no e-mail addresses"
    return f"{listed([*named, *more])} {verb}. Correct it in the file, or later on Stakeholders."


def _decided(key: str, matched: Sequence[Match]) -> dict[int, Fate]:
    """What was chosen where it is possible: who is not in the register cannot be updated."""
    edits: Mapping[int, Mapping[str, str]] = st.session_state.get(key, {}).get("edited_rows", {})
    chosen = {matched[at]: Fate(edit["What happens"]) for at, edit in edits.items() if "What happens" in edit}
    for match, fate in chosen.items():
        if fate not in match.possible:
            st.caption(
                f"Row {match.found.row}: {plain(match.found.stakeholder.name)} is not in the register yet, so there "
                f"is nothing to update; choose {Fate.ADD} or {Fate.LEAVE_OUT}."
            )
    return {match.found.row: fate for match, fate in chosen.items() if fate in match.possible}
