"""People in tasks: somebody's new name."""

from planner.tasks.people import renamed
from planner.tasks.task import Participant, Raci
from tests.builders import a_task


def test_a_new_name_goes_to_the_owner_and_to_those_who_take_part():
    task = a_task("A").but(owner="Ada", participants=(Participant(name="Ada", raci=Raci.INFORMED),))
    assert renamed(task, "Ada", "Ada King").owner == "Ada King"
    assert renamed(task, "Ada", "Ada King").participants[0].name == "Ada King"


def test_other_people_keep_their_names():
    task = a_task("A").but(owner="Kim")
    assert renamed(task, "Ada", "Ada King") is task
