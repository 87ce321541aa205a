//! The key and the button that open and close the microphone.

use skolrost::view::keys::Command;
use skolrost::view::{ElementId, Input, Request, Role, Told};

use super::guardian::Guardian;

const TALK: ElementId = ElementId::of("talk");

#[test]
fn talk_is_pressed_once_to_begin_and_once_to_end() {
    let mut guardian = Guardian::new();
    assert_eq!(guardian.does(Input::Pressed(TALK)), [Request::Listen]);
    guardian.screen.hear(Told::Listening(true));
    let view = guardian.screen.view(&guardian.wording);
    assert_eq!(view.element(TALK).unwrap().role, Role::Toggle { on: true });
    assert_eq!(guardian.does(Input::Commanded(Command::Talk)), [Request::Hear]);
}

#[test]
fn who_holds_the_talk_key_down_has_talked_when_it_is_let_go() {
    let mut guardian = Guardian::new();
    assert_eq!(guardian.does(Input::Commanded(Command::Talk)), [Request::Listen]);
    guardian.screen.hear(Told::Listening(true));
    assert_eq!(guardian.does(Input::LetGo), [Request::Hear]);
    assert_eq!(guardian.does(Input::LetGo), [], "only once");
    // Where the key closed the microphone, letting it go opens nothing.
    assert_eq!(guardian.does(Input::Commanded(Command::Talk)), [Request::Hear]);
    guardian.screen.hear(Told::Listening(false));
    assert_eq!(guardian.does(Input::LetGo), []);
}
