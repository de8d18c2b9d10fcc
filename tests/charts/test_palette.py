"""Colours that can be read, and never alone."""

import pytest

from planner.charts.palette import Look, blend, colours, contrast, icon, status_words
from planner.tasks.task import Status


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_contrast_agrees_with_the_published_grey_that_just_passes() -> None:
    # WebAIM, Contrast and Color Accessibility: #767676 is the lightest grey that passes 4.5:1 on white.
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("look", Look)
def test_text_and_every_phase_read_on_the_background(look: Look) -> None:
    ink = colours(look)
    texts = (ink.text, ink.muted, ink.accent, ink.good, ink.warning, ink.bad, *ink.phases)
    assert [one for one in texts if contrast(one, ink.background) < 4.5] == []


@pytest.mark.parametrize("look", Look)
def test_numbers_read_on_the_strongest_cell_of_the_load(look: Look) -> None:
    ink = colours(look)
    cells = [ink.tint(ink.accent, 0.38), ink.tint(ink.warning, 0.5)]
    assert [cell for cell in cells if contrast(ink.text, cell) < 4.5] == []


def test_a_seventh_phase_begins_the_colours_again() -> None:
    ink = colours(Look.LIGHT)
    assert ink.phase(6) == ink.phase(0)


def test_every_status_has_an_icon_of_its_own_and_a_word() -> None:
    assert len({icon(status) for status in Status}) == len(Status)
    assert status_words(Status.BLOCKED) == "⊘ Blocked"


def test_half_black_on_white_is_grey() -> None:
    assert blend("#000000", "#FFFFFF", 0.5) == "#808080"
