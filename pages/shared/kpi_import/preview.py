"""The preview: per KPI in a line, then entry by entry what is stored now, what the file says, and what happens."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
import streamlit as st

from pages.shared import screen
from pages.shared.dates import short_date
from pages.shared.kpi_import.held import Held
from pages.shared.kpi_import.outcome import Outcome
from pages.shared.kpi_import.recognised import dropped_words
from pages.shared.numbers.words import cell_name, period_name, reading_words
from pages.shared.text import count, plain
from planner.actions.kpis import OpenKpis
from planner.exchange.kpi_preview import Fate, Preview
from planner.kpis.checks import doubt
from planner.kpis.counts import Counts
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.pooled import reading_of

_ROW, _MOST_PIXELS = 33, 430
_FEW = 12
_MOST_WHYS = 2
_ON_PHONES = ("Period", "What happens", "KPI", "Team", "In the file", "Stored now", "Note")
_ORDER = (Fate.NEW, Fate.CHANGES, Fate.SAME, Fate.LEFT_OUT)
WORDS = {Fate.NEW: "new", Fate.CHANGES: "replaced", Fate.SAME: "as stored", Fate.LEFT_OUT: "left out"}


def show(held: Held, opened: OpenKpis, outcome: Outcome) -> None:
    """Lines, remarks and the table."""
    st.subheader("What would be stored", anchor=False)
    st.markdown("\n".join(f"- {line}" for line in _lines(opened, outcome.previews)) or "Nothing can be counted yet.")
    more = _not_counted(held, outcome)
    if more and outcome.to_store:  # with nothing to store it is said where the button would be
        st.caption(f"Not counted: {plain(dropped_words(more))}.")
    for remark in outcome.counted.remarks:
        st.caption(plain(remark))
    if outcome.previews:
        _table(held, opened, outcome)


def fates_words(fates: Counter[Fate], words: Mapping[Fate, str] = WORDS) -> str:
    """ "8 new, 2 replaced, 1 left out"."""
    return ", ".join(f"{fates[fate]:,} {words[fate]}" for fate in _ORDER if fates[fate])


def left_out_words(held: Held, outcome: Outcome) -> str:
    """ "52 of “Loyalty”, for which no KPI is chosen; 1: the week is not over yet"."""
    whys = Counter(preview.why for preview in outcome.previews if preview.fate is Fate.LEFT_OUT)
    dropped = dropped_words(_not_counted(held, outcome))
    return "; ".join(filter(None, (dropped, *(f"{rows:,}: {why}" for why, rows in whys.items()))))


def _not_counted(held: Held, outcome: Outcome) -> dict[str, int]:
    """What was left out while counting, besides what the file as such has that does not count."""
    return {reason: rows for reason, rows in outcome.counted.dropped.items() if reason not in held.file.dropped}


def _lines(opened: OpenKpis, previews: Sequence[Preview]) -> Iterator[str]:
    known = {kpi.id: kpi for kpi in opened.watched}
    found: dict[tuple[KpiId, str], list[Preview]] = {}
    for preview in previews:
        found.setdefault((preview.entry.kpi, preview.entry.team), []).append(preview)
    for key in sorted(found, key=lambda key: (known[key[0]].position, key[1])):
        kpi, of_kpi = known[key[0]], found[key]
        first, last = (pick(preview.entry.period for preview in of_kpi) for pick in (min, max))
        reach = " to ".join(f"{short_date(day)} {day.year}" for day in dict.fromkeys((first, last)))
        periods = count(len({preview.entry.period for preview in of_kpi}), kpi.cadence.noun)
        fates = fates_words(Counter(preview.fate for preview in of_kpi))
        said = f"{periods}, {reach}: {fates}{_typed_words(of_kpi)}{_whys(of_kpi)}"
        yield f"**{plain(cell_name(kpi, key[1]))}**: {plain(said)}"


def _typed_words(previews: Sequence[Preview]) -> str:
    """How many changes take the place of what somebody typed."""
    typed = sum(preview.replaces_typed for preview in previews)
    return f", {typed:,} of them typed by hand" if typed else ""


def _whys(previews: Sequence[Preview]) -> str:
    """Why some are left out, the first reasons in full."""
    whys = list(dict.fromkeys(preview.why for preview in previews if preview.why))
    more = f"; and {len(whys) - _MOST_WHYS} more reasons in the table" if len(whys) > _MOST_WHYS else ""
    return f" ({'; '.join(whys[:_MOST_WHYS])}{more})" if whys else ""


def _table(held: Held, opened: OpenKpis, outcome: Outcome) -> None:
    shown = list(outcome.previews)
    fates = [fate for fate in _ORDER if outcome.fates[fate]]
    if len(fates) > 1 and len(shown) > _FEW:
        chosen = st.pills(
            "Show only",
            fates,
            selection_mode="multi",
            format_func=lambda fate: f"{WORDS[fate]} · {outcome.fates[fate]:,}",
            key=held.named("fates"),
            label_visibility="collapsed",
        )
        shown = [preview for preview in shown if not chosen or preview.fate in chosen]
    of = frozenset(preview.fate for preview in shown)
    if of not in outcome.tables:
        outcome.tables[of] = _frame(opened, outcome, shown)
    st.dataframe(
        outcome.tables[of],
        key="kpi_import_preview",
        hide_index=True,
        height=min(_MOST_PIXELS, _ROW * (len(shown) + 1) + 3),
        column_order=_ON_PHONES if screen.is_narrow() else None,
        column_config={
            "KPI": st.column_config.TextColumn(width=170),
            "Team": st.column_config.TextColumn(width=90),
            "Period": st.column_config.TextColumn(width=130),
            "What happens": st.column_config.TextColumn(width=215),
            "In the file": st.column_config.TextColumn(width=235),
            "Stored now": st.column_config.TextColumn(width=235),
            "Note": st.column_config.TextColumn(width=375),
        },
        alt="What would be stored, entry by entry",
    )


def _frame(opened: OpenKpis, outcome: Outcome, shown: Sequence[Preview]) -> pd.DataFrame:
    rows = [_row(opened, outcome, preview) for preview in shown]
    idle = [name for name in ("Team", "Note") if not any(row[name] for row in rows)]
    return pd.DataFrame(rows).drop(columns=idle)


def _row(opened: OpenKpis, outcome: Outcome, preview: Preview) -> dict[str, str]:
    entry, kpi = preview.entry, opened.kpi(preview.entry.kpi)
    return {
        "KPI": kpi.name,
        "Team": entry.team,
        "Period": period_name(kpi, kpi.period_of(entry.period), opened.today),
        "What happens": "replaces what was typed by hand" if preview.replaces_typed else WORDS[preview.fate],
        "In the file": _value(kpi, entry.counts),
        "Stored now": _value(kpi, preview.stored) if preview.stored else "",
        "Note": preview.why or _note(kpi, outcome, preview),
    }


def _note(kpi: Kpi, outcome: Outcome, preview: Preview) -> str:
    entry = preview.entry
    question = ""
    if preview.is_stored:
        question = doubt(kpi, entry.counts, outcome.sheets[kpi.id], entry.team, entry.period)
    part = f"the file may cover this {kpi.cadence.noun} in part" if entry.is_partial and preview.is_stored else ""
    return "; ".join(filter(None, (part, question)))


def _value(kpi: Kpi, counts: Counts) -> str:
    return reading_words(kpi, reading_of(kpi, counts))
