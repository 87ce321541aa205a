"""The debug log of the screen reader: what it said, and what it put on the braille display."""
import re

SAID = re.compile(r"^[\d:.]+ - SPEECH OUTPUT: ['\"](.*)['\"]\{", re.MULTILINE)
SHOWN = re.compile(r"^(\d+):(\d+):([\d.]+) -\s+VISIBLE:\s+'(.*)', cursor=", re.MULTILINE)
DAY = 86400
CELLS = 40
"""What a common braille display shows at once; Orca shows 32 where there is no display."""


def said(log):
    """Everything the reader itself said."""
    return SAID.findall(log)


def shown(log, begin, end):
    """What the braille display showed last between two times, in seconds since 1970."""
    lines = []
    for hours, minutes, seconds, line in SHOWN.findall(log):
        at = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
        # The log knows no day.
        if (at - begin) % DAY < (end - begin) % DAY:
            lines.append(line)
    return lines[-1][:CELLS] if lines else ""


def faults(log, played, records):
    """What is wrong: a step whose fact is not under the fingers, and what somebody else said.
    `played` is each step with the times when it began and ended."""
    for step, begin, end in played:
        line = shown(log, begin, end)
        for wanted in step.wants("braille"):
            if wanted not in line:
                yield f"{step}: braille shows {line!r}, not {wanted!r}"
    own = "\n".join(said(log))
    for record in records:
        if record["text"].strip() not in own:
            yield f"said beside the screen reader: {record['text']!r} in {record['language']}"
