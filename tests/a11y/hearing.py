"""What was heard: everything that anybody asked the speech service to say."""
import json
import re

READER = {"en-us", "c"}
"""The language of the reader's voice, as Orca 43 and 48 tell it; the program's own asks for that of
each sentence."""


def since(log, place, what="begin"):
    """What was begun to be said from a place in the log on, or else done: its records."""
    if not log.exists():
        return []
    lines = log.read_bytes()[place:].decode("utf-8").splitlines()
    return [record for record in map(json.loads, lines) if record["what"] == what]


def text(records):
    """All of it, with single spaces."""
    return " ".join(" ".join(record["text"] for record in records).split())


def voices(step, records):
    """What is wanted of each voice, with what it said. Where ours is to be told apart, the reader's
    is the other; else both are one."""
    if not step.wants("ours"):
        return [(step.wants("said"), text(records))]
    by_reader = [record for record in records if record["language"] in READER]
    ours = [record for record in records if record["language"] not in READER]
    return [(step.wants("said"), text(by_reader)), (step.wants("ours"), text(ours))]


def missing(step, records):
    """What a step must make heard and has not yet."""
    return [one for wanted, heard in voices(step, records) for one in wanted if one not in heard]


def faults(step, records, earlier):
    """What is wrong with what was heard in a step; `earlier` is what the steps before were about."""
    if step.verb == "pictures":
        # The focus goes away and back many times, to be looked at.
        return
    for wanted, heard in voices(step, records):
        for sentence in wanted:
            if (times := heard.count(sentence)) != 1:
                yield f"heard {times} times, not once: {sentence!r}; heard was {heard!r}"
        for sentence in twice(heard):
            yield f"heard more than once: {sentence!r}"
        for sentence in earlier:
            if sentence in heard and not any(now in sentence or sentence in now for now in wanted):
                yield f"heard again: {sentence!r}"
    heard = text(records)
    if step.wants("silent") and heard:
        yield f"heard where nothing should be: {heard!r}"
    for language in step.wants("spoken-in"):
        others = {record["language"] for record in records} - {language}
        if others:
            yield f"spoken in {sorted(others)}, not in {language!r}: {heard!r}"
    for rate in step.wants("at-rate"):
        others = {record["rate"] for record in records} - {int(rate)}
        if others or not records:
            yield f"spoken at {sorted(others)}, not at {rate}: {heard!r}"


def goes_on(log, place):
    """Whether something that was begun from a place in the log on has not ended."""
    over = len(since(log, place, "end")) + len(since(log, place, "stop"))
    return len(since(log, place)) > over


def breaks(step, log, place):
    """What should have been broken off from a place in the log on and was not, or the other way."""
    cut = text(since(log, place, "stop"))
    for wanted in step.wants("cut"):
        if wanted not in cut:
            yield f"not broken off: {wanted!r}"
    if step.wants("whole") and cut:
        yield f"broken off: {cut!r}"


def twice(heard):
    """The sentences of more than one word that are there more than once."""
    sentences = [part.strip() for part in re.split(r"(?<=[.?!])\s+", heard)]
    return sorted({one for one in sentences if " " in one and sentences.count(one) > 1})
