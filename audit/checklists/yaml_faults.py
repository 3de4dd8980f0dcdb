"""What makes a text no YAML, in sentences of ours: those of the parser are English, and for its own authors."""

from __future__ import annotations

from collections.abc import Mapping

from audit.model.message import Message, msg

_TAB = "This is not valid YAML: a tab stands here; lines are indented with spaces."
_START = "This is not valid YAML: a text that begins with this sign needs quotation marks."
_OTHER = "This is not valid YAML."
_SAID: Mapping[str, str] = {
    "found undefined alias": (
        "This is not valid YAML: an alias (`*name`) stands here, and no anchor (`&name`) before it."
    ),
    "mapping values are not allowed": (
        "This is not valid YAML: a colon stands where no key can be; a text with a colon needs quotation marks."
    ),
    "could not find expected ':'": (
        "This is not valid YAML: a key has no colon, or a text goes on too far to the left on the next line."
    ),
    "mapping keys are not allowed": "This is not valid YAML: a key stands where none can be.",
    "sequence entries are not allowed": "This is not valid YAML: an entry of a list stands where none can be.",
    "unexpected end of stream": "This is not valid YAML: a quotation mark is opened and never closed.",
    "unexpected document separator": "This is not valid YAML: a quotation mark is opened and never closed.",
    "unknown escape": "This is not valid YAML: a backslash between quotation marks is written twice.",
    "escape sequence": "This is not valid YAML: a backslash between quotation marks is written twice.",
    "expected ',' or": "This is not valid YAML: a bracket is not closed, or a comma is missing.",
    "expected <block end>": "This is not valid YAML: this line begins further to the left or right than it should.",
    "expected the node content": "This is not valid YAML: a value is missing.",
    "found another document": "This is not valid YAML: a second document begins (---), and a file holds one.",
    "special characters": "This is not valid YAML: the file holds a control character.",
    "maximum depth": "This is not valid YAML: its values lie too deep inside each other.",
}
"""What the parser says, and what we say of it: the first that fits."""


def yaml_fault(said: str) -> Message:
    """Return what is wrong, for what the parser says of it."""
    code = "not-yaml"
    if "cannot start any token" in said:
        return msg(code, _TAB if r"'\t'" in said else _START)
    known = next((part for part in _SAID if part in said), "")
    return msg(code, _SAID.get(known, _OTHER))
