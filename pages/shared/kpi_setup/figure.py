"""What a KPI's figure is made of: unit, range, fewest cases, how answers are read, what the parts are called."""

import streamlit as st

from pages.shared.draft import Draft
from pages.shared.kpi_setup import fields, formula_check, words
from pages.shared.kpi_setup.typed import published_readings, reading_name
from planner.actions.kpis import OpenKpis
from planner.kpis.counts import PARTS
from planner.kpis.kind import Answers, Kind
from planner.kpis.kpi import Kpi
from planner.kpis.typed import part_label

_ANOTHER = "Another way"


def show(opened: OpenKpis, draft: Draft[Kpi]) -> None:
    """All fields about the figure."""
    kpi = draft.origin
    if kpi.kind is Kind.FORMULA:
        formula_check.show(opened, draft)
    elif kpi.kind is Kind.MEAN:
        _answers(draft)
    fields.side_by_side(lambda: _unit(draft), lambda: _decimals(draft))
    if kpi.kind in (Kind.PROPORTION, Kind.RATE, Kind.AMOUNT):
        _scale(draft)
    if kpi.kind is not Kind.NPS:
        _range(draft)
    if kpi.kind is not Kind.FORMULA:
        fields.number(
            draft,
            "minimum_n",
            "Fewest cases for a figure",
            kpi.minimum_n or None,
            placeholder="none",
            help="With fewer, the counts are shown and no figure: it would be chance.",
        )
    if PARTS[kpi.kind]:
        with st.expander("What the parts are called when they are entered", key=draft.key("labels_open")):
            _labels(draft)


def _unit(draft: Draft[Kpi]) -> None:
    fields.line(draft, "unit", "Unit", draft.origin.unit, placeholder="%, minutes, €, per 1,000 …")


def _decimals(draft: Draft[Kpi]) -> None:
    value = draft.origin.decimals
    st.number_input(
        "Decimals", 0, 6, value, key=draft.field("decimals", value), on_change="ignore", persist_state="session"
    )


def _scale(draft: Draft[Kpi]) -> None:
    scale = draft.origin.scale
    known = words.SCALES if scale in words.SCALES else {**words.SCALES, scale: words.scale_words(scale)}
    fields.choice(
        draft,
        "scale",
        "Scale",
        known,
        scale,
        on_change="ignore",
        help="By what the quotient of the two numbers is multiplied. Let the unit say the same.",
    )


def _range(draft: Draft[Kpi]) -> None:
    kpi = draft.origin
    of_what = "answer on the scale" if kpi.kind is Kind.MEAN else "value there can be"
    fields.side_by_side(
        lambda: fields.number(draft, "low", f"Lowest {of_what}", kpi.low, placeholder="no limit"),
        lambda: fields.number(draft, "high", f"Highest {of_what}", kpi.high, placeholder="no limit"),
    )


def _answers(draft: Draft[Kpi]) -> None:
    kpi = draft.origin
    published = published_readings(kpi)
    if published:
        names = {way.name: way.name for way in published} | {"": _ANOTHER}
        if fields.choice(draft, "reading", "How answers are read", names, reading_name(kpi)):
            return
    label = "How answers are read" if not published else "Which"
    how = fields.choice(draft, "answers", label, words.ANSWERS, kpi.answers)
    if how is Answers.TOP:
        fields.number(draft, "top_from", "The top begins at answer", kpi.top_from)
    elif how is Answers.NET:
        fields.side_by_side(
            lambda: fields.number(draft, "top_from", "The top begins at answer", kpi.top_from),
            lambda: fields.number(draft, "bottom_to", "The bottom reaches to answer", kpi.bottom_to),
        )


def _labels(draft: Draft[Kpi]) -> None:
    kpi = draft.origin
    for part in PARTS[kpi.kind]:
        fields.line(draft, f"label {part}", _label(kpi, part), kpi.labels.get(part, ""))


def _label(kpi: Kpi, part: str) -> str:
    if kpi.kind is Kind.AMOUNT and part == "per":
        return "What it is divided by (empty: by nothing)"
    return part_label(kpi.model_copy(update={"labels": {}, "unit": ""}), part)
