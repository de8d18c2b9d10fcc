"""Nonsense that somebody may type, and what must not become of it."""

from streamlit.testing.v1 import AppTest

from tests.journeys.reading import sent_as_markup

NONSENSE = "<script>alert(1)</script> **bold** $x^2$ :smile: [link](http://x) `code` :red[red] # ![p](http://x/p.png)"
RIGHT_TO_LEFT = "خطة العميل \u202eevil"
LONG = NONSENSE + " x" * 4_900
_MARKUP = ("<script>", "**bold**", "$x^2$", ":smile:", "[link](", "`code`", ":red[red", "![p](")


def must_be_text(app: AppTest) -> None:
    """Nothing that stands on the page is read as anything but text."""
    assert not app.exception
    sent = list(sent_as_markup(app))
    assert sent
    assert [text for text in sent for mark in _MARKUP if mark in text] == []
