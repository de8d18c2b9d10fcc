"""The app as its pages' tests see it: AppTest through app.py, on a database of its own."""

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.sample import TODAY

__all__ = ["ROOT", "TODAY", "field", "texts", "visit_app"]
ROOT = Path(__file__).parents[2]


def visit_app(path: str = "", *, url: str = "http://127.0.0.1:8501", locale: str = "en-GB", **query: str) -> AppTest:
    """The app at a page's file path (the landing page without one), opened from this machine."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    app.context = {"url": url, "timezone": "Europe/Berlin", "locale": locale}
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    return app.switch_page(path).run() if path else app


def texts(app: AppTest) -> str:
    """Everything the page says, on one string."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "error", "warning", "info", "success", "text")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))


def field(app: AppTest, begins: str) -> Any:
    """The field of a draft whose key begins with its form and name; it ends with the version and round it shows."""
    kinds = ("text_input", "text_area", "selectbox", "date_input", "time_input", "number_input", "checkbox", "pills",
             "segmented_control")  # fmt: skip
    found = (one for kind in kinds for one in getattr(app, kind))
    return next(one for one in found if (one.key or "").startswith(f"{begins}-"))
