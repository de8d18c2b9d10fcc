"""What-if: try changes and see what they do to every date, before anything is saved."""

from functools import partial

import streamlit as st

from pages.shared import empty, header, menu, notices, screen, visit
from pages.shared.derived import derived
from pages.shared.what_if import changes, parts
from pages.shared.what_if import form as what_if_form
from pages.shared.what_if.view import what_if_view

opened = visit.plan()
header.show("What-if", "Try changes and see what they do to every date. Nothing is saved until you apply it.", opened)

if not opened.tasks:
    empty.show("This plan has no tasks to move yet.", menu.TASKS, "Add the first task")
    st.stop()

texts = changes.kept(opened.plan.id)
view = derived("what_if", opened, partial(what_if_view, texts=texts), texts)
notices.problems_of(parts.FORM)
if texts:
    parts.answer(view)

asked, answered, form = parts.places(has_answer=bool(texts))
with asked:
    if texts:
        st.subheader("Changes", anchor=False)
        parts.changes(opened, view, texts)
        parts.decide(opened, view)
with form:
    st.subheader("Add a change" if texts else "What changes?", anchor=False)
    what_if_form.show(opened, view)
with answered:
    if texts:
        parts.held(opened, view)
        parts.gates(opened, view)
        parts.shifts(opened, view, texts)
        parts.critical(opened, view)
    else:
        what_if_form.starters(opened)
screen.watch()
