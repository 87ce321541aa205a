//! Whether a file is a whole Whisper model, found out before whisper.cpp reads it.
//!
//! whisper.cpp trusts its input: a file that was cut short loads as noise, and an odd number in
//! the header ends the process. So the file is walked from header to end first, without reading
//! the weights. That its bytes are the right ones only a checksum can tell.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::Path;

const MAGIC: i32 = 0x6767_6d6c;
/// Beyond the largest Whisper model in every dimension.
const MAX_PARAMETER: i32 = 100_000;
/// Windows of 400 samples have this many frequencies.
const FREQUENCIES: i32 = 201;

/// Walks the file; `InvalidData` where it is not a whole model.
pub(super) fn check(path: &Path) -> io::Result<()> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut walk = Walk { file: BufReader::new(file) };
    walk.header()?;
    let mut tensors = 0;
    while walk.file.stream_position()? < length {
        walk.tensor()?;
        tensors += 1;
    }
    valid(tensors > 0 && walk.file.stream_position()? == length)
}

struct Walk {
    file: BufReader<File>,
}

impl Walk {
    /// Magic number, parameters, mel filters and vocabulary.
    fn header(&mut self) -> io::Result<()> {
        let magic = self.integer()?;
        let parameters = self.integers::<10>()?;
        let kind = self.integer()?;
        valid(magic == MAGIC && parameters.iter().all(|p| (1..MAX_PARAMETER).contains(p)))?;
        // The thousands of a quantised file count versions of its format.
        valid(matches!(kind % 1000, 0..=3 | 7..=9))?;
        let [.., mels] = parameters;
        let filters = self.integers::<2>()?;
        valid(filters == [mels, FREQUENCIES])?;
        self.skip(i64::from(mels) * i64::from(FREQUENCIES) * 4)?;
        let tokens = self.integer()?;
        valid((1..MAX_PARAMETER).contains(&tokens))?;
        for _ in 0..tokens {
            let length = self.integer()?;
            valid((0..MAX_PARAMETER).contains(&length))?;
            self.skip(length.into())?;
        }
        Ok(())
    }

    fn tensor(&mut self) -> io::Result<()> {
        let [dimensions, name, kind] = self.integers()?;
        valid((1..=4).contains(&dimensions) && (1..MAX_PARAMETER).contains(&name))?;
        let mut numbers = 1;
        for _ in 0..dimensions {
            let dimension = self.integer()?;
            valid((1..MAX_PARAMETER).contains(&dimension))?;
            numbers *= i64::from(dimension);
            valid(numbers < i64::from(i32::MAX))?;
        }
        // Numbers that are written together, and the bytes they take (ggml's types).
        let (block, bytes) = match kind {
            0 => (1, 4),
            1 => (1, 2),
            2 => (32, 18),
            3 => (32, 20),
            6 => (32, 22),
            7 => (32, 24),
            8 => (32, 34),
            _ => return valid(false),
        };
        self.skip(i64::from(name) + numbers / block * bytes)
    }

    fn integer(&mut self) -> io::Result<i32> {
        let mut bytes = [0; 4];
        self.file.read_exact(&mut bytes)?;
        Ok(i32::from_le_bytes(bytes))
    }

    fn integers<const N: usize>(&mut self) -> io::Result<[i32; N]> {
        let mut integers = [0; N];
        for integer in &mut integers {
            *integer = self.integer()?;
        }
        Ok(integers)
    }

    fn skip(&mut self, bytes: i64) -> io::Result<()> {
        self.file.seek_relative(bytes)
    }
}

fn valid(valid: bool) -> io::Result<()> {
    if valid { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
}
