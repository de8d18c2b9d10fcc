"""A table to type into: what differs from what is stored, and what is found again after a new begin."""

import json

import pytest
import streamlit as st

from pages.shared import drafts, typed_table

STORED = {"a": {"Add": True, "Name": "CEO", "Wanted": None}, "b": {"Add": False, "Name": "CFO", "Wanted": "Neutral"}}


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The drafts of the form, and a session without anything."""
    found: dict[str, str] = {}
    monkeypatch.setattr(drafts, "kept", lambda form: found)
    monkeypatch.setattr(st, "session_state", {})
    return found


def type_into(table: typed_table.TypedTable, rows: dict[int, dict[str, object]]) -> None:
    st.session_state[table.key] = {"edited_rows": rows}


def test_untouched_nothing_is_typed_though_some_cells_of_a_column_are_empty(kept):
    assert typed_table.typed(typed_table.begin("form", STORED)) == {}


def test_only_the_cells_that_differ_are_typed(kept):
    table = typed_table.begin("form", STORED)
    type_into(table, {0: {"Add": False, "Name": "CEO"}, 1: {"Wanted": ""}})
    assert typed_table.typed(table) == {"a": {"Add": False}, "b": {"Wanted": None}}


def test_what_was_kept_stands_in_the_table_that_is_begun_next_and_still_counts_as_typed(kept):
    kept["a"] = json.dumps({"Name": "Lena", "Add": False})
    table = typed_table.begin("form", STORED)
    assert table.frame["Name"].tolist() == ["Lena", "CFO"]
    assert typed_table.typed(table) == {"a": {"Name": "Lena", "Add": False}}


def test_what_is_typed_back_to_what_is_stored_is_typed_no_longer(kept):
    kept["a"] = json.dumps({"Name": "Lena"})
    table = typed_table.begin("form", STORED)
    type_into(table, {0: {"Name": "CEO"}})
    assert typed_table.typed(table) == {}


def test_each_begin_is_a_widget_of_its_own(kept):
    assert typed_table.begin("form", STORED).key != typed_table.begin("form", STORED).key
