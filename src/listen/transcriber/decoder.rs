//! Reads text out of what the encoder heard, one likeliest token after the other.
//!
//! The rules for time stamps are those of Whisper's own decoder. Without time stamps the model
//! loses its place when the encoder's window is cut to the sound, and repeats itself.

use std::time::Duration;

use whisper_rs::{WhisperError, WhisperState};

use super::tokens::Tokens;

/// What a time stamp counts.
const TICK: Duration = Duration::from_millis(20);
/// Speech begins within the first second; a later beginning is a sign of a lost place.
const LATEST_START: usize = 50;
/// A time stamp so close to the sound's end is its end.
const END_TICKS: usize = 5;
/// No language has more tokens: quick speech in a script of three bytes a syllable has one every
/// two ticks. Even the shortest sound gets a few words.
const TICKS_PER_TOKEN: usize = 2;
const MIN_TOKENS: usize = 16;
/// A phrase said over again is a loop. Short ones may be meant ("no, no"), so all its copies
/// together must have some length.
const LOOP_COPIES: usize = 2;
const LOOP_TOKENS: usize = 8;

/// A state whose encoder has run.
pub(super) struct Decoder<'a> {
    pub(super) state: &'a mut WhisperState,
    pub(super) tokens: &'a Tokens,
    pub(super) threads: usize,
}

/// What the decoder read.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// Text tokens and time stamps.
    pub(super) tokens: Vec<i32>,
    /// Over the text tokens; 0 where there are none.
    pub(super) mean_log_probability: f32,
}

impl Decoder<'_> {
    /// Decodes until the text ends, the sound's end is reached or the model repeats itself.
    pub(super) fn decode(
        &mut self,
        language: i32,
        prompt: &[i32],
        duration: Duration,
    ) -> Result<Heard, WhisperError> {
        let ticks = usize::try_from(duration.as_millis() / TICK.as_millis()).unwrap_or(0);
        let mut heard = Vec::new();
        let (mut sum, mut count) = (0.0, 0.0_f32);
        let begin = self.begin(language, prompt)?;
        for past in begin..begin + MIN_TOKENS + ticks / TICKS_PER_TOKEN {
            let Some((token, log_probability)) = self.choose(&heard)? else { break };
            if token == self.tokens.end {
                break;
            }
            heard.push(token);
            if self.tokens.is_text(token) {
                sum += log_probability;
                count += 1.0;
                if let Some(keep) = unlooped(&heard) {
                    heard.truncate(keep);
                    break;
                }
            } else if heard.len() > 1 && self.tokens.ticks(token) + END_TICKS >= ticks {
                break;
            }
            self.state.decode(&[token], past, self.threads)?;
        }
        Ok(Heard { tokens: heard, mean_log_probability: sum / count.max(1.0) })
    }

    /// Feeds what stands before the text and returns how many tokens that are. The last token goes
    /// alone: of several, whisper-rs shows the output for the first, whisper.cpp fills the last.
    fn begin(&mut self, language: i32, prompt: &[i32]) -> Result<usize, WhisperError> {
        let mut before = Vec::new();
        if !prompt.is_empty() {
            before.push(self.tokens.previous);
            before.extend_from_slice(prompt);
        }
        before.extend([self.tokens.start, language]);
        self.state.decode(&before, 0, self.threads)?;
        self.state.decode(&[self.tokens.transcribe], before.len(), self.threads)?;
        Ok(before.len() + 1)
    }

    /// The likeliest token that may come next, and the logarithm of its probability.
    fn choose(&self, heard: &[i32]) -> Result<Option<(i32, f32)>, WhisperError> {
        let mut logits = self.state.get_logits()?.to_vec();
        for (logit, suppressed) in logits.iter_mut().zip(&self.tokens.suppressed) {
            if *suppressed {
                *logit = f32::NEG_INFINITY;
            }
        }
        self.forbid(&mut logits, heard);
        let log_probabilities = log_softmax(&logits);
        let split = log_probabilities.split_at_checked(self.tokens.first_time_index());
        let Some((text, times)) = split else { return Ok(None) };
        let time: f32 = times.iter().map(|p| p.exp()).sum();
        // Taken together, the time stamps may outweigh a text token that beats each of them.
        let best = match best(text) {
            Some(word) if word.1 >= time.ln() => Some(word),
            _ => best(times).map(|(index, p)| (index + text.len(), p)),
        };
        Ok(best.and_then(|(index, p)| Some((i32::try_from(index).ok()?, p))))
    }

    /// Rules out what cannot come next: text begins with a time stamp, stamps come in pairs and
    /// never go back, and at least one word is said.
    fn forbid(&self, logits: &mut [f32], heard: &[i32]) {
        let first_time = self.tokens.first_time_index();
        let Some((text, times)) = logits.split_at_mut_checked(first_time) else { return };
        let is_time = |token: Option<&i32>| token.is_none_or(|token| self.tokens.is_time(*token));
        let (last, before) = (heard.last(), heard.iter().nth_back(1));
        if heard.is_empty() {
            text.fill(f32::NEG_INFINITY);
            times.iter_mut().skip(LATEST_START + 1).for_each(rule_out);
        } else if is_time(last) && is_time(before) {
            times.fill(f32::NEG_INFINITY);
            if heard.len() == 1 {
                text.iter_mut().skip(self.tokens.end_index()).for_each(rule_out);
            }
        } else if is_time(last) {
            text.iter_mut().take(self.tokens.end_index()).for_each(rule_out);
        }
        let latest = heard.iter().rfind(|token| self.tokens.is_time(**token));
        let passed = latest.map_or(0, |latest| self.tokens.ticks(*latest));
        times.iter_mut().take(passed).for_each(rule_out);
    }
}

fn rule_out(logit: &mut f32) {
    *logit = f32::NEG_INFINITY;
}

/// Natural logarithm of the softmax.
pub(super) fn log_softmax(logits: &[f32]) -> Vec<f32> {
    let max = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = logits.iter().map(|logit| (logit - max).exp()).sum();
    let log_sum = max + sum.ln();
    logits.iter().map(|logit| logit - log_sum).collect()
}

fn best(log_probabilities: &[f32]) -> Option<(usize, f32)> {
    log_probabilities.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1))
}

/// Where the tokens end in a loop, how many of them to keep: all but the repetitions.
fn unlooped(tokens: &[i32]) -> Option<usize> {
    (1..=tokens.len() / LOOP_COPIES).find_map(|period| {
        let copies = LOOP_COPIES.max(LOOP_TOKENS.div_ceil(period));
        let tail = tokens.get(tokens.len().checked_sub(period * copies)?..)?;
        let phrase = tail.get(..period)?;
        let loops = tail.chunks(period).all(|copy| copy == phrase);
        loops.then(|| tokens.len() - period * (copies - 1))
    })
}

#[cfg(test)]
mod tests {
    use super::unlooped;

    #[test]
    fn a_phrase_said_over_again_is_kept_once() {
        for (tokens, kept) in [
            (vec![1, 2, 3, 4, 1, 2, 3, 4], Some(4)),
            (vec![9, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5], Some(6)),
            (vec![7, 1, 1, 1, 1, 1, 1, 1, 1], Some(2)),
            (vec![1, 2, 1, 2, 1, 2, 1, 2], Some(2)),
            (vec![5, 5], None),
            (vec![1, 2, 3, 1, 2, 3], None),
            (vec![1, 2, 3, 4, 1, 2, 3, 5], None),
            (vec![], None),
        ] {
            assert_eq!(unlooped(&tokens), kept, "{tokens:?}");
        }
    }
}
