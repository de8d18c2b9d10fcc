"""Reading templates: what is wrong is said by file, task and field."""

from itertools import pairwise
from pathlib import Path

import pytest

from planner.plan.template import Template
from planner.plan.template_file import as_yaml, load_template, parse_template, shipped_template, shipped_templates
from planner.shared.errors import BadInput, NotFound
from planner.tasks.task import LinkType, Raci

HEAD = """
key: short
name: Short
phases: [{key: all, name: All, start_day: -5, end_day: 30}]
tasks:
"""


def task(fields: str, short_id: str = "A1") -> str:
    """One task as YAML, with its own fields given in flow style."""
    return f"  - {{id: {short_id}, phase: all, name: Interviews, start_day: 0, {fields}}}\n"


def the_error(*tasks: str, head: str = HEAD) -> str:
    """What is said about a template with these tasks."""
    with pytest.raises(BadInput) as caught:
        parse_template(head + "".join(tasks), "my.yaml")
    return str(caught.value)


def test_a_predecessor_by_its_id_alone_is_finish_to_start_without_lag():
    template = parse_template(
        HEAD + task("end_day: 3") + task("start_day: 4, end_day: 9, links: [A1]", "A2"), "my.yaml"
    )
    link = template.task("A2").links[0]
    assert (link.task, link.type, link.lag) == ("A1", LinkType.FS, 0)


def test_participants_are_written_as_name_and_part():
    template = parse_template(HEAD + task("end_day: 3, participants: {CEO: accountable}"), "my.yaml")
    assert [(p.name, p.raci) for p in template.task("A1").participants] == [("CEO", Raci.ACCOUNTABLE)]


def test_a_wrong_value_names_file_task_and_field():
    assert the_error(task("end_day: soon")).startswith("my.yaml, task A1, field end_day: ")


def test_a_name_that_is_too_long_names_file_task_and_field():
    assert the_error(task(f"end_day: 3, owner: {'x' * 501}")).startswith("my.yaml, task A1, field owner: ")


def test_a_misspelt_field_is_named():
    assert the_error(task("end_day: 3, ownr: CMO")).startswith("my.yaml, task A1, field ownr: ")


def test_a_task_without_a_name_is_told_so():
    broken = "  - {id: A1, phase: all, start_day: 0, end_day: 3}\n"
    assert the_error(broken) == "my.yaml, task A1, field name: It is missing; fill it in."


def test_a_task_without_an_id_is_named_by_its_place():
    assert "task number 2, field id" in the_error(task("end_day: 3"), "  - {phase: all, name: X, start_day: 0}\n")


def test_two_tasks_with_one_id_are_refused():
    assert the_error(task("end_day: 3"), task("end_day: 4")).startswith("my.yaml, task A1, field id: ")


def test_an_unknown_phase_is_refused_with_those_there_are():
    error = the_error("  - {id: A1, phase: dream, name: X, start_day: 0, end_day: 3}\n")
    assert error == "my.yaml, task A1, field phase: There is no phase “dream”; choose one of all."


def test_a_link_to_an_unknown_task_is_refused():
    assert the_error(task("end_day: 3, links: [B9]")).startswith("my.yaml, task A1, field links: There is no task “B9”")


def test_a_link_to_itself_is_refused():
    assert "A task cannot wait for itself" in the_error(task("end_day: 3, links: [A1]"))


def test_the_same_link_twice_is_refused():
    assert "twice" in the_error(task("end_day: 3"), task("end_day: 3, links: [A1, A1]", "A2"))


def test_a_link_from_recurring_work_is_refused():
    weekly = task("kind: recurring, recurrence: {every_days: 7, until_day: 20}")
    assert "“A1” recurs and has no end to wait for" in the_error(weekly, task("end_day: 3, links: [A1]", "A2"))


def test_a_circle_is_named_in_its_order():
    error = the_error(
        task("end_day: 3, links: [A3]"), task("end_day: 3, links: [A1]", "A2"), task("end_day: 3, links: [A2]", "A3")
    )
    circle = [part.strip("“”") for part in error.split("field links: ")[1].split(" wait")[0].split(" → ")]
    assert circle[0] == circle[-1]
    assert set(pairwise(circle)) == {("A1", "A2"), ("A2", "A3"), ("A3", "A1")}


def test_a_task_before_the_first_phase_is_refused():
    early = "  - {id: A1, phase: all, name: X, start_day: -6, end_day: 3}\n"
    assert the_error(early).startswith("my.yaml, task A1, field start_day: Day -6 lies before the first phase")


