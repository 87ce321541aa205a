"""A private desktop: screen, buses, window manager, a speech service whose voice writes down what it
is asked to say and, where wished, the screen reader. Everything it started ends with it."""
import json
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from live_log import LiveLog
from patience import until

VOICE = Path(__file__).parent.parent / "support" / "capture_voice.py"
AT_WORK = ("skolrost", "orca", "speech", "at-spi")
LANGUAGES = ["en-us", "sv", "en", "ar"]


class Desktop:
    """Used as `with Desktop(folder, scenario) as desktop`; sets the environment of this process."""

    def __init__(self, folder, scenario):
        self.folder = folder
        self.scenario = scenario
        self.started = []
        self.work = None
        self.spoken = folder / "spoken.jsonl"
        self.reader_log = folder / "orca.log"

    def __enter__(self):
        try:
            self._environment()
            self._screen()
            self._buses()
            self._speech()
            self._window_manager()
            if self.scenario.has("microphone"):
                self._microphone()
            if self.scenario.has("reader"):
                self.start_reader()
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(self, *_):
        self.end()

    def start(self, name, *command, **options):
        """Starts a process that ends with the desktop; its output goes to a file of that name."""
        with open(self.folder / f"{name}.out", "ab") as output:
            # A group of its own: an interrupt from the keyboard reaches us alone, and we end it.
            streams = {"stdin": subprocess.DEVNULL, "stderr": output, "start_new_session": True}
            process = subprocess.Popen(command, **({"stdout": output} | streams | options))
        self.started.append((name, process))
        return process

    def stop(self, name):
        """Ends the process that was started last under a name."""
        self._end(self.process(name))

    def start_reader(self):
        """Starts the screen reader, and waits until it is ready."""
        log, heard = LiveLog(self.reader_log), self.heard()
        self.start("orca", "orca", "--replace", f"--debug-file={log.path}")
        until("the screen reader speaks", lambda: self.heard() > heard, limit=60)
        until("the screen reader is ready", self.is_idle)

    def is_read(self):
        """Whether the screen reader runs."""
        reader = self.process("orca")
        return reader is not None and reader.poll() is None

    def heard(self):
        """How much was said so far: a place in the log of it."""
        return self.spoken.stat().st_size if self.spoken.exists() else 0

    def process(self, name):
        """The process that was started last under a name, or `None`."""
        found = [process for known, process in self.started if known == name]
        return found[-1] if found else None

    def is_idle(self):
        """Whether nobody between a key and a word had anything to do since this was asked last, half
        a second ago, and nothing was said."""
        before, self.work = self.work, self._work()
        if before == self.work:
            self.work = None
            return True
        time.sleep(0.5)
        return False

    def _work(self):
        """What they have done so far: the time of the processor each took, and how much was said."""
        times = []
        # A model is made ready as long as nothing else is to be done.
        for name in AT_WORK[self.scenario.has("models"):]:
            process = self.process(name)
            if process is not None and process.poll() is None:
                parts = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
                # Who waits for the processor is at work too, and never the same.
                times.append((name, parts[11], parts[12], parts[0] == "R" and object()))
        return times, self.heard()

    def end(self):
        """Ends every process, the youngest first: those before serve those after."""
        while self.started:
            _, process = self.started.pop()
            self._end(process)

    @staticmethod
    def _end(process):
        for sign in (signal.SIGTERM, signal.SIGKILL):
            if process.poll() is not None:
                return
            process.send_signal(sign)
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                continue

    def _environment(self):
        data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
        home, run = self.folder / "home", self.folder / "run"
        home.mkdir()
        run.mkdir(mode=0o700)
        for name in ("WAYLAND_DISPLAY", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            os.environ.pop(name, None)
        os.environ.update(
            HOME=str(home), XDG_RUNTIME_DIR=str(run), LC_ALL="C.UTF-8", LANG="C.UTF-8", TZ="UTC",
            GDK_BACKEND="x11", LIBGL_ALWAYS_SOFTWARE="1", NO_AT_BRIDGE="0", GTK_MODULES="",
        )

        # Where it is not about that, keys are not named: what is said is told apart more easily.
        orca = home / ".local/share/orca"
        orca.mkdir(parents=True)
        (orca / "orca-customizations.py").write_text(
            f"from orca import settings\nsettings.enableKeyEcho = {self.scenario.has('echo')}\n")
        if self.scenario.has("models"):
            os.environ.setdefault("SKOLROST_MODELS", str(data / "skolrost/models"))
        else:
            os.environ["SKOLROST_MODELS"] = str(home / "models")

    def _screen(self):
        given, taken = os.pipe()
        options = ["-displayfd", str(taken), "-screen", "0", "1000x1000x24", "-nolisten", "tcp",
                   "-noreset"]
        self.start("xvfb", "Xvfb", *options, pass_fds=[taken])
        os.close(taken)
        with os.fdopen(given) as display:
            os.environ["DISPLAY"] = f":{display.readline().strip()}"
        # Letters that a keyboard lacks are typed by changing it, and the first of them gets lost.
        subprocess.run(["setxkbmap", "se"], check=True)

    def _microphone(self):
        """A sound service whose microphone hears what is played, and nothing is."""
        home = self.folder / "home"
        (home / ".asoundrc").write_text("pcm.!default { type pulse }\nctl.!default { type pulse }\n")
        (home / "room.pa").write_text("\n".join([
            "load-module module-native-protocol-unix auth-anonymous=1",
            "load-module module-null-sink sink_name=room", "set-default-source room.monitor", "",
        ]))
        options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        self.start("sound", "pulseaudio", *options, "--file", str(home / "room.pa"))
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        ask = ["pactl", "get-default-source"]
        until("the microphone", lambda: subprocess.run(ask, **quiet).returncode == 0)

    @staticmethod
    def play(sound):
        """Plays a sound before the microphone, to its end."""
        subprocess.run(["paplay", "--device=room", str(sound)], check=True)

    def _window_manager(self):
        self.start("openbox", "openbox")
        ask = ["xdotool", "get_desktop"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        until("the window manager", lambda: subprocess.run(ask, **quiet).returncode == 0)

    def _buses(self):
        command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        bus = self.start("dbus", *command, stdout=subprocess.PIPE, text=True)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self.start("at-spi", "/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        # Without a reader nobody else says that the tree is wanted, and it is read here too.
        arguments = ["org.freedesktop.DBus.Properties.Set", "org.a11y.Status", "IsEnabled", "<true>"]
        call = ["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path",
                "/org/a11y/bus", "--method", *arguments]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        until("the accessibility bus", lambda: subprocess.run(call, **quiet).returncode == 0)

    def _speech(self):
        settings, address = self.folder / "speech", self.folder / "run" / "speech"
        settings.mkdir()
        setup = {"module": "capture", "languages": LANGUAGES, "log": str(self.spoken)}
        setup["ms_per_word"] = int(self.scenario.settings.get("pace", 0))
        (settings / "voice.json").write_text(json.dumps(setup))
        (settings / "speechd.conf").write_text("\n".join([
            f'AddModule "capture" "{VOICE}" "{settings / "voice.json"}"',
            "DefaultModule capture", "DefaultVolume 100", 'AudioOutputMethod "libao"',
            "DisableAutoSpawn", "Timeout 0", "",
        ]))
        self.start(
            "speech", "speech-dispatcher", "--run-single", "--communication-method", "unix_socket",
            "--socket-path", str(address), "--config-dir", str(settings),
            "--log-dir", str(settings), "--pid-file", str(settings / "pid"),
        )
        os.environ["SPEECHD_ADDRESS"] = f"unix_socket:{address}"
        until("the speech service", lambda: answers(address))


def answers(address):
    """Whether somebody takes connections at a socket."""
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(str(address)) == 0
