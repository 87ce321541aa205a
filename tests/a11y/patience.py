"""Waiting for what must come about, instead of for some time."""
import time

LIMIT = 30.0
"""Seconds. Generous: a test waits that long only where something is broken."""


class NeverCame(Exception):
    """What was waited for did not come about."""


def until(what, condition, limit=LIMIT, pause=0.05):
    """What `condition` gives as soon as it is true."""
    end = time.monotonic() + limit
    while not (result := condition()):
        if time.monotonic() > end:
            raise NeverCame(f"{what}: not within {limit:.0f} s")
        time.sleep(pause)
    return result
