#!/usr/bin/python3
"""Prints what an application tells the accessibility bus: a JSON list, a node before its children.

Usage: tree.py PID. Each node: `depth`, `role`, `name`, `description`, `states`, `actions`, `box` (x,
y, width, height in the window), `text` and `languages` (`null` for a run that has none) and
`caret` where it has text. A process of its own each time: nothing that it read before is left.
"""
import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


def text_of(node):
    """Its text, and the language of each run of it."""
    if "Text" not in node.get_interfaces():
        return None, []
    length = Atspi.Text.get_character_count(node)
    languages, at = [], 0
    while at < length:
        attributes, _, end = Atspi.Text.get_attribute_run(node, at, True)
        languages.append(attributes.get("language"))
        at = max(end, at + 1)
    return Atspi.Text.get_text(node, 0, length), languages


def actions_of(node):
    if "Action" not in node.get_interfaces():
        return []
    count = Atspi.Action.get_n_actions(node)
    return [Atspi.Action.get_action_name(node, number) for number in range(count)]


def box_of(node):
    if "Component" not in node.get_interfaces():
        return None
    box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return [box.x, box.y, box.width, box.height]


def nodes(node, depth=0):
    text, languages = text_of(node)
    yield {
        "depth": depth,
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description(),
        "states": sorted(state.value_nick for state in node.get_state_set().get_states()),
        "actions": actions_of(node),
        "box": box_of(node),
        "text": text,
        "languages": languages,
        "caret": None if text is None else Atspi.Text.get_caret_offset(node),
    }
    for number in range(node.get_child_count()):
        yield from nodes(node.get_child_at_index(number), depth + 1)


def main(process):
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(number)
        if application is not None and application.get_process_id() == process:
            json.dump(list(nodes(application)), sys.stdout, ensure_ascii=False)
            return
    json.dump([], sys.stdout)


main(int(sys.argv[1]))
