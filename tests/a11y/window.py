"""The window of the program, as a guardian and the system see it: keys in; a tree, a picture out."""
import json
import os
import subprocess
from pathlib import Path

from patience import until

TREE = Path(__file__).with_name("tree.py")
AT = "2026-11-23T07:30"
"""The time it is: a Monday of the demo family."""


class Window:
    """One window; opened once."""

    def __init__(self, desktop, program, config, settings):
        self.desktop = desktop
        self.width = settings.get("width")
        fault = settings.get("platform", "none")
        self.settings = config or desktop.folder / "home/.config/skolrost/config.toml"
        named = ["--config", str(config)] if config else []
        system = {"LC_ALL": "", "LANG": settings["system"]} if "system" in settings else {}
        self.environment = os.environ | system
        self.program = str(program)
        self.command = [self.program, "window", "--at", AT, *named, "--scenario", fault]

    def open(self):
        self.desktop.start("skolrost", *self.command, env=self.environment)
        self.number = until("the window on the screen", self._find)
        until("the keyboard in the window", lambda: self._active() == self.number)
        if self.width:
            output(["xdotool", "windowsize", "--sync", self.number, self.width, "720"])

    def _find(self):
        pid = str(self.desktop.process("skolrost").pid)
        search = ["xdotool", "search", "--onlyvisible", "--pid", pid]
        return output(search).decode().strip().split("\n")[-1]

    @staticmethod
    def _active():
        return output(["xdotool", "getactivewindow"]).decode().strip()

    def ended(self):
        """How the process ended; nothing while it runs."""
        status = self.desktop.process("skolrost").poll()
        if status is None:
            return None
        return "ended well" if status == 0 else f"the process ended with {status}"

    def keeps(self, line):
        """Whether a line stands in the settings on disk."""
        if not self.settings.exists():
            return False
        return line in self.settings.read_text(encoding="utf-8").splitlines()

    def write(self, text):
        output(["xdotool", "type", "--delay", "15", "--", text])
        until(f"{text!r} in the field", lambda: self._field().get("text") == text)

    def is_in_field(self):
        """Whether the focus is where one writes."""
        return "focused" in self._field().get("states", [])

    def is_listening(self):
        """Whether its button says that the microphone is open."""
        return any("pressed" in node.get("states", []) for node in self.tree())

    def synthesise(self, text, sound):
        """Has the program write what a synthetic voice says to a file."""
        command = [self.program, "say", "--lang", "sv", "--wav", str(sound), text]
        subprocess.run(command, check=True)

    def _field(self):
        return next((node for node in self.tree() if node["role"] == "entry"), {})

    @staticmethod
    def press(keys):
        """Presses a key as a hand does: what is held down with it is let go after it. By itself xdotool
        lets go of it first, and Orca 48 may take Ctrl+Left for Left."""
        *held, key = keys.split("+")
        down = [word for name in held for word in ("keydown", name)]
        up = [word for name in reversed(held) for word in ("keyup", name)]
        output(["xdotool", *down, "key", key, *up])

    def tree(self, name=None):
        """What it tells the accessibility bus; kept in a file where that has a name."""
        process = self.desktop.process("skolrost").pid
        command = ["/usr/bin/python3", "-W", "ignore", str(TREE), str(process)]
        # Where it changes while it is read, it is read anew.
        printed = until("the tree", lambda: output(command), limit=10)
        if name:
            (self.desktop.folder / f"tree-{name}.json").write_bytes(printed)
        return json.loads(printed)

    def picture(self):
        """What is drawn, as a portable pixmap."""
        return output(["import", "-silent", "-window", self.number, "-depth", "8", "ppm:-"])


def output(command):
    """What a command prints; nothing where it fails."""
    return subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout
