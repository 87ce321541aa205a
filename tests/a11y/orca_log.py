"""The debug log of the screen reader: what it said, and what it put on the braille display."""
import re

SAID = re.compile(r"^[\d:.]+ - SPEECH OUTPUT: ['\"](.*)['\"]\{", re.MULTILINE)
SHOWN = re.compile(r"^(\d+):(\d+):([\d.]+) - BRAILLE LINE:  '(.*)'", re.MULTILINE)
UNKNOWN = re.compile(r"children-changed:add for \[desktop frame[^\n]*\[DEAD\]\)")
DAY = 86400
CELLS = 40
"""What a common braille display shows at once."""


def said(log):
    """Everything the reader itself said."""
    return SAID.findall(log)


def strangers(log):
    """How many programs came whose first answer the reader waited for in vain."""
    return len(UNKNOWN.findall(log))


def shown(log, begin, end):
    """What the braille display showed last between two times, in seconds since 1970."""
    lines = []
    for hours, minutes, seconds, line in SHOWN.findall(log):
        at = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
        # The log knows no day.
        if (at - begin) % DAY < (end - begin) % DAY:
            lines.append(line)
    return lines[-1] if lines else ""


def faults(log, played, records):
    """What is wrong: a step whose fact is not under the fingers, and what somebody else said."""
    for moment in played:
        for wanted in moment.step.wants("braille"):
            line = shown(log, moment.begin, moment.end)
            if not is_under_fingers(wanted, moment.focus, line):
                yield f"{moment.step}: braille shows {line!r}, not {wanted!r} first"
    own = "\n".join(said(log))
    for record in records:
        if record["text"].strip() not in own:
            yield f"said beside the screen reader: {record['text']!r} in {record['language']}"


def is_under_fingers(wanted, focus, line):
    """Whether the braille line holds what has the focus, and that begins with the fact. Which
    part of the line is shown is not measured: Orca 43 asks for a line by a call that AccessKit does
    not answer, and shows the end of a long text. Its later versions do not use that call."""
    return bool(focus) and wanted in focus[:CELLS] and focus in line
