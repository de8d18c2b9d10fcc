"""Themes: how many people name each theme in their interviews, and how many see it otherwise."""

from collections.abc import Sequence

from planner.charts.canvas import Spec, axis, bar, key_to, names, safe, sheet, shorten
from planner.charts.palette import Colours, Look, colours
from planner.stakeholders.themes import Theme

MOST = 20
"""So many themes have a bar; the rest stand in the list below the chart."""

_ROW_PX = 46
_BAR_AT, _NAME_AT = 0.22, -0.2  # within a row, downwards from its middle


def theme_bars(themes: Sequence[Theme], look: Look, *, compact: bool = False) -> Spec:
    """A bar for each theme, as long as the people who name it; those against it follow, hatched."""
    ink, shown = colours(look), themes[:MOST]
    longest = max((theme.in_favour + theme.against for theme in shown), default=0)
    is_any_against = any(theme.against for theme in shown)
    layout = sheet(
        ink,
        44 + _ROW_PX * len(shown) + (22 if is_any_against else 0),
        margin={"l": 8, "r": 14, "t": 26, "b": 30 if is_any_against else 8},
        xaxis=axis(ink, range=[0, max(longest, 1) * 1.02], side="top", dtick=max(1, -(-longest // 8)), tick0=0),
        yaxis=axis(ink, range=[len(shown) - 0.3, -0.55], showgrid=False, showticklabels=False),
        annotations=[key_to("filled: name it · hatched: see it otherwise", ink)] if is_any_against else [],
    )
    return {"data": [_for(shown, ink), _against(shown, ink), _names(shown, ink, compact=compact)], "layout": layout}


def themes_alt(themes: Sequence[Theme]) -> str:
    """One sentence for a screen reader."""
    said = "; ".join(f"{shorten(theme.name, 60)}: {theme_words(theme)}" for theme in themes[:MOST])
    return f"Themes of the interviews: {said}."


def theme_words(theme: Theme) -> str:
    """ "5 people, 2 see it otherwise"."""
    named = f"{theme.in_favour} {'person' if theme.in_favour == 1 else 'people'}"
    if not theme.against:
        return named
    return f"{named}, {theme.against} {'sees' if theme.against == 1 else 'see'} it otherwise"


def _for(shown: Sequence[Theme], ink: Colours) -> Spec:
    return bar(
        "name it",
        x=[theme.in_favour for theme in shown],
        y=[at + _BAR_AT for at in range(len(shown))],
        width=0.32,
        hovertext=[_hover(theme) for theme in shown],
        marker={"color": ink.accent, "line": {"width": 0}},
    )


def _against(shown: Sequence[Theme], ink: Colours) -> Spec:
    contested = [(at, theme) for at, theme in enumerate(shown) if theme.against]
    return bar(
        "see it otherwise",
        x=[theme.against for _, theme in contested],
        y=[at + _BAR_AT for at, _ in contested],
        base=[theme.in_favour for _, theme in contested],
        width=0.32,
        hovertext=[_hover(theme) for _, theme in contested],
        marker={
            "color": ink.tint(ink.warning, 0.3),
            "pattern": {"shape": "/", "size": 7, "fgcolor": ink.warning, "solidity": 0.35},
            "line": {"width": 1, "color": ink.warning},
        },
    )


def _names(shown: Sequence[Theme], ink: Colours, *, compact: bool) -> Spec:
    longest = 24 if compact else 60
    texts = [f"<b>{safe(shorten(theme.name, longest))}</b>  {theme_words(theme)}" for theme in shown]
    return names([0] * len(shown), [at + _NAME_AT for at in range(len(shown))], texts, ink)


def _hover(theme: Theme) -> str:
    return f"<b>{safe(shorten(theme.name, 60))}</b><br>{theme_words(theme)}"
