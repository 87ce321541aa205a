#!/usr/bin/python3
"""A speech-dispatcher output module without sound: it writes down what it is asked to say.

Usage: capture_voice.py SETUP, a JSON file with `module` (a name for the log), `languages` (tags of
the voices it has), `ms_per_word` (how long it pretends to speak) and `log`. Each line of the log
is a JSON object: `module`, `what` (begin, end, stop), `at` (seconds since 1970), `text`,
`markup` (the same as it came), `language`, `rate`, `volume`. Speech can be interrupted.

The protocol is line based: a command on standard input, numbered replies on standard output
("-" after the number when more lines follow). Text and settings end with a line of one dot.
"""
import html
import json
import re
import sys
import threading
import time

with open(sys.argv[1], encoding="utf-8") as setup_file:
    setup = json.load(setup_file)
settings = {}
stop_asked = threading.Event()
output_lock = threading.Lock()


def reply(*lines):
    with output_lock:
        sys.stdout.write("".join(line + "\n" for line in lines))
        sys.stdout.flush()


def read_block():
    """Lines up to the lone dot, with the protocol's doubled dots undone."""
    lines = []
    while (line := sys.stdin.readline()) not in (".\n", ""):
        line = line.rstrip("\n")
        lines.append(line[1:] if line.startswith("..") else line)
    return lines


def write_down(what, text, markup):
    record = {"module": setup["module"], "what": what, "at": time.time(), "text": text}
    record["markup"] = markup
    record["language"] = settings["language"]
    record["rate"] = int(settings["rate"])
    record["volume"] = int(settings["volume"])
    with open(setup["log"], "a", encoding="utf-8") as log:
        log.write(json.dumps(record, ensure_ascii=False) + "\n")


def speak(text, markup):
    reply("701 BEGIN")
    write_down("begin", text, markup)
    if stop_asked.wait(len(text.split()) * setup["ms_per_word"] / 1000):
        write_down("stop", text, markup)
        reply("703 STOP")
    else:
        write_down("end", text, markup)
        reply("702 END")


def start_speaking():
    reply("202 OK RECEIVING MESSAGE")
    # The daemon hands over SSML; what is left without its tags and entities is what is read.
    markup = "\n".join(read_block())
    text = html.unescape(re.sub(r"<[^>]*>", "", markup))
    stop_asked.clear()
    reply("200 OK SPEAKING")
    threading.Thread(target=speak, args=(text, markup), daemon=True).start()


def take_settings(first, last):
    reply(first)
    settings.update(line.split("=", 1) for line in read_block() if "=" in line)
    reply(last)


def main():
    for line in iter(sys.stdin.readline, ""):
        command = line.strip()
        if command == "INIT":
            reply("299-capture", "299 OK LOADED SUCCESSFULLY")
        elif command == "AUDIO":
            take_settings("207 OK RECEIVING AUDIO SETTINGS", "203 OK AUDIO INITIALIZED")
        elif command == "LOGLEVEL":
            take_settings("207 OK RECEIVING LOGLEVEL SETTINGS", "203 OK LOG LEVEL SET")
        elif command == "SET":
            take_settings("203 OK RECEIVING SETTINGS", "203 OK SETTINGS RECEIVED")
        elif command == "LIST VOICES":
            voices = [f"200-{tag} voice\t{tag}\tnone" for tag in setup["languages"]]
            reply(*voices, "200 OK VOICE LIST SENT")
        elif command in ("SPEAK", "CHAR", "KEY", "SOUND_ICON"):
            start_speaking()
        elif command == "STOP":
            stop_asked.set()
        elif command == "QUIT":
            reply("210 OK QUIT")
            return
        elif command and command != "PAUSE":
            reply("300 ERR UNKNOWN COMMAND")


main()
