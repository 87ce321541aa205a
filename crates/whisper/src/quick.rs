//! Work that is compiled twice: for any processor, and for those with AVX2 and FMA, where it runs
//! five times as fast.
//!
//! Invariant of the one `unsafe` expression: what was compiled for AVX2 and FMA is called only on
//! a processor that has them. Nothing else about it is unsafe.

/// Work on numbers. Its methods must be `#[inline(always)]`: only what is inlined is compiled for
/// the processor at hand.
pub(super) trait Work {
    /// What comes out.
    type Output;

    /// Does it; `FUSED` tells whether a fused multiplication is one instruction here. Where it is
    /// not, it is a slow function call.
    fn run<const FUSED: bool>(self) -> Self::Output;
}

/// Does the work in the quickest way this processor has.
pub(super) fn quickly<W: Work>(work: W) -> W::Output {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        // SAFETY: the processor has both.
        #[allow(unsafe_code)]
        return unsafe { with_avx2(work) };
    }
    if cfg!(target_arch = "aarch64") { work.run::<true>() } else { work.run::<false>() }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
fn with_avx2<W: Work>(work: W) -> W::Output {
    work.run::<true>()
}

/// `a · b + c`.
#[inline(always)]
pub(super) fn multiply_add<const FUSED: bool>(a: f32, b: f32, c: f32) -> f32 {
    if FUSED { a.mul_add(b, c) } else { a * b + c }
}

/// e to the power of `x`, to six digits, for `x` below 88.
#[inline(always)]
pub(super) fn exp<const FUSED: bool>(x: f32) -> f32 {
    // 2^whole · 2^part, with |part| ≤ ½; the series of 2^part is that of e^(part · ln 2).
    const SERIES: [f32; 6] = [
        0.000_154_035_3,
        0.001_333_355_8,
        0.009_618_129,
        0.055_504_11,
        0.240_226_5,
        std::f32::consts::LN_2,
    ];
    let power = (x * std::f32::consts::LOG2_E).max(-126.0);
    let whole = power.round_ties_even();
    let part = power - whole;
    let mut sum = SERIES[0];
    for factor in &SERIES[1..] {
        sum = multiply_add::<FUSED>(sum, part, *factor);
    }
    let sum = multiply_add::<FUSED>(sum, part, 1.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let exponent = f32::from_bits(((whole as i32 + 127) as u32) << 23);
    sum * exponent
}
