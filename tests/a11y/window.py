"""The window of the program, as a guardian and the system see it: keys in; a tree, a picture out."""
import json
import subprocess
from pathlib import Path

from patience import until

TREE = Path(__file__).with_name("tree.py")
AT = "2026-11-23T07:30"
"""The time it is: a Monday of the demo family."""
AT_WORK = ("skolrost", "orca", "speech", "at-spi")


class Window:
    """One window; opened once."""

    def __init__(self, desktop, program, config):
        self.desktop = desktop
        self.command = [str(program), "window", "--at", AT, "--config", str(config)]
        self.work = None

    def open(self):
        self.desktop.start("skolrost", *self.command)
        until("the window on the accessibility bus", self.tree)
        self.number = until("the window on the screen", self._find)

    def _find(self):
        pid = str(self.desktop.process("skolrost").pid)
        search = ["xdotool", "search", "--onlyvisible", "--pid", pid]
        return output(search).decode().strip().split("\n")[-1]

    def ended(self):
        """How the process ended; nothing while it runs."""
        status = self.desktop.process("skolrost").poll()
        if status is None:
            return None
        return "ended well" if status == 0 else f"the process ended with {status}"

    def write(self, text):
        output(["xdotool", "type", "--delay", "15", "--", text])
        until(f"{text!r} in the field", lambda: self._field() == text)

    def _field(self):
        return next((node["text"] for node in self.tree() if node["role"] == "entry"), None)

    def press(self, key):
        output(["xdotool", "key", "--", key])

    def tree(self, name=None):
        """What it tells the accessibility bus; kept in a file where that has a name."""
        process = self.desktop.process("skolrost").pid
        printed = output(["/usr/bin/python3", "-W", "ignore", str(TREE), str(process)])
        if name:
            (self.desktop.folder / f"tree-{name}.json").write_bytes(printed)
        return json.loads(printed or b"[]")

    def picture(self):
        """What is drawn, as a portable pixmap."""
        return output(["import", "-silent", "-window", self.number, "-depth", "8", "ppm:-"])

    def is_idle(self):
        """Whether nobody between a key and a word had anything to do since it was asked last, half a
        second ago or more, and nothing was said."""
        before, self.work = self.work, self._work()
        if before == self.work:
            self.work = None
            return True
        subprocess.run(["sleep", "0.5"], check=True)
        return False

    def _work(self):
        """What they have done so far: the time of the processor each took, and how much was said."""
        times = []
        for name in AT_WORK:
            process = self.desktop.process(name)
            if process is not None and process.poll() is None:
                parts = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
                # Who waits for the processor is at work too, and never the same.
                times.append((name, parts[11], parts[12], parts[0] == "R" and object()))
        spoken = self.desktop.spoken
        return times, spoken.stat().st_size if spoken.exists() else 0


def output(command):
    """What a command prints; nothing where it fails."""
    return subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout
