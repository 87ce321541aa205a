//! Reads WAV files, including those whose writer did not know their length.
//!
//! A program that writes into a pipe cannot go back and fill in how long the sound became; it
//! leaves zero or a huge number there. Such files are read to their end. Facts: "Multimedia
//! Programming Interface and Data Specifications 1.0" (RIFF) and "Multiple Channel Audio Data and
//! WAVE Files" (`WAVE_FORMAT_EXTENSIBLE`).

use std::io::{self, Read};

use super::SoundError;

const INTEGER: u16 = 1;
const FLOAT: u16 = 3;
/// The encoding stands in the first two bytes of the sub-format, 24 bytes into the chunk.
const EXTENSIBLE: u16 = 0xfffe;

/// Header chunks are small; one that claims more is damaged.
const MAX_HEADER: u32 = 1 << 16;

/// A sound as it was in the file, channels mixed.
#[derive(Debug)]
pub(super) struct Wav {
    /// Samples a second.
    pub(super) rate: u32,
    /// Mean of the channels, between -1 and 1.
    pub(super) samples: Vec<f32>,
}

/// How a WAV file writes samples.
#[derive(Clone, Copy, Debug)]
struct Format {
    encoding: u16,
    channels: usize,
    rate: u32,
    /// Bytes that one sample of one channel takes.
    width: usize,
}

/// Reads a WAV file of at most so many seconds.
pub(super) fn read(mut reader: impl Read, max_seconds: u32) -> Result<Wav, SoundError> {
    let magic: [u8; 12] = array(&mut reader)?;
    if !magic.starts_with(b"RIFF") || !magic.ends_with(b"WAVE") {
        return Err(SoundError::NotWav);
    }
    let mut format = None;
    loop {
        let id: [u8; 4] = array(&mut reader)?;
        let size = u32::from_le_bytes(array(&mut reader)?);
        match (&id, format) {
            (b"fmt ", _) => format = Some(Format::read(&mut reader, size)?),
            (b"data", Some(format)) => return samples(reader, format, size, max_seconds),
            (b"data", None) => return Err(SoundError::NotWav),
            _ => skip(&mut reader, u64::from(size) + u64::from(size % 2))?,
        }
    }
}

impl Format {
    fn read(reader: &mut impl Read, size: u32) -> Result<Self, SoundError> {
        let mut chunk = Vec::new();
        reader
            .take(u64::from(size.min(MAX_HEADER) + size % 2))
            .read_to_end(&mut chunk)
            .map_err(SoundError::File)?;
        let number = |at: usize| match chunk.get(at..at + 2) {
            Some(&[low, high]) => Ok(u16::from_le_bytes([low, high])),
            _ => Err(SoundError::NotWav),
        };
        let (encoding, channels, block) = (number(0)?, number(2)?, number(12)?);
        let rate = u32::from(number(4)?) | u32::from(number(6)?) << 16;
        let encoding = if encoding == EXTENSIBLE { number(24)? } else { encoding };
        if channels == 0 || rate == 0 || block == 0 || block % channels != 0 {
            return Err(SoundError::NotWav);
        }
        let width = usize::from(block / channels);
        match (encoding, width) {
            (INTEGER, 1..=4) | (FLOAT, 4 | 8) => {}
            _ => {
                return Err(SoundError::Encoding { format: encoding, bits: block / channels * 8 });
            }
        }
        Ok(Self { encoding, channels: usize::from(channels), rate, width })
    }

    /// One sample of one channel, between -1 and 1. What is no number is taken as silence.
    fn sample(&self, bytes: &[u8]) -> f32 {
        let sample = match (self.encoding, bytes.len()) {
            (INTEGER, 1) => padded(bytes).map(|[byte]| (f32::from(byte) - 128.0) / 128.0),
            // Integers fill their bytes from the top, so every width has the same full scale.
            (INTEGER, _) => padded(bytes).map(|bytes| integer(i32::from_le_bytes(bytes))),
            (_, 4) => padded(bytes).map(f32::from_le_bytes),
            _ => padded(bytes).map(|bytes| narrow(f64::from_le_bytes(bytes))),
        };
        let sample = sample.unwrap_or_default();
        if sample.is_finite() { sample } else { 0.0 }
    }
}

/// The bytes with zeros before them.
fn padded<const N: usize>(bytes: &[u8]) -> Option<[u8; N]> {
    let mut padded = [0; N];
    padded.get_mut(N.checked_sub(bytes.len())?..)?.copy_from_slice(bytes);
    Some(padded)
}

fn integer(sample: i32) -> f32 {
    narrow(f64::from(sample) / f64::from(1_u32 << 31))
}

#[expect(clippy::cast_possible_truncation, reason = "no ear hears the difference")]
fn narrow(sample: f64) -> f32 {
    sample as f32
}

fn samples(
    reader: impl Read,
    format: Format,
    size: u32,
    max_seconds: u32,
) -> Result<Wav, SoundError> {
    let block = format.width * format.channels;
    let max = u64::from(format.rate) * u64::from(max_seconds) * block as u64;
    // Zero is what stands there before the length is known.
    let size = if size == 0 { u64::MAX } else { u64::from(size) };
    let mut data = Vec::new();
    reader.take(size.min(max + 1)).read_to_end(&mut data).map_err(SoundError::File)?;
    if data.len() as u64 > max {
        return Err(SoundError::TooLong);
    }
    let mix = |frame: &[u8]| {
        let sum: f32 = frame.chunks_exact(format.width).map(|bytes| format.sample(bytes)).sum();
        sum / f32::from(u16::try_from(format.channels).unwrap_or(u16::MAX))
    };
    Ok(Wav { rate: format.rate, samples: data.chunks_exact(block).map(mix).collect() })
}

fn array<const N: usize>(reader: &mut impl Read) -> Result<[u8; N], SoundError> {
    let mut bytes = [0; N];
    match reader.read_exact(&mut bytes) {
        Ok(()) => Ok(bytes),
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => Err(SoundError::NotWav),
        Err(e) => Err(SoundError::File(e)),
    }
}

fn skip(reader: &mut impl Read, count: u64) -> Result<(), SoundError> {
    io::copy(&mut reader.take(count), &mut io::sink()).map(drop).map_err(SoundError::File)
}
