"""A log that another program writes, as it is written."""
import os
import threading
import tty


class LiveLog:
    """What is written to `path` goes to a file at once: a program keeps lines back that it writes to
    a file, and loses them where it is ended hard, but none that it writes to a terminal."""

    def __init__(self, file):
        self.reading, self.writing = os.openpty()
        tty.setraw(self.writing)
        self.path = os.ttyname(self.writing)
        threading.Thread(target=self._copy, args=(file,), daemon=True).start()

    def _copy(self, file):
        with open(file, "ab", buffering=0) as log:
            while chunk := os.read(self.reading, 65536):
                log.write(chunk)
