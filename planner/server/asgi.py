"""The ASGI application round app.py: `streamlit run planner/server/asgi.py`, as `make run` does.

It opens quicker than app.py alone, because what takes long to import is there before the first visitor, and a
link to any page works for the first visitor, too.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from planner.server.prompt import send_at_once

SCRIPT = Path(__file__).parents[2] / "app.py"
SLOW_TO_IMPORT = (
    *("pandas", "plotly.graph_objects", "holidays", "scipy.special"),
    *("planner.actions.plans", "planner.charts.roadmap", "planner.actions.kpis", "planner.kpis.scorecard"),
)


@asynccontextmanager
async def ready(_: object) -> AsyncIterator[None]:
    """Before the first visitor: import what is slow, have messages sent at once, read no pages/ as Streamlit does.

    Until a menu stands, Streamlit takes the folder for its older kind of pages: it would look for them
    without app.py, and greet the first visitor of a link to a page with "Page not found".
    """
    send_at_once()
    PagesManager.uses_pages_directory = False
    for module in SLOW_TO_IMPORT:
        import_module(module)
    yield


app = st.App(str(SCRIPT), lifespan=ready)
