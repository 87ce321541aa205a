"""What must hold of every tree, whatever the window shows."""
import re

PRESSED = {"push button", "toggle button", "radio button", "check box"}
TARGET = 44
"""The least side of what can be pressed, in pixels."""
ISOLATES = re.compile("[\u2066-\u2069]")


def faults(tree):
    """What is wrong with a tree, a line each."""
    found = [fault for node in tree for fault in node_faults(node, tree)]
    focused = [node for node in tree if "focused" in node["states"]]
    if len(focused) != 1:
        found.append(f"{len(focused)} nodes have the focus: {[n['name'] for n in focused]}")
    return found


def node_faults(node, tree):
    place = f"{node['role']} {node['name']!r}"
    rules = [focusable(node), pressed(node), field(node, tree), language(node), isolates(node)]
    return [f"{place} {fault}" for rule in rules for fault in rule]


def focusable(node):
    if "focusable" not in node["states"]:
        return
    if not node["name"].strip():
        yield "can have the focus and has no name"
    if node["role"] in ("unknown", "invalid", ""):
        yield "can have the focus and has no role"
    if not node["box"] or min(node["box"][2:]) <= 0:
        yield "can have the focus and has no place"


def pressed(node):
    if node["role"] not in PRESSED:
        return
    if "focusable" not in node["states"]:
        yield "can be pressed and cannot have the focus"
    if not node["actions"]:
        yield "can be pressed and has no action"
    if min(node["box"][2:]) < TARGET:
        yield f"is {node['box'][2]} times {node['box'][3]} pixels, less than {TARGET}"


def field(node, tree):
    if node["role"] != "entry":
        return
    labels = {other["text"] for other in tree if other["role"] == "label"}
    if node["name"] not in labels:
        yield "is a field whose label is not in the tree"


def language(node):
    if node["text"] and not all(node["languages"]):
        yield f"has text without a language: {node['languages']}"


def isolates(node):
    if ISOLATES.search(node["name"] + node["description"] + (node["text"] or "")):
        yield "holds marks of direction that a reader would spell"
