"""What the window looks like in every size of letters and all colours: contrast, edges, focus ring."""
from pixels import Pixels, contrast
from patience import NeverCame, until

THEMES = ["system", "light", "dark", "high contrast", "yellow on black"]
"""In the order of the key F8, which comes back to the first."""
SIZES = [(100, 0), (200, 4), (400, 3)]
"""In percent, each with how often Ctrl+Plus is pressed to come there from the one before."""
TEXTS = {"label", "push button", "toggle button", "entry"}
LEAST_TEXT, LEAST_RING = 7.0, 3.0
EDGE = 4
"""Columns at the right edge where nothing is ever drawn: the margin is wider by more."""
BAND = 12
"""Pixels around an element within which its focus ring is."""


def faults(window):
    """What is wrong in any of the pictures."""
    found = []
    for size, presses in SIZES:
        for _ in range(presses):
            window.press("ctrl+plus")
        until("a size at rest", window.desktop.is_idle)
        with_ring = look(window, size, "answer")
        window.press("Tab")
        until("a focus at rest", window.desktop.is_idle)
        without = look(window, size, "next")
        for theme in THEMES:
            place = f"{size} % {theme}"
            for tree, shots in (with_ring, without):
                found += [f"{place}: {fault}" for fault in picture_faults(tree, shots[theme])]
            found += [f"{place}: {fault}" for fault in ring_faults(with_ring, without, theme)]
        colours = {shot.background for shot in with_ring[1].values()}
        if len(colours) < 3:
            found.append(f"{size} %: {len(colours)} backgrounds in all colours, fewer than 3")
        window.press("shift+Tab")
    return found


def look(window, size, name):
    """The tree, and a picture in each of the colours."""
    tree, shots, last = window.tree(f"{size}-{name}"), {}, None
    for theme in THEMES:
        data = rest(window, last)
        last = data
        file = window.desktop.folder / f"{size}-{theme.replace(' ', '-')}-{name}.ppm"
        file.write_bytes(data)
        shots[theme] = Pixels.read(data)
        window.press("F8")
    rest(window, last)
    return tree, shots


def rest(window, last):
    """The next picture that stays as it is. Two colours may look the same: then it is the last."""
    try:
        until("another picture", lambda: last is None or window.picture() != last, limit=1)
    except NeverCame:
        pass
    before = window.picture()
    while (data := window.picture()) != before:
        before = data
    return data


def picture_faults(tree, pixels):
    """Words that are too pale, and what reaches beyond the right edge."""
    for node in tree:
        box = node["box"]
        if not box or not box[2]:
            continue
        if box[0] < 0 or box[0] + box[2] > pixels.width:
            yield f"{node['role']} {node['name']!r} reaches from {box[0]} over {box[2]} pixels"
        if node["role"] in TEXTS and (node["text"] or node["name"]) and node["text"] != "":
            # What can be pressed has an edge, which is not measured.
            inset = 0 if node["role"] == "label" else 6
            counts = pixels.counts(box, inset)
            measured = text_contrast(counts)
            if counts and measured < LEAST_TEXT:
                yield f"{node['role']} {node['name']!r}: contrast {measured:.1f}"
    edge = pixels.counts([pixels.width - EDGE, 0, EDGE, pixels.height])
    if len(edge) > 1:
        yield f"{len(edge)} colours at the right edge"


def text_contrast(counts):
    """Between what there is most of and what differs most from it, in more than a few pixels."""
    if not counts:
        return 0.0
    background = counts.most_common(1)[0][0]
    inks = [colour for colour, number in counts.items() if number >= 12 and colour != background]
    return max((contrast(background, ink) for ink in inks), default=0.0)


def ring_faults(with_ring, without, theme):
    """Whether the picture around what had the focus differs enough once it has it no more."""
    (tree, shots), (later, later_shots) = with_ring, without
    focused = next((node for node in tree if "focused" in node["states"]), None)
    same = focused and [
        node for node in later
        if node["role"] == focused["role"] and node["box"][2:] == focused["box"][2:]
        and node["name"] == focused["name"] and "focused" not in node["states"]
    ]
    if not same:
        yield "what had the focus is not found without it"
        return
    pairs = shots[theme].around(focused["box"], BAND, later_shots[theme], same[-1]["box"])
    seen = [one for one in pairs if one[0] != one[1] and contrast(*one) >= LEAST_RING]
    # Two pixels thick, along a side at least.
    least = 2 * min(focused["box"][2], shots[theme].width // 2)
    if len(seen) < least:
        yield f"the focus ring shows in {len(seen)} pixels, fewer than {least}"
