//! WAV files of every kind become one channel at 16 kHz, unmoved in time.

use std::f32::consts::TAU;
use std::fs;
use std::path::Path;

use hound::{SampleFormat, WavSpec, WavWriter};
use skolrost::listen::sound::{Sound, SoundError, read_wav};

const SECONDS: f32 = 0.5;
const HERTZ: f32 = 440.0;
/// How much the tone changes from one sample to the next, at most.
const ONE_SAMPLE: f32 = TAU * HERTZ / 16_000.0 / 2.0;

#[test]
fn a_tone_of_any_rate_stays_where_it_was() {
    for rate in [8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_056, 44_100, 48_000, 96_000] {
        let sound = Sound::new(tone(HERTZ, rate), rate).unwrap();
        assert_eq!(sound.samples().len(), 8_000, "{rate} Hz");
        // Where the delay of the filter is no whole number of samples, its rest is left.
        assert!(distance(&sound) < ONE_SAMPLE, "{rate} Hz is off by {}", distance(&sound));
    }
}

#[test]
fn a_tone_of_any_encoding_sounds_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tone.wav");
    for (bits, format) in [
        (8, SampleFormat::Int),
        (16, SampleFormat::Int),
        (24, SampleFormat::Int),
        (32, SampleFormat::Int),
        (32, SampleFormat::Float),
    ] {
        write_with_hound(&path, bits, format);
        let off = distance(&read_wav(&path).unwrap());
        // Eight bits are a hundredth of the swing.
        assert!(off < if bits == 8 { 0.02 } else { 0.001 }, "{bits} bits {format:?}: {off}");
    }
}

#[test]
fn double_precision_is_read_too() {
    let data: Vec<u8> =
        tone(HERTZ, 16_000).iter().flat_map(|s| f64::from(*s).to_le_bytes()).collect();
    assert!(distance(&read_bytes(&wav(3, 64, &data, None)).unwrap()) < 0.001);
}

#[test]
fn channels_are_mixed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("stereo.wav");
    let spec = WavSpec {
        channels: 2,
        sample_rate: 16_000,
        bits_per_sample: 32,
        sample_format: SampleFormat::Float,
    };
    let mut writer = WavWriter::create(&path, spec).unwrap();
    for sample in tone(HERTZ, 16_000) {
        writer.write_sample(sample * 2.0).unwrap();
        writer.write_sample(0.0_f32).unwrap();
    }
    writer.finalize().unwrap();
    assert!(distance(&read_wav(&path).unwrap()) < 0.001);
}

#[test]
fn a_writer_that_did_not_know_the_length_is_understood() {
    for size in [0, 0xffff_ffff, 0x7fff_f000] {
        let sound = read_bytes(&wav(1, 16, &tone_bytes(), Some(size))).unwrap();
        assert_eq!(sound.samples().len(), 8_000, "{size:#x}");
        assert!(distance(&sound) < 0.001);
    }
}

#[test]
fn other_chunks_and_a_missing_end_do_not_disturb() {
    let mut bytes = wav(1, 16, &tone_bytes(), None);
    // A note of three bytes, padded to four, before the samples.
    bytes.splice(36..36, *b"LIST\x03\0\0\0abc\0");
    bytes.extend(*b"junk\x04\0\0\0junk");
    assert!(distance(&read_bytes(&bytes).unwrap()) < 0.001);
    bytes.truncate(4_001);
    assert_eq!(read_bytes(&bytes).unwrap().samples().len(), (4_001 - 56) / 2);
}

#[test]
fn what_the_new_rate_cannot_hold_is_filtered_out() {
    for hertz in [9_000.0, 10_000.0, 15_000.0, 20_000.0] {
        let samples = tone(hertz, 48_000);
        match Sound::new(samples, 48_000) {
            Err(SoundError::Silent) => {}
            // The ends of the tone are steps, and a step has every frequency.
            Ok(sound) => {
                let middle = &sound.samples()[1_000..7_000];
                assert!(middle.iter().all(|s| s.abs() < 0.002), "{hertz} Hz comes through");
            }
            Err(error) => panic!("{hertz} Hz: {error}"),
        }
    }
}

#[test]
fn silence_is_told_from_sound() {
    for (what, samples) in [
        ("nothing", Vec::new()),
        ("zeros", vec![0.0; 16_000]),
        ("a constant offset", vec![0.2; 16_000]),
        ("a twentieth of a second", tone(HERTZ, 16_000)[..800].to_vec()),
        ("noise that no ear hears", tone(HERTZ, 16_000).iter().map(|s| s * 0.001).collect()),
    ] {
        assert!(matches!(Sound::new(samples, 16_000), Err(SoundError::Silent)), "{what}");
    }
    let quiet = tone(HERTZ, 16_000).iter().map(|s| s * 0.01).collect();
    assert!(Sound::new(quiet, 16_000).is_ok());
}

