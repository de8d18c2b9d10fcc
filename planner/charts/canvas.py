"""What every figure shares: the sheet it is drawn on, and user text made safe for labels."""

import re
from collections.abc import Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from planner.charts.palette import Colours

Spec = dict[str, Any]
"""A trace or a layout as Plotly's own plain dictionary."""

FONT = '"Source Sans", "Source Sans Pro", "Segoe UI", sans-serif'
TRANSPARENT = "rgba(0,0,0,0)"
_SPECIAL = re.compile("[<>&$]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_UNFADED: Spec = {"marker": {"opacity": 1}}


def figure(traces: list[Spec], layout: Spec) -> go.Figure:
    """A figure from plain dictionaries, without the check of every element, which takes longer than the drawing."""
    return go.Figure({"data": traces, "layout": layout}, _validate=False)


def spec_of(figure: go.Figure) -> Spec:
    """The figure as a plain dictionary that draws the same, for caches.

    Plotly's own template is left out: it comes back when the figure is drawn, but checking it anew each time takes
    70 ms a chart.
    """
    spec: Spec = figure.to_plotly_json()
    spec["layout"].pop("template", None)
    return spec


def sheet(colours: Colours, height: int, **layout: Any) -> Spec:
    """A layout in the look's colours: no legend, no title, nothing to drag."""
    return {
        "height": height,
        "paper_bgcolor": TRANSPARENT,
        "plot_bgcolor": TRANSPARENT,
        "font": {"family": FONT, "size": 13, "color": colours.text},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "barmode": "overlay",
        "hoverlabel": {
            "bgcolor": colours.surface,
            "bordercolor": colours.link,
            "align": "left",
            "font": {"family": FONT, "size": 13, "color": colours.text},
        },
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 0},
        "uniformtext": {"mode": False},
    } | layout


def axis(colours: Colours, **settings: Any) -> Spec:
    """A quiet axis: no line, no zero line, a faint grid."""
    return {
        "showline": False,
        "zeroline": False,
        "gridcolor": colours.grid,
        "gridwidth": 1,
        "tickfont": {"color": colours.muted, "size": 12},
        "fixedrange": True,
    } | settings


def bar(name: str, **settings: Any) -> Spec:
    """A trace of horizontal bars with hover texts; what is not selected does not fade."""
    return {
        "type": "bar",
        "name": name,
        "orientation": "h",
        "hoverinfo": "text",
        "textposition": "none",
        "selected": _UNFADED,
        "unselected": _UNFADED,
    } | settings


def backdrop(name: str, **settings: Any) -> Spec:
    """A trace of bars that nobody can point at."""
    return bar(name, **({"hoverinfo": "skip"} | settings))


def marks(name: str, **settings: Any) -> Spec:
    """A trace of markers with hover texts; what is not selected does not fade."""
    return (
        {
            "type": "scatter",
            "name": name,
            "mode": "markers",
            "hoverinfo": "text",
            "selected": _UNFADED,
            "unselected": _UNFADED,
        }
        | settings
        | {"marker": {"opacity": 1} | settings["marker"]}
    )


def blank(text: str, colours: Colours) -> go.Figure:
    """A low figure with nothing but a sentence, for when there is nothing to draw."""
    hidden = {"visible": False}
    return figure([], sheet(colours, 140, annotations=[note(text, colours)], xaxis=hidden, yaxis=hidden))


def names(xs: Sequence[float], ys: Sequence[float], texts: Sequence[str], colours: Colours) -> Spec:
    """Texts that begin at their points; they cannot be pointed at."""
    return {
        "type": "scatter",
        "name": "names",
        "mode": "text",
        "x": xs,
        "y": ys,
        "text": texts,
        "textposition": "middle right",
        "textfont": {"size": 13, "color": colours.text},
        "hoverinfo": "skip",
        "unselected": {"textfont": {"color": colours.text}},
    }


def key_to(text: str, colours: Colours) -> Spec:
    """One line below the plot that says what its signs mean."""
    place = {"x": 0, "y": 0, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top", "yshift": -6}
    return note(text, colours) | place | {"font": {"size": 12, "color": colours.muted}}


def note(text: str, colours: Colours) -> Spec:
    """A sentence in the middle of an otherwise empty figure."""
    return {
        "text": text,
        "x": 0.5,
        "y": 0.5,
        "xref": "paper",
        "yref": "paper",
        "showarrow": False,
        "font": {"size": 14, "color": colours.muted},
    }


def safe(text: str) -> str:
    """User text that Plotly shows as typed: neither tags nor formulas are read out of it."""
    if text.isascii() and not _SPECIAL.search(text):
        return text
    shown = escape(text, quote=False).replace("$", "&#36;")
    # Right-to-left names stand between isolates, or they would turn round the words beside them.
    return f"\u2068{shown}\u2069" if _RIGHT_TO_LEFT.search(text) else shown


def percent(share: float) -> str:
    """A share from 0 to 1 as a percentage: 46 %."""
    return f"{share * 100:.0f} %"


def shorten(text: str, length: int) -> str:
    """Text cut to a length with an ellipsis, never in the middle of an emoji."""
    if len(text) <= length:
        return text
    return text[: length - 1].rstrip(" \u200d\ufe0f,;:.") + "…"
