//! Reads a `CTranslate2` model file (`model.bin`, version 6).
//!
//! Little-endian: version (u32), specification name, revision (u32), count (u32), then for each
//! variable its name, rank (u8), dimensions (u32 each), type (u8), byte count (u32) and data. A
//! name is a u16 length, which counts a closing zero byte, and the bytes. Aliases that may follow
//! name the same data again and are not needed.

use std::collections::HashMap;
use std::ops::Range;

const VERSION: u32 = 6;
const INT16: u8 = 2;
const FLOAT16: u8 = 4;
/// Whisper's tensors have three dimensions at most.
const MAX_RANK: u8 = 4;

/// The weights cannot be read or are not those of a Whisper model.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// Another version of the file format.
    #[error("the weights are of format version {0}, not {VERSION}")]
    Version(u32),
    /// The file ends too early or its lengths contradict each other.
    #[error("the weights are damaged at byte {0}")]
    Damaged(usize),
    /// A variable is missing.
    #[error("the weights lack {0}")]
    Missing(String),
    /// A variable has a type or shape that the model cannot have.
    #[error("{0} has another type or shape than expected")]
    Shape(String),
}

/// All variables of a model.
#[derive(Debug)]
pub(super) struct Weights {
    bytes: Vec<u8>,
    variables: HashMap<String, Variable>,
}

#[derive(Debug)]
struct Variable {
    shape: Vec<usize>,
    kind: u8,
    data: Range<usize>,
}

/// Float16 numbers, little-endian, last dimension fastest.
#[derive(Clone, Debug)]
pub(super) struct Tensor<'a> {
    /// Dimensions, slowest first.
    pub(super) shape: Vec<usize>,
    /// Two bytes a number.
    pub(super) data: &'a [u8],
}

impl Weights {
    /// Reads the directory of variables; the data stays where it is.
    pub(super) fn read(bytes: Vec<u8>) -> Result<Self, WeightsError> {
        let mut cursor = Cursor { bytes: &bytes, at: 0 };
        let version = cursor.u32()?;
        if version != VERSION {
            return Err(WeightsError::Version(version));
        }
        cursor.name()?;
        cursor.u32()?;
        let count = cursor.u32()?;
        let mut variables = HashMap::new();
        for _ in 0..count {
            let name = cursor.name()?;
            variables.insert(name, cursor.variable()?);
        }
        Ok(Self { bytes, variables })
    }

    /// Whether there is a variable of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.variables.contains_key(name)
    }

    /// A float16 tensor.
    pub(super) fn tensor(&self, name: &str) -> Result<Tensor<'_>, WeightsError> {
        let variable = self.variable(name)?;
        let data = self.bytes.get(variable.data.clone()).unwrap_or_default();
        if variable.kind != FLOAT16 || variable.shape.iter().product::<usize>() * 2 != data.len() {
            return Err(WeightsError::Shape(name.to_owned()));
        }
        Ok(Tensor { shape: variable.shape.clone(), data })
    }

    /// Part `index` of `parts` equal ones along the first dimension of a float16 tensor: how a
    /// fused projection is taken apart.
    pub(super) fn part(
        &self,
        name: &str,
        index: usize,
        parts: usize,
    ) -> Result<Tensor<'_>, WeightsError> {
        let wrong = || WeightsError::Shape(name.to_owned());
        let Tensor { mut shape, data } = self.tensor(name)?;
        let rows = shape.first_mut().filter(|rows| rows.is_multiple_of(parts)).ok_or_else(wrong)?;
        *rows /= parts;
        let length = data.len() / parts;
        let data = data.get(index * length..(index + 1) * length).ok_or_else(wrong)?;
        Ok(Tensor { shape, data })
    }

    /// A single 16-bit integer.
    pub(super) fn integer(&self, name: &str) -> Result<i16, WeightsError> {
        let variable = self.variable(name)?;
        match self.bytes.get(variable.data.clone()) {
            Some(&[low, high]) if variable.kind == INT16 => Ok(i16::from_le_bytes([low, high])),
            _ => Err(WeightsError::Shape(name.to_owned())),
        }
    }

    fn variable(&self, name: &str) -> Result<&Variable, WeightsError> {
        self.variables.get(name).ok_or_else(|| WeightsError::Missing(name.to_owned()))
    }
}

impl Tensor<'_> {
    /// Whether every number is zero, of either sign.
    pub(super) fn is_zero(&self) -> bool {
        self.data.as_chunks().0.iter().all(|&[low, high]| low == 0 && matches!(high, 0 | 0x80))
    }
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn skip(&mut self, count: usize) -> Result<Range<usize>, WeightsError> {
        let end = self.at.checked_add(count).filter(|end| *end <= self.bytes.len());
        let range = self.at..end.ok_or(WeightsError::Damaged(self.at))?;
        self.at = range.end;
        Ok(range)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], WeightsError> {
        let range = self.skip(N)?;
        let bytes = self.bytes.get(range).and_then(|bytes| bytes.try_into().ok());
        bytes.ok_or(WeightsError::Damaged(self.at))
    }

    fn u32(&mut self) -> Result<u32, WeightsError> {
        self.array().map(u32::from_le_bytes)
    }

    fn length(&mut self) -> Result<usize, WeightsError> {
        usize::try_from(self.u32()?).map_err(|_| WeightsError::Damaged(self.at))
    }

    fn name(&mut self) -> Result<String, WeightsError> {
        let length = usize::from(u16::from_le_bytes(self.array()?));
        let range = self.skip(length)?;
        let name = self.bytes.get(range).and_then(|bytes| bytes.strip_suffix(&[0]));
        let name = name.and_then(|bytes| str::from_utf8(bytes).ok());
        name.map(str::to_owned).ok_or(WeightsError::Damaged(self.at))
    }

    fn variable(&mut self) -> Result<Variable, WeightsError> {
        let [rank] = self.array()?;
        if rank > MAX_RANK {
            return Err(WeightsError::Damaged(self.at));
        }
        let shape = (0..rank).map(|_| self.length()).collect::<Result<_, _>>()?;
        let [kind] = self.array()?;
        let length = self.length()?;
        Ok(Variable { shape, kind, data: self.skip(length)? })
    }
}
