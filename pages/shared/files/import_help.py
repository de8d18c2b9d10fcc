"""What a file to import may look like: columns, how cells are written, and an example to start from."""

import streamlit as st

from pages.shared import file_help
from planner.actions.plans import OpenPlan
from planner.exchange.example import example_csv
from planner.exchange.task_columns import COLUMNS_OF_OUR_OWN, Field, headers_known

_WRITTEN = {
    Field.NAME: "Any text. The only column a file must have.",
    Field.NUMBER: "A number or an id such as CX-12; what predecessors refer to.",
    Field.PHASE: "A phase's name. Without one, the phase in which the task starts.",
    Field.KIND: "task, milestone, gate or recurring",
    Field.START: "A date, or a day number: 0 is the first day.",
    Field.FINISH: "A date or a day number; with the start it gives the duration.",
    Field.DURATION: "Working days: 5, 5d, 1w, 16h",
    Field.PREDECESSORS: "12; 12FS+3d; 4SS-1d",
    Field.OWNER: "A name. Of several, the first owns it and the others take part.",
    Field.PARTICIPANTS: "Ada; Ben (consulted)",
    Field.STATUS: "not started, in progress, blocked, done, dropped; the words of other tools are understood",
    Field.PERCENT: "40, 40% or 0.4",
    Field.CHECKLIST: "One line each; [x] in front of what is ticked.",
    Field.OPTIMISTIC: "Working days, together with the pessimistic estimate.",
    Field.LIKELY: "Working days; without it, the duration counts.",
    Field.PESSIMISTIC: "Working days, together with the optimistic estimate.",
    Field.DEADLINE: "A date or a day number.",
    Field.BLOCKED_REASON: "What a blocked task waits for, in a few words.",
    Field.ACTUAL_START: "A date.",
    Field.ACTUAL_FINISH: "A date, of tasks that are done.",
    Field.UNTIL_DAY: "A date or a day number: the last day on which it may come back.",
    Field.TICKED_DAYS: "Day numbers, parted by semicolons.",
    Field.PRIVATE: "yes or no; private tasks are for the owner only.",
    Field.FREEZES_BASELINE: "yes or no, of gates.",
    Field.OUTLINE: "1, 2, 3: a row above deeper ones is a summary and no task.",
    Field.WBS: "1, 1.1, 1.2: likewise.",
    Field.EVERY_DAYS: "Calendar days, together with “recurs until”.",
}


def show(opened: OpenPlan) -> None:
    """Folded away: columns and notation, and the example."""
    with file_help.folded("import_help"):
        st.markdown(
            "One row of headers, then a row for each task. Exports of **Asana, Jira, Trello, Smartsheet, "
            "monday.com and Microsoft Project** are recognised as they are, in any encoding, and so is this "
            "product’s own export. Rows above the headers, summary rows and columns not needed are passed over."
        )
        st.markdown(
            "**Predecessors** are numbers or ids of other rows, or of tasks in the plan, parted by `;` or `,`:\n"
            "- `12` starts after task 12 has ended\n"
            "- `12FS+3d` starts three working days after that (`-1d`: a day before)\n"
            "- `4SS` starts when 4 starts · `4FF` ends when 4 ends · `4SF` ends when 4 starts"
        )
        file_help.example(lambda: example_csv(opened.plan), "example-tasks.csv", "import_example")
        file_help.columns([_row(field) for field in Field], "import_help_columns")


def _row(field: Field) -> dict[str, str]:
    own = COLUMNS_OF_OUR_OWN.get(field, "")
    return file_help.column(field, own, headers_known(field), _WRITTEN.get(field, ""))
