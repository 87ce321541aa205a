#!/usr/bin/python3
"""Plays one scenario with the real window on a private desktop.

Usage: play.py PROGRAM SCENARIO FOLDER. Prints a line for each thing that is wrong, then `N steps`;
exits with 1 where something is. FOLDER keeps what was heard, the trees, the pictures, the logs.
"""
import signal
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


OPENINGS = 5
"""How often the window is opened at most."""


@dataclass
class Moment:
    """A step with the times when it began and ended, and the name of what had the focus then."""
    step: scenario.Step
    begin: float
    end: float
    focus: str


class Player:
    """Does the steps and keeps what was wrong."""

    def __init__(self, window):
        self.window = window
        self.desktop = window.desktop
        self.faults = []
        self.played = []
        self.earlier = []
        self.openings = 1

    def play(self, step):
        place, begin = self.heard_so_far(), time.time()
        found = []
        try:
            if step.verb == "ask":
                self.write(step.argument)
                # What is heard on the way to the field is no part of the answer.
                place, begin = self.heard_so_far(), time.time()
            if step.verb == "window":
                place = self.open(step)
            else:
                found += self.do(step) or []
                self.settle(step, place)
        except NeverCame as late:
            found.append(str(late))
        records = hearing.since(self.desktop.spoken, place)
        found += hearing.faults(step, records, self.earlier)
        tree = self.tree_after(step)
        found += self.parting() if tree is None else lint.faults(tree)
        self.earlier += step.wants("said") if step.verb == "ask" else []
        self.faults += [f"{step}: {fault}" for fault in found]
        focused = [node["name"] for node in tree or [] if "focused" in node["states"]]
        self.played.append(Moment(step, begin, time.time(), "".join(focused)))

    def write(self, text):
        """Writes in the field, from wherever the focus is."""
        self.window.press("ctrl+l")
        until("the focus in the field", self.window.is_in_field)
        self.window.write(text)
        until("quiet after writing", self.desktop.is_idle)

    def open(self, step):
        """Opens the window; gives the place in the log before. Opens it anew, and tells so, where the
        reader waited in vain for its first answer: AccessKit makes itself known before it takes
        calls. One that comes in between is lost, and Orca stands still for 15 s. That is a race on
        a busy machine, and no fault of a scenario."""
        while True:
            place = self.heard_so_far()
            self.window.open()
            self.settle(step, place)
            is_lost = self.window.is_stranger() and self.missing(step, place)
            if not is_lost or self.openings == OPENINGS:
                return place
            self.openings += 1
            self.window.press("ctrl+q")
            until("the window is left", self.window.ended)
            until("quiet before another try", self.desktop.is_idle)

    def do(self, step):
        if step.verb == "pictures":
            return pictures.faults(self.window)
        if step.verb == "ask":
            self.window.press("Return")
        for key in step.argument.split() if step.verb == "press" else []:
            self.window.press(key)
        return None

    def settle(self, step, place):
        """Until all that must be heard was heard, and nobody is at work any more."""
        try:
            until("all heard", lambda: not self.missing(step, place), limit=20)
        except NeverCame:
            pass  # What is missing is told by what was heard.
        until("quiet", self.desktop.is_idle)

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

    def heard_so_far(self):
        spoken = self.desktop.spoken
        return spoken.stat().st_size if spoken.exists() else 0


def main(program, path, folder):
    # Asked to end, it ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    script = scenario.read(path)
    with Desktop(folder, script.reader) as desktop:
        (folder / "config.toml").write_text(script.config(), encoding="utf-8")
        player = Player(Window(desktop, program, folder / "config.toml"))
        begin = player.heard_so_far()
        for step in script.steps:
            player.play(step)
    faults = player.faults
    if script.reader:
        log = desktop.reader_log.read_text(encoding="utf-8", errors="replace")
        faults += orca_log.faults(log, player.played, hearing.since(desktop.spoken, begin))
    again = f", opened {player.openings} times" if player.openings > 1 else ""
    print(*faults, f"{len(player.played)} steps{again}", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])))
