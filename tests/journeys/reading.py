"""What a journey reads: every page in every view, the numbers on them, and every text that is sent to the browser."""

import csv
import io
from collections.abc import Iterator

from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from pages.shared import menu
from planner.access.visitor import LOCAL_OWNER
from planner.actions.files import FileKind, export_tasks
from planner.actions.plans import OpenPlan, open_plan
from planner.plan.plan import Plan
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.plans import a_workspace

VIEWS = (
    (menu.TODAY, {}),
    (menu.ROADMAP, {}),
    (menu.ROADMAP, {"zoom": "4 weeks", "agreed": "true"}),
    (menu.TASKS, {}),
    (menu.TASKS, {"as": "Board"}),
    (menu.WHAT_IF, {}),
    (menu.WHAT_IF, {"change": "longer:1:5"}),
    (menu.FORECAST, {}),
    (menu.FORECAST, {"show": "Progress"}),
    (menu.FORECAST, {"show": "Baselines"}),
    (menu.SETTINGS, {}),
    (menu.FILES, {}),
    (menu.FILES, {"files": "Export"}),
    (menu.HISTORY, {}),
    (menu.PLANS, {}),
    (menu.START, {}),
)
"""Every page about tasks and plans, and what stands in the address for its other views."""

KPI_VIEWS = (
    (menu.SCORECARD, {}),
    (menu.SCORECARD, {"look": "Table"}),
    (menu.SCORECARD, {"group": "By team"}),
    (menu.NUMBERS, {}),
    (menu.NUMBERS, {"whose": "Everybody's"}),
    (menu.NUMBERS, {"numbers": "Past periods"}),
    (menu.NUMBERS, {"numbers": "Paste a block"}),
    *((menu.KPI, {"part": part}) for part in ("Trend", "Signals", "Teams", "Events", "Periods", "About")),
    (menu.KPI_SETUP, {}),
    (menu.KPI_SETUP, {"setup": "Catalogue"}),
    (menu.KPI_SETUP, {"setup": "Own KPI"}),
    (menu.KPI_IMPORT, {}),
    (menu.KPI_IMPORT, {"kpi_files": "Export"}),
)
"""Every page about numbers, in the same way; that of a KPI shows the first."""

PEOPLE_VIEWS = (
    *((menu.STAKEHOLDERS, {"view": view}) for view in ("Register", "Map", "Engagement", "Influence", "Movement")),
    (menu.CONTACTS, {}),
    *((menu.CONTACTS, {"contacts": tab}) for tab in ("Log", "Booked", "Listening tour", "Rhythm")),
    *((menu.INTERVIEWS, {"interviews": tab}) for tab in ("Themes", "Interviews", "Ask")),
    (menu.COMMITMENTS, {}),
    (menu.CEO, {}),
    (menu.COMMUNICATION, {}),
    (menu.WEEKLY_NOTE, {}),
    (menu.CAMPAIGNS, {}),
    (menu.PEOPLE_FILES, {}),
    (menu.CALENDAR_FILES, {}),
)
"""Every page about people and communication, in the same way."""


def view_name(view: object) -> str | None:
    """A view's name in the list of tests."""
    if isinstance(view, dict):
        return "-".join(view.values()) or "plain"
    return str(view).rpartition("/")[2].removesuffix(".py")


def visit(path: str, query: dict[str, str] | None = None) -> AppTest:
    """A page in one of its views."""
    app = visit_app()
    for name, value in (query or {}).items():
        app.query_params[name] = value
    return app.switch_page(path).run()


def opened(plan: Plan) -> OpenPlan:
    """The plan as it is stored now."""
    return open_plan(a_workspace(), LOCAL_OWNER, plan.id, TODAY)


def exported(plan: Plan) -> list[dict[str, str]]:
    """The rows of the CSV export."""
    content = export_tasks(a_workspace(), LOCAL_OWNER, plan.id, TODAY, FileKind.CSV)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def share_done(rows: list[dict[str, str]]) -> str:
    """The progress that somebody would work out from the export by hand."""
    counted = [row for row in rows if row["Status"] != "dropped" and row["Kind"] != "recurring"]
    done = sum(int(row["Duration"]) * int(row["Percent"].rstrip("%")) for row in counted)
    return f"{done / 100 / sum(int(row['Duration']) for row in counted):.0%}"


def everything_sent(app: AppTest) -> bytes:
    """All that the browser was sent, shown or not."""
    found = [node.proto for node in app._tree if isinstance(getattr(node, "proto", None), Message)]
    return b"".join(proto.SerializeToString() for proto in found)


def said_on(app: AppTest) -> str:
    """Everything the page says, as it is read."""
    return texts(app).replace("\\", "")


def sent_as_markup(app: AppTest) -> Iterator[str]:
    """Every text that the browser was sent and may read as Markdown, after the name of its field."""
    for node in app._tree:
        if isinstance(proto := getattr(node, "proto", None), Message):
            yield from _strings(proto)


_LETTER_BY_LETTER = {
    *(
        "Selectbox.placeholder",
        "Selectbox.options",
        "MultiSelect.options",
        "Selectbox.raw_value",
        "MultiSelect.raw_values",
        "Text.body",
    ),
    *("TextInput.default", "TextInput.value", "TextArea.default", "TextArea.value", "Dataframe.columns"),
    "PlotlyChart.spec",
    "Code.code_text",
}
"""Fields in which no Markdown is read; what Plotly reads in a chart is the charts' own subject."""
_NEVER_SHOWN = ("id", "alt")


def _strings(message: Message) -> Iterator[str]:
    for field, value in message.ListFields():
        where = f"{message.DESCRIPTOR.name}.{field.name}"
        if where in _LETTER_BY_LETTER or field.name in _NEVER_SHOWN:
            continue
        for part in value if field.is_repeated else [value]:
            if isinstance(part, str):
                yield f"{where}: {part}"
            elif isinstance(part, Message):
                yield from _strings(part)
