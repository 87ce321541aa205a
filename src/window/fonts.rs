//! The letters, carried in the program: they are the same on every machine, and no system service is
//! asked for them. Only where a letter is in none of them are the fonts of the system looked for.

use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{FontContext, Layout};

/// The families, in the order in which they are tried for a letter.
pub(super) const FAMILIES: &str = "Noto Sans, Noto Sans Arabic";

const FILES: [&[u8]; 4] = [
    include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansArabic-Bold.ttf"),
];

/// The fonts, ready to set text with.
pub(super) fn load() -> FontContext {
    let options = CollectionOptions { shared: false, system_fonts: false };
    let mut collection = Collection::new(options);
    for file in FILES {
        collection.register_fonts(Blob::new(Arc::new(file)), None);
    }
    FontContext { collection, source_cache: SourceCache::default() }
}

/// Whether a letter of set text is in no font: a box stands for it.
pub(super) fn are_lacking(layout: &Layout<()>) -> bool {
    let runs = layout.lines().flat_map(|line| line.runs().collect::<Vec<_>>());
    let mut clusters = runs.flat_map(|run| run.clusters().collect::<Vec<_>>());
    clusters.any(|cluster| cluster.glyphs().any(|glyph| glyph.id == 0))
}
