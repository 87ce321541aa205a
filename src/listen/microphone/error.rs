//! What can be wrong with a microphone.

use cpal::ErrorKind;

/// The microphone cannot be used, or no longer. Each is told to the guardian in its own sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MicrophoneError {
    /// This machine has no microphone, or no sound service that would lead to one.
    #[error("there is no microphone")]
    None,
    /// There is none of this name.
    #[error("there is no microphone called {0}")]
    NotFound(String),
    /// Another program holds it.
    #[error("the microphone is used by another program")]
    Busy,
    /// The system does not let this user or program listen.
    #[error("the system refuses access to the microphone")]
    Refused,
    /// It delivers samples that are not sound as this program knows it: DSD or A-law, for instance.
    #[error("the microphone's format is not supported")]
    Format,
    /// It went away while it was listened to.
    #[error("the microphone is gone")]
    Unplugged,
    /// It is there and delivers nothing at all, not even silence.
    #[error("the microphone delivers nothing")]
    Stalled,
    /// Anything else; what the system said.
    #[error("the microphone failed: {0}")]
    Failed(String),
}

impl MicrophoneError {
    /// Why a device cannot be opened. A default device that is not available means that there is
    /// none: the name leads to the first sound card, or to a sound service.
    pub(super) fn opening(error: &cpal::Error, device: Option<&str>) -> Self {
        let missing = || device.map_or(Self::None, |name| Self::NotFound(name.to_owned()));
        match error.kind() {
            ErrorKind::DeviceNotAvailable | ErrorKind::HostUnavailable => missing(),
            // ALSA says no more than "connection refused" where the service behind a name is down.
            ErrorKind::BackendError if device.is_none() => Self::None,
            _ => Self::of(error),
        }
    }

    /// Why a device that was listened to no longer can be; `None` where it still can.
    pub(super) fn listening(error: &cpal::Error) -> Option<Self> {
        match error.kind() {
            ErrorKind::Xrun | ErrorKind::DeviceChanged | ErrorKind::RealtimeDenied => None,
            // A sound service that ends takes the device with it, and the reason is not told.
            ErrorKind::DeviceNotAvailable
            | ErrorKind::HostUnavailable
            | ErrorKind::StreamInvalidated
            | ErrorKind::BackendError => Some(Self::Unplugged),
            _ => Some(Self::of(error)),
        }
    }

    fn of(error: &cpal::Error) -> Self {
        match error.kind() {
            ErrorKind::DeviceBusy => Self::Busy,
            ErrorKind::PermissionDenied => Self::Refused,
            ErrorKind::UnsupportedConfig
            | ErrorKind::UnsupportedOperation
            | ErrorKind::InvalidInput => Self::Format,
            _ => Self::Failed(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_at_opening_has_its_own_error() {
        for (kind, named, default) in [
            (
                ErrorKind::DeviceNotAvailable,
                MicrophoneError::NotFound("x".into()),
                MicrophoneError::None,
            ),
            (
                ErrorKind::HostUnavailable,
                MicrophoneError::NotFound("x".into()),
                MicrophoneError::None,
            ),
            (ErrorKind::DeviceBusy, MicrophoneError::Busy, MicrophoneError::Busy),
            (ErrorKind::PermissionDenied, MicrophoneError::Refused, MicrophoneError::Refused),
            (ErrorKind::UnsupportedConfig, MicrophoneError::Format, MicrophoneError::Format),
            (ErrorKind::UnsupportedOperation, MicrophoneError::Format, MicrophoneError::Format),
        ] {
            let error = cpal::Error::new(kind);
            assert_eq!(MicrophoneError::opening(&error, Some("x")), named);
            assert_eq!(MicrophoneError::opening(&error, None), default);
        }
    }

    #[test]
    fn a_gap_is_no_loss_and_a_device_that_went_away_is() {
        for (kind, expected) in [
            (ErrorKind::Xrun, None),
            (ErrorKind::DeviceChanged, None),
            (ErrorKind::DeviceNotAvailable, Some(MicrophoneError::Unplugged)),
            (ErrorKind::BackendError, Some(MicrophoneError::Unplugged)),
            (ErrorKind::PermissionDenied, Some(MicrophoneError::Refused)),
        ] {
            assert_eq!(MicrophoneError::listening(&cpal::Error::new(kind)), expected, "{kind:?}");
        }
    }
}
