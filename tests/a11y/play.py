#!/usr/bin/python3
"""Plays one scenario with the real window on a private desktop.

Usage: play.py PROGRAM SCENARIO FOLDER. Prints a line for each thing that is wrong, then `N steps`;
exits with 1 where something is. FOLDER keeps what was heard, the trees, the pictures, the logs.
"""
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import hearing
import lint
import orca_log
import pictures
import scenario
from desktop import Desktop
from patience import NeverCame, until
from window import Window


@dataclass
class Moment:
    """A step with the times when it began and ended, and whether the reader ran all the while."""
    step: scenario.Step
    begin: float
    end: float
    is_read: bool


class Player:
    """Does the steps and keeps what was wrong."""

    def __init__(self, window):
        self.window = window
        self.desktop = window.desktop
        self.faults = []
        self.played = []
        self.earlier = []

    def play(self, step):
        place, begin = self.desktop.heard(), time.time()
        found, was_read = [], self.desktop.is_read()
        try:
            if step.verb == "ask":
                self.write(step.argument)
                # What is heard on the way to the field is no part of the answer.
                place, begin = self.desktop.heard(), time.time()
            found += self.do(step) or []
            self.settle(step, place)
        except NeverCame as late:
            found.append(str(late))
        records = hearing.since(self.desktop.spoken, place)
        found += hearing.faults(step, records, self.earlier)
        found += [f"not kept: {line}" for line in step.wants("kept") if not self.window.keeps(line)]
        found += hearing.breaks(step, self.desktop.spoken, place)
        tree = self.tree_after(step)
        found += self.parting() if tree is None else lint.faults(tree)
        self.earlier += step.wants("said") if step.verb == "ask" else []
        self.faults += [f"{step}: {fault}" for fault in found]
        is_read = was_read and self.desktop.is_read()
        self.played.append(Moment(step, begin, time.time(), is_read))

    def write(self, text):
        """Writes in the field, from wherever the focus is."""
        self.window.press("ctrl+l")
        until("the focus in the field", self.window.is_in_field)
        self.window.write(text)
        until("quiet after writing", self.desktop.is_idle)

    def do(self, step):
        if step.verb == "window":
            self.window.open()
        if step.verb == "reader":
            self.desktop.start_reader() if step.argument == "starts" else self.desktop.stop("orca")
        if step.verb == "pictures":
            return pictures.faults(self.window)
        if step.verb == "ask":
            self.window.press("Return")
        if step.verb == "talk":
            self.talk(step.argument)
        for key in step.argument.split() if step.verb == "press" else []:
            self.window.press(key)
        return None

    def talk(self, text):
        """Says it into the microphone."""
        sound = self.desktop.folder / "said.wav"
        self.window.synthesise(text, sound)
        self.window.press("F2")
        until("the microphone open", self.window.is_listening)
        # What is heard until the tone has died away counts for nothing.
        time.sleep(1)
        self.desktop.play(sound)
        self.window.press("F2")

    def settle(self, step, place):
        """Until all that must be heard was heard, and nobody is at work any more."""
        try:
            until("all heard", lambda: not self.missing(step, place), limit=20)
        except NeverCame:
            pass  # What is missing is told by what was heard.
        until("quiet", self.desktop.is_idle)
        if step.wants("whole"):
            spoken = self.desktop.spoken
            until("all said to its end", lambda: not hearing.goes_on(spoken, place))

    def missing(self, step, place):
        return hearing.missing(step, hearing.since(self.desktop.spoken, place))

    def tree_after(self, step):
        """The tree; none after a step that ends the window."""
        is_left = ("gone", "") in step.results
        return None if is_left else self.window.tree(f"{len(self.played):02}")

    def parting(self):
        """What is wrong with how the window ended."""
        try:
            status = until("the window is left", self.window.ended, limit=15)
        except NeverCame as late:
            return [str(late)]
        return [] if status == "ended well" else [status]


def version():
    """The version of Orca here: "43"."""
    printed = subprocess.run(["orca", "--version"], stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, text=True, check=False).stdout
    found = re.search(r"\d+", printed)
    return found.group() if found else ""


def main(program, path, folder):
    # Asked to end, it ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    script = scenario.read(path, version())
    with Desktop(folder, script) as desktop:
        config = None if script.has("first-start") else folder / "config.toml"
        if config:
            config.write_text(script.config(), encoding="utf-8")
        window = Window(desktop, program, config, script.settings)
        player = Player(window)
        begin = desktop.heard()
        for step in script.steps:
            player.play(step)
    faults = player.faults
    if desktop.reader_log.exists():
        log = desktop.reader_log.read_text(encoding="utf-8", errors="replace")
        faults += orca_log.faults(log, player.played, hearing.since(desktop.spoken, begin))
    print(*faults, f"{len(player.played)} steps", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])))
