//! The catalogue, the models folder and the fetch from a hub on loopback.

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Instant;

use sha1::{Digest, Sha1};
use skolrost::listen::models::{
    Catalogue, CatalogueError, FileError, GetError, HubError, Mismatch, Model, ModelStore,
    Progress, Stage, StoreError, Verified,
};

#[test]
fn the_catalogue_knows_the_base_model_in_full() {
    let catalogue = Catalogue::embedded().unwrap();
    let base = catalogue.model("base").unwrap();
    assert_eq!(base.bytes, Some(147_951_465));
    assert_eq!(base.sha1.as_deref(), Some("465707469ff3a37a2b9b8d8f89f2f99de7299dac"));
    assert!(!base.packages.is_empty());
    assert_eq!(catalogue.model("kb-small").unwrap().sha1, None, "nobody has measured it");
    assert_eq!(catalogue.model("no such model"), None);
}

#[test]
fn every_model_has_its_own_name_and_file_and_a_secure_source() {
    let models = Catalogue::embedded().unwrap().models;
    for (index, model) in models.iter().enumerate() {
        assert!(model.source.starts_with("https://"), "{}", model.name);
        for other in &models[index + 1..] {
            assert_ne!((&model.name, &model.file), (&other.name, &other.file));
            assert!(model.name != other.name && model.file != other.file, "{}", model.name);
        }
    }
}

#[test]
fn a_model_file_cannot_lie_outside_the_folder() {
    for file in ["../evil.bin", "/etc/passwd", "a/b.bin", "..", ""] {
        let text = catalogue_text("http://127.0.0.1/", file, "\"unknown\"");
        assert_eq!(Catalogue::parse(&text), Err(CatalogueError::File(file.to_owned())));
    }
}

#[test]
fn a_catalogue_must_say_that_it_does_not_know() {
    let text = catalogue_text("http://127.0.0.1/", "x.bin", "\"unknown\"");
    assert!(Catalogue::parse(&text).is_ok());
    for line in ["bytes = \"unknown\"", "sha1 = \"unknown\""] {
        let text = text.replace(line, "");
        assert!(matches!(Catalogue::parse(&text), Err(CatalogueError::Unreadable(_))), "{line}");
    }
}

#[test]
fn the_folder_follows_the_environment() {
    type Variables = &'static [(&'static str, &'static str)];
    let cases: [(Variables, Option<&str>); 6] = [
        (&[("SKOLROST_MODELS", "/m"), ("XDG_DATA_HOME", "/x"), ("HOME", "/h")], Some("/m")),
        (&[("XDG_DATA_HOME", "/x"), ("HOME", "/h")], Some("/x/skolrost/models")),
        (&[("HOME", "/h")], Some("/h/.local/share/skolrost/models")),
        (&[("XDG_DATA_HOME", ""), ("HOME", "/h")], Some("/h/.local/share/skolrost/models")),
        (&[("XDG_DATA_HOME", "here"), ("HOME", "/h")], Some("/h/.local/share/skolrost/models")),
        (&[], None),
    ];
    for (variables, folder) in cases {
        let store = ModelStore::of_environment(|name| {
            variables.iter().find(|(n, _)| *n == name).map(|(_, value)| OsString::from(value))
        });
        assert_eq!(store, folder.map(|f| ModelStore::new(f.into())), "{variables:?}");
    }
}

#[test]
fn a_model_is_found_verified_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let store = ModelStore::new(folder.path().to_owned());
    let model = model("http://127.0.0.1/", b"the right bytes");
    let elsewhere = Model { file: "other.bin".to_owned(), ..model.clone() };
    assert_eq!(store.path(&model), None);
    assert!(matches!(store.verify(&model), Err(StoreError::NotInstalled(_))));
    assert!(matches!(store.remove(&model), Err(StoreError::NotInstalled(_))));

    let path = folder.path().join("m.bin");
    fs::write(&path, b"the right bytes").unwrap();
    assert_eq!(store.path(&model), Some(path.clone()));
    let catalogue = Catalogue { models: vec![elsewhere, model.clone()] };
    assert_eq!(store.installed(&catalogue), [&model]);
    assert_eq!(store.verify(&model).unwrap(), Verified::Vouched);
    fs::write(&path, b"the wrong bytes").unwrap();
    let verified = store.verify(&model);
    assert!(matches!(verified, Err(StoreError::Wrong(Mismatch::Checksum { .. }))));
    fs::write(&path, b"too short").unwrap();
    let verified = store.verify(&model);
    assert!(matches!(verified, Err(StoreError::Wrong(Mismatch::Size { expected: 15, found: 9 }))));

    store.remove(&model).unwrap();
    assert_eq!(files(folder.path()), [] as [&str; 0]);
}

