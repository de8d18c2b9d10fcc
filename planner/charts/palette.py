"""Colours, in a light and a dark look, with the words and icons that carry the meaning beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from planner.tasks.task import Status


class Look(StrEnum):
    """Whether a figure is drawn for the light or the dark theme."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one look. `text`, `muted` and every phase read at 4.5:1 on `background`."""

    background: str
    surface: str
    text: str
    muted: str
    grid: str
    free_day: str
    link: str
    accent: str
    highlight: str
    good: str
    warning: str
    bad: str
    phases: tuple[str, ...]

    def phase(self, position: int) -> str:
        """The colour of the phase at this position; colours come round again after the last."""
        return self.phases[position % len(self.phases)]

    def tint(self, colour: str, strength: float = 0.24) -> str:
        """A pale, opaque version of a colour on this look's background."""
        return blend(colour, self.background, strength)

    def on(self, fill: str) -> str:
        """The text colour that reads best on a fill."""
        return max((self.background, self.text), key=lambda ink: contrast(ink, fill))


_LIGHT = Colours(
    background="#FFFFFF",
    surface="#F5F7F8",
    text="#1B2733",
    muted="#566372",
    grid="#E5EAEE",
    free_day="rgba(27,39,51,0.045)",
    link="#9AA7B4",
    accent="#0F766E",
    highlight="#E3F1EF",
    good="#15803D",
    warning="#9A5B06",
    bad="#B73A34",
    phases=("#0F766E", "#2563A8", "#6D4FC2", "#A33A7A", "#8A5A00", "#52637A"),
)
_DARK = Colours(
    background="#11181D",
    surface="#1A242B",
    text="#E6ECEF",
    muted="#A3B1BD",
    grid="#243038",
    free_day="rgba(230,236,239,0.05)",
    link="#5D6E7B",
    accent="#3FB8AC",
    highlight="#16302F",
    good="#4ADE80",
    warning="#F0B25C",
    bad="#F08A84",
    phases=("#3FB8AC", "#7FB3EA", "#B5A0F2", "#E08CBD", "#DDB663", "#9DB0C4"),
)
_COLOURS = {Look.LIGHT: _LIGHT, Look.DARK: _DARK}

_ICONS = {
    Status.NOT_STARTED: "○",
    Status.IN_PROGRESS: "◐",
    Status.BLOCKED: "⊘",
    Status.DONE: "✓",
    Status.DROPPED: "✕",
}


def colours(look: Look) -> Colours:
    """The colours of a look."""
    return _COLOURS[look]


def icon(status: Status) -> str:
    """The sign that stands beside a status's word; plain characters, never emoji."""
    return _ICONS[status]


def status_words(status: Status) -> str:
    """A status as a label shows it: its icon and its word."""
    return f"{_ICONS[status]} {status.value.capitalize()}"


def blend(colour: str, background: str, strength: float) -> str:
    """The opaque colour seen when `colour` lies on `background` with this opacity (0 to 1)."""
    mixed = (
        round(over * strength + under * (1 - strength))
        for over, under in zip(_channels(colour), _channels(background), strict=True)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> Sequence[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
