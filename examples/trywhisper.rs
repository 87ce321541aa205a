use skolrost::listen::models::{Catalogue, ModelStore};
use skolrost::listen::recogniser::*;
use skolrost::listen::sound::*;
use skolrost::model::Language;
use skolrost::question::phrases::*;
use skolrost::question::spoken::*;
use skolrost::question::*;
use std::process::Command;
use std::time::Instant;
fn main() {
    // phrasesfile lang voice n
    let a: Vec<String> = std::env::args().skip(1).collect();
    let lang = Language::new(&a[0]).unwrap();
    let p = Phrases::parse(&lang, &std::fs::read_to_string(&a[1]).unwrap()).unwrap();
    let names = SpokenNames {
        children: ["Omar", "Elsa", "Alva"].iter().map(|n| Spoken::as_written(n)).collect(),
        ..Default::default()
    };
    let g = p.grammar(&names, Moment::First);
    println!("sentences {} nodes {}", g.sentences(), g.len());
    let n: usize = a[3].parse().unwrap();
    let threads: usize = a[4].parse().unwrap();
    let sample: Vec<String> = if a.len() > 5 {
        std::fs::read_to_string(&a[5])
            .unwrap()
            .lines()
            .map(|l| l.split('|').next().unwrap().trim().to_owned())
            .filter(|l| !l.is_empty() && !l.starts_with('#'))
            .take(n)
            .collect()
    } else {
        g.sample(n, 7)
    };
    let cat = Catalogue::embedded().unwrap();
    let path = ModelStore::of_user().unwrap().path(cat.model("base").unwrap()).unwrap();
    let t = Instant::now();
    let mut r = Recogniser::load(&path, threads).unwrap();
    println!("load {:?}", t.elapsed());
    let t = Instant::now();
    r.expect(vec![(lang.clone(), g)]);
    println!("expect {:?}", t.elapsed());
    if std::env::var("WARM").is_ok() {
        let t = Instant::now();
        r.warm();
        println!("warm {:?}", t.elapsed());
    }
    let sounds: Vec<Sound> = sample
        .iter()
        .enumerate()
        .map(|(i, s)| {
            let f = format!("/tmp/snd/{}{}-{i}.wav", a[2], std::process::id());
            Command::new("espeak-ng").args(["-v", &a[2], "-w", &f, s]).status().unwrap();
            read_wav(std::path::Path::new(&f)).unwrap()
        })
        .collect();
    for cut in [0usize, 8000] {
        skolrost::listen::whisper::CUT.store(cut, std::sync::atomic::Ordering::Relaxed);
        r.expect(vec![(lang.clone(), p.grammar(&names, Moment::First))]);
        for (most, spread) in [(48, 30.0), (32, 10.0), (24, 9.0), (24, 7.0), (16, 9.0)] {
            *CONFIG.lock().unwrap() = (most, spread);
            let mut ok = 0;
            let mut bad = vec![];
            for pass in 0..2 {
                rows();
                ok = 0;
                for (sound, s) in sounds.iter().zip(&sample) {
                    let h = r.recognise(sound);
                    let b = h.sentences.first().cloned();
                    let same = b.as_ref().is_some_and(|b| b.text == *s);
                    ok += same as usize;
                    if !same && pass == 0 {
                        bad.push(format!(
                            "   {s} <> {} {:.2}",
                            b.as_ref().map_or("", |b| &b.text),
                            b.as_ref().map_or(0.0, |b| b.score)
                        ));
                    }
                }
            }
            println!(
                "cut {cut} most {most} spread {spread}: {ok}/{n} rows {:.0}",
                rows() as f32 / n as f32
            );
            if most == 48 {
                for b in bad {
                    println!("{b}");
                }
            }
        }
    }
}
