//! The pixels of the window. Only the part that differs from the last picture is painted again.

use std::num::NonZeroU32;
use std::rc::Rc;

use softbuffer::{Context, Rect, SoftBufferError, Surface};
use winit::window::Window;

use super::area::Area;
use super::canvas::Canvas;
use super::glyphs::Glyphs;
use super::palette::Color;
use super::picture::Shape;

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

    /// Makes everything be painted the next time: what is on the screen may be lost.
    pub(super) fn forget(&mut self) {
        self.last = None;
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
        if let Some(damage) = damage(dirty, size) {
            let mut canvas = Canvas::new(&mut buffer, size.0 as usize, dirty);
            canvas.paint(background, &picture.shapes, &mut self.glyphs);
            buffer.present_with_damage(&[damage])?;
        }
        self.last = Some(picture);
        Ok(())
    }
}

impl Picture {
    /// Where it differs from the one before: around the shapes that are not in both, those at the
    /// beginning and at the end that are the same left out.
    fn differs(&self, last: Option<&Self>) -> Area {
        let Some(last) =
            last.filter(|last| (last.size, last.background) == (self.size, self.background))
        else {
            #[expect(clippy::cast_precision_loss, reason = "pixels of a window")]
            return Area::new(0.0, 0.0, self.size.0 as f32, self.size.1 as f32);
        };
        let (old, new) = (&last.shapes, &self.shapes);
        let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let rest = (old.len() - start).min(new.len() - start);
        let pairs = old.iter().rev().zip(new.iter().rev()).take(rest);
        let end = pairs.take_while(|(old, new)| old == new).count();
        let middle = |shapes: &[Shape]| {
            let shapes = shapes.get(start..shapes.len() - end).unwrap_or_default();
            shapes.iter().map(Shape::bounds).reduce(Area::with)
        };
        let both = [middle(old), middle(new)].into_iter().flatten();
        both.reduce(Area::with).unwrap_or_default()
    }
}

/// The pixels of an area that are in the window.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
fn damage(area: Area, (width, height): (u32, u32)) -> Option<Rect> {
    let (x, y) = (area.x.floor() as u32, area.y.floor() as u32);
    let right = (area.right().ceil() as u32).min(width);
    let bottom = (area.bottom().ceil() as u32).min(height);
    let width = NonZeroU32::new(right.saturating_sub(x))?;
    let height = NonZeroU32::new(bottom.saturating_sub(y))?;
    Some(Rect { x, y, width, height })
}
