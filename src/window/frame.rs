//! The pixels of the window. Only the part that differs from the last picture is painted again.

use std::num::NonZeroU32;
use std::rc::Rc;

use softbuffer::{Context, SoftBufferError, Surface};
use winit::window::Window;

use super::area::Area;
use super::canvas::Canvas;
use super::glyphs::Glyphs;
use super::palette::Color;
use super::picture::{Shape, difference};

/// The pixels of a window.
pub(super) struct Frame {
    surface: Surface<Rc<Window>, Rc<Window>>,
    glyphs: Glyphs,
    last: Option<Picture>,
}

#[derive(PartialEq)]
struct Picture {
    size: (u32, u32),
    background: Color,
    shapes: Vec<Shape>,
}

impl Frame {
    pub(super) fn new(window: &Rc<Window>) -> Result<Self, SoftBufferError> {
        let context = Context::new(Rc::clone(window))?;
        let surface = Surface::new(&context, Rc::clone(window))?;
        Ok(Self { surface, glyphs: Glyphs::default(), last: None })
    }

    /// Paints shapes on a background, in a window of a size in physical pixels.
    pub(super) fn paint(
        &mut self,
        size: (u32, u32),
        background: Color,
        shapes: Vec<Shape>,
    ) -> Result<(), SoftBufferError> {
        let (Some(width), Some(height)) = (NonZeroU32::new(size.0), NonZeroU32::new(size.1)) else {
            return Ok(());
        };
        self.surface.resize(width, height)?;
        let mut buffer = self.surface.buffer_mut()?;
        let picture = Picture { size, background, shapes };
        let last = self.last.take().filter(|_| buffer.age() == 1);
        let dirty = picture.differs(last.as_ref());
        let mut canvas = Canvas::new(&mut buffer, size.0 as usize, dirty);
        canvas.paint(background, &picture.shapes, &mut self.glyphs);
        // All of it: another window may have stood before it.
        buffer.present()?;
        self.last = Some(picture);
        Ok(())
    }
}

impl Picture {
    /// Where it differs from the one before, if that had the same size and background.
    fn differs(&self, last: Option<&Self>) -> Area {
        let same = |last: &&Self| (last.size, last.background) == (self.size, self.background);
        if let Some(last) = last.filter(same) {
            return difference(&last.shapes, &self.shapes);
        }
        #[expect(clippy::cast_precision_loss, reason = "pixels of a window")]
        Area::new(0.0, 0.0, self.size.0 as f32, self.size.1 as f32)
    }
}
