#!/usr/bin/python3
"""Whether the window works for who cannot see it: plays the scenarios with the real screen reader.

Usage: accept.py PROGRAM [SCENARIO ...]. Without names, all in `scenarios/`. What was heard, the
trees, the pictures and the logs stay in `target/a11y/`. Exits with 1 where something is wrong.
"""
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
KEPT = HERE.parent.parent / "target" / "a11y"
LONGEST = 300
"""Seconds a scenario may take."""


def apart():
    """What starts a command among processes of its own, where the system lets us: then no other
    screen reader of this machine is seen, and all of them end with the first, however that ends."""
    options = ["--user", "--map-root-user", "--pid", "--fork", "--mount-proc", "--kill-child"]
    probe = subprocess.run(["unshare", *options, "true"], stderr=subprocess.DEVNULL, check=False)
    return ["unshare", *options] if probe.returncode == 0 else []


def play(program, scenario):
    """Whether a scenario held, and what was printed about it."""
    folder = KEPT / scenario.stem
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = [*apart(), sys.executable, str(HERE / "play.py"), program, str(scenario), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}) as player:
        try:
            printed, _ = player.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            player.terminate()
            printed = player.communicate()[0] + f"not done within {LONGEST} s"
        except BaseException:
            player.terminate()
            raise
    return player.returncode == 0, printed.splitlines()


def main(program, names):
    # Asked to end, it ends the scenario under way.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    scenarios = sorted((HERE / "scenarios").glob("*.txt"))
    chosen = [path for path in scenarios if not names or path.stem in names]
    held = bool(chosen)
    for path in chosen:
        begin = time.monotonic()
        good, lines = play(program, path)
        held &= good
        result = "holds" if good else "FAILS"
        last = lines[-1] if lines else ""
        print(f"{path.stem:<16} {result}  {last:<26} {time.monotonic() - begin:4.0f} s", flush=True)
        for line in [] if good else lines:
            print(f"    {line}", flush=True)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(str(Path(sys.argv[1]).resolve()), sys.argv[2:]))
