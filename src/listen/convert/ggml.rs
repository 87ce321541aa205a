//! Writes a model file that whisper.cpp reads (its "ggml" format, weights in float16).
//!
//! Little-endian: magic number, eleven parameters, mel filters (two dimensions, then float32),
//! token count and for each token its length and bytes, then the tensors. A tensor is its number
//! of dimensions, the length of its name, its type, its dimensions (fastest first), name, data.

use std::io::Write;

use half::f16;

use super::ctranslate2::{Tensor, Weights, WeightsError};
use super::vocabulary::Vocabulary;
use super::{ConvertError, mel};

const MAGIC: usize = 0x6767_6d6c;
/// Of the file: weights are float16 where nothing else is said.
const FILE_TYPE: usize = 1;
/// The largest Whisper models have 32 on each side.
const MAX_LAYERS: usize = 64;

/// How a tensor's numbers are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    Float32 = 0,
    Float16 = 1,
}

/// Writes the whole model.
pub(super) fn write(
    weights: &Weights,
    vocabulary: &Vocabulary,
    out: &mut impl Write,
) -> Result<(), ConvertError> {
    let mut writer = Writer { weights, out };
    writer.parameters()?;
    writer.tokens(vocabulary)?;
    for side in ["decoder", "encoder"] {
        let name = format!("{side}.positional_embedding");
        let encodings = weights.tensor(&format!("{side}/position_encodings/encodings"))?;
        writer.tensor(&name, &encodings, Number::Float32)?;
    }
    let embedding = weights.tensor("decoder/embeddings/weight")?;
    writer.tensor("decoder.token_embedding.weight", &embedding, Number::Float16)?;
    writer.blocks("decoder")?;
    writer.norm("decoder.ln", "decoder/layer_norm")?;
    writer.convolution("encoder.conv1", "encoder/conv1")?;
    writer.convolution("encoder.conv2", "encoder/conv2")?;
    writer.blocks("encoder")?;
    writer.norm("encoder.ln_post", "encoder/layer_norm")
}

struct Writer<'a, W> {
    weights: &'a Weights,
    out: &'a mut W,
}

