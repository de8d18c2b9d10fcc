"""The engagement matrix: everybody by where they stand and where they are wanted."""

from typing import Any

from planner.charts.engagement_matrix import MOST_NAMED, cells_of, engagement_matrix, matrix_alt
from planner.charts.palette import Look
from planner.stakeholders.stakeholder import Engagement
from tests.stakeholders.builders import a_stakeholder

ADA = a_stakeholder("Ada", engagement="neutral", desired="leading")
BEN = a_stakeholder("Ben", engagement="supportive", desired="supportive")
NEW = a_stakeholder("New")


def people(spec: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = spec["data"][0]
    return found


def test_everybody_lies_in_the_cell_of_where_they_stand_and_are_wanted():
    assert cells_of([ADA, NEW]) == {(Engagement.NEUTRAL, Engagement.LEADING): [ADA], (None, None): [NEW]}


def test_a_name_opens_its_person():
    found = people(engagement_matrix([BEN, ADA], Look.LIGHT))
    assert dict(zip(found["customdata"], found["text"], strict=True)) == {"Ada": " Ada", "Ben": " Ben"}


def test_a_name_lies_below_its_column_and_beside_its_row():
    spec = engagement_matrix([ADA], Look.LIGHT)
    column, row = spec["layout"]["xaxis"], spec["layout"]["yaxis"]
    x, y = people(spec)["x"][0], people(spec)["y"][0]
    nearest = min(range(5), key=lambda at: abs(row["tickvals"][at] - y))
    assert column["ticktext"][int(x)] == "Leading"
    assert row["ticktext"][nearest] == "N neutral"


def test_the_cells_where_they_are_wanted_are_marked():
    shapes = engagement_matrix([ADA], Look.LIGHT)["layout"]["shapes"]
    assert sum(shape["name"] == "wanted here" for shape in shapes) == len(Engagement)


def test_what_is_not_known_has_a_row_only_if_there_is_any():
    known, unknown = engagement_matrix([BEN], Look.LIGHT), engagement_matrix([BEN, NEW], Look.LIGHT)
    assert "? not known" not in known["layout"]["yaxis"]["ticktext"]
    assert unknown["layout"]["yaxis"]["ticktext"][-1] == "? not known"


def test_a_full_cell_names_some_and_counts_the_rest():
    crowd = [a_stakeholder(f"P{at:02}", engagement="neutral", desired="leading") for at in range(MOST_NAMED + 3)]
    found = people(engagement_matrix(crowd, Look.LIGHT))
    assert len(found["text"]) == MOST_NAMED + 1
    assert found["text"][-1] == "and 3 more"


def test_on_a_phone_a_cell_holds_its_number():
    found = people(engagement_matrix([ADA, BEN], Look.LIGHT, compact=True))
    assert found["text"] == ["<b>1</b>", "<b>1</b>"]


def test_a_screen_reader_hears_who_is_still_to_be_won():
    assert matrix_alt([ADA, BEN, NEW]) == (
        "Engagement now against the one wanted, known for 2 of 3 stakeholders: "
        "1 stand where they are wanted, 1 are still to be won."
    )
