"""A scenario: what a guardian does at the window, and what must come of it.

    languages: sv en            settings of the household: a tag or more
    first-start: yes            instead: nothing has been set yet
    answer-in: ar               where the answers have a language of their own
    system: ar_EG.UTF-8         the language of the guardian's desktop, where it has one
    reader: yes                 whether Orca runs from the beginning
    width: 320                  of the window, in pixels, where not its own
    platform: login-waits       what the demo platform does otherwise (see --scenario)
    models: yes                 whether it has the speech models of this machine
    microphone: yes             whether there is one
    echo: yes                   whether Orca names the keys, as it does where nobody sets it otherwise
    pace: 400                   of the voice, in milliseconds a word, where it is to take time

    window                      a step: the window is opened
      said Skriv en fråga       what must come of it: heard once, in this step
    ask När slutar Omar?        typed and sent with Enter
    talk Öppna kalendern        said into the microphone by a synthetic voice, Swedish, between two F2
    press Tab F3                keys by their names, one after the other
      braille Omar slutar       what the cells of the braille display show begins with this
      ours Omar slutar          said by the program's own voice, once, beside the reader
      spoken-in sv              everything said in this step is in this language
      at-rate 10                and at this pace, from -100 to 100 as the speech service counts
      silent                    nothing is said
      kept voice = "on"         a line of the settings on disk, from now on
      cut Omar slutar           what was being said breaks off, that with these words
      whole                     all that is said is said to its end
      gone                      the process has ended, without complaint
      48: said Min röst är av   of a version of Orca alone
    reader starts               or stops
    pictures                    every size of letters in all colours is looked at
"""
from dataclasses import dataclass, field

STEPS = {"window", "ask", "talk", "press", "reader", "pictures"}
RESULTS = {"said", "ours", "braille", "spoken-in", "at-rate", "kept", "silent", "cut", "whole", "gone"}


@dataclass
class Step:
    """What is done, and what must come of it."""
    verb: str
    argument: str
    line: int
    results: list = field(default_factory=list)

    def wants(self, kind):
        """The arguments of its results of a kind."""
        return [argument for known, argument in self.results if known == kind]

    def __str__(self):
        return f"line {self.line}: {self.verb} {self.argument}".strip()


@dataclass
class Scenario:
    """The settings and the steps."""
    settings: dict
    steps: list

    def has(self, setting):
        """Whether something that can be had or not is had."""
        return self.settings.get(setting) == "yes"

    def config(self):
        """The settings as the program's own file."""
        languages = ", ".join(f'"{tag}"' for tag in self.settings["languages"].split())
        lines = [f"languages = [{languages}]"]
        if answer := self.settings.get("answer-in"):
            lines.append(f'answer-in = "{answer}"')
        return "\n".join(lines) + "\n"


def read(path, version):
    """The scenario in a file, for a version of Orca; a line that means nothing is an error."""
    scenario = Scenario({}, [])
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            take(scenario, line, number, version)
    return scenario


def take(scenario, line, number, version):
    word, _, rest = line.strip().partition(" ")
    if line[0] == " " and word[:-1].isdigit() and word[-1] == ":":
        if word[:-1] != version:
            return
        word, _, rest = rest.strip().partition(" ")
    if line[0] == " " and word in RESULTS and scenario.steps:
        scenario.steps[-1].results.append((word, rest.strip()))
    elif line[0] != " " and word in STEPS:
        scenario.steps.append(Step(word, rest.strip(), number))
    elif line[0] != " " and word.endswith(":") and not scenario.steps:
        scenario.settings[word[:-1]] = rest.strip()
    else:
        raise ValueError(f"line {number} means nothing: {line}")
