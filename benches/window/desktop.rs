//! A screen and the buses of a session, for this bench alone.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::process::{Watched, ran, until};

/// What was started for the bench; it ends with it, the youngest first.
pub(super) struct Desktop {
    home: TempDir,
    display: String,
    pub(super) bus: String,
    started: Vec<Child>,
}

impl Desktop {
    pub(super) fn start() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        // An empty file of settings: nobody is welcomed.
        let settings = home.path().join(".config/skolrost");
        std::fs::create_dir_all(&settings).expect("it is ours");
        std::fs::write(settings.join("config.toml"), "").expect("it is ours");
        let mut desktop =
            Self { home, display: String::new(), bus: String::new(), started: Vec::new() };
        let screen =
            ["-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"];
        desktop.display = format!(":{}", desktop.told("Xvfb", &screen));
        let bus = ["--session", "--nofork", "--print-address"];
        desktop.bus = desktop.told("dbus-daemon", &bus);
        desktop.background("/usr/libexec/at-spi-bus-launcher", &["--launch-immediately"]);
        desktop.background("openbox", &[]);
        let ask = || desktop.command("xdotool").arg("get_desktop").output();
        until("the window manager", || ask().is_ok_and(|output| output.status.success()));
        desktop
    }

    /// A command of this session, without a speech model and without settings.
    pub(super) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("HOME", self.home.path())
            .env("XDG_RUNTIME_DIR", self.home.path())
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let others = ["WAYLAND_DISPLAY", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"];
        for name in others.into_iter().chain(["AT_SPI_BUS_ADDRESS", "RUST_LOG"]) {
            command.env_remove(name);
        }
        command
    }

    /// Makes a window as large as the screen.
    pub(super) fn enlarge(&self, window: &Watched) {
        let search = ["search", "--sync", "--onlyvisible", "--pid", &window.number().to_string()];
        let found = self.command("xdotool").args(search).stdout(Stdio::piped()).output();
        let found = String::from_utf8(found.expect("xdotool is installed").stdout);
        let found = found.expect("a number");
        let number = found.lines().last().expect("the window is seen");
        for order in [["windowmove", number, "0", "0"], ["windowsize", number, "1920", "1080"]] {
            let status = self.command("xdotool").args(order).status();
            assert!(status.is_ok_and(|status| status.success()), "xdotool moves windows");
        }
    }

    /// The time of the processor that a line told to the window takes, of it and of the screen.
    pub(super) fn cost(&self, window: &mut Watched, line: &str) -> Duration {
        let screen = self.started.first().map(Child::id).expect("the screen was started first");
        let all = |window: &Watched| ran(window.number()) + ran(screen);
        let before = all(window);
        window.tell(line);
        // Done when neither has run for a while.
        let mut last = before;
        let begun = Instant::now();
        loop {
            std::thread::sleep(Duration::from_millis(40));
            let now = all(window);
            if now == last && now > before {
                return now.saturating_sub(before);
            }
            assert!(begun.elapsed() < Duration::from_secs(10), "the window rests after a change");
            last = now;
        }
    }

    fn background(&mut self, program: &str, arguments: &[&str]) {
        let child = self.command(program).args(arguments).spawn();
        self.started.push(child.expect("it is installed by make bench"));
    }

    /// Starts a service, and gives the line that it prints.
    fn told(&mut self, program: &str, arguments: &[&str]) -> String {
        let spawned = self.command(program).args(arguments).stdout(Stdio::piped()).spawn();
        let mut child = spawned.expect("it is installed by make bench");
        let mut line = String::new();
        let output = child.stdout.take().expect("it was piped");
        BufReader::new(output).read_line(&mut line).expect("a line");
        self.started.push(child);
        line.trim().to_owned()
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        while let Some(mut child) = self.started.pop() {
            // Asked, not killed: the launcher of the accessibility bus ends what it started.
            let asked = Command::new("kill").arg(child.id().to_string()).status();
            let ended = asked.and_then(|_| child.wait());
            ended.expect("our own process ends");
        }
    }
}
