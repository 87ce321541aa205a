//! The command line as other programs use it: words in, lines or one JSON object out, exit codes.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const AT: [&str; 2] = ["--at", "2026-11-23T07:30"];

fn skolrost() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_skolrost"));
    // No configuration of whoever runs the tests.
    command.env("XDG_CONFIG_HOME", "/nonexistent");
    command
}

fn run(arguments: &[&str]) -> Output {
    skolrost().args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn ask(arguments: &[&str]) -> Output {
    run(&[&["ask"], &AT[..], arguments].concat())
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn json(output: &Output) -> Value {
    let text = out(output);
    assert_eq!(text.trim_end().lines().count(), 1, "one object on one line: {text}");
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_question_is_answered_on_standard_output() {
    let output = ask(&["Vad", "får", "Elsa", "till", "lunch", "på", "fredag?"]);
    assert_eq!(out(&output), "Elsa får TACOS MED TILLBEHÖR på fredag.\n");
    assert_eq!(code(&output), 0);
}

#[test]
fn json_keeps_the_contract() {
    let report = json(&ask(&["--json", "Vad får Omar till lunch på onsdag?"]));
    let question = &report["question"];
    assert_eq!(question["text"], "Vad får Omar till lunch på onsdag?");
    assert_eq!(question["language"], "sv");
    assert_eq!(question["intent"], "meal");
    assert_eq!(question["child"], "Omar");
    assert_eq!(question["from"], "2026-11-25");
    assert_eq!(question["to"], "2026-11-25");
    assert_eq!(question["subject"], Value::Null);
    assert_eq!(report["answer"]["kind"], "found");
    assert_eq!(report["answer"]["facts"][0]["date"], "2026-11-25");
    for sentence in report["sentences"].as_array().unwrap() {
        assert!(sentence["text"].is_string());
        assert_eq!(sentence["language"], "sv");
        assert!(sentence["kind"].is_string());
    }
    for step in ["fetch", "recognise", "understand", "answer", "speak"] {
        assert!(report["timings_ms"][step].is_number(), "{step}");
    }
}

#[test]
fn the_answer_is_what_fetch_knows() {
    let known = json(&run(&[&["fetch", "--json"], &AT[..]].concat()));
    for child in known["children"].as_array().unwrap() {
        let name = child["first_name"].as_str().unwrap();
        for meal in child["meals"].as_array().unwrap() {
            let date = meal["date"].as_str().unwrap();
            let report =
                json(&ask(&["--json", &format!("What does {name} have for lunch on {date}?")]));
            assert_eq!(report["answer"]["facts"][0]["dishes"], meal["dishes"], "{name} {date}");
        }
    }
}

#[test]
fn the_same_time_gives_the_same_answer() {
    let question = "Vad händer den här veckan?";
    assert_eq!(out(&ask(&[question])), out(&ask(&[question])));
}

#[test]
fn a_name_may_be_heard_in_another_way() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("config.toml");
    std::fs::write(&settings, "[heard-as]\nElsa = [\"Helsa\"]\n").unwrap();
    let question = "Vad får Helsa till lunch på fredag?";
    let output = ask(&["--config", settings.to_str().unwrap(), question]);
    assert_eq!(out(&output), "Elsa får TACOS MED TILLBEHÖR på fredag.\n");
    assert_eq!(code(&ask(&[question])), 2, "without the setting it is asked who that is");
}

#[test]
fn a_language_that_cannot_be_asked_in_is_answered_in() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("config.toml");
    for content in ["answer-in = \"ar\"", "languages = [\"ar\"]", "languages = [\"ar\", \"sv\"]"] {
        std::fs::write(&settings, content).unwrap();
        let output = ask(&["--config", settings.to_str().unwrap(), "När slutar Elsa i morgon?"]);
        let answer = "ينتهي دوام Elsa الساعة الواحدة وعشر دقائق غدًا.\n";
        assert_eq!(out(&output), answer, "{content}");
    }
    let output = run(&["record", "--language", "ar", "--out", folder.path().to_str().unwrap()]);
    assert_eq!(code(&output), 64, "nobody has written what to ask for in Arabic");
    assert!(String::from_utf8_lossy(&output.stderr).contains("språket ar"));
}

#[test]
fn a_pause_is_within_reason() {
    for pause in ["0.7", "10.1", "long", "NaN"] {
        assert_eq!(code(&run(&["listen", "--hands-free", "--pause", pause])), 64, "{pause}");
    }
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("config.toml");
    std::fs::write(&settings, "pause = 0.7\n").unwrap();
    let output = run(&["listen", "--config", settings.to_str().unwrap()]);
    assert_eq!(code(&output), 64);
    assert!(String::from_utf8_lossy(&output.stderr).contains("0.8 to 10 seconds"));
}

#[test]
fn exit_codes_tell_how_it_went() {
    let table: &[(&[&str], i32)] = &[
        (&["Vad får Kalle till lunch?"], 2),
        (&["Vad blir det för väder imorgon?"], 2),
        (&["--scenario", "empty", "Vad får Omar till lunch på onsdag?"], 0),
        (&["--scenario", "expired-session", "Vad får Omar till lunch på onsdag?"], 3),
        (&["--scenario", "login-cancelled", "Vad får Omar till lunch på onsdag?"], 3),
        (&["--scenario", "login-error", "Vad får Omar till lunch på onsdag?"], 3),
        (&["--scenario", "server-error", "Vad får Omar till lunch på onsdag?"], 4),
        (&["--scenario", "html-instead-of-json", "Vad får Omar till lunch på onsdag?"], 4),
        (&["--scenario", "wrong-child", "Vad får Omar till lunch på onsdag?"], 4),
        (&["--scenario", "no-such-fault", "Vad får Omar till lunch på onsdag?"], 64),
        (&["--lang", "zz", "Vad får Omar till lunch?"], 64),
        (&["--audio", "/nonexistent.wav"], 64),
        (&[], 64),
    ];
    for (arguments, expected) in table {
        let output = ask(arguments);
        assert_eq!(code(&output), *expected, "{arguments:?}");
        let said = !output.stdout.is_empty() || !output.stderr.is_empty();
        assert!(said, "{arguments:?} says nothing");
    }
}

#[test]
fn a_missing_model_is_5_and_tells_how_to_get_it() {
    let file = tempfile::Builder::new().suffix(".wav").tempfile().unwrap();
    // A tone: neither silent nor speech.
    write_wav(file.path(), |i| (i % 100) * 100);
    let empty = tempfile::tempdir().unwrap();
    let output = skolrost()
        .args(["ask", "--audio"])
        .arg(file.path())
        .env("SKOLROST_MODELS", empty.path())
        .output()
        .unwrap();
    assert_eq!(code(&output), 5);
    assert!(String::from_utf8_lossy(&output.stderr).contains("skolrost models get base"));
}

/// A second of sound.
fn write_wav(path: &Path, sample: impl Fn(i16) -> i16) {
    let spec = hound::WavSpec {
        channels: 1,
        sample_rate: 16_000,
        bits_per_sample: 16,
        sample_format: hound::SampleFormat::Int,
    };
    let mut writer = hound::WavWriter::create(path, spec).unwrap();
    for i in 0..16_000_i16 {
        writer.write_sample(sample(i)).unwrap();
    }
    writer.finalize().unwrap();
}

#[test]
fn silence_is_asked_about_on_standard_output() {
    let file = tempfile::Builder::new().suffix(".wav").tempfile().unwrap();
    write_wav(file.path(), |_| 0);
    let report = json(&ask(&["--json", "--audio", file.path().to_str().unwrap()]));
    assert_eq!(report["answer"]["kind"], "asked-back");
    let output = ask(&["--audio", file.path().to_str().unwrap()]);
    assert_eq!(code(&output), 2);
    assert!(!out(&output).is_empty());
}

#[test]
fn a_spoken_question_is_answered_by_the_real_model() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("question.wav");
    let spoken = "What does Omar have for lunch on Wednesday?";
    let mut espeak = Command::new("espeak-ng");
    let made = espeak.args(["-v", "en-gb", "-w"]).arg(&file).arg(spoken).status();
    assert!(made.is_ok_and(|status| status.success()), "make test installs espeak-ng");
    let report = json(&ask(&["--json", "--audio", file.to_str().unwrap()]));
    assert_eq!(report["question"]["intent"], "meal", "{report}");
    assert_eq!(report["question"]["child"], "Omar");
    assert_eq!(report["question"]["from"], "2026-11-25");
    assert!(report["timings_ms"]["recognise"].as_f64().unwrap() > 0.0);
}

