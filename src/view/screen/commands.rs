//! What keys do that mean the same everywhere.

use super::{Request, Screen};
use crate::page::Page;
use crate::question::Intent;
use crate::view::View;
use crate::view::conversation::FIELD;
use crate::view::element::Role;
use crate::view::field::Edit;
use crate::view::keys::Command;
use crate::view::pace;
use crate::view::settings::Setting;

impl Screen {
    /// Does what a key means; what is for the program is asked of it.
    pub(super) fn command(&mut self, command: Command, view: &View) -> Vec<Request> {
        let look = self.settings.look;
        match command {
            Command::Talk => self.talk(),
            // It is skipped; where one comes to is said.
            Command::Stop if self.page == Page::Welcome => self.open(Page::Conversation),
            Command::Stop => vec![Request::Hush],
            Command::Refresh => self.refresh(),
            Command::Repeat => vec![Request::Steer(Intent::Repeat)],
            Command::More => vec![Request::Steer(Intent::More)],
            Command::ToggleVoice => vec![Request::ToggleVoice],
            Command::Pace { faster } => self.change_pace(faster),
            Command::Leave => vec![Request::Leave],
            Command::Paste => vec![Request::Paste],
            Command::Copy => self.copy(view),
            Command::Cut => {
                let request = self.copy(view);
                if view.focus == FIELD {
                    self.field.edit(Edit::Insert(String::new()));
                }
                request
            }
            Command::Help => self.open(Page::Help),
            Command::Open(place) => self.open_section(place),
            Command::Turn { on } => self.turn(on),
            Command::Back => self.back(),
            Command::GoToField => self.open(Page::Conversation),
            Command::Larger => self.set(Setting::TextSize(look.zoom.larger())),
            Command::Smaller => self.set(Setting::TextSize(look.zoom.smaller())),
            Command::NextTheme => self.set(Setting::Colours(look.theme.next())),
        }
    }

    /// What came of it is told, also where nothing did.
    fn change_pace(&mut self, faster: bool) -> Vec<Request> {
        let was = self.settings.speed;
        let pace = if faster { pace::faster(was) } else { pace::slower(was) };
        self.note = Some(match (faster, pace) {
            (true, Some(_)) => "pace-faster",
            (false, Some(_)) => "pace-slower",
            (true, None) => "pace-fastest",
            (false, None) => "pace-slowest",
        });
        pace.map_or_else(Vec::new, |pace| self.set(Setting::Speed(pace)))
    }

    fn copy(&self, view: &View) -> Vec<Request> {
        let text = match view.element(view.focus) {
            Some(element) if matches!(element.role, Role::Field(_)) => {
                self.field.selected().to_owned()
            }
            Some(element) => match &view.place {
                Some(place) => {
                    element.plain_text().get(place.clone()).unwrap_or_default().to_owned()
                }
                None => element.plain_text(),
            },
            None => String::new(),
        };
        if text.is_empty() { Vec::new() } else { vec![Request::Copy(text)] }
    }

    /// Opens the microphone, or closes it and has what was said answered.
    pub(super) fn talk(&mut self) -> Vec<Request> {
        self.opened_by_key = !self.listening;
        vec![if self.listening { Request::Hear } else { Request::Listen }]
    }

    /// Who held the key down has talked; who pressed it to fall silent has let it go before.
    pub(super) fn let_go(&mut self) -> Vec<Request> {
        let began = std::mem::take(&mut self.opened_by_key);
        if began { vec![Request::Hear] } else { Vec::new() }
    }
}
