"""What a call brings: JSON, form or multipart bodies read into typed parameters, held against spec.json."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web
from yarl import URL

from .refusals import JSON, Refused
from .spec import TYPES, UNIONS, Parameter, Parameters

_TRUE = frozenset({"true", "yes", "1"})
_FALSE = frozenset({"false", "no", "0", ""})
_SHORT_NAMES = {
    "InlineKeyboardMarkup": "reply keyboard markup", "ReplyKeyboardMarkup": "reply keyboard markup",
    "InlineKeyboardButton": "inline keyboard button", "KeyboardButton": "keyboard button",
    "InlineQueryResult": "inline query result",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes


@dataclass(slots=True)
class Body:
    """What stood in the request before anything was made of it; `typed` where it was JSON."""

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)
    typed: bool = False


class Malformed(Exception):
    """A value that does not fit its type; the caller says which value."""


async def read_body(request: web.BaseRequest) -> Body:
    """Raises Refused where the body cannot be read at all."""
    values: dict[str, Any] = dict(request.query)
    kind = request.content_type
    if kind == "application/json":
        return read_json(await request.read(), values)
    if kind == "multipart/form-data":
        return await _read_multipart(request, values)
    if kind == "application/x-www-form-urlencoded":
        # yarl's parser is written in C; for Chinese texts parse_qsl takes longer than all the rest of a call.
        values.update(URL.build(query_string=(await request.text()).strip(), encoded=True).query)
    return Body(values)


def read_json(content: bytes, values: JSON | None = None) -> Body:
    try:
        given = json.loads(content or b"{}")
    except ValueError:
        raise Refused("can't parse request JSON object") from None
    if not isinstance(given, dict):
        raise Refused("expected a JSON object")
    return Body((values or {}) | given, typed=True)


async def _read_multipart(request: web.BaseRequest, values: JSON) -> Body:
    body = Body(values)
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read(decode=True))
        if part.filename is None:
            body.values[part.name] = content.decode()
        else:
            body.files[part.name] = Upload(part.filename, content)
    return body


def read_parameters(method: Parameters, body: Body, notes: list[str]) -> JSON:
    """The parameters with their types; raises Refused, and notes what Telegram would pass over in silence."""
    unknown = [name for name in body.values if name not in method]
    notes.extend(f"unknown parameter {name!r}" for name in unknown)
    params: JSON = {}
    for name, parameter in method.items():
        value = _given(parameter, body)
        if value is None or value == "":
            continue
        params[name] = _read(parameter, value, body.typed, notes)
    return params


def _given(parameter: Parameter, body: Body) -> Any:
    value = body.values.get(parameter.name)
    if parameter.takes_file:
        if value is None:
            return body.files.get(parameter.name)
        if isinstance(value, str) and value.startswith("attach://"):
            return body.files.get(value.removeprefix("attach://"))
    return value


def require(method: Parameters, params: Mapping[str, Any]) -> None:
    """Raises Refused for the first required parameter that is not there."""
    for parameter in method.values():
        if parameter.required and parameter.name not in params:
            raise Refused(_MISSING.get(parameter.name, f'parameter "{parameter.name}" is required'))


_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "message_id": "message identifier is not specified",
    "file_id": "file_id not specified",
    "result": "Result isn't specified",
}
_BEYOND = {"text": "MESSAGE_TOO_LONG", "secret_token": "secret token must be 1 to 256 characters long"}


def _read(parameter: Parameter, value: Any, typed: bool, notes: list[str]) -> Any:
    name = parameter.name
    try:
        if parameter.takes_file and isinstance(value, Upload):
            return value
        if parameter.is_simple or parameter.takes_file:
            value = _simple(parameter, value, typed, notes)
        else:
            value = checked_value(parameter.types, _decoded(value), notes, name)
        _within_limit(parameter, value)
    except Malformed as error:
        raise Refused(str(error)) from None
    return value


def _decoded(value: Any) -> Any:
    """An array or an object; forms hold them as JSON text, and Telegram takes that within JSON too."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise Malformed("can't parse JSON encoded value of a parameter") from None


def _simple(parameter: Parameter, value: Any, typed: bool, notes: list[str]) -> Any:
    for kind in parameter.types:
        if kind == "Boolean":
            return _boolean(parameter.name, value, notes)
        if kind == "Integer" and not isinstance(value, bool):
            if isinstance(value, int):
                return value
            if isinstance(value, str) and value.strip().lstrip("-").isdigit():
                return int(value)
        if kind == "Float" and not isinstance(value, bool):
            try:
                return float(value)
            except (TypeError, ValueError):
                continue
        if kind in ("String", "InputFile") and isinstance(value, str | int | float):
            if typed and not isinstance(value, str):
                notes.append(f"parameter {parameter.name!r} is to be a string")
            return str(value)
    raise Malformed(f"parameter {parameter.name!r} must be of type {' or '.join(parameter.types)}")


