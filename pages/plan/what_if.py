"""What-if: try changes and see what they do to every date, before anything is saved."""

from functools import partial

import streamlit as st

from pages.shared import empty, header, menu, notices, screen, visit, what_if_changes, what_if_form, what_if_parts
from pages.shared.derived import derived
from pages.shared.what_if_view import what_if_view

opened = visit.plan()
header.show("What-if", "Try changes and see what they do to every date. Nothing is saved until you apply it.", opened)

if not opened.tasks:
    empty.show("This plan has no tasks to move yet.", menu.TASKS, "Add the first task")
    st.stop()

texts = what_if_changes.kept(opened.plan.id)
view = derived("what_if", opened, partial(what_if_view, texts=texts), texts)
notices.problems_of(what_if_parts.FORM)
if texts:
    what_if_parts.answer(view)

asked, answered, form = what_if_parts.places(has_answer=bool(texts))
with asked:
    if texts:
        st.subheader("Changes", anchor=False)
        what_if_parts.changes(opened, view, texts)
        what_if_parts.decide(opened, view)
with form:
    st.subheader("Add a change" if texts else "What changes?", anchor=False)
    what_if_form.show(opened, view)
with answered:
    if texts:
        what_if_parts.held(opened, view)
        what_if_parts.gates(opened, view)
        what_if_parts.shifts(opened, view, texts)
        what_if_parts.critical(opened, view)
    else:
        what_if_form.starters(opened)
screen.watch()