impl<W: Write> Writer<'_, W> {
    fn parameters(&mut self) -> Result<(), ConvertError> {
        let (vocabulary, _) = self.matrix("decoder/embeddings/weight")?;
        let (audio_context, audio_state) = self.matrix("encoder/position_encodings/encodings")?;
        let (text_context, text_state) = self.matrix("decoder/position_encodings/encodings")?;
        let mels = self.weights.tensor("encoder/conv1/weight")?.shape.get(1).copied();
        let mels = mels.and_then(|mels| u16::try_from(mels).ok()).filter(|mels| *mels < 1000);
        let mels = mels.ok_or_else(|| WeightsError::Shape("encoder/conv1/weight".to_owned()))?;
        let (audio_heads, text_heads) = (self.heads("encoder")?, self.heads("decoder")?);
        let (audio_layers, text_layers) = (self.layers("encoder"), self.layers("decoder"));
        let audio = [audio_context, audio_state, audio_heads, audio_layers];
        let text = [text_context, text_state, text_heads, text_layers];
        self.integers(&[MAGIC, vocabulary])?;
        self.integers(&audio)?;
        self.integers(&text)?;
        self.integers(&[usize::from(mels), FILE_TYPE])?;
        self.integers(&[usize::from(mels), mel::bins()])?;
        for weight in mel::filters(mels).as_flattened() {
            self.out.write_all(&weight.to_le_bytes())?;
        }
        Ok(())
    }

    fn tokens(&mut self, vocabulary: &Vocabulary) -> Result<(), ConvertError> {
        self.integers(&[vocabulary.0.len()])?;
        for token in &vocabulary.0 {
            self.integers(&[token.len()])?;
            self.out.write_all(token)?;
        }
        Ok(())
    }

    fn blocks(&mut self, side: &str) -> Result<(), ConvertError> {
        for layer in 0..self.layers(side) {
            let to = format!("{side}.blocks.{layer}");
            let from = format!("{side}/layer_{layer}");
            self.norm(&format!("{to}.mlp_ln"), &format!("{from}/ffn/layer_norm"))?;
            self.linear(&format!("{to}.mlp.0"), &format!("{from}/ffn/linear_0"))?;
            self.linear(&format!("{to}.mlp.2"), &format!("{from}/ffn/linear_1"))?;
            self.norm(&format!("{to}.attn_ln"), &format!("{from}/self_attention/layer_norm"))?;
            self.self_attention(&format!("{to}.attn"), &format!("{from}/self_attention"))?;
            if side == "decoder" {
                self.norm(&format!("{to}.cross_attn_ln"), &format!("{from}/attention/layer_norm"))?;
                self.cross_attention(&format!("{to}.cross_attn"), &format!("{from}/attention"))?;
            }
        }
        Ok(())
    }

    /// `CTranslate2` fuses query, key and value into `linear_0`.
    fn self_attention(&mut self, to: &str, from: &str) -> Result<(), ConvertError> {
        let (fused, parts) = (format!("{from}/linear_0"), 3);
        self.projection(&format!("{to}.query"), &fused, 0, parts)?;
        self.bias_free(&format!("{to}.key"), &fused, 1, parts)?;
        self.projection(&format!("{to}.value"), &fused, 2, parts)?;
        self.linear(&format!("{to}.out"), &format!("{from}/linear_1"))
    }

    /// `CTranslate2` fuses key and value into `linear_1`.
    fn cross_attention(&mut self, to: &str, from: &str) -> Result<(), ConvertError> {
        let (fused, parts) = (format!("{from}/linear_1"), 2);
        self.linear(&format!("{to}.query"), &format!("{from}/linear_0"))?;
        self.bias_free(&format!("{to}.key"), &fused, 0, parts)?;
        self.projection(&format!("{to}.value"), &fused, 1, parts)?;
        self.linear(&format!("{to}.out"), &format!("{from}/linear_2"))
    }

    /// One part of a fused projection.
    fn projection(
        &mut self,
        to: &str,
        from: &str,
        index: usize,
        parts: usize,
    ) -> Result<(), ConvertError> {
        let weight = self.weights.part(&format!("{from}/weight"), index, parts)?;
        let bias = self.weights.part(&format!("{from}/bias"), index, parts)?;
        self.tensor(&format!("{to}.weight"), &weight, Number::Float16)?;
        self.tensor(&format!("{to}.bias"), &bias, Number::Float32)
    }

    /// As a projection, but Whisper's keys have no bias: theirs must be zero and is left out.
    fn bias_free(
        &mut self,
        to: &str,
        from: &str,
        index: usize,
        parts: usize,
    ) -> Result<(), ConvertError> {
        let bias = format!("{from}/bias");
        if !self.weights.part(&bias, index, parts)?.is_zero() {
            return Err(WeightsError::Shape(bias).into());
        }
        let weight = self.weights.part(&format!("{from}/weight"), index, parts)?;
        self.tensor(&format!("{to}.weight"), &weight, Number::Float16)
    }

    fn linear(&mut self, to: &str, from: &str) -> Result<(), ConvertError> {
        let weight = self.weights.tensor(&format!("{from}/weight"))?;
        let bias = self.weights.tensor(&format!("{from}/bias"))?;
        self.tensor(&format!("{to}.weight"), &weight, Number::Float16)?;
        self.tensor(&format!("{to}.bias"), &bias, Number::Float32)
    }

    /// As a linear layer, but whisper.cpp wants the bias as a column.
    fn convolution(&mut self, to: &str, from: &str) -> Result<(), ConvertError> {
        let weight = self.weights.tensor(&format!("{from}/weight"))?;
        let mut bias = self.weights.tensor(&format!("{from}/bias"))?;
        bias.shape.push(1);
        self.tensor(&format!("{to}.weight"), &weight, Number::Float16)?;
        self.tensor(&format!("{to}.bias"), &bias, Number::Float32)
    }

    fn norm(&mut self, to: &str, from: &str) -> Result<(), ConvertError> {
        let gamma = self.weights.tensor(&format!("{from}/gamma"))?;
        let beta = self.weights.tensor(&format!("{from}/beta"))?;
        self.tensor(&format!("{to}.weight"), &gamma, Number::Float32)?;
        self.tensor(&format!("{to}.bias"), &beta, Number::Float32)
    }

    fn tensor(
        &mut self,
        name: &str,
        tensor: &Tensor<'_>,
        number: Number,
    ) -> Result<(), ConvertError> {
        self.integers(&[tensor.shape.len(), name.len(), number as usize])?;
        for dimension in tensor.shape.iter().rev() {
            self.integers(&[*dimension])?;
        }
        self.out.write_all(name.as_bytes())?;
        match number {
            Number::Float16 => self.out.write_all(tensor.data)?,
            Number::Float32 => {
                for half in tensor.data.as_chunks().0 {
                    self.out.write_all(&f16::from_le_bytes(*half).to_f32().to_le_bytes())?;
                }
            }
        }
        Ok(())
    }

    fn integers(&mut self, values: &[usize]) -> Result<(), ConvertError> {
        for value in values {
            let value =
                i32::try_from(*value).map_err(|_| WeightsError::Shape("a dimension".to_owned()))?;
            self.out.write_all(&value.to_le_bytes())?;
        }
        Ok(())
    }

    fn matrix(&self, name: &str) -> Result<(usize, usize), WeightsError> {
        match self.weights.tensor(name)?.shape[..] {
            [rows, columns] => Ok((rows, columns)),
            _ => Err(WeightsError::Shape(name.to_owned())),
        }
    }

    fn heads(&self, side: &str) -> Result<usize, WeightsError> {
        let name = format!("{side}/num_heads");
        usize::try_from(self.weights.integer(&name)?).map_err(|_| WeightsError::Shape(name))
    }

    fn layers(&self, side: &str) -> usize {
        let has =
            |layer: &usize| self.weights.has(&format!("{side}/layer_{layer}/ffn/layer_norm/gamma"));
        (0..MAX_LAYERS).take_while(has).count()
    }
}
