"""The checksum of a document: every change of what it says breaks it, and no other way to write the same does."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from audit.model.seal import is_broken, sealed

DOCUMENT = b'{"a": 1, "b": [null, 2.50, {"c": "d", "e": true}], "schema": "1.1"}'


def places(node: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from places(value, (*way, key))
    else:
        yield way


def changed(document: Any, way: tuple[Any, ...], to: Any) -> Any:
    other = copy.deepcopy(document)
    node = other
    for key in way[:-1]:
        node = node[key]
    node[way[-1]] = to
    return other


def test_a_document_as_it_was_made_is_whole() -> None:
    assert sealed(DOCUMENT).endswith(b'"}')
    assert not is_broken(sealed(DOCUMENT))
    assert not is_broken(DOCUMENT)  # older documents have no checksum


def test_another_way_to_write_the_same_breaks_nothing() -> None:
    said = json.loads(sealed(DOCUMENT))
    turned = dict(reversed([*said.items()]))
    assert not is_broken(json.dumps(turned, indent=3).encode())
    assert not is_broken(sealed(DOCUMENT).replace(b'"a": 1', b'"a": 1.0').replace(b"2.50", b"25e-1"))


def test_every_single_change_is_noticed() -> None:
    said = json.loads(sealed(DOCUMENT))
    ways = list(places(said))
    assert len(ways) == 7
    for way in ways:
        assert is_broken(json.dumps(changed(said, way, 7)).encode()), way
        assert is_broken(json.dumps(changed(said, way, {})).encode()), way
    for key in set(said) - {"seal"}:
        assert is_broken(json.dumps({name: value for name, value in said.items() if name != key}).encode()), key


@given(st.dictionaries(st.text(), st.floats(allow_nan=False, allow_infinity=False) | st.text() | st.none()))
def test_whatever_a_document_says_it_is_whole_until_changed(said: dict[str, Any]) -> None:
    said.pop("seal", None)
    document = json.dumps({**said, "x": 1}).encode()
    assert not is_broken(sealed(document))
    assert is_broken(sealed(document).replace(b'"x": 1', b'"x": 2'))
