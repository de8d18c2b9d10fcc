"""The folder `pages/` is a trap in Streamlit: a page must never be reachable without app.py."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from pages.shared import visit
from planner.access.visitor import Role, Visitor
from tests.pages.app import visit_app

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "pages"


def test_no_page_file_lies_directly_in_pages():
    assert [path.name for path in PAGES.glob("*.py")] == ["__init__.py"]


def test_page_file_names_are_unique_over_all_sections():
    names = Counter(path.stem for path in PAGES.glob("*/*.py") if path.parent.name != "shared")
    names.pop("__init__", None)
    assert [name for name, times in names.items() if times > 1] == []


def test_every_run_calls_navigation_whoever_visits():
    branches = ast.parse((ROOT / "app.py").read_text()).body[-1]
    while isinstance(branches, ast.If):
        assert any("navigation" in ast.unparse(line) for line in branches.body)
        if len(branches.orelse) != 1 or not isinstance(branches.orelse[0], ast.If):
            assert any("navigation" in ast.unparse(line) for line in branches.orelse)
            return
        branches = branches.orelse[0]
    raise AssertionError("app.py no longer ends in its choice of menus")


def test_every_page_file_stands_in_the_menu():
    menu = (PAGES / "shared" / "menu.py").read_text()
    pages = [path for path in PAGES.glob("*/*.py") if path.parent.name != "shared" and path.stem != "__init__"]
    assert [str(path) for path in pages if f"pages/{path.parent.name}/{path.name}" not in menu] == []


@pytest.mark.usefixtures("sample")
def test_no_link_of_the_menu_covers_the_next_with_a_hint():
    assert [link.label for link in visit_app().sidebar.get("page_link") if link.proto.help] == []


@pytest.mark.usefixtures("sample")
def test_the_page_of_one_kpi_is_reached_from_the_scorecard_and_has_no_line_of_its_own():
    lines = [link.label for link in visit_app().sidebar.get("page_link")]
    assert "Scorecard" in lines
    assert "KPI" not in lines


@pytest.mark.parametrize(
    ("role", "left_out"),
    [
        (Role.OWNER, set()),
        (Role.EDITOR, set()),
        (Role.CONTRIBUTOR, {"Commitments", "CEO talks", "Weekly note", "People files"}),
        (
            Role.VIEWER,
            {"Stakeholders", "Contacts", "Interviews", "Commitments", "CEO talks", "Weekly note", "People files"},
        ),
    ],
)
def test_the_menu_leaves_out_what_has_nothing_for_a_role(sample, monkeypatch, role, left_out):
    everything = {link.label for link in visit_app().sidebar.get("page_link")}
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Vera", {sample.id: role}))
    assert everything - {link.label for link in visit_app().sidebar.get("page_link")} == left_out
