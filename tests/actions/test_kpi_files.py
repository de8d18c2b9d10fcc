"""KPI files: every entry ever made leaves with the export, for those who may look."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions.kpi_files import KpiFile, export_kpis
from planner.actions.kpis import retire_kpi
from planner.shared.errors import NotAllowed
from tests.actions.company import NOW, TODAY
from tests.actions.measured import RETURNS, a_measured_plan, enter, opened, share, typed


@pytest.fixture
def measured(own_workspace):
    return a_measured_plan(own_workspace, RETURNS)[0]


def export(workspace, plan, file, visitor=LOCAL_OWNER):
    return export_kpis(workspace, visitor, plan.id, TODAY, file)


def lines(content):
    return content.decode("utf-8-sig").splitlines()[1:]


def test_entries_of_long_ago_leave_with_the_others(own_workspace, measured):
    returns = opened(own_workspace, measured).kpis[0]
    enter(own_workspace, measured, typed(returns, share(5), week=-400), typed(returns, share(6)))
    assert len(lines(export(own_workspace, measured, KpiFile.ENTRIES))) == 2


def test_entries_of_retired_kpis_leave_with_the_others(own_workspace, measured):
    returns = opened(own_workspace, measured).kpis[0]
    enter(own_workspace, measured, typed(returns, share(6)))
    retire_kpi(own_workspace, LOCAL_OWNER, measured.id, returns.id, returns.version, TODAY, NOW)
    assert len(lines(export(own_workspace, measured, KpiFile.ENTRIES))) == 1


def test_the_workbook_has_a_sheet_for_the_scorecard_and_one_for_the_entries(own_workspace, measured):
    book = CalamineWorkbook.from_filelike(BytesIO(export(own_workspace, measured, KpiFile.BOOK)))
    assert book.sheet_names[:2] == ["Scorecard", "Entries"]


@pytest.mark.parametrize("file", KpiFile)
def test_a_viewer_may_have_every_file(own_workspace, measured, file):
    assert export(own_workspace, measured, file, Visitor("Vera", {measured.id: Role.VIEWER}))


@pytest.mark.parametrize("file", KpiFile)
def test_a_stranger_gets_no_file(own_workspace, measured, file):
    with pytest.raises(NotAllowed):
        export(own_workspace, measured, file, Visitor("Eve"))
