"""The bare app that ours is measured against: the same elements with the same content, all of it literal.

Written from what our pages send: for each element the Streamlit command that makes it, for tables and
charts constants that are read once. It has no database, computes nothing and remembers nothing.
"""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.Checkbox_pb2 import Checkbox
from streamlit.proto.Dataframe_pb2 import Dataframe
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Markdown_pb2 import Markdown
from streamlit.proto.PlotlyChart_pb2 import PlotlyChart
from streamlit.proto.TextInput_pb2 import TextInput
from streamlit.proto.WidthConfig_pb2 import WidthConfig

from bench.server import ROOT

_HEAD = "import streamlit as st\nfrom canned import component, frame, spec\n\n"
_CANNED = '''"""Tables, figures and components, read once."""
import json
from functools import cache
from pathlib import Path

import pyarrow as pa
import streamlit as st

HERE = Path(__file__).parent


@cache
def frame(name):
    return pa.ipc.open_stream((HERE / name).read_bytes()).read_pandas()


@cache
def spec(name):
    return json.loads((HERE / name).read_text("utf-8"))


@cache
def component(name, js):
    return st.components.v2.component(name, js=(HERE / js).read_text("utf-8"))
'''
_ROOTS = {0: "st._main", 1: "st.sidebar", 2: "st"}
_GAPS = {1: "small", 2: "medium", 3: "large", 4: None, 5: "xxsmall", 6: "xsmall"}
_ROWS = {1: "fixed", 2: "dynamic", 3: "add", 4: "delete"}
Given = dict[str, Any]


def write_app(folder: Path, pages: Mapping[str, Sequence[ForwardMsg]]) -> list[str]:
    """Writes the bare app; gives the kinds of elements it has no command for, which stand as text."""
    (folder / ".streamlit").mkdir()
    shutil.copy(ROOT / ".streamlit" / "config.toml", folder / ".streamlit")
    (folder / "canned.py").write_text(_CANNED, "utf-8")
    first = next(iter(pages.values()))
    paths = {page.page_script_hash: _file(page.url_pathname, is_default=page.is_default) for page in _menu(first)}
    (folder / "app.py").write_text(_entry(first), "utf-8")
    for path in paths.values():
        (folder / path).write_text("", "utf-8")
    strange: list[str] = []
    for name, messages in pages.items():
        page = _Page(folder, _file(name, is_default=not name), paths)
        (folder / page.file).write_text(page.source(messages), "utf-8")
        strange += page.strange
    return strange


def write_empty_app(folder: Path) -> None:
    """An app of one line."""
    (folder / ".streamlit").mkdir(parents=True)
    shutil.copy(ROOT / ".streamlit" / "config.toml", folder / ".streamlit")
    (folder / "app.py").write_text("import streamlit as st; st.write('Hello')\n", "utf-8")


def _file(name: str, *, is_default: bool) -> str:
    return "today.py" if is_default else f"{name}.py"


def _menu(messages: Sequence[ForwardMsg]) -> Sequence[object]:
    return next(m.navigation.app_pages for m in messages if m.WhichOneof("type") == "navigation")


def _entry(messages: Sequence[ForwardMsg]) -> str:
    pictures = ROOT / "pages" / "shared" / "pictures"
    lines = [
        "import streamlit as st",
        f"st.set_page_config(page_title='CX100', page_icon={str(pictures / 'icon.svg')!r}, layout='wide')",
        f"st.logo({str(pictures / 'logo.svg')!r}, icon_image={str(pictures / 'icon.svg')!r}, size='large')",
        "pages = [",
    ]
    for page in _menu(messages):
        about = {"title": page.page_name, "icon": page.icon, "url_path": page.url_pathname, "default": page.is_default}
        lines.append(f"    st.Page({_file(page.url_pathname, is_default=page.is_default)!r}, {_given(about)}),")
    return "\n".join([*lines, "]", "st.navigation(pages, position='hidden').run()", ""])