#[test]
fn a_whole_file_comes_verified_and_counted() {
    let file = file(100_000);
    let hub = Hub::open(&file, [Answer::Whole]);
    let fetched = Fetch::of(&model(&hub.address, &file));
    assert_eq!(fs::read(fetched.result.unwrap()).unwrap(), file);
    assert_eq!(files(fetched.folder.path()), ["m.bin"]);
    assert_eq!((fetched.heard.total, fetched.heard.bytes), (Some(100_000), 100_000));
    assert_eq!(fetched.heard.stages, [Stage::Connecting, Stage::Downloading, Stage::Verifying]);
}

#[test]
fn a_transfer_that_breaks_off_goes_on_where_it_ended() {
    let file = file(100_000);
    let hub = Hub::open(&file, [Answer::Break, Answer::Break, Answer::Whole]);
    let fetched = Fetch::of(&model(&hub.address, &file));
    assert_eq!(fs::read(fetched.result.unwrap()).unwrap(), file);
    assert_eq!(fetched.heard.bytes, 100_000, "what was in place counts, and counts once");
    assert_eq!(hub.ranges(), ["", "bytes=50000-", "bytes=75000-"]);
}

#[test]
fn a_fetch_that_was_given_up_is_resumed_by_the_next_one() {
    let file = file(80_000);
    let hub = Hub::open(&file, [Answer::Break; 4]);
    let model_there = model(&hub.address, &file);
    let first = Fetch::of(&model_there);
    assert!(matches!(first.result, Err(GetError::Hub(HubError::BrokenOff { received: 75_000 }))));
    assert_eq!(files(first.folder.path()), ["m.bin.partial"]);

    let hub = Hub::open(&file, [Answer::Whole]);
    let second = Fetch::into(first.folder, &model(&hub.address, &file));
    assert_eq!(fs::read(second.result.unwrap()).unwrap(), file);
    assert_eq!(hub.ranges(), ["bytes=75000-"]);
}

#[test]
fn a_hub_that_knows_no_ranges_sends_the_file_anew() {
    let file = file(50_000);
    let hub = Hub::open(&file, [Answer::Break, Answer::WholeWithoutRange]);
    let fetched = Fetch::of(&model(&hub.address, &file));
    assert_eq!(fs::read(fetched.result.unwrap()).unwrap(), file);
}

#[test]
fn wrong_bytes_leave_nothing() {
    let file = file(50_000);
    let hub = Hub::open(&vec![0; 50_000], [Answer::Whole]);
    let fetched = Fetch::of(&model(&hub.address, &file));
    let wrong =
        matches!(fetched.result, Err(GetError::Hub(HubError::Wrong(Mismatch::Checksum { .. }))));
    assert!(wrong, "{:?}", fetched.result);
    assert_eq!(files(fetched.folder.path()), [] as [&str; 0]);
}

#[test]
fn a_page_that_wants_a_log_in_is_not_taken_for_the_model() {
    let hub = Hub::open(b"<html>Welcome to the hotel</html>", [Answer::Whole]);
    let fetched = Fetch::of(&model(&hub.address, &file(50_000)));
    let wrong = fetched.result.unwrap_err();
    assert!(matches!(wrong, GetError::Hub(HubError::Wrong(Mismatch::Size { found: 33, .. }))));
    assert_eq!(files(fetched.folder.path()), [] as [&str; 0]);
}

#[test]
fn a_missing_file_is_refused_and_leaves_nothing() {
    let hub = Hub::open(b"", [Answer::NotFound]);
    let fetched = Fetch::of(&model(&hub.address, b"x"));
    assert!(matches!(fetched.result, Err(GetError::Hub(HubError::Refused(404)))));
    assert_eq!(files(fetched.folder.path()), [] as [&str; 0]);
}

#[test]
fn no_hub_is_told_at_once() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let start = Instant::now();
    let fetched = Fetch::of(&model(&format!("http://{closed}/m.bin"), b"x"));
    assert!(matches!(fetched.result, Err(GetError::Hub(HubError::Unreachable(_)))));
    assert!(start.elapsed().as_secs() < 6, "{:?}", start.elapsed());
}

#[test]
fn a_failed_fetch_leaves_the_installed_model_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("m.bin"), b"installed").unwrap();
    let hub = Hub::open(b"other bytes", [Answer::Whole]);
    let fetched = Fetch::into(folder, &model(&hub.address, b"installed"));
    assert!(fetched.result.is_err());
    assert_eq!(fs::read(fetched.folder.path().join("m.bin")).unwrap(), b"installed");
}

