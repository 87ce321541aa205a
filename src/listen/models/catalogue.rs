//! The models the program knows: `models/models.toml`, compiled in.

use std::path::{Component, Path};

use serde::{Deserialize, Deserializer, de};

use crate::model::Language;

const CATALOGUE: &str = include_str!("../../../models/models.toml");

/// What a model is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Turns speech into text.
    Recognition,
    /// Tells where in a sound somebody speaks.
    VoiceActivity,
}

/// Which languages a model was made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Languages {
    /// It takes speech of any language alike.
    Any,
    /// The hundred languages of the multilingual Whisper models, some better than others.
    Many,
    /// These.
    These(Vec<Language>),
}

/// One model file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// What a person calls it: `base`, `kb-small`.
    pub name: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Name of the file in the models folder.
    pub file: String,
    /// Address of the file on the model hub.
    pub source: String,
    /// SPDX identifier of the licence.
    pub licence: String,
    /// Languages.
    pub languages: Languages,
    /// Size of the file in bytes; `None` where nobody has measured it.
    #[serde(deserialize_with = "unless_unknown")]
    pub bytes: Option<u64>,
    /// SHA-1 of the file in lower-case hexadecimal; `None` where nobody has measured it.
    #[serde(deserialize_with = "unless_unknown")]
    pub sha1: Option<String>,
    /// Sets of Python packages (`name==version`), each of which holds all the weights, for when
    /// the hub cannot be reached. May be empty.
    #[serde(default)]
    pub packages: Vec<Vec<String>>,
}

/// All models the program knows, in the order they are shown.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Catalogue {
    /// The models.
    #[serde(rename = "model")]
    pub models: Vec<Model>,
}

/// A catalogue that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// It is not TOML, or fields are missing or of the wrong kind.
    #[error("the model catalogue cannot be read: {0}")]
    Unreadable(String),
    /// A file name that would lie outside the models folder.
    #[error("“{0}” is not a plain file name")]
    File(String),
}

impl Catalogue {
    /// The catalogue compiled into the program.
    ///
    /// # Errors
    /// None but for a faulty `models/models.toml`, which a test rules out.
    pub fn embedded() -> Result<Self, CatalogueError> {
        Self::parse(CATALOGUE)
    }

    /// Reads a catalogue in the format of `models/models.toml`.
    pub fn parse(text: &str) -> Result<Self, CatalogueError> {
        let catalogue: Self =
            toml::from_str(text).map_err(|e| CatalogueError::Unreadable(e.to_string()))?;
        match catalogue.models.iter().find(|model| !is_plain_name(&model.file)) {
            Some(model) => Err(CatalogueError::File(model.file.clone())),
            None => Ok(catalogue),
        }
    }

    /// The model with this name.
    pub fn model(&self, name: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.name == name)
    }
}

fn is_plain_name(file: &str) -> bool {
    let mut components = Path::new(file).components();
    matches!((components.next(), components.next()), (Some(Component::Normal(_)), None))
}

impl<'de> Deserialize<'de> for Languages {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Word(String),
            List(Vec<Language>),
        }
        match Written::deserialize(deserializer)? {
            Written::List(languages) => Ok(Self::These(languages)),
            Written::Word(word) => match word.as_str() {
                "any" => Ok(Self::Any),
                "many" => Ok(Self::Many),
                _ => Err(de::Error::custom("languages: “any”, “many” or a list of tags")),
            },
        }
    }
}

/// `"unknown"` is `None`, so that a missing fact is written down and not merely forgotten.
fn unless_unknown<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: de::DeserializeOwned,
{
    let value = toml::Value::deserialize(deserializer)?;
    if value.as_str() == Some("unknown") {
        return Ok(None);
    }
    value.try_into().map(Some).map_err(de::Error::custom)
}