class _Page:
    """One page: the source that draws what was sent, in the order in which it was sent."""

    def __init__(self, folder: Path, file: str, paths: Mapping[str, str]) -> None:
        self.folder, self.file, self.paths = folder, file, paths
        self.strange: list[str] = []

    def source(self, messages: Sequence[ForwardMsg]) -> str:
        sent = [m for m in messages if m.WhichOneof("type") == "delta"]
        lines = [line for at, message in enumerate(sent) for line in self._lines(sent, at, message)]
        return _HEAD + "\n".join(lines) + "\n"

    def _lines(self, sent: Sequence[ForwardMsg], at: int, message: ForwardMsg) -> Iterator[str]:
        path, delta = tuple(message.metadata.delta_path), message.delta
        parent = _ROOTS[path[0]] if len(path) == 2 else _place(path[:-1])
        if delta.WhichOneof("type") == "add_block":
            yield from self._block(sent, at, path, parent, delta.add_block)
        elif delta.WhichOneof("type") == "new_element":
            yield self._element(delta.new_element, path, parent)

    def _block(
        self, sent: Sequence[ForwardMsg], at: int, path: tuple[int, ...], parent: str, block: Block
    ) -> Iterator[str]:
        kind, place = block.WhichOneof("type"), _place(path)
        sized = {"width": _width(block.width_config), "key": _key(block.id)}
        match kind:
            case "flex_container" if columns := _columns_of(sent, at, path):
                names = ", ".join(_place((*path, n)) for n in range(len(columns)))
                gap = _GAPS.get(block.flex_container.gap_config.gap_size, "small")
                yield f"{names}, = {parent}.columns({[c.weight for c in columns]}, gap={gap!r})"
            case "flex_container":
                yield f"{place} = {parent}.container({_given(sized | _flex(block.flex_container))})"
            case "tab_container":
                tabs, labels = block.tab_container, _labels_of(sent, at, path)
                names = ", ".join(_place((*path, n)) for n in range(len(labels)))
                opened = {"default": tabs.default_tab_label or None} | ({"on_change": "rerun"} if tabs.id else {})
                yield f"{names}, = {parent}.tabs({labels}, {_given(_common(tabs) | opened)})"
            case "column" | "tab":
                return
            case "grid_container":
                grid = block.grid_container
                columns = grid.columns or "auto"
                yield f"{place} = {parent}.grid({columns!r}, min_column_width={grid.min_column_width_px or None})"
            case "popover":
                popover = {"icon": block.popover.icon or None, "type": block.popover.type}
                yield f"{place} = {parent}.popover({block.popover.label!r}, {_given(sized | popover)})"
            case "expandable":
                fold = {"icon": block.expandable.icon or None, "expanded": block.expandable.expanded}
                is_open = {"on_change": "rerun"} if block.expandable.id else {}
                yield f"{place} = {parent}.expander({block.expandable.label!r}, {_given(sized | fold | is_open)})"
            case _:
                self.strange.append(str(kind))
                yield f"{place} = {parent}.container()"

    def _element(self, element: Element, path: tuple[int, ...], parent: str) -> str:
        kind = str(element.WhichOneof("type"))
        sent = getattr(element, kind)
        width = {"width": _width(element.width_config)} if element.HasField("width_config") else {}
        if text := _text(kind, sent, width):
            return f"{parent}.{text}"
        if widget := _widget(kind, sent, width | _common(sent)):
            return f"{parent}.{widget}"
        match kind:
            case "page_link":
                link = {"label": sent.label, "icon": sent.icon or None, "help": sent.help or None}
                query = {"query_params": dict(parse_qsl(sent.query_string)) or None}
                return f"{parent}.page_link({self.paths[sent.page_script_hash]!r}, {_given(link | query | width)})"
            case "plotly_chart":
                return f"{parent}.{_chart(sent, self._keep(path, 'json', sent.spec.encode()))}"
            case "dataframe":
                return f"{parent}.{_table(sent, self._keep(path, 'arrow', sent.arrow_data.data))}"
            case "bidi_component":
                name = self._keep(path, "js", sent.js_content.encode())
                return f"with {parent}: component({sent.component_name!r}, {name!r})(key={_key(sent.id)!r})"
        self.strange.append(kind)
        return f"{parent}.markdown({kind!r})"

    def _keep(self, path: tuple[int, ...], ending: str, content: bytes) -> str:
        name = f"{self.file.removesuffix('.py')}_{'_'.join(map(str, path))}.{ending}"
        (self.folder / name).write_bytes(content)
        return name


def _text(kind: str, sent: Any, width: Given) -> str:
    match kind:
        case "markdown":
            is_caption = sent.element_type == Markdown.Type.CAPTION
            return f"{'caption' if is_caption else 'markdown'}({sent.body!r}, {_given(width)})"
        case "heading":
            name = {"h1": "title", "h2": "header"}.get(sent.tag, "subheader")
            return f"{name}({sent.body!r}, anchor=False)"
        case "html":
            return f"html({sent.body!r})"
        case "metric":
            metric = {"delta": sent.delta or None, "border": sent.show_border, "help": sent.help or None}
            metric |= {"chart_data": list(sent.chart_data) or None, "delta_description": sent.delta_description or None}
            return f"metric({sent.label!r}, {sent.body!r}, {_given(metric | width)})"
        case "alert":
            return f"{Alert.Format.Name(sent.format).lower()}({sent.body!r}, icon={sent.icon or None!r})"
    return ""


