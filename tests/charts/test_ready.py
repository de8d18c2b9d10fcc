"""A ready figure: what is shown of it is its own dictionary."""

from plotly.io import to_json
from plotly.tools import return_figure_from_figure_or_data

from planner.charts.ready import ReadyFigure

SPEC = {"data": [{"type": "bar", "y": [1, 2]}], "layout": {"height": 40}}


def test_a_ready_figure_is_shown_as_it_is_without_being_copied():
    assert return_figure_from_figure_or_data(ReadyFigure(SPEC), validate_figure=True) is SPEC


def test_what_a_browser_gets_of_a_ready_figure_is_its_dictionary():
    shown = return_figure_from_figure_or_data(ReadyFigure(SPEC), validate_figure=True)
    assert to_json(shown, validate=False) == '{"data":[{"type":"bar","y":[1,2]}],"layout":{"height":40}}'
