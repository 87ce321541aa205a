//! A private `PulseAudio` with a room in it: what is played into the room is what its microphone
//! hears.
//!
//! The service is found by environment variables, and a process has one environment for all its
//! threads. So a test that needs it runs twice: first it starts the service and itself once more
//! as a child process; in the child, the variables are set and the body runs.

use std::fs;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use skolrost::listen::models::ModelStore;
use tempfile::TempDir;

/// Where the child finds the files of its service. Only set in the child.
const HOME: &str = "SKOLROST_TEST_SOUND_SERVICE";

/// The default device leads to the service; the telephone's samples are in a law of their own.
const DEVICES: &str = r#"
pcm.!default { type pulse hint { show on description "The room" } }
ctl.!default { type pulse }
pcm.telephone {
    type mulaw
    slave { pcm { type null } format S16_LE }
    hint { show on description "A telephone" }
}
"#;

/// A sink that goes nowhere, and what it hears as the microphone.
const ROOM: &str = "\
load-module module-native-protocol-unix auth-anonymous=1
load-module module-null-sink sink_name=room rate=48000 channels=2
set-default-sink room
set-default-source room.monitor
";

/// The service, as the body of a test sees it.
pub(crate) struct Service {
    home: PathBuf,
}

impl Service {
    /// Plays samples at 16 kHz into the room; goes on until they are played, unless it is dropped.
    pub(crate) fn play(&self, samples: &[f32]) -> Playing {
        let file = self.home.join("played.wav");
        let format = hound::WavSpec {
            channels: 1,
            sample_rate: 16_000,
            bits_per_sample: 32,
            sample_format: hound::SampleFormat::Float,
        };
        let mut wav = hound::WavWriter::create(&file, format).unwrap();
        for &sample in samples {
            wav.write_sample(sample).unwrap();
        }
        wav.finalize().unwrap();
        Playing(Command::new("paplay").arg(file).spawn().expect("paplay is installed"))
    }

    /// Pulls the plug: the room and its microphone are gone.
    pub(crate) fn unplug(&self) {
        let mut pactl = Command::new("pactl");
        at_home(&mut pactl, &self.home).args(["unload-module", "module-null-sink"]);
        let unloaded = pactl.status();
        assert!(unloaded.unwrap().success());
    }

    /// The room is back.
    pub(super) fn plug_in(&self) {
        for command in [
            "load-module module-null-sink sink_name=room rate=48000 channels=2",
            "set-default-sink room",
            "set-default-source room.monitor",
        ] {
            let mut pactl = Command::new("pactl");
            let done = at_home(&mut pactl, &self.home).args(command.split(' ')).output();
            assert!(done.unwrap().status.success(), "{command}");
        }
    }

    /// The service itself dies.
    pub(crate) fn kill(&self) {
        self.signal("-KILL");
    }

    /// The service is there and does nothing any more.
    pub(crate) fn freeze(&self) {
        self.signal("-STOP");
    }

    fn signal(&self, signal: &str) {
        let pid = fs::read_to_string(self.home.join("pid")).unwrap();
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
    }
}

/// A sound on its way into the room.
pub(crate) struct Playing(Child);

impl Playing {
    /// Waits until all of it is played.
    pub(crate) fn wait(mut self) {
        assert!(self.0.wait().unwrap().success());
    }
}

impl Drop for Playing {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs the body of the test called `test`, a name that no other test's holds, with a running
/// service.
pub(crate) fn with_service(test: &str, body: impl FnOnce(&Service)) {
    in_child(test, body, |home| Some(Daemon::start(home)));
}

/// Runs the body of the test called `test` on a machine without any sound.
pub(crate) fn without_service(test: &str, body: impl FnOnce(&Service)) {
    in_child(test, body, |_| None);
}

fn in_child(test: &str, body: impl FnOnce(&Service), start: impl FnOnce(&Path) -> Option<Daemon>) {
    if let Some(home) = std::env::var_os(HOME) {
        return body(&Service { home: home.into() });
    }
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("devices.conf"), DEVICES).unwrap();
    fs::write(home.path().join("room.pa"), ROOM).unwrap();
    let _daemon = start(home.path());
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([test, "--nocapture"]);
    if let Some(store) = ModelStore::of_user() {
        command.env("SKOLROST_MODELS", store.folder());
    }
    let output = at_home(&mut command, home.path()).env(HOME, home.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{complaint}");
    assert!(said.contains("1 passed"), "there is no test called {test}");
    assert!(!complaint.contains("ALSA"), "the terminal is for people: {complaint}");
}

/// Settings, sockets and devices of this home, and none of whoever runs the tests.
fn at_home<'a>(command: &'a mut Command, home: &Path) -> &'a mut Command {
    command
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .env("XDG_RUNTIME_DIR", home)
        .env("PULSE_RUNTIME_PATH", home)
        .env("ALSA_CONFIG_PATH", home.join("devices.conf"))
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .env_remove("PULSE_SERVER")
}

/// The process of the service; ends with this value.
struct Daemon(Child);

impl Daemon {
    fn start(home: &Path) -> Self {
        let log = fs::File::create(home.join("log")).unwrap();
        let child = at_home(&mut Command::new("pulseaudio"), home)
            .args(["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--file"])
            .arg(home.join("room.pa"))
            .stdin(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("pulseaudio is installed");
        fs::write(home.join("pid"), child.id().to_string()).unwrap();
        let daemon = Self(child);
        let deadline = Instant::now() + Duration::from_secs(20);
        let has_room = || {
            let listed = at_home(&mut Command::new("pactl"), home)
                .args(["list", "short", "sources"])
                .output();
            String::from_utf8_lossy(&listed.unwrap().stdout).contains("room.monitor")
        };
        while UnixStream::connect(home.join("native")).is_err() || !has_room() {
            assert!(Instant::now() < deadline, "pulseaudio does not start");
            thread::sleep(Duration::from_millis(20));
        }
        daemon
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