#[test]
fn a_full_disk_is_told_and_leaves_nothing() {
    let Some(disk) = SmallDisk::mount() else {
        eprintln!("skipped: only root can mount a disk small enough to fill");
        return;
    };
    let file = file(400_000);
    let hub = Hub::open(&file, [Answer::Whole]);
    let store = ModelStore::new(disk.folder.path().join("models"));
    let result = block_on(store.get(&model(&hub.address, &file), &mut ()));
    assert!(matches!(result, Err(GetError::File(FileError::DiskFull { .. }))), "{result:?}");
    assert_eq!(files(store.folder()), [] as [&str; 0]);
}

/// What a hub does with the next request.
#[derive(Clone, Copy)]
enum Answer {
    /// Sends all that was asked for.
    Whole,
    /// Sends the whole file, whatever was asked for.
    WholeWithoutRange,
    /// Promises all, sends half and hangs up.
    Break,
    NotFound,
}

/// A model hub on loopback that answers as told and then closes.
struct Hub {
    address: String,
    requests: Receiver<String>,
}

impl Hub {
    fn open(file: &[u8], answers: impl IntoIterator<Item = Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/m.bin", listener.local_addr().unwrap());
        let (file, answers) = (file.to_vec(), answers.into_iter().collect::<Vec<_>>());
        let (sender, requests) = channel();
        thread::spawn(move || {
            for answer in answers {
                let (stream, _) = listener.accept().unwrap();
                sender.send(respond(&stream, &file, answer)).unwrap();
            }
        });
        Self { address, requests }
    }

    /// The `Range` of each request so far, empty where there was none.
    fn ranges(&self) -> Vec<String> {
        self.requests.try_iter().collect()
    }
}

fn respond(mut stream: &TcpStream, file: &[u8], answer: Answer) -> String {
    let lines = BufReader::new(stream).lines().map_while(Result::ok);
    let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let range = head.iter().find_map(|line| line.strip_prefix("range: ")).unwrap_or_default();
    let begin = range.strip_prefix("bytes=").and_then(|r| r.strip_suffix('-')?.parse().ok());
    let begin = begin.filter(|_| !matches!(answer, Answer::WholeWithoutRange)).unwrap_or(0);
    let body = &file[begin..];
    let status = match (answer, begin) {
        (Answer::NotFound, _) => "404 Not Found".to_owned(),
        (_, 0) => "200 OK".to_owned(),
        _ => {
            let (last, all) = (file.len() - 1, file.len());
            format!("206 Partial Content\r\nContent-Range: bytes {begin}-{last}/{all}")
        }
    };
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
    let sent = if matches!(answer, Answer::Break) { &body[..length / 2] } else { body };
    // The program may hang up first, when its disk is full.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(sent));
    range.to_owned()
}

/// A fetch into a folder, and what it told.
struct Fetch {
    folder: tempfile::TempDir,
    result: Result<PathBuf, GetError>,
    heard: Heard,
}

#[derive(Default)]
struct Heard {
    total: Option<u64>,
    bytes: u64,
    stages: Vec<Stage>,
}

impl Progress for Heard {
    fn started(&mut self, total: Option<u64>) {
        (self.total, self.bytes) = (total, 0);
    }

    fn advanced(&mut self, bytes: u64) {
        self.bytes += bytes;
    }

    fn note(&mut self, stage: Stage) {
        self.stages.push(stage);
    }
}

impl Fetch {
    fn of(model: &Model) -> Self {
        Self::into(tempfile::tempdir().unwrap(), model)
    }

    fn into(folder: tempfile::TempDir, model: &Model) -> Self {
        let mut heard = Heard::default();
        let store = ModelStore::new(folder.path().to_owned());
        let result = block_on(store.get(model, &mut heard));
        Self { folder, result, heard }
    }
}

/// A disk of 64 KiB.
struct SmallDisk {
    folder: tempfile::TempDir,
}

impl SmallDisk {
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).arg(folder.path());
        let mounted = mount.output().is_ok_and(|output| output.status.success());
        mounted.then_some(Self { folder })
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.folder.path()).status();
    }
}

pub(super) fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.unwrap().block_on(future)
}

fn model(address: &str, file: &[u8]) -> Model {
    let digest = format!("\"{:x}\"", Sha1::digest(file));
    let text = catalogue_text(address, "m.bin", &digest);
    let mut model = Catalogue::parse(&text).unwrap().models.remove(0);
    model.bytes = Some(file.len() as u64);
    model
}

fn catalogue_text(address: &str, file: &str, sha1: &str) -> String {
    format!(
        "[[model]]\nname = \"m\"\npurpose = \"recognition\"\nfile = \"{file}\"\n\
         source = \"{address}\"\nlicence = \"MIT\"\nlanguages = [\"sv\"]\n\
         bytes = \"unknown\"\nsha1 = {sha1}\n"
    )
}

/// Bytes of which no two stretches are alike.
fn file(length: u32) -> Vec<u8> {
    (0..length).flat_map(|i| i.wrapping_mul(2_654_435_761).to_be_bytes()[..1].to_vec()).collect()
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}
