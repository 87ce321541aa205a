"""The peer that recognition is compared with: faster-whisper, then the nearest phrase by rapidfuzz.

Reads a JSON object a line: a WAV file, a language, phrases. Writes one a line: the text, the
position of the nearest phrase and its likeness of 100, and milliseconds. Usage: peer.py MODEL
"""

import json
import sys
import time

from faster_whisper import WhisperModel
from rapidfuzz import fuzz, process, utils


def transcribe(model, request):
    segments, _ = model.transcribe(request["file"], language=request["language"], beam_size=5)
    return "".join(segment.text for segment in segments).strip()


def nearest(text, phrases):
    found = process.extractOne(text, phrases, scorer=fuzz.ratio, processor=utils.default_process)
    return (found[2], found[1]) if found else (None, 0.0)


def answer(model, request):
    started = time.perf_counter()
    text = transcribe(model, request)
    transcribed = time.perf_counter()
    position, likeness = nearest(text, request["phrases"])
    return {
        "text": text,
        "nearest": position,
        "likeness": likeness,
        "transcribing": (transcribed - started) * 1e3,
        "searching": (time.perf_counter() - transcribed) * 1e3,
    }


def main():
    model = WhisperModel(sys.argv[1], device="cpu", compute_type="int8", cpu_threads=2, local_files_only=True)
    for line in sys.stdin:
        print(json.dumps(answer(model, json.loads(line))), flush=True)


main()
