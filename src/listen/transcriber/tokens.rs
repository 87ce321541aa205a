//! The special tokens of a Whisper model, and which tokens never stand for speech.

use whisper_rs::WhisperContext;

/// Tokens made of these are notes and decoration, not words (the list of Whisper's own decoder).
const DECORATION: &[char] = &[
    '"', '#', '(', ')', '*', '+', '/', ':', ';', '<', '=', '>', '@', '[', '\\', ']', '^', '_', '`',
    '{', '|', '}', '~', '「', '」', '『', '』', '♩', '♪', '♫', '♬', '♭', '♮', '♯',
];
/// Whatever contains one of these opens a note such as `[Music]`.
const NOTE: &[char] = &['[', '(', '♪', '{', '<'];

/// What the decoder needs to know of a model's vocabulary.
#[derive(Debug)]
pub(super) struct Tokens {
    /// Start of a transcript.
    pub(super) start: i32,
    /// End of the text; all smaller ones are text.
    pub(super) end: i32,
    /// Text that came before.
    pub(super) previous: i32,
    /// The transcript is in the language of the speech.
    pub(super) transcribe: i32,
    /// Nobody speaks.
    pub(super) no_speech: i32,
    /// Time stamp 0.00; each one after it is 20 ms later.
    pub(super) first_time: i32,
    /// For each token, whether it never stands for speech.
    pub(super) suppressed: Vec<bool>,
}

impl Tokens {
    /// Reads them from a loaded model.
    pub(super) fn of(context: &WhisperContext) -> Self {
        let (end, first_time) = (context.token_eot(), context.token_beg());
        let suppressed = (0..context.n_vocab())
            .map(|token| match token {
                // Whatever lies between the text and the time stamps directs the decoder.
                token if token >= end => token > end && token < first_time,
                token => context.token_to_bytes(token).is_ok_and(is_no_speech),
            })
            .collect();
        Self {
            start: context.token_sot(),
            end,
            previous: context.token_prev(),
            transcribe: context.token_transcribe(),
            no_speech: context.token_nosp(),
            first_time,
            suppressed,
        }
    }

    /// Whether a token is a time stamp.
    pub(super) fn is_time(&self, token: i32) -> bool {
        token >= self.first_time
    }

    /// How many ticks of 20 ms into the sound a time stamp points; 0 for other tokens.
    pub(super) fn ticks(&self, token: i32) -> usize {
        usize::try_from(token - self.first_time).unwrap_or(0)
    }

    /// The first time stamp's place in the model's output.
    pub(super) fn first_time_index(&self) -> usize {
        usize::try_from(self.first_time).unwrap_or(0)
    }

    /// The end of text's place in the model's output, after all text tokens.
    pub(super) fn end_index(&self) -> usize {
        usize::try_from(self.end).unwrap_or(0)
    }

    /// Whether a token is text.
    pub(super) fn is_text(&self, token: i32) -> bool {
        token < self.end
    }

    /// The text of tokens, without surrounding white space. A character may be spread over
    /// several tokens.
    pub(super) fn text(&self, context: &WhisperContext, tokens: &[i32]) -> String {
        let mut bytes = Vec::new();
        for token in tokens.iter().filter(|token| self.is_text(**token)) {
            bytes.extend_from_slice(context.token_to_bytes(*token).unwrap_or_default());
        }
        String::from_utf8_lossy(&bytes).trim().to_owned()
    }
}

fn is_no_speech(token: &[u8]) -> bool {
    let text = String::from_utf8_lossy(token);
    let word = text.trim_start();
    // A dash or quote may stand inside a word, but begins none.
    word.contains(NOTE)
        || (!word.is_empty() && word.chars().all(|c| DECORATION.contains(&c)))
        || matches!(text.as_ref(), " -" | " '" | "--" | "---" | " --" | " ---")
}
