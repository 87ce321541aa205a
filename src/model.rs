//! What a school platform knows of a family, as plain data.
//!
//! Nothing here does I/O, knows the time or contains a word that a person reads. Names of people,
//! schools and dishes are kept byte for byte as the platform sent them.

pub mod child;
pub mod contact;
pub mod event;
pub mod family;
pub mod feed;
pub mod language;
pub mod lesson;
pub mod log_in;
pub mod meal;
pub mod news;
pub mod notice;
pub mod subject;
pub mod week;

pub use child::{Child, ChildId, SchoolForm};
pub use contact::{Classmate, Contact, Guardian, Teacher};
pub use event::{Event, EventTime};
pub use family::{Family, Person};
pub use feed::{Feed, FeedKind, FetchProblem, Flaw, Need, Stamp};
pub use language::Language;
pub use lesson::Lesson;
pub use log_in::{LogInWish, LoginStep, SigningDevice};
pub use meal::Meal;
pub use news::{Image, News};
pub use notice::Notice;
pub use subject::{Subject, SubjectKind};
pub use week::Week;
