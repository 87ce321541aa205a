"""The debug log of the screen reader: what it said, and what it put on the braille display."""
import re

SAID = re.compile(r"^[\d:.]+ - SPEECH OUTPUT: ['\"](.*)['\"] ?\{", re.MULTILINE)
SHOWN = re.compile(r"^(\d+):(\d+):([\d.]+) -      VISIBLE:  '(.*)', cursor=\d+$", re.MULTILINE)
DAY = 86400


def said(log):
    """Everything the reader itself said."""
    return SAID.findall(log)


def shown(log, begin, end):
    """What the cells of the braille display showed last between two times, in seconds since 1970."""
    found = []
    for hours, minutes, seconds, cells in SHOWN.findall(log):
        at = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
        # The log knows no day.
        if (at - begin) % DAY < (end - begin) % DAY:
            found.append(cells)
    return found[-1] if found else ""


def faults(log, played, records):
    """What is wrong: a step whose fact is not under the fingers, and what somebody else said."""
    own = "\n".join(said(log))
    for moment in played:
        for wanted in moment.step.wants("braille"):
            cells = shown(log, moment.begin, moment.end)
            if not cells.startswith(wanted):
                yield f"{moment.step}: braille shows {cells!r}, not {wanted!r} first"
        if not moment.is_read or moment.step.wants("ours"):
            continue
        for record in records:
            is_within = moment.begin <= record["at"] < moment.end
            if is_within and record["text"].strip() not in own:
                yield f"{moment.step}: beside the reader {record['text']!r} in {record['language']}"