def _widget(kind: str, sent: Any, common: Given) -> str:
    match kind:
        case "button":
            button = {"type": sent.type, "icon": sent.icon or None, "disabled": sent.disabled}
            return f"button({sent.label!r}, on_click=print, {_given(common | button)})"
        case "download_button":
            button = {"type": sent.type, "icon": sent.icon or None, "disabled": sent.disabled}
            file = "str" if sent.deferred_file_id else "''"  # a function gives it when it is asked for
            return f"download_button({sent.label!r}, {file}, {_given(common | button)})"
        case "menu_button":
            menu = {"type": sent.type, "icon": sent.icon or None, "disabled": sent.disabled}
            return f"menu_button({sent.label!r}, {list(sent.options)}, on_click=print, {_given(common | menu)})"
        case "selectbox" | "multiselect":
            return f"{kind}({sent.label!r}, {list(sent.options)}, {_given(common)})"
        case "checkbox":
            name = "toggle" if sent.type == Checkbox.StyleType.TOGGLE else "checkbox"
            return f"{name}({sent.label!r}, {_given(common | {'value': sent.default})})"
        case "text_input":
            is_search = sent.type == TextInput.Type.SEARCH
            text = {"placeholder": sent.placeholder or None, "type": "search" if is_search else "default"}
            return f"text_input({sent.label!r}, {_given(common | text)})"
        case "text_area":
            area = {"value": sent.default, "placeholder": sent.placeholder or None, "max_chars": sent.max_chars or None}
            return f"text_area({sent.label!r}, height='content', {_given(common | area)})"
        case "button_group":
            options = [option.content for option in sent.options]
            is_multi = sent.click_mode == ButtonGroup.ClickMode.MULTI_SELECT
            chosen = [options[at] for at in sent.default]
            how = {"selection_mode": "multi" if is_multi else "single"}
            how["default"] = chosen if is_multi else next(iter(chosen), None)
            name = "pills" if sent.style == ButtonGroup.Style.PILLS else "segmented_control"
            return f"{name}({sent.label!r}, {options}, {_given(common | how)})"
    return ""


def _chart(sent: PlotlyChart, name: str) -> str:
    chart = {"key": _key(sent.id), "theme": None, "alt": sent.alt or None, "config": json.loads(sent.config or "{}")}
    select = {"on_select": "rerun", "selection_mode": "points"} if sent.selection_mode else {}
    return f"plotly_chart(spec({name!r}), {_given(chart | select)})"


def _table(sent: Dataframe, name: str) -> str:
    table = {
        "key": _key(sent.id),
        "alt": sent.alt or None,
        "column_order": list(sent.column_order) or None,
        "column_config": json.loads(sent.columns or "{}"),
    }
    if sent.editing_mode == Dataframe.EditingMode.READ_ONLY:
        return f"dataframe(frame({name!r}), {_given(table)})"
    return f"data_editor(frame({name!r}), {_given(table | {'num_rows': _ROWS[sent.editing_mode]})})"


def _common(sent: Any) -> Given:
    common = {"key": _key(getattr(sent, "id", "")), "help": getattr(sent, "help", "") or None}
    if getattr(sent, "query_param_key", ""):
        common["bind"] = "query-params"
    if sent.DESCRIPTOR.fields_by_name.get("label_visibility") and sent.label_visibility.value:
        common["label_visibility"] = "collapsed"
    return common


def _columns_of(sent: Sequence[ForwardMsg], at: int, path: tuple[int, ...]) -> list[Block.Column]:
    """The columns of a row of columns: they are sent right after it."""
    columns = []
    for message in sent[at + 1 :]:
        if tuple(message.metadata.delta_path) != (*path, len(columns)) or not message.delta.add_block.HasField(
            "column"
        ):
            break
        columns.append(message.delta.add_block.column)
    return columns


def _labels_of(sent: Sequence[ForwardMsg], at: int, path: tuple[int, ...]) -> list[str]:
    """The labels of tabs, which are sent among what stands in them."""
    inside = [m.delta.add_block.tab.label for m in sent[at + 1 :] if _is_tab(m, path)]
    return list(dict.fromkeys(inside))


def _is_tab(message: ForwardMsg, path: tuple[int, ...]) -> bool:
    at, block = tuple(message.metadata.delta_path), message.delta.add_block
    return at[:-1] == path and block.WhichOneof("type") == "tab"


def _flex(block: Block.FlexContainer) -> Given:
    across = block.direction == Block.FlexContainer.Direction.HORIZONTAL
    flex: Given = {"border": block.border, "gap": _GAPS.get(block.gap_config.gap_size, "small")}
    if not across:
        return flex
    spread = block.justify == Block.FlexContainer.Justify.SPACE_BETWEEN
    return flex | {
        "horizontal": True,
        "vertical_alignment": "center",
        "horizontal_alignment": "distribute" if spread else "left",
    }


def _given(arguments: Mapping[str, Any]) -> str:
    """Keyword arguments as source; no gap is said as None, everything else that is None is left out."""
    return ", ".join(f"{name}={value!r}" for name, value in arguments.items() if value is not None or name == "gap")


def _place(path: Sequence[int]) -> str:
    return "at_" + "_".join(map(str, path))


def _key(widget_id: str) -> str | None:
    """The key in "$$ID-<hash>-<key>"."""
    key = widget_id.split("-", 2)[-1] if widget_id.startswith("$$ID-") else ""
    return key if key not in ("", "None") else None


def _width(config: WidthConfig) -> str | int:
    if config.pixel_width:
        return int(config.pixel_width)
    return "content" if config.use_content else "stretch"
