"""Tasks: the table that can be typed into, the board, and the change of several tasks at once."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import visit
from pages.shared.tasks import table
from pages.shared.tasks.grid import Grid
from pages.shared.text import plain
from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions import drafts, history, plans, tasks
from planner.actions.plans import OpenPlan
from planner.plan.plan import Plan
from planner.scheduling.attention import attention
from planner.tasks.status import with_status
from planner.tasks.task import LinkType, Status, Task, TaskId
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.plans import NOW, a_stored_plan, a_workspace

TASKS = "pages/plan/tasks.py"


@pytest.fixture
def plan() -> Plan:
    return a_stored_plan()


def opened(plan: Plan) -> OpenPlan:
    return plans.open_plan(a_workspace(), LOCAL_OWNER, plan.id, TODAY)


def stored(plan: Plan, task: Task) -> Task:
    return opened(plan).task(task.id)


def grid(app: AppTest, plan: Plan) -> Grid:
    found: Grid = app.session_state[f"tasks_grid:{plan.id}"]
    return found


def type_into(app: AppTest, plan: Plan, cells: Mapping[int, Mapping[str, Any]], added: Any = ()) -> AppTest:
    """Type into cells by row, and add rows, as the browser would send it."""
    edits = {"edited_rows": dict(cells), "added_rows": list(added), "deleted_rows": []}
    app.session_state[grid(app, plan).key] = edits
    return app.run()


def save(app: AppTest) -> AppTest:
    return app.button(key="save_tasks").click().run()


def move(app: AppTest, task: Task, status: Status) -> AppTest:
    """Choose a status from the menu of a card."""
    return app.menu_button(key=f"move-{task.id}").set_value(status).run()


def is_visited_by(monkeypatch: pytest.MonkeyPatch, plan: Plan, role: Role, name: str = "Vera") -> None:
    monkeypatch.setattr(visit, "visitor", lambda: Visitor(name, {plan.id: role}))


def changes(plan: Plan) -> int:
    return len(history.history(a_workspace(), LOCAL_OWNER, plan.id))


def test_the_answer_counts_what_is_done_and_overdue(plan: Plan):
    known = opened(plan).tasks
    page = texts(visit_app(TASKS))
    assert plain(f"{len(known)} tasks: none started; ") in page


def test_two_edits_are_both_kept_by_one_save(plan: Plan):
    app = visit_app(TASKS)
    first, second = grid(app, plan).tasks[:2]
    before = changes(plan)
    save(type_into(app, plan, {0: {"name": "Say hello"}, 1: {"owner": "Bea"}}))
    assert (stored(plan, first).name, stored(plan, second).owner) == ("Say hello", "Bea")
    assert changes(plan) == before + 1


def test_a_save_can_be_undone(plan: Plan):
    app = visit_app(TASKS)
    first = grid(app, plan).tasks[0]
    save(type_into(app, plan, {0: {"name": "Say hello"}}))
    app.button(key="undo").click().run()
    assert stored(plan, first).name == first.name


def test_a_wrong_cell_is_named_by_row_and_column_and_everything_typed_stays(plan: Plan):
    app = visit_app(TASKS)
    first, second = grid(app, plan).tasks[:2]
    save(type_into(app, plan, {0: {"name": "Say hello"}, 1: {"duration": -3}}))
    assert plain(f"No. {second.number} “{second.name[:59]}") in app.error[0].value
    assert "Working days" in app.error[0].value
    assert "2 unsaved changes" in texts(app)
    assert stored(plan, first) == first
    save(type_into(app, plan, {0: {"name": "Say hello"}, 1: {"duration": 3}}))
    assert (stored(plan, first).name, stored(plan, second).duration) == ("Say hello", 3)


def test_ten_thousand_characters_are_refused_in_words(plan: Plan):
    app = save(type_into(visit_app(TASKS), plan, {0: {"name": "x" * 10_000}}))
    assert plain("10,000 characters are too many") in app.error[0].value


@pytest.mark.parametrize("name", ["<b>x</b>", "**x**", "=1+1", "Grüße 🎉", "שלום"])
def test_any_name_is_kept_as_typed(plan: Plan, name: str):
    app = visit_app(TASKS)
    first = grid(app, plan).tasks[0]
    save(type_into(app, plan, {0: {"name": name}}))
    assert stored(plan, first).name == name


def test_a_cell_typed_back_to_what_it_was_is_no_change(plan: Plan):
    app = visit_app(TASKS)
    first = grid(app, plan).tasks[0]
    assert "unsaved" not in texts(type_into(app, plan, {0: {"name": first.name, "deadline_day": None}}))


def test_done_brings_the_percentage_and_the_date_along(plan: Plan):
    app = visit_app(TASKS)
    first = grid(app, plan).tasks[0]
    save(type_into(app, plan, {0: {"status": "done"}}))
    done = stored(plan, first)
    assert (done.percent, done.actual_finish) == (100, TODAY)


def test_blocked_asks_for_the_reason_in_a_column_of_its_own(plan: Plan):
    app = visit_app(TASKS)
    first = grid(app, plan).tasks[0]
    save(type_into(app, plan, {0: {"status": "blocked"}}))
    assert "“Blocked because”" in app.error[0].value
    assert "1 unsaved change" in texts(app)
    save(type_into(app, plan, {0: {"blocked_reason": "No budget"}}))
    blocked = stored(plan, first)
    assert (blocked.status, blocked.blocked_reason) == (Status.BLOCKED, "No budget")


def test_links_are_written_with_the_numbers_of_tasks(plan: Plan):
    app = visit_app(TASKS)
    first, second = opened(plan).tasks[:2]
    save(type_into(app, plan, {}, [{"name": "Call the auditors", "links": f"{first.number}FS+2d; {second.number}SS"}]))
    assert [(link.predecessor, link.type, link.lag) for link in opened(plan).tasks[-1].links] == [
        (first.id, LinkType.FS, 2),
        (second.id, LinkType.SS, 0),
    ]


def test_a_link_to_no_task_is_refused_by_its_number(plan: Plan):
    app = save(type_into(visit_app(TASKS), plan, {0: {"links": "999"}}))
    assert "Waits for: “999” is not a task here" in app.error[0].value.replace("\\", "")


def test_a_cycle_is_refused_by_the_names_of_its_tasks(plan: Plan):
    app = visit_app(TASKS)
    known = {task.id: task for task in opened(plan).tasks}
    after = next(task for task in known.values() if task.links)
    before = known[after.links[0].predecessor]
    row = next(at for at, task in enumerate(grid(app, plan).tasks) if task.id == before.id)
    save(type_into(app, plan, {row: {"links": str(after.number)}}))
    assert "wait for each other" in app.error[0].value


def test_a_row_typed_at_the_end_is_a_new_task(plan: Plan):
    app = visit_app(TASKS)
    before = {task.id for task in opened(plan).tasks}
    row = {"name": "Call the auditors", "status": "not started", "duration": 2}
    save(type_into(app, plan, {}, [row, {"status": "not started"}]))
    added = [task for task in opened(plan).tasks if task.id not in before]
    assert [(task.name, task.duration) for task in added] == [("Call the auditors", 2)]
    app.button(key="undo").click().run()
    assert {task.id for task in opened(plan).tasks} == before


def test_what_was_typed_is_there_again_after_a_look_at_another_page(plan: Plan):
    app = visit_app(TASKS)
    first = grid(app, plan).tasks[0]
    type_into(app, plan, {0: {"name": "Say hello"}}, [{"name": "Call the auditors"}])
    app.switch_page("pages/plan/today.py").run()
    app.switch_page(TASKS).run()
    assert "2 unsaved changes" in texts(app)
    save(app)
    assert stored(plan, first).name == "Say hello"
    assert "Call the auditors" in [task.name for task in opened(plan).tasks]


def test_the_rows_stand_still_while_something_is_typed(plan: Plan):
    app = visit_app(TASKS)
    order = grid(app, plan).tasks
    type_into(app, plan, {0: {"name": "Say hello"}})
    app.text_input(key="find").set_value("note").run()
    assert grid(app, plan).tasks == order
    app.button(key="discard_tasks").click().run()
    assert len(grid(app, plan).tasks) < len(order)


def test_what_somebody_else_saved_first_is_named_and_what_was_typed_can_be_saved_after_it(plan: Plan):
    app = visit_app(TASKS)
    first = grid(app, plan).tasks[0]
    type_into(app, plan, {0: {"owner": "Bea"}})
    tasks.save_tasks(a_workspace(), LOCAL_OWNER, plan.id, [first.but(name="Theirs")], NOW)
    save(app)
    assert "was changed by You" in app.error[0].value
    app.button(key="renew_tasks").click().run()
    save(app)
    assert (stored(plan, first).name, stored(plan, first).owner) == ("Theirs", "Bea")


def test_several_ticked_tasks_get_a_new_owner_in_one_change(plan: Plan):
    app = visit_app(TASKS)
    ticked, before = grid(app, plan).tasks[:3], changes(plan)
    type_into(app, plan, {row: {"tick": True} for row in range(3)})
    owner = next(name for name in app.selectbox(key="bulk_owner").options if name not in {t.owner for t in ticked})
    app.selectbox(key="bulk_owner").set_value(owner).run()
    assert plain(f"3 tasks go to {owner}.") in texts(app)
    app.button(key="bulk_apply").click().run()
    assert {stored(plan, task).owner for task in ticked} == {owner}
    assert changes(plan) == before + 1


def test_several_tasks_are_blocked_only_with_a_reason(plan: Plan):
    app = visit_app(TASKS)
    ticked = grid(app, plan).tasks[0]
    type_into(app, plan, {0: {"tick": True}})
    app.selectbox(key="bulk_what").set_value("Status").run()
    app.selectbox(key="bulk_status").set_value(Status.BLOCKED).run()
    app.button(key="bulk_apply").click().run()
    assert stored(plan, ticked).status is Status.NOT_STARTED
    app.text_input(key="bulk_reason").set_value("No budget").run()
    app.button(key="bulk_apply").click().run()
    assert stored(plan, ticked).blocked_reason == "No budget"


def test_ticked_tasks_are_deleted_and_undo_brings_them_back(plan: Plan):
    app = visit_app(TASKS)
    before = {task.id: task.links for task in opened(plan).tasks}
    type_into(app, plan, {0: {"tick": True}, 1: {"tick": True}})
    app.selectbox(key="bulk_what").set_value("Delete").run()
    app.button(key="bulk_apply").click().run()
    assert len(opened(plan).tasks) == len(before) - 2
    app.button(key="undo").click().run()
    assert {task.id: task.links for task in opened(plan).tasks} == before


def test_ticking_all_takes_only_what_the_filters_show(plan: Plan):
    app = visit_app(TASKS, find="note")
    shown = len(grid(app, plan).tasks)
    app.button(key="tick_all").click().run()
    assert 0 < shown < len(opened(plan).tasks)
    assert f"Change {shown} ticked task" in app.selectbox(key="bulk_what").label


def test_one_ticked_task_can_be_duplicated(plan: Plan):
    app = visit_app(TASKS)
    name = grid(app, plan).tasks[0].name
    type_into(app, plan, {0: {"tick": True}})
    app.button(key="duplicate").click().run()
    assert f"{name[:190]} (copy)" in [task.name for task in opened(plan).tasks]


def test_one_ticked_task_can_be_opened_beside_the_table(plan: Plan):
    app = visit_app(TASKS)
    first = grid(app, plan).tasks[0]
    type_into(app, plan, {0: {"tick": True}})
    app.button(key="open_ticked").click().run()
    assert plain(first.name) in [element.value for element in app.subheader]


def test_the_address_bar_opens_the_board_with_its_filters(plan: Plan):
    app = visit_app(TASKS, find="note", **{"as": "Board"})
    shown = [button for button in app.button if (button.key or "").startswith("open-card-")]
    wanted = [task for task in opened(plan).tasks if "note" in f"{task.name} {task.deliverable} {task.tool}".casefold()]
    assert 0 < len(shown) <= len(opened(plan).tasks) - 1
    assert {f"open-card-{task.id}" for task in wanted} <= {button.key for button in shown}


def test_a_card_moves_to_another_column_with_one_click(plan: Plan):
    app = visit_app(TASKS, **{"as": "Board"})
    task = opened(plan).tasks[0]
    move(app, task, Status.IN_PROGRESS)
    assert stored(plan, task).actual_start == TODAY
    app.button(key="undo").click().run()
    assert stored(plan, task).status is Status.NOT_STARTED


def test_a_card_is_blocked_only_with_a_reason(plan: Plan):
    app = visit_app(TASKS, **{"as": "Board"})
    task = opened(plan).tasks[0]
    move(app, task, Status.BLOCKED)
    assert stored(plan, task).status is Status.NOT_STARTED
    app.button(key=f"block-{task.id}").click().run()
    assert ":red[:material/error: Say what blocks the task" in texts(app)
    app.text_input(key=f"reason-{task.id}").set_value("No **budget**").run()
    assert stored(plan, task).blocked_reason == "No **budget**"
    assert plain("No **budget**") in texts(app)


def test_long_columns_are_folded_and_say_how_many_more_there_are(plan: Plan):
    app = visit_app(TASKS, **{"as": "Board"})
    waiting = sum(task.status is Status.NOT_STARTED for task in opened(plan).tasks)
    assert app.button(key="more-not_started").label == f"Show {waiting - 15} more"
    app.button(key="more-not_started").click().run()
    assert sum((button.key or "").startswith("open-card-") for button in app.button) == waiting


def test_a_viewer_reads_the_table_and_cannot_type_into_it(plan: Plan, monkeypatch: pytest.MonkeyPatch):
    is_visited_by(monkeypatch, plan, Role.VIEWER)
    app = visit_app(TASKS)
    assert not app.exception
    assert f"tasks_grid:{plan.id}" not in app.session_state
    assert not [button for button in app.button if button.key in ("add_task", "tick_all", "save_tasks")]


def test_a_contributor_reports_on_own_tasks_and_no_others(plan: Plan, monkeypatch: pytest.MonkeyPatch):
    own, other = opened(plan).tasks[:2]
    theirs = [own.but(owner="Vera"), other.but(owner="Bea")]
    tasks.save_tasks(a_workspace(), LOCAL_OWNER, plan.id, theirs, NOW)
    is_visited_by(monkeypatch, plan, Role.CONTRIBUTOR)
    app = visit_app(TASKS)
    row = {task.id: at for at, task in enumerate(grid(app, plan).tasks)}
    save(type_into(app, plan, {row[TaskId(other.id)]: {"percent": 50}}))
    assert "is not yours" in app.error[0].value
    app.button(key="discard_tasks").click().run()
    save(type_into(app, plan, {row[TaskId(own.id)]: {"percent": 50}}))
    assert stored(plan, own).percent == 50


def test_an_empty_plan_says_what_to_do_and_takes_the_first_task(plan: Plan):
    tasks.delete_tasks(a_workspace(), LOCAL_OWNER, plan.id, [task.id for task in opened(plan).tasks], NOW)
    app = visit_app(TASKS)
    assert "This plan has no tasks yet." in texts(app)
    save(type_into(app, plan, {}, [{"name": "Say hello"}]))
    assert [task.name for task in opened(plan).tasks] == ["Say hello"]


def test_open_tasks_come_before_those_that_are_done(plan: Plan):
    first = opened(plan).tasks[0]
    done = with_status(first, Status.DONE, TODAY)
    tasks.save_tasks(a_workspace(), LOCAL_OWNER, plan.id, [done], NOW)
    assert grid(visit_app(TASKS), plan).tasks[-1].id == first.id


def test_the_end_stands_right_after_the_status():
    assert table.SHOWN[:5] == ("number", "name", "status", "start", "finish")


def test_the_overdue_ones_are_those_that_today_calls_overdue(sample: Plan):
    app = visit_app(TASKS, scope="Overdue")
    content = opened(sample)
    needs = attention(
        content.plan, content.all_tasks, content.schedule, content.all_baseline, content.status_day
    ).overdue
    assert {task.id for task in grid(app, sample).tasks} == {item.task for item in needs}


def test_a_scope_that_leaves_nothing_can_be_widened_at_once(plan: Plan):
    app = visit_app(TASKS, scope="Overdue", phase="Measure")
    assert "none is overdue" in texts(app)
    app.button(key="show_all_scopes").click().run()
    assert grid(app, plan).tasks


class TestDraft:
    """What was typed into the table by a session that is gone; the browser tests type it, AppTest cannot."""

    def left(self, plan: Plan, **fields: object) -> None:
        """An earlier session has left cells, by task, and new rows."""
        typed = {name.replace("new_rows", "new rows"): json.dumps(row) for name, row in fields.items()}
        drafts.keep_draft(a_workspace(), LOCAL_OWNER, plan.id, "tasks-grid", typed, NOW)

    def test_a_fresh_session_lays_it_into_the_rows_and_saves_it_once(self, plan: Plan):
        task = opened(plan).tasks[0]
        self.left(plan, **{task.id: {"version": 1, "cells": {"owner": "Bea"}}}, new_rows=[{"name": "Say hello"}])
        app = visit_app(TASKS)
        assert "2 unsaved changes" in texts(app)
        assert "Typed on 4 March at 01:00, not saved yet" in texts(app).replace("\\", "")
        save(app)
        assert stored(plan, task).owner == "Bea"
        assert opened(plan).tasks[-1].name == "Say hello"
        assert "unsaved" not in texts(visit_app(TASKS))

    def test_discard_forgets_it(self, plan: Plan):
        task = opened(plan).tasks[0]
        self.left(plan, **{task.id: {"version": 1, "cells": {"owner": "Bea"}}})
        app = visit_app(TASKS).button(key="discard_tasks").click().run()
        assert "unsaved" not in texts(app)
        assert "unsaved" not in texts(visit_app(TASKS))

    def test_a_task_that_the_filters_hide_is_shown_with_what_was_typed(self, plan: Plan):
        task = opened(plan).tasks[0]
        self.left(plan, **{task.id: {"version": 1, "cells": {"owner": "Bea"}}})
        app = visit_app(TASKS, scope="Overdue")
        assert task.id in {row.id for row in grid(app, plan).tasks}
        save(app)
        assert stored(plan, task).owner == "Bea"

    def test_a_reason_that_was_typed_has_its_column(self, plan: Plan):
        task = opened(plan).tasks[0]
        self.left(plan, **{task.id: {"version": 1, "cells": {"status": "blocked", "blocked_reason": "No budget"}}})
        save(visit_app(TASKS))
        assert stored(plan, task).blocked_reason == "No budget"

    def test_a_task_that_was_changed_meanwhile_is_named(self, plan: Plan):
        task = opened(plan).tasks[0]
        self.left(plan, **{task.id: {"version": 1, "cells": {"owner": "Bea"}}})
        tasks.save_tasks(a_workspace(), LOCAL_OWNER, plan.id, [task.but(owner="Zoe")], NOW)
        assert plain(f"No. {task.number} “{task.name}”") in texts(visit_app(TASKS))

    def test_a_task_that_is_gone_takes_its_draft_along(self, plan: Plan):
        task = opened(plan).tasks[0]
        self.left(plan, **{task.id: {"version": 1, "cells": {"owner": "Bea"}}})
        tasks.delete_tasks(a_workspace(), LOCAL_OWNER, plan.id, [task.id], NOW)
        assert "unsaved" not in texts(visit_app(TASKS))

    def test_nobody_else_sees_it(self, plan: Plan, monkeypatch: pytest.MonkeyPatch):
        task = opened(plan).tasks[0]
        self.left(plan, **{task.id: {"version": 1, "cells": {"percent": 50}}})
        is_visited_by(monkeypatch, plan, Role.CONTRIBUTOR, task.owner)
        assert "unsaved" not in texts(visit_app(TASKS))
