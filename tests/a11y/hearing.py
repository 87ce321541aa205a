"""What was heard: everything that anybody asked the speech service to say."""
import json
import re


def since(log, place):
    """What was begun to be said from a place in the log on: its records."""
    if not log.exists():
        return []
    lines = log.read_bytes()[place:].decode("utf-8").splitlines()
    return [record for record in map(json.loads, lines) if record["what"] == "begin"]


def text(records):
    """All of it, with single spaces."""
    return " ".join(" ".join(record["text"] for record in records).split())


def missing(step, records):
    """What a step must make heard and has not yet."""
    heard = text(records)
    return [wanted for wanted in step.wants("said") if wanted not in heard]


def faults(step, records, earlier):
    """What is wrong with what was heard in a step; `earlier` is what the steps before were about."""
    heard = text(records)
    wanted = step.wants("said")
    for sentence in wanted:
        if (times := heard.count(sentence)) != 1:
            yield f"heard {times} times, not once: {sentence!r}; heard was {heard!r}"
    for sentence in twice(heard):
        yield f"heard more than once: {sentence!r}"
    for sentence in earlier:
        if sentence in heard and not any(now in sentence or sentence in now for now in wanted):
            yield f"heard again: {sentence!r}"
    if step.wants("silent") and heard:
        yield f"heard where nothing should be: {heard!r}"
    for language in step.wants("spoken-in"):
        others = {record["language"] for record in records} - {language}
        if others:
            yield f"spoken in {sorted(others)}, not in {language!r}: {heard!r}"


def twice(heard):
    """The sentences of more than one word that are there more than once."""
    sentences = [part.strip() for part in re.split(r"(?<=[.?!])\s+", heard)]
    return sorted({one for one in sentences if " " in one and sentences.count(one) > 1})
