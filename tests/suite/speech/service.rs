//! A private speech-dispatcher whose voices write down what they are asked to say.
//!
//! The service is found by an environment variable, and a process has one environment for all its
//! threads. So a test that needs the service runs twice: first it starts the service and itself
//! once more as a child process; in the child, the variable is set and the body runs.

use std::fs;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::json;
use tempfile::TempDir;

const ADDRESS: &str = "SPEECHD_ADDRESS";
/// Where the child finds the files of its service. Only set in the child.
const HOME: &str = "SKOLROST_TEST_SPEECH_SERVICE";

/// One line of what the voices wrote down.
#[derive(Debug, Deserialize)]
pub(crate) struct Record {
    pub(crate) module: String,
    pub(crate) what: String,
    /// Seconds since 1970.
    pub(crate) at: f64,
    pub(crate) text: String,
    /// As the voice was given it.
    pub(crate) markup: String,
    pub(crate) language: String,
    pub(crate) rate: i32,
    pub(crate) volume: i32,
}

/// The service, as the body of a test sees it.
pub(crate) struct Service {
    home: PathBuf,
}

impl Service {
    /// What the voices wrote down about beginnings, endings or interruptions.
    pub(crate) fn written(&self, what: &str) -> Vec<Record> {
        let log = fs::read_to_string(self.home.join("spoken.jsonl")).unwrap_or_default();
        let records = log.lines().map(|line| serde_json::from_str::<Record>(line).unwrap());
        records.filter(|record| record.what == what).collect()
    }

    /// Stops the service in its tracks: it is there and answers nothing.
    pub(crate) fn freeze(&self) {
        let pid = fs::read_to_string(self.home.join("pid")).unwrap();
        let status = Command::new("kill").args(["-STOP", pid.trim()]).status().unwrap();
        assert!(status.success());
    }
}

/// Runs the body of the test called `test`, a name that no other test's holds, with a running
/// service.
pub(crate) fn with_service(test: &str, body: impl FnOnce(&Service)) {
    in_child(test, body, |home| Some(Daemon::start(home)));
}

/// Runs the body of the test called `test` where no service is and none can be started.
pub(crate) fn without_service(test: &str, body: impl FnOnce(&Service)) {
    in_child(test, body, |_| None);
}

fn in_child(test: &str, body: impl FnOnce(&Service), start: impl FnOnce(&Path) -> Option<Daemon>) {
    if let Some(home) = std::env::var_os(HOME) {
        return body(&Service { home: home.into() });
    }
    let home = TempDir::new().unwrap();
    write_settings(home.path());
    let _daemon = start(home.path());
    let output = Command::new(std::env::current_exe().unwrap())
        .args([test, "--nocapture"])
        .env(ADDRESS, format!("unix_socket:{}", home.path().join("socket").display()))
        .env(HOME, home.path())
        // Whoever tries to start a service finds settings that forbid it.
        .env("XDG_CONFIG_HOME", home.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{complaint}");
    assert!(said.contains("1 passed"), "there is no test called {test}");
}

/// Two output modules: `home` speaks Swedish and English; `away`, which speaks Arabic only, is
/// the one for Arabic and, by a mistake in the settings, for Finnish.
fn write_settings(home: &Path) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/capture_voice.py");
    let add_module = |module: &str, languages: &[&str]| {
        let setup = home.join(format!("{module}.json"));
        let log = home.join("spoken.jsonl");
        let content =
            json!({"module": module, "languages": languages, "ms_per_word": 20, "log": log});
        fs::write(&setup, content.to_string()).unwrap();
        format!("AddModule \"{module}\" \"{}\" \"{}\"", script.display(), setup.display())
    };
    let settings = [
        &add_module("home", &["sv", "en-GB"]),
        &add_module("away", &["ar"]),
        "DefaultModule home",
        "LanguageDefaultModule \"ar\" \"away\"",
        "LanguageDefaultModule \"fi\" \"away\"",
        "DefaultVolume 100",
        "AudioOutputMethod \"libao\"",
        "DisableAutoSpawn",
        "Timeout 0\n",
    ];
    let folder = home.join("speech-dispatcher");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("speechd.conf"), settings.join("\n")).unwrap();
}

/// The process of the service; ends with this value.
struct Daemon(Child);

impl Daemon {
    fn start(home: &Path) -> Self {
        let socket = home.join("socket");
        let child = Command::new("speech-dispatcher")
            .args(["--run-single", "--communication-method", "unix_socket", "--socket-path"])
            .arg(&socket)
            .arg("--config-dir")
            .arg(home.join("speech-dispatcher"))
            .arg("--log-dir")
            .arg(home)
            .arg("--pid-file")
            .arg(home.join("pid"))
            .spawn()
            .expect("speech-dispatcher is installed");
        let daemon = Self(child);
        let deadline = Instant::now() + Duration::from_secs(20);
        while UnixStream::connect(&socket).is_err() {
            assert!(Instant::now() < deadline, "speech-dispatcher does not start");
            thread::sleep(Duration::from_millis(10));
        }
        daemon
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        // Its modules end with it, because their input does.
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}
