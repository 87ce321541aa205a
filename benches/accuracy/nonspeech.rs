//! What a microphone hears besides questions: none of it may be answered.

use sounds::{Clip, Condition, SpeakError, Speaker, kitchen, nonspeech, seed};

use crate::household::Asking;
use crate::options::{Options, Set};
use crate::questions::{self, Expected};
use crate::sounding::{Sounding, Task};
use crate::spoken;

/// How many of each kind, where no smaller limit is given.
const EACH: usize = 10;
/// How long silence, music and noise last, in seconds.
const SECONDS: f32 = 4.0;

/// Silence, music, the noise of a kitchen, two people at once, and the program's own voice.
pub(crate) fn soundings(options: &Options, asking: &Asking, speaker: &Speaker) -> Vec<Sounding> {
    let each = options.limit.unwrap_or(EACH).min(EACH);
    let mut soundings = vec![sounding("silence", "", speaker, |_| Ok(Clip::silence(SECONDS)))];
    for n in 0..each {
        let music = |seed| Ok(nonspeech::music(SECONDS, seed));
        soundings.push(sounding("music", &n.to_string(), speaker, music));
        let noise = |seed| Ok(kitchen::noise(SECONDS, seed));
        soundings.push(sounding("noise", &n.to_string(), speaker, noise));
    }
    let language = asking.language.as_str();
    let others = questions::chosen(spoken::sentences(Set::OffTopic, asking), options);
    let others: Vec<String> = others.into_iter().map(|sentence| sentence.text).collect();
    soundings.extend(crosstalk(&others, language, speaker).take(each));
    soundings.extend(own_voice(language, speaker).take(each));
    soundings
}

/// Two people who talk about something else at once.
fn crosstalk(
    sentences: &[String],
    language: &str,
    speaker: &Speaker,
) -> impl Iterator<Item = Sounding> {
    let pairs = sentences.iter().zip(sentences.iter().skip(1));
    let voices = spoken::voices(language);
    pairs.enumerate().map(move |(n, (one, other))| {
        let voice = |n: usize| &voices[n % voices.len()];
        sounding("crosstalk", &format!("{one} {other}"), speaker, |seed| {
            let (one, other) =
                (speaker.speech(one, voice(n))?, speaker.speech(other, voice(n + 1))?);
            Ok(nonspeech::crosstalk(&one, &other, seed))
        })
    })
}

/// The program's voice as it comes back from the loudspeaker through the room.
fn own_voice(language: &str, speaker: &Speaker) -> impl Iterator<Item = Sounding> {
    let voice = spoken::voices(language).into_iter().next();
    let answers = spoken::answers(language).into_iter();
    answers.zip(voice.into_iter().cycle()).map(move |(answer, voice)| {
        sounding("own-voice", &answer, speaker, |seed| {
            Ok(Condition::Echo.apply(&speaker.speech(&answer, &voice)?, seed))
        })
    })
}

/// A sound of a kind; `which` tells it from others of the kind.
fn sounding(
    kind: &str,
    which: &str,
    speaker: &Speaker,
    make: impl FnOnce(u64) -> Result<Clip, SpeakError>,
) -> Sounding {
    let seed = seed(&[kind, which]);
    let file = speaker.keep(seed, || make(seed)).expect("espeak-ng is installed by make accuracy");
    Sounding {
        set: Set::Nonspeech,
        condition: kind.to_owned(),
        voice: String::new(),
        file,
        task: Task::Question(Expected::unknown(&format!("{kind} {which}"))),
    }
}