def _boolean(name: str, value: Any, notes: list[str]) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).lower()
    if word not in _TRUE | _FALSE:
        notes.append(f"parameter {name!r} is to be a boolean and not {value!r}")
    return word in _TRUE


def _within_limit(parameter: Parameter, value: Any) -> None:
    if parameter.limit and isinstance(value, str) and not parameter.limit.allows(value):
        raise Malformed(_BEYOND.get(parameter.name, f"{parameter.name} must be {parameter.limit} long"))


def checked_value(types: Sequence[str], value: Any, notes: list[str], place: str) -> Any:
    """`value` where it fits one of `types`; raises Malformed where it fits none."""
    if types[0].startswith("["):
        if not isinstance(value, list):
            raise Malformed(f"field {place!r} must be an Array")
        return [checked_value([types[0][1:-1]], item, notes, place) for item in value]
    members = list(_members(types))
    known = [name for name in members if name in TYPES]
    if not known:
        return value
    if not isinstance(value, dict):
        raise Malformed(f"object expected as {_short(members[0])}")
    return _checked_object(_fitting(known, value, _short(types[0])), value, notes)


def _members(types: Sequence[str]) -> Iterator[str]:
    for name in types:
        yield from UNIONS.get(name, (name,))


def _short(name: str) -> str:
    if name in UNIONS["InlineQueryResult"]:
        name = "InlineQueryResult"
    return _SHORT_NAMES.get(name, name)


def _fitting(names: Sequence[str], value: JSON, what: str) -> str:
    """The member of a union that `value` is: by its `type` where it has one, else by its required fields."""
    if len(names) == 1:
        return names[0]
    fixed = [name for name in names if _has_fixed_type(name, value)]
    if not fixed and any(_fixed_type(name) for name in names):
        if "type" not in value:
            raise Malformed(f"can't parse {what}: Can't find field \"type\"")
        raise Malformed(f'can\'t parse {what}: type "{value["type"]}" is unsupported')
    candidates = fixed or names
    return min(candidates, key=lambda name: (_missing(name, value), _unknown(name, value)))


def _fixed_type(name: str) -> str | None:
    kind = TYPES[name].get("type")
    return kind.types[0].strip("'") if kind and kind.types[0].startswith("'") else None


def _has_fixed_type(name: str, value: JSON) -> bool:
    return _fixed_type(name) is not None and _fixed_type(name) == value.get("type")


def _missing(name: str, value: JSON) -> int:
    return sum(1 for parameter in TYPES[name].values() if parameter.required and parameter.name not in value)


def _unknown(name: str, value: JSON) -> int:
    return sum(1 for key in value if key not in TYPES[name])


def _checked_object(name: str, value: JSON, notes: list[str]) -> JSON:
    fields = TYPES[name]
    for key in value:
        if key not in fields:
            notes.append(f"{name}: unknown field {key!r}")
    checked: JSON = {key: item for key, item in value.items() if key not in fields}
    for key, parameter in fields.items():
        if value.get(key) is None:
            if parameter.required:
                raise Malformed(f"can't parse {_short(name)}: Can't find field \"{key}\"")
            continue
        checked[key] = _checked_field(name, parameter, value[key], notes)
    return checked


def _checked_field(name: str, parameter: Parameter, value: Any, notes: list[str]) -> Any:
    if parameter.types[0].startswith("'"):
        return value
    if not parameter.is_simple:
        return checked_value(parameter.types, value, notes, parameter.name)
    if not any(_is(kind, value) for kind in parameter.types):
        kinds = " or ".join(parameter.types)
        raise Malformed(f'can\'t parse {_short(name)}: Field "{parameter.name}" must be of type {kinds}')
    if isinstance(value, str) and "String" not in parameter.types:
        return int(value)
    return value


def _is(kind: str, value: Any) -> bool:
    match kind:
        case "Boolean":
            return isinstance(value, bool)
        case "Integer":
            # Telegram takes digits within a string for a number.
            return (isinstance(value, int) and not isinstance(value, bool)) or (
                isinstance(value, str) and value.lstrip("-").isdigit()
            )
        case "Float":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case _:
            return isinstance(value, str)
