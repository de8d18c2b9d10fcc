"""Templates as YAML files: read with an error that names file, task and field, and written back."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from planner.plan.template import Template, TemplateLink, TemplateTask
from planner.shared.errors import BadInput, NotFound, sentence
from planner.tasks.task import LinkType, Participant

SHIPPED = Path(__file__).parent / "templates"
_LONGEST_FILE = 1_000_000
_FIRST = ("six-phase", "30-60-90")


@cache
def shipped_templates() -> tuple[Template, ...]:
    """The templates that come with the product, the six-phase plan first."""
    found = {template.key: template for template in map(load_template, sorted(SHIPPED.glob("*.yaml")))}
    return tuple(sorted(found.values(), key=lambda template: (_rank(template.key), template.name)))


def shipped_template(key: str) -> Template:
    """The shipped template of this key; `NotFound` if there is none."""
    for template in shipped_templates():
        if template.key == key:
            return template
    known = ", ".join(template.key for template in shipped_templates())
    raise NotFound(f"There is no template “{key}”; choose one of {known}.")


def load_template(path: Path) -> Template:
    """The template in a YAML file; `BadInput` naming file, task and field when something is wrong."""
    try:
        return parse_template(path.read_text(encoding="utf-8"), path.name)
    except UnicodeDecodeError as error:
        raise BadInput(f"{path.name} is not written in UTF-8; save it in that encoding.") from error
    except OSError as error:
        raise NotFound(f"{path.name} could not be read: {error.strerror}.") from error


def parse_template(text: str, file_name: str) -> Template:
    """The template in a YAML text; `BadInput` naming file, task and field when something is wrong."""
    raw = _mapping(text, file_name)
    try:
        return Template.model_validate(raw)
    except ValidationError as error:
        found = [_problem(detail["loc"], detail["type"], detail["msg"], raw) for detail in error.errors()]
    problems: dict[str, str] = {}
    for place, message in found:
        problems.setdefault(place, message)
    first = ", ".join(part for part in (file_name, found[0][0]) if part)
    more = f" ({len(problems) - 1} more like this)" if len(problems) > 1 else ""
    raise BadInput(f"{first}: {found[0][1]}{more}", problems)


def as_yaml(template: Template) -> str:
    """The template as a YAML text that `parse_template` reads back to the same value."""
    head = template.model_dump(mode="json", exclude={"tasks"})
    rows = [_task_row(task) for task in template.tasks]
    return yaml.safe_dump(head | {"tasks": rows}, sort_keys=False, allow_unicode=True, width=110)


def _rank(key: str) -> int:
    return _FIRST.index(key) if key in _FIRST else len(_FIRST)


def _mapping(text: str, file_name: str) -> Mapping[str, Any]:
    if len(text) > _LONGEST_FILE:
        raise BadInput(f"{file_name} is longer than a million characters; a template is much shorter.")
    try:
        # An alias of an alias of an alias can stand for billions of rows, and no template needs one.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.SafeLoader)):
            raise BadInput(f"{file_name} uses YAML aliases (*name); write the values out.")
        raw = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise BadInput(f"{file_name} is not a YAML file: {_where(error)}.") from error
    if not isinstance(raw, dict):
        raise BadInput(f"{file_name} is not a template: it needs key, name, phases and tasks.")
    return raw


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or "it cannot be read"
    return f"line {mark.line + 1}: {what}" if mark else str(what)


def _problem(loc: tuple[int | str, ...], kind: str, message: str, raw: Mapping[str, Any]) -> tuple[str, str]:
    place, fields = _place(loc, raw)
    text = message.removeprefix("Value error, ")
    named, told, rest = text.partition(": ")
    if kind == "value_error" and told and named.startswith(("task ", "field ")):
        return ", ".join(part for part in (place, named) if part), sentence(rest)
    if kind == "extra_forbidden":
        text = "a template knows no such field; correct its name or remove it"
    if kind == "missing":
        text = "it is missing; fill it in"
    if fields:
        place = ", ".join(part for part in (place, f"field {fields}") if part)
    return place, sentence(text)


def _place(loc: tuple[int | str, ...], raw: Mapping[str, Any]) -> tuple[str, str]:
    match loc:
        case ("tasks", int(row), *rest):
            return f"task {_named(raw['tasks'], row, 'id')}", ".".join(map(str, rest))
        case ("phases", int(row), *rest):
            return f"phase {_named(raw['phases'], row, 'key')}", ".".join(map(str, rest))
    return "", ".".join(map(str, loc))


def _named(rows: Any, row: int, field: str) -> str:
    given = rows[row].get(field) if isinstance(rows[row], dict) else None
    return str(given) if given else f"number {row + 1}"


def _task_row(task: TemplateTask) -> dict[str, Any]:
    row = task.model_dump(mode="json", exclude_defaults=True)
    if task.links:
        row["links"] = [_link_row(link) for link in task.links]
    if task.participants:
        row["participants"] = _people_row(task.participants)
    if task.estimate:
        row["estimate"] = list(task.estimate.model_dump().values())
    return row


def _link_row(link: TemplateLink) -> str | dict[str, Any]:
    is_plain = link.type is LinkType.FS and link.lag == 0
    return link.task if is_plain else link.model_dump(mode="json", exclude_defaults=True)


def _people_row(people: tuple[Participant, ...]) -> dict[str, str] | list[dict[str, Any]]:
    row = {person.name: person.raci.value for person in people}
    return row if len(row) == len(people) else [person.model_dump(mode="json") for person in people]
