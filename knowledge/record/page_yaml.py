"""The text of a page.yaml to plain data, or what is wrong with it as YAML. It knows no fields.

Tags, aliases, keys that stand twice and deep nesting are faults: nobody who reviews a page writes them.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from knowledge import yaml_text
from knowledge.errors import Fault
from knowledge.rules import Rule, said, shown
from knowledge.text import HAN

_HALF: Final = re.compile(r"[\ud800-\udfff]")
"""Half of a pair of UTF-16, which is no character."""
DEEPEST: Final = 20
"""Nesting above this depth is refused: a page needs five."""


def data_of(text: str, name: str) -> tuple[object, list[Fault]]:
    """The data of a YAML text; twice-named keys, tags, aliases and deep nesting are faults, not data."""
    if fault := _event_fault(text, name):
        return None, [fault]
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        faults = [*_repeated_keys(node, name), *_cut_texts(node, text, name)] if node is not None else []
        return (loader.construct_document(node) if node is not None and not faults else None), faults
    finally:
        loader.dispose()


class _Loader(yaml.SafeLoader):
    """The safe loader, for which a day that the calendar lacks is the text that it is: its field names it later.

    What else cannot be a value is told with its line.
    """

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except ValueError as error:
            raise yaml.constructor.ConstructorError(None, None, yaml_text.NO_VALUE, node.start_mark) from error


def _day_or_text(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _day_or_text)
_NUMBERS: Final = {
    "tag:yaml.org,2002:int": r"-?(?:0|[1-9][0-9]*)$",
    "tag:yaml.org,2002:float": r"-?(?:0|[1-9][0-9]*)\.[0-9]+$",
}
"""What people write as numbers: a telephone 07226110, a page 010 and 12:30 are the text that they are."""
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in ways if tag not in _NUMBERS]
    for first, ways in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _tag, _pattern in _NUMBERS.items():
    _Loader.add_implicit_resolver(_tag, re.compile(_pattern), list("-0123456789"))


def _event_fault(text: str, name: str) -> Fault | None:
    depth = 0
    for event in _events(text):
        line = said(Rule.LINE, line=event.start_mark.line + 1) if event.start_mark else ""
        if isinstance(event, yaml.AliasEvent):
            return Fault(name, line, said(Rule.ALIAS, anchor=event.anchor))
        if tag := getattr(event, "tag", None):
            return Fault(name, line, said(Rule.TAG, tag=tag))
        if isinstance(event, yaml.ScalarEvent) and _HALF.search(event.value):
            return Fault(name, line, said(Rule.HALF))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return Fault(name, line, said(Rule.DEEP, most=DEEPEST))
    return None


def _events(text: str) -> Iterator[yaml.Event]:
    loader = yaml.SafeLoader(text)
    try:
        while loader.check_event():
            yield loader.get_event()  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError) as error:  # an escape for a character beyond Unicode
        raise yaml.scanner.ScannerError(None, None, yaml_text.NO_VALUE, loader.get_mark()) from error
    finally:
        loader.dispose()


def _repeated_keys(node: yaml.Node, name: str, in_list: bool = False) -> Iterator[Fault]:
    """Keys that stand twice; in a list the first one again begins another entry, whose dash is missing."""
    if isinstance(node, yaml.MappingNode):
        seen: list[str] = []
        for key, value in node.value:
            line = said(Rule.LINE, line=key.start_mark.line + 1)
            if not isinstance(key, yaml.ScalarNode):
                yield Fault(name, line, said(Rule.KEY))
            elif in_list and seen[:1] == [key.value]:
                yield Fault(name, line, said(Rule.DASH, name=key.value))
                return
            elif key.value in seen:
                yield Fault(name, line, said(Rule.TWICE, name=key.value))
            seen.append(str(key.value))
            yield from _repeated_keys(value, name)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _repeated_keys(value, name, in_list=True)


def _cut_texts(node: yaml.Node, text: str, name: str) -> Iterator[Fault]:
    """Chinese texts without quotation marks that end where a remark begins: 井下人少了 #1 loses its end so.

    One with a blank behind its sign (# 核对过) is meant as a remark.
    """
    lines = text.splitlines()
    for scalar in _scalars(node):
        end = scalar.end_mark
        rest = lines[end.line][end.column :] if scalar.style is None and end.line < len(lines) else ""
        if re.match(r"\s+#\S", rest) and HAN.search(scalar.value):
            line = said(Rule.LINE, line=end.line + 1)
            yield Fault(name, line, said(Rule.CUT, given=shown(scalar.value), rest=shown(rest.strip())))


def lines_of(text: str) -> dict[str, int]:
    """The line of each place of a sound YAML text, from 1, by the name that a fault gives the place."""
    node = yaml.compose(text, Loader=yaml_text.LOADER)
    return {place: one.start_mark.line + 1 for place, one in _places(node)} if node is not None else {}


def _places(node: yaml.Node, place: str = "") -> Iterator[tuple[str, yaml.Node]]:
    """Each node with its place: of a field the line of its name, of an entry that of its dash."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = f"{place}.{key.value}" if place else str(key.value)
            yield inner, key
            yield from _places(value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for i, value in enumerate(node.value):
            yield f"{place}[{i}]", value
            yield from _places(value, f"{place}[{i}]")


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The values of a document that are texts or numbers."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    for value in node.value if isinstance(node, yaml.CollectionNode) else ():
        yield from _scalars(value[1] if isinstance(node, yaml.MappingNode) else value)
