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
    let mut soundings = vec![sounding("silence", 0, speaker, |_| Ok(Clip::silence(SECONDS)))];
    for n in 0..each {
        let music = |seed| Ok(nonspeech::music(SECONDS, seed));
        soundings.push(sounding("music", n, speaker, music));
        let noise = |seed| Ok(kitchen::noise(SECONDS, seed));
        soundings.push(sounding("noise", n, speaker, noise));
    }
    soundings.extend(crosstalk(each, options, asking, speaker));
    soundings.extend(own_voice(each, asking, speaker));
    soundings
}

/// Two people who talk about something else at once.
fn crosstalk(each: usize, options: &Options, asking: &Asking, speaker: &Speaker) -> Vec<Sounding> {
    let language = asking.language.as_str();
    let voices = spoken::voices(language);
    let sentences = questions::chosen(spoken::sentences(Set::OffTopic, language), options);
    let pairs = sentences.iter().zip(sentences.iter().skip(1)).take(each).enumerate();
    let others = voices.iter().cycle().skip(1);
    let spoken_by = voices.iter().cycle().zip(others);
    pairs
        .zip(spoken_by)
        .map(|((n, (one, other)), (voice, other_voice))| {
            sounding("crosstalk", n, speaker, |seed| {
                let one = speaker.speech(&one.text, voice)?;
                let other = speaker.speech(&other.text, other_voice)?;
                Ok(nonspeech::crosstalk(&one, &other, seed))
            })
        })
        .collect()
}

/// The program's voice as it comes back from the loudspeaker through the room.
fn own_voice(each: usize, asking: &Asking, speaker: &Speaker) -> Vec<Sounding> {
    let language = asking.language.as_str();
    let voices = spoken::voices(language);
    let answers = spoken::answers(language);
    let spoken = answers.iter().zip(voices.iter().take(1).cycle()).take(each).enumerate();
    spoken
        .map(|(n, (answer, voice))| {
            sounding("own-voice", n, speaker, |seed| {
                Ok(Condition::Echo.apply(&speaker.speech(answer, voice)?, seed))
            })
        })
        .collect()
}

fn sounding(
    kind: &str,
    n: usize,
    speaker: &Speaker,
    make: impl FnOnce(u64) -> Result<Clip, SpeakError>,
) -> Sounding {
    let seed = seed(&[kind, &n.to_string()]);
    Sounding {
        set: Set::Nonspeech,
        condition: kind.to_owned(),
        voice: String::new(),
        file: speaker.keep(seed, || make(seed)).expect("espeak-ng is installed by make accuracy"),
        task: Task::Question(Expected::unknown(kind)),
    }
}
