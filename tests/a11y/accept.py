#!/usr/bin/python3
"""Whether the window works for who cannot see it: plays the scenarios with the real screen reader.

Usage: accept.py PROGRAM [SCENARIO ...]. Without names, all in `scenarios/`. What was heard, the
trees, the pictures and the logs stay in `target/a11y/`. What fails is played once more, alone: on a
machine with much else to do a reader may wait for the accessibility bus longer than a scenario does.
Both are told, and what the first left stays in `NAME.first`. Exits with 1 where something is wrong
twice.
"""
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
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


APART = apart()


def play(program, scenario, running):
    """Whether a scenario held, what was printed about it, and how many seconds it took."""
    begin = time.monotonic()
    folder = KEPT / scenario.stem
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = [*APART, sys.executable, str(HERE / "play.py"), program, str(scenario), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}) as player:
        running.append(player)
        try:
            printed, _ = player.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            player.terminate()
            printed = player.communicate()[0] + f"not done within {LONGEST} s"
    return player.returncode == 0, printed.splitlines(), time.monotonic() - begin


def shortness(path):
    """Less for a scenario that takes longer: pictures do, then many steps."""
    text = path.read_text(encoding="utf-8")
    return "\npictures" not in text, -len(text)


def tell(scenario, good, lines, seconds):
    result = "holds" if good else "FAILS"
    last = lines[-1] if lines else ""
    print(f"{scenario.stem:<24} {result}  {last:<10} {seconds:4.0f} s", flush=True)
    for line in [] if good else lines:
        print(f"    {line}", flush=True)


def failing(program, scenarios, at_once):
    """Those of the scenarios that do not hold."""
    failed, running = [], []
    with ThreadPoolExecutor(max_workers=at_once) as pool:
        plays = {pool.submit(play, program, path, running): path for path in scenarios}
        try:
            for done in as_completed(plays):
                tell(plays[done], *done.result())
                failed += [] if done.result()[0] else [plays[done]]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for player in running:
                player.terminate()
            raise
    return failed


def main(program, names):
    # Asked to end, it ends the scenarios under way.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    scenarios = sorted((HERE / "scenarios").glob("*.txt"), key=shortness)
    chosen = [path for path in scenarios if not names or path.stem in names]
    # The long ones first. Mostly they wait; but each sees the other's reader where it is not apart.
    failed = failing(program, chosen, 2 if APART else 1)
    for path in failed:
        first = KEPT / f"{path.stem}.first"
        shutil.rmtree(first, ignore_errors=True)
        (KEPT / path.stem).rename(first)
    return 1 if not chosen or failing(program, failed, 1) else 0


if __name__ == "__main__":
    sys.exit(main(str(Path(sys.argv[1]).resolve()), sys.argv[2:]))