#[test]
fn a_sound_of_more_than_half_a_minute_is_refused() {
    let samples: Vec<u8> = tone_bytes().repeat(61);
    assert!(matches!(read_bytes(&wav(1, 16, &samples, None)), Err(SoundError::TooLong)));
    assert!(read_bytes(&wav(1, 16, &samples[..samples.len() / 61 * 60], None)).is_ok());
}

#[test]
fn what_is_no_sound_is_said() {
    let mut no_channels = wav(1, 16, &tone_bytes(), None);
    no_channels[22] = 0;
    let mut mu_law = wav(1, 16, &tone_bytes(), None);
    mu_law[20] = 7;
    let mut absurd_rate = wav(1, 16, &tone_bytes(), None);
    absurd_rate[24..28].copy_from_slice(&4_000_000_000_u32.to_le_bytes());
    for (bytes, expected) in [
        (&b""[..], "the file is not a WAV sound"),
        (b"RIFF", "the file is not a WAV sound"),
        (b"ID3 this is an mp3 file", "the file is not a WAV sound"),
        (b"RIFF\0\0\0\0WAVEdata\x04\0\0\0abcd", "the file is not a WAV sound"),
        (&no_channels, "the file is not a WAV sound"),
        (&mu_law, "WAV encoding 7 with 16 bits is not supported"),
        (&absurd_rate, "a sampling rate of 4000000000 Hz is not supported"),
    ] {
        assert_eq!(read_bytes(bytes).unwrap_err().to_string(), expected);
    }
    assert!(matches!(read_wav(Path::new("/no/such.wav")), Err(SoundError::File(_))));
}

#[test]
fn what_was_said_stays_out_of_logs() {
    let sound = Sound::new(tone(HERTZ, 16_000), 16_000).unwrap();
    assert_eq!(format!("{sound:?}"), "Sound { duration: 500ms, .. }");
}

/// Half full scale.
fn tone(hertz: f32, rate: u32) -> Vec<f32> {
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    (0..(SECONDS * rate as f32) as u32)
        .map(|i| (TAU * hertz * (i as f32 / rate as f32)).sin() / 2.0)
        .collect()
}

fn tone_bytes() -> Vec<u8> {
    #[expect(clippy::cast_possible_truncation)]
    tone(HERTZ, 16_000).iter().flat_map(|s| ((s * 32_768.0) as i16).to_le_bytes()).collect()
}

/// How far the sound is from the tone, at most; the ends, where filters ring, left out.
fn distance(sound: &Sound) -> f32 {
    let pairs = sound.samples().iter().zip(tone(HERTZ, 16_000)).skip(800).take(6_400);
    pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

/// hound writes `WAVE_FORMAT_EXTENSIBLE` for more than 16 bits.
fn write_with_hound(path: &Path, bits: u16, format: SampleFormat) {
    let spec =
        WavSpec { channels: 1, sample_rate: 16_000, bits_per_sample: bits, sample_format: format };
    let mut writer = WavWriter::create(path, spec).unwrap();
    for sample in tone(HERTZ, 16_000) {
        match format {
            SampleFormat::Float => writer.write_sample(sample).unwrap(),
            #[expect(clippy::cast_possible_truncation)]
            SampleFormat::Int => {
                let full = f64::from(1_u32 << (bits - 1));
                writer.write_sample((f64::from(sample) * full) as i32).unwrap();
            }
        }
    }
    writer.finalize().unwrap();
}

/// A WAV file by hand, one channel at 16 kHz; `size` is what the header claims.
fn wav(encoding: u16, bits: u16, data: &[u8], size: Option<u32>) -> Vec<u8> {
    let size = size.unwrap_or(u32::try_from(data.len()).unwrap());
    let block = bits / 8;
    let mut bytes = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0".to_vec();
    bytes.extend(encoding.to_le_bytes());
    bytes.extend(1_u16.to_le_bytes());
    bytes.extend(16_000_u32.to_le_bytes());
    bytes.extend((16_000 * u32::from(block)).to_le_bytes());
    bytes.extend(block.to_le_bytes());
    bytes.extend(bits.to_le_bytes());
    bytes.extend(b"data");
    bytes.extend(size.to_le_bytes());
    bytes.extend(data);
    bytes
}

fn read_bytes(bytes: &[u8]) -> Result<Sound, SoundError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sound.wav");
    fs::write(&path, bytes).unwrap();
    read_wav(&path)
}
