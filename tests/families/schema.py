"""Enough of JSON Schema to hold an answers file against ours: no more keywords than it uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "null": type(None),
}
KNOWN = {
    *("$schema", "title", "type", "required", "properties", "additionalProperties", "items"),
    *("enum", "const", "minimum", "maximum", "maxLength", "format"),
}


def misfits(schema: dict[str, Any], value: Any) -> list[tuple[str, str]]:
    """Every place where the value does not fit, and what does not."""
    return list(_misfits(schema, value, ""))


def _misfits(schema: dict[str, Any], value: Any, place: str) -> Iterator[tuple[str, str]]:
    assert set(schema) <= KNOWN, f"this test does not know {set(schema) - KNOWN}"
    types = schema.get("type", [])
    names = [types] if isinstance(types, str) else types
    if names and not any(isinstance(value, TYPES[name]) for name in names):
        yield place, "type"
        return
    if "const" in schema and value != schema["const"]:
        yield place, "const"
    if "enum" in schema and value not in schema["enum"]:
        yield place, "enum"
    if isinstance(value, str) and len(value) > schema.get("maxLength", len(value)):
        yield place, "maxLength"
    if isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get(
        "maximum", value
    ):
        yield place, "range"
    if isinstance(value, list):
        for number, entry in enumerate(value):
            yield from _misfits(schema.get("items", {}), entry, f"{place}.{number}".strip("."))
    if isinstance(value, dict):
        yield from _inside(schema, value, place)


def _inside(schema: dict[str, Any], value: dict[str, Any], place: str) -> Iterator[tuple[str, str]]:
    for name in schema.get("required", []):
        if name not in value:
            yield f"{place}.{name}".strip("."), "required"
    more = schema.get("additionalProperties", True)
    for name, entry in value.items():
        inner = f"{place}.{name}".strip(".")
        if name in schema.get("properties", {}):
            yield from _misfits(schema["properties"][name], entry, inner)
        elif isinstance(more, dict):
            yield from _misfits(more, entry, inner)
        elif not more:
            yield inner, "unknown"
