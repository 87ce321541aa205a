//! From the device's own thread to ours, without ever making the device wait.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, mpsc};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use cpal::traits::{DeviceTrait, StreamTrait};
use cpal::{FromSample, I24, Sample, SampleFormat, SizedSample, Stream, U24};
use crossbeam_queue::ArrayQueue;

use super::device::{self, Source};
use super::{MicrophoneError, alsa_messages};

/// Blocks that wait to be taken: at 20 ms each more than ten seconds.
const WAITING: usize = 512;

/// Closing takes milliseconds where all is well.
const CLOSING: Duration = Duration::from_secs(1);

/// Sound as the device delivers it: interleaved samples between -1 and 1.
type Block = Vec<f32>;

/// A device that is being listened to.
pub(super) struct Capture {
    shared: Arc<Shared>,
    /// Sampling rate of the device, in hertz.
    pub(super) rate: u32,
    /// Its channels.
    pub(super) channels: u16,
    stream: Option<Stream>,
}

/// What the device's thread and ours have in common. Nothing in it is waited for.
struct Shared {
    blocks: ArrayQueue<Block>,
    /// Sound has been lost since this was last asked.
    missed: AtomicBool,
    fault: OnceLock<MicrophoneError>,
    /// Whoever takes the blocks; woken for each.
    taker: Thread,
}

impl Capture {
    /// Begins to listen. The calling thread is woken from parking whenever something has come.
    pub(super) fn start(device: Option<&str>) -> Result<Self, MicrophoneError> {
        let source = device::find(device)?;
        let shared = Arc::new(Shared::new());
        let failed = |e: cpal::Error| MicrophoneError::opening(&e, device);
        let stream = build(&source, &shared).ok_or(MicrophoneError::Format)?.map_err(failed)?;
        stream.play().map_err(failed)?;
        let (rate, channels) = (source.config.sample_rate, source.config.channels);
        Ok(Self { shared, rate, channels, stream: Some(stream) })
    }

    /// The oldest block that has not been taken.
    pub(super) fn take(&self) -> Option<Block> {
        self.shared.blocks.pop()
    }

    /// Waits until something has come, or something is wrong, but no longer than this.
    pub(super) fn wake(&self, patience: Duration) {
        let deadline = Instant::now() + patience;
        while self.shared.blocks.is_empty() && self.fault().is_none() && Instant::now() < deadline {
            thread::park_timeout(deadline.saturating_duration_since(Instant::now()));
        }
    }

    /// Lets go of what has come and was not taken, and of its gaps.
    pub(super) fn forget(&self) {
        while self.take().is_some() {}
        self.missed();
    }

    /// Whether sound has been lost since this was last asked.
    pub(super) fn missed(&self) -> bool {
        self.shared.missed.swap(false, Ordering::Relaxed)
    }

    /// Why nothing more comes, where something is wrong.
    pub(super) fn fault(&self) -> Option<MicrophoneError> {
        self.shared.fault.get().cloned()
    }

    /// Ends listening; what has come can still be taken. A sound library whose service has died
    /// may wait for it for ever, so it is given [`CLOSING`], and then left behind.
    pub(super) fn stop(&mut self) {
        let stream = self.stream.take();
        let (closed, whether_closed) = mpsc::channel();
        thread::spawn(move || {
            alsa_messages::keep();
            drop(stream);
            closed.send(())
        });
        if whether_closed.recv_timeout(CLOSING).is_err() {
            log::warn!("the sound library does not let go of the microphone");
        }
    }
}

impl Shared {
    fn new() -> Self {
        let (blocks, fault) = (ArrayQueue::new(WAITING), OnceLock::new());
        Self { blocks, missed: AtomicBool::new(false), fault, taker: thread::current() }
    }

    fn deliver(&self, block: Block) {
        if self.blocks.force_push(block).is_some() {
            self.missed.store(true, Ordering::Relaxed);
        }
        self.taker.unpark();
    }

    fn complain(&self, error: &cpal::Error) {
        log::debug!("microphone: {error}");
        match MicrophoneError::listening(error) {
            // The first fault is the cause of those that follow.
            Some(fault) => drop(self.fault.set(fault)),
            None => self.missed.store(true, Ordering::Relaxed),
        }
        self.taker.unpark();
    }
}

/// Opens the device in its own sample format; `None` where that is no plain sample.
fn build(source: &Source, shared: &Arc<Shared>) -> Option<Result<Stream, cpal::Error>> {
    Some(match source.format {
        SampleFormat::I8 => stream::<i8>(source, shared),
        SampleFormat::I16 => stream::<i16>(source, shared),
        SampleFormat::I24 => stream::<I24>(source, shared),
        SampleFormat::I32 => stream::<i32>(source, shared),
        SampleFormat::I64 => stream::<i64>(source, shared),
        SampleFormat::U8 => stream::<u8>(source, shared),
        SampleFormat::U16 => stream::<u16>(source, shared),
        SampleFormat::U24 => stream::<U24>(source, shared),
        SampleFormat::U32 => stream::<u32>(source, shared),
        SampleFormat::U64 => stream::<u64>(source, shared),
        SampleFormat::F32 => stream::<f32>(source, shared),
        SampleFormat::F64 => stream::<f64>(source, shared),
        _ => return None,
    })
}

fn stream<T>(source: &Source, shared: &Arc<Shared>) -> Result<Stream, cpal::Error>
where
    T: SizedSample,
    f32: FromSample<T>,
{
    let (delivering, complaining) = (Arc::clone(shared), Arc::clone(shared));
    source.device.build_input_stream(
        source.config,
        move |samples: &[T], _: &_| {
            alsa_messages::keep();
            delivering
                .deliver(samples.iter().map(|&sample| plain(f32::from_sample(sample))).collect());
        },
        move |error| complaining.complain(&error),
        None,
    )
}

/// What is no number is silence, and what is beyond full scale is at it.
fn plain(sample: f32) -> f32 {
    if sample.is_finite() { sample.clamp(-1.0, 1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_device_never_waits_and_the_oldest_is_what_is_missed() {
        let shared = Shared::new();
        shared.deliver(vec![1.0]);
        for _ in 1..WAITING {
            shared.deliver(vec![2.0]);
        }
        assert!(!shared.missed.load(Ordering::Relaxed), "there was room");
        shared.deliver(vec![3.0]);
        assert!(shared.missed.load(Ordering::Relaxed));
        let taken: Vec<Block> = std::iter::from_fn(|| shared.blocks.pop()).collect();
        assert_eq!(taken.len(), WAITING);
        assert_eq!((&taken[0], &taken[WAITING - 1]), (&vec![2.0], &vec![3.0]));
    }

    #[test]
    fn a_gap_is_missed_and_the_first_fault_is_the_cause() {
        let shared = Shared::new();
        shared.complain(&cpal::ErrorKind::Xrun.into());
        assert!(shared.missed.load(Ordering::Relaxed) && shared.fault.get().is_none());
        shared.complain(&cpal::ErrorKind::DeviceNotAvailable.into());
        shared.complain(&cpal::ErrorKind::PermissionDenied.into());
        assert_eq!(shared.fault.get(), Some(&MicrophoneError::Unplugged));
    }

    #[test]
    fn samples_that_are_no_sound_do_no_harm() {
        for (sample, expected) in
            [(f32::NAN, 0.0), (f32::INFINITY, 0.0), (7.0, 1.0), (-7.0, -1.0), (0.5, 0.5)]
        {
            assert!((plain(sample) - expected).abs() < f32::EPSILON, "{sample}");
        }
    }
}
