//! How a log-in goes.

/// Where the guardian signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SigningDevice {
    /// With the app on this device.
    #[default]
    This,
    /// With the app on another one, which reads a code from the screen.
    Other,
}

/// A step of a log-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoginStep {
    /// The log-in began; the link opens the guardian's app on this device.
    Started {
        /// Opens the app.
        app_link: String,
    },
    /// What the code on the screen says now. Another one follows about every second.
    Code(String),
    /// The app has not been opened yet.
    Waiting,
    /// The guardian is asked to sign in the app.
    Signing,
    /// Logged in.
    Done,
}

/// What the guardian wants of a log-in that goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogInWish {
    /// To sign there instead: a new log-in begins.
    SignWith(SigningDevice),
    /// To give up.
    Cancel,
}
