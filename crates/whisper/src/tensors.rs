//! Reads a model file in whisper.cpp's "ggml" format.
//!
//! Little-endian: magic number, eleven parameters, mel filters (two dimensions, then float32),
//! token count and for each token its length and bytes, then the tensors. A tensor is its number
//! of dimensions, the length of its name, its type, its dimensions (fastest first), name, data.
//! What the file says of its sizes is believed only as far as the file is long.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use half::f16;

use super::linear::Linear;
use super::matrix::{Matrix, Norm};

const MAGIC: usize = 0x6767_6d6c;
/// Beyond the largest Whisper model in every dimension.
const MOST: usize = 100_000;

/// A model file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TensorError {
    /// It cannot be read, or ends early.
    #[error("the model file cannot be read: {0}")]
    File(#[from] io::Error),
    /// It is no Whisper model in this format.
    #[error("the file is not a Whisper model")]
    NotAModel,
    /// Its weights are rounded in a way that is not supported.
    #[error("the model's weights are of type {0}; only 16 and 32 bits are supported")]
    Kind(usize),
    /// A part of the model is missing.
    #[error("the model has no {0}")]
    Missing(String),
}

/// What stands before the weights.
#[derive(Debug)]
pub(super) struct Header {
    /// Layers of the encoder and of the decoder.
    pub(super) layers: [usize; 2],
    /// Tokens the model gives scores for.
    pub(super) vocabulary: usize,
    /// Pitches of the spectrogram.
    pub(super) pitches: usize,
    /// The filters of those pitches.
    pub(super) filters: Vec<f32>,
    /// The bytes of each text token.
    pub(super) tokens: Vec<Vec<u8>>,
}

/// The weights of a model, by name.
#[derive(Debug, Default)]
pub(super) struct Tensors {
    matrices: HashMap<String, Matrix>,
    linears: HashMap<String, Linear>,
}

/// Reads a whole model.
pub(super) fn read(path: &Path) -> Result<(Header, Tensors), TensorError> {
    let file = File::open(path)?;
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
    let mut reader = Reader { file: BufReader::with_capacity(1 << 20, file), left: length };
    let header = reader.header()?;
    let mut tensors = Tensors::default();
    while reader.left > 0 {
        reader.tensor(&mut tensors)?;
    }
    Ok((header, tensors))
}

impl Tensors {
    /// A layer of weights, with its bias where it has one.
    pub(super) fn linear(&mut self, name: &str) -> Result<Linear, TensorError> {
        let linear = self.linears.remove(&format!("{name}.weight"));
        let linear = linear.ok_or_else(|| TensorError::Missing(name.to_owned()))?;
        Ok(match self.matrices.remove(&format!("{name}.bias")) {
            Some(bias) => linear.with_bias(&bias.data),
            None => linear,
        })
    }

    /// Numbers that are not multiplied with.
    pub(super) fn matrix(&mut self, name: &str) -> Result<Matrix, TensorError> {
        self.matrices.remove(name).ok_or_else(|| TensorError::Missing(name.to_owned()))
    }

    /// A norm.
    pub(super) fn norm(&mut self, name: &str) -> Result<Norm, TensorError> {
        let weight = self.matrix(&format!("{name}.weight"))?.data;
        Ok(Norm { weight, bias: self.matrix(&format!("{name}.bias"))?.data })
    }
}

struct Reader {
    file: BufReader<File>,
    /// Bytes that the file still has.
    left: usize,
}

impl Reader {
    fn header(&mut self) -> Result<Header, TensorError> {
        valid(self.number()? == MAGIC)?;
        let parameters: Vec<usize> = (0..11).map(|_| self.number()).collect::<Result<_, _>>()?;
        valid(parameters.iter().all(|parameter| *parameter < MOST))?;
        let [vocabulary, _, _, _, encoder, _, _, _, decoder, pitches, _] = parameters[..] else {
            return Err(TensorError::NotAModel);
        };
        let (rows, frequencies) = (self.number()?, self.number()?);
        valid(rows == pitches && frequencies < MOST)?;
        let filters = self.floats(rows * frequencies, 4)?;
        let count = self.number()?;
        let tokens = (0..count).map(|_| {
            let length = self.number()?;
            self.bytes(length)
        });
        let tokens = tokens.collect::<Result<_, _>>()?;
        Ok(Header { layers: [encoder, decoder], vocabulary, pitches, filters, tokens })
    }

    fn tensor(&mut self, tensors: &mut Tensors) -> Result<(), TensorError> {
        let (dimensions, name, kind) = (self.number()?, self.number()?, self.number()?);
        valid((1..=4).contains(&dimensions))?;
        let shape: Vec<usize> = (0..dimensions).map(|_| self.number()).collect::<Result<_, _>>()?;
        let name = String::from_utf8(self.bytes(name)?).map_err(|_| TensorError::NotAModel)?;
        let width = match kind {
            0 => 4,
            1 => 2,
            kind => return Err(TensorError::Kind(kind)),
        };
        let count = shape.iter().try_fold(1_usize, |count, size| count.checked_mul(*size));
        let count = count.filter(|count| *count > 0).ok_or(TensorError::NotAModel)?;
        let numbers = self.floats(count, width)?;
        // The last dimension counts the outputs; a convolution's kernel counts as inputs.
        let inputs = count / shape.last().copied().unwrap_or(1);
        if kind == 1 {
            tensors.linears.insert(name, Linear::new(&numbers, inputs));
        } else {
            let matrix = Matrix { width: shape.first().copied().unwrap_or(1), data: numbers };
            tensors.matrices.insert(name, matrix);
        }
        Ok(())
    }

    fn floats(&mut self, count: usize, width: usize) -> Result<Vec<f32>, TensorError> {
        let bytes = self.bytes(count.checked_mul(width).ok_or(TensorError::NotAModel)?)?;
        Ok(match width {
            2 => bytes
                .chunks_exact(2)
                .map(|bytes| f16::from_le_bytes([bytes[0], bytes[1]]).to_f32())
                .collect(),
            _ => bytes
                .chunks_exact(4)
                .map(|bytes| f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
                .collect(),
        })
    }

    fn number(&mut self) -> Result<usize, TensorError> {
        let bytes = self.bytes(4)?;
        let bytes: [u8; 4] = bytes.try_into().map_err(|_| TensorError::NotAModel)?;
        usize::try_from(i32::from_le_bytes(bytes)).map_err(|_| TensorError::NotAModel)
    }

    fn bytes(&mut self, count: usize) -> Result<Vec<u8>, TensorError> {
        self.left = self.left.checked_sub(count).ok_or(TensorError::NotAModel)?;
        let mut bytes = vec![0; count];
        self.file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

fn valid(valid: bool) -> Result<(), TensorError> {
    if valid { Ok(()) } else { Err(TensorError::NotAModel) }
}
