//! The pages of the family, as a guardian goes through them: fetched over HTTP from the simulator,
//! and written down as outlines.

mod fetching;
mod focus;
mod growing_old;
mod home;
mod letters;
mod lunch;
#[cfg(feature = "window")]
mod narrow;
mod outline;
mod scripts;
mod words;
