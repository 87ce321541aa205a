//! Which microphones there are, and how to listen to one.

use cpal::traits::{DeviceTrait, HostTrait};
use cpal::{BufferSize, Device, DeviceId, SampleFormat, StreamConfig, SupportedBufferSize};

use super::{MicrophoneError, alsa_messages};

/// ALSA lists the same microphone under a dozen names, one for each plug-in. These lead to all of
/// them in any format: the default, the sound services, and each card by itself.
const OFFERED: [&str; 4] = ["default", "pulse", "pipewire", "sysdefault:"];

/// Blocks that the device is asked to deliver, a second: short enough to follow a voice.
const BLOCKS_PER_SECOND: u32 = 50;

/// A microphone that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MicrophoneDevice {
    /// Its name for [`Microphone::open`](super::Microphone::open).
    pub name: String,
    /// What the system calls it for people.
    pub description: String,
}

/// The microphones that this machine offers; those that cannot be opened are among them.
pub fn devices() -> Vec<MicrophoneDevice> {
    alsa_messages::keep();
    let devices = cpal::default_host().devices().map(Iterator::collect::<Vec<_>>);
    alsa_messages::log();
    devices.unwrap_or_default().iter().filter_map(offered).collect()
}

fn offered(device: &Device) -> Option<MicrophoneDevice> {
    let name = device.id().ok()?.id().to_owned();
    let description = device.description().ok()?;
    let input = description.direction() != cpal::DeviceDirection::Output;
    let offered = OFFERED.iter().any(|offered| name.starts_with(offered));
    (input && offered)
        .then(|| MicrophoneDevice { name, description: description.name().to_owned() })
}

/// A device and how it wants to be listened to.
pub(super) struct Source {
    pub(super) device: Device,
    pub(super) config: StreamConfig,
    pub(super) format: SampleFormat,
}

/// The device of this name, else the default one, at its own rate and format.
pub(super) fn find(name: Option<&str>) -> Result<Source, MicrophoneError> {
    let host = cpal::default_host();
    let device = match name {
        Some(name) => host
            .device_by_id(&DeviceId::new(host.id(), name))
            .ok_or_else(|| MicrophoneError::NotFound(name.to_owned()))?,
        None => host.default_input_device().ok_or(MicrophoneError::None)?,
    };
    let supported =
        device.default_input_config().map_err(|e| MicrophoneError::opening(&e, name))?;
    let mut config = supported.config();
    if let SupportedBufferSize::Range { min, max } = supported.buffer_size() {
        let wanted = config.sample_rate / BLOCKS_PER_SECOND;
        config.buffer_size = BufferSize::Fixed(wanted.max(*min).min(*max));
    }
    Ok(Source { device, config, format: supported.sample_format() })
}
