"""Settings, templates: the open plan saved as one, and those of one's own given away, brought in, deleted."""

import streamlit as st

from pages.shared import notices, visit
from pages.shared.text import count, plain
from planner.access.visitor import Permission
from planner.actions import template_files
from planner.actions import templates as template_actions
from planner.actions.plans import OpenPlan
from planner.plan.template import Template
from planner.plan.template_file import as_yaml
from planner.shared.errors import BadInput

FORM = "save_template"
UPLOAD = "upload_template"


def show(opened: OpenPlan, *, is_editable: bool) -> None:
    """Save this plan as a template, and the templates saved so far."""
    if is_editable:
        _saving(opened)
    if visit.visitor().may(Permission.CREATE_PLANS):
        _own_templates()
        _uploading()


def _saving(opened: OpenPlan) -> None:
    st.caption(
        "Turns this plan back into days counted from the first one, with roles in place of the leader. "
        "Progress, dates, notes and private tasks stay here."
    )
    with st.form("template_form", border=False, width=560):
        st.text_input("Name", key="template_name", placeholder=f"{opened.plan.company}: our hundred days")
        notices.problem_of(FORM, "name")
        st.text_area("Description", key="template_description", height=90, placeholder="What it is for, in a sentence")
        notices.problem_of(FORM, "description")
        st.form_submit_button(
            "Save as template", key="template_save", type="primary", on_click=_save, args=(opened.plan.id,)
        )
    notices.problems_of(FORM, ("name", "description"))


def _own_templates() -> None:
    st.subheader("Your templates", anchor=False)
    known = template_actions.list_templates(visit.workspace(), visit.visitor())
    own = [template for template in known if template_files.is_own(template)]
    if not own:
        st.caption("None yet. Those that come with CX100 are always there when you start a plan.")
    for template in own:
        _own_template(template)


def _own_template(template: Template) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"template_{template.key}"):
        st.markdown(f"**{plain(template.name)}**", width="content")
        st.caption(f"{count(len(template.phases), 'phase')}, {count(len(template.tasks), 'task')}", width="content")
        st.space("stretch")
        st.download_button(
            "Download",
            as_yaml(template),
            file_name=f"{template.key}.yaml",
            mime="application/yaml",
            key=f"template_download_{template.key}",
            icon=":material/download:",
            on_click="ignore",
        )
        with st.popover("Delete", icon=":material/delete:", type="tertiary"):
            st.markdown("It will no longer be offered, and cannot be brought back. Plans started from it stay.")
            st.button(
                ":red[Delete the template]",
                key=f"template_delete_{template.key}",
                on_click=_delete,
                args=(template.key,),
            )


def _uploading() -> None:
    st.file_uploader(
        "Bring in a template (a YAML file)", type=["yaml", "yml"], key="template_file", max_upload_size=1, width=560
    )
    st.button("Add the template", key="template_add", icon=":material/upload:", on_click=_add)
    notices.problems_of(UPLOAD)


def _save(plan_id: str) -> None:
    state = st.session_state
    saved = notices.attempt(
        FORM,
        template_actions.save_as_template,
        plan_id,
        state["template_name"],
        visit.now(),
        state["template_description"],
    )
    if saved:
        state["template_name"] = state["template_description"] = ""
        notices.say(f"“{saved.name}” is a template now. Choose it when you start the next plan.")


def _add() -> None:
    file = st.session_state.get("template_file")
    if file is None:
        notices.refuse(UPLOAD, BadInput("Choose a YAML file first."))
        return
    try:
        text = file.getvalue().decode("utf-8-sig")
    except UnicodeDecodeError:
        notices.refuse(UPLOAD, BadInput(f"{file.name} is not written in UTF-8; save it in that encoding."))
        return
    if added := notices.attempt(UPLOAD, template_files.add_template, text, file.name, visit.now()):
        notices.say(f"“{added.name}” can be chosen when you start a plan.")


def _delete(key: str) -> None:
    if gone := notices.attempt(UPLOAD, template_files.delete_template, key):
        notices.say(f"The template “{gone.name}” is deleted.")
