//! Which recognition models there are, and where they lie on this machine.

mod catalogue;
mod get;
mod hub;
mod packages;
mod partial;
mod progress;
mod store;
mod verify;

pub use catalogue::{Catalogue, CatalogueError, Languages, Model, Purpose};
pub use get::{FileError, GetError};
pub use hub::HubError;
pub use packages::PackagesError;
pub use progress::{Progress, Stage};
pub use store::{ModelStore, StoreError};
pub use verify::{Mismatch, Verified};

pub use super::convert::ConvertError;
