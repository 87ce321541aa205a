//! A window that nobody sees yet, until the assistive technology knows of it.
//!
//! AccessKit makes itself known to the accessibility bus and only then begins to take calls. Those
//! that come in between are lost, and a screen reader stands still for 15 s. It is a matter of less
//! than a millisecond, but of more where others have the processor. So nothing of ours is at work
//! meanwhile: no letters are laid out, nothing is drawn, nobody logs in.

use std::rc::Rc;
use std::time::{Duration, Instant};

use accesskit_winit::{Adapter, Event as Reader};
use winit::dpi::LogicalSize;
use winit::event_loop::{ActiveEventLoop, ControlFlow, EventLoopProxy};
use winit::window::Window;

use super::WindowError;

/// How long that may take: mostly a tenth of a second, on a busy machine more than one. Where it is over,
/// nobody asks whether calls were lost. A reader that runs has switched the accessibility bus on; only
/// where somebody has switched it off since does the window come that much later.
const LONGEST: Duration = Duration::from_secs(5);
/// The size of a new window, in logical pixels.
const SIZE: LogicalSize<f64> = LogicalSize::new(640.0, 720.0);
/// The smallest one.
const SMALLEST: LogicalSize<f64> = LogicalSize::new(320.0, 240.0);

/// A window with its way to the assistive technology.
pub(super) struct Unseen {
    pub(super) window: Rc<Window>,
    pub(super) adapter: Adapter,
}

impl Unseen {
    /// Makes one. The loop wakes when it has been unseen for long enough: at once, where nobody must
    /// know of it.
    pub(super) fn new<E: From<Reader> + Send>(
        events: &ActiveEventLoop,
        proxy: EventLoopProxy<E>,
        must_be_heard: bool,
    ) -> Result<Self, WindowError> {
        let attributes = Window::default_attributes()
            .with_inner_size(SIZE)
            .with_min_inner_size(SMALLEST)
            .with_visible(false);
        let window = Rc::new(events.create_window(attributes)?);
        // It must be there before the window is seen.
        let adapter = Adapter::with_event_loop_proxy(events, &window, proxy);
        let longest = if must_be_heard { LONGEST } else { Duration::ZERO };
        events.set_control_flow(ControlFlow::WaitUntil(Instant::now() + longest));
        Ok(Self { window, adapter })
    }
}