def test_a_day_no_plan_reaches_is_refused():
    assert the_error(task("end_day: 99999")).startswith("my.yaml, task A1, field end_day: ")


def test_a_task_that_ends_before_it_starts_is_refused():
    assert the_error(task("end_day: -2")).startswith("my.yaml, task A1, field end_day: It ends on day -2")


def test_a_task_needs_one_length_not_two():
    assert the_error(task("end_day: 3, duration: 3")).startswith("my.yaml, task A1, field end_day: Give either")


def test_a_gate_takes_no_time():
    assert the_error(task("kind: gate, end_day: 3")).startswith("my.yaml, task A1, field end_day: A gate takes no time")


def test_a_deadline_before_the_start_is_refused():
    assert the_error(task("end_day: 3, deadline_day: -1")).startswith("my.yaml, task A1, field deadline_day: ")


def test_recurring_work_needs_a_rhythm():
    assert the_error(task("kind: recurring")).startswith("my.yaml, task A1, field recurrence: ")


def test_a_rhythm_needs_days_between():
    rhythm = "kind: recurring, recurrence: {every_days: 0, until_day: 9}"
    assert the_error(task(rhythm)).startswith("my.yaml, task A1, field recurrence.every_days: ")


def test_an_estimate_needs_three_numbers():
    assert the_error(task("end_day: 3, estimate: [1, 2]")).startswith("my.yaml, task A1, field estimate: Give three")


def test_an_estimate_that_does_not_rise_is_refused():
    assert "must rise" in the_error(task("end_day: 3, estimate: [5, 3, 9]"))


def test_a_wrong_phase_is_named_by_its_key():
    head = "key: short\nname: Short\nphases: [{key: all, name: All, start_day: 5, end_day: 3}]\ntasks: []\n"
    assert the_error(head=head).startswith("my.yaml, phase all: ")


def test_two_phases_with_one_key_are_refused():
    phase = "{key: all, name: All, start_day: 0, end_day: 3}"
    error = the_error(head=f"key: short\nname: Short\nphases: [{phase}, {phase}]\ntasks: []\n")
    assert error.startswith("my.yaml, field phases: Two phases have the key “all”")


def test_every_problem_is_kept_and_the_first_one_said():
    with pytest.raises(BadInput) as caught:
        parse_template(HEAD + task("end_day: x") + task("end_day: y", "A2"), "my.yaml")
    assert list(caught.value.problems) == ["task A1, field end_day", "task A2, field end_day"]
    assert "(1 more like this)" in str(caught.value)


def test_broken_yaml_names_file_and_line():
    assert the_error(head="key: [short\nname: x\n").startswith("my.yaml is not a YAML file: line ")


@pytest.mark.parametrize("text", ["", "just words", "[1, 2]"])
def test_a_file_of_something_else_is_refused(text: str):
    assert the_error(head=text) == "my.yaml is not a template: it needs key, name, phases and tasks."


def test_aliases_are_refused_because_they_can_explode():
    assert "aliases" in the_error(head="a: &a [x, x]\nb: [*a, *a]\n")


def test_yaml_can_not_make_python_objects():
    assert the_error(head="!!python/object/apply:os.getcwd []\n").startswith("my.yaml is not a YAML file")


def test_a_very_long_file_is_refused():
    assert "longer than a million" in the_error(head="#" * 1_000_001)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path):
    file = tmp_path / "old.yaml"
    file.write_bytes(b"name: caf\xe9")
    with pytest.raises(BadInput, match=r"old\.yaml is not written in UTF-8"):
        load_template(file)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path):
    with pytest.raises(NotFound, match=r"gone\.yaml could not be read"):
        load_template(tmp_path / "gone.yaml")


def test_an_unknown_template_is_refused_with_those_there_are():
    with pytest.raises(NotFound, match="choose one of six-phase, 30-60-90"):
        shipped_template("dream")


@pytest.mark.parametrize("template", shipped_templates(), ids=lambda template: template.key)
def test_a_template_written_as_yaml_reads_back_the_same(template: Template):
    assert parse_template(as_yaml(template), "again.yaml") == template


def test_two_participants_of_one_name_survive_the_file():
    head = HEAD + task("end_day: 3, participants: [{name: Ann}, {name: Ann, raci: informed}]")
    template = parse_template(head, "my.yaml")
    assert parse_template(as_yaml(template), "again.yaml") == template
