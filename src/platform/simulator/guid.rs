//! Identifiers that look like the platform's and follow from names.

/// A GUID in the platform's upper-case form, always the same for the same `kind` and `name`.
pub(super) fn guid(kind: &str, name: &str) -> String {
    let high = fnv1a(&[kind, "/", name]);
    let low = fnv1a(&[name, "/", kind]);
    format!(
        "{:08X}-{:04X}-4{:03X}-8{:03X}-{:012X}",
        high >> 32,
        (high >> 16) & 0xFFFF,
        high & 0xFFF,
        low >> 52,
        low & 0xFFFF_FFFF_FFFF
    )
}

/// The 64-bit FNV-1a hash; unlike the standard library's it stays the same between releases.
fn fnv1a(parts: &[&str]) -> u64 {
    parts.iter().flat_map(|part| part.bytes()).fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}