#[test]
fn the_answer_can_be_written_as_sound() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("answer.wav");
    let output = ask(&["--wav", file.to_str().unwrap(), "Vad får Elsa till lunch på fredag?"]);
    assert_eq!(code(&output), 0);
    let sound = hound::WavReader::open(&file).unwrap();
    assert!(sound.duration() > sound.spec().sample_rate, "longer than a second");
}

#[test]
fn a_language_without_a_voice_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("said.wav");
    let output = run(&["say", "Maxaa qado ah?", "--lang", "so", "--wav", file.to_str().unwrap()]);
    assert_eq!(code(&output), 5);
    assert!(!file.exists());
}

#[test]
fn without_a_terminal_every_line_is_a_question() {
    let mut child = skolrost()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let questions = "Vilka barn har jag?\n\nmer\n";
    child.stdin.take().unwrap().write_all(questions.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 0);
    let expected = "Du har 3 barn: Elsa, Omar och Liv.\nElsa går i 2B på Ängsskolan.\n\
                    Det finns mer att höra.\nOmar går i 7C på Tallbackaskolan.\nLiv går";
    assert!(out(&output).starts_with(expected), "{}", out(&output));
}

#[test]
fn nothing_of_the_session_is_told() {
    let output = ask(&["--log", "debug", "--json", "Vad får Omar till lunch på onsdag?"]);
    let told = format!("{}{}", out(&output), String::from_utf8_lossy(&output.stderr));
    for secret in ["SMSESSION", "198705212382", "ASP.NET_SessionId", "xsrf"] {
        assert!(!told.contains(secret), "{secret} was told: {told}");
    }
}

#[test]
fn simulate_serves_other_programs() {
    let mut child = skolrost()
        .args(["simulate", "--at", "2026-11-23T07:30"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let stdout = child.stdout.take().unwrap();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(stdout), &mut line).unwrap();
    let address = line.trim().strip_prefix("http://").unwrap().to_owned();
    let mut stream = std::net::TcpStream::connect(&address).unwrap();
    let request = "GET /vardnadshavare/inloggad2/hem HTTP/1.1\r\n\
                   Host: etjanster.stockholm.se\r\nConnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    std::io::Read::read_to_string(&mut stream, &mut answer).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(answer.starts_with("HTTP/1.1 302"), "without a log-in: {answer}");
}

#[test]
fn keys_that_screen_readers_own_are_refused_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("config.toml");
    std::fs::write(&settings, "[keys]\ntalk = \"Ctrl+Alt+T\"\n").unwrap();
    let output = run(&["window", "--config", settings.to_str().unwrap()]);
    assert_eq!(code(&output), 64);
    let reason = String::from_utf8_lossy(&output.stderr);
    assert!(reason.contains("`talk` cannot be Ctrl+Alt+T"), "{reason}");
}
