# What the program says of itself, in English.

which-child = Which child do you mean: { $choices }?
stranger = I find no child called { $name }. Do you mean { $choices }?
which-day = Which day do you mean: { $choices }?
which-intent = What would you like to know: { $choices }?
# What was heard without being sure; the choices end with a question mark of their own.
was-said = Did you ask: { $choices }
unknown = I cannot answer that. You can ask, for example: { $example }
heard = I heard: { $text }

intent = { $intent ->
    [meal] lunch
    [day-times] the school hours
    [lessons] the timetable
    [subject] a subject
    [next-event] an event
    [calendar] the calendar
    [news] the news
    [notices] the notifications
    [summary] the whole day
    [children] the children
    [teachers] the teachers
    [classmates] the classmates
    [school-contact] the contact details
   *[absence] absence
}

help = You can ask about lunch, timetable, calendar and news.
help-example = For example: { $example }
privacy = Everything happens on your own computer. I fetch only what you ask for, and keep nothing.
absence = I cannot report absence. Report it on the school platform or call the school.
forgotten = I have forgotten everything and logged out.
logged-out = You are logged out.
nothing-to-repeat = I have not said anything yet.
nothing-more = There is no more.
slower = I will speak more slowly.
faster = I will speak faster.
louder = I will speak louder.
softer = I will speak more softly.
stopped = All right.
language-changed = I will answer in English.
no-language = I do not know that language.
spelled = { $name } is spelled: { $letters }
nothing-to-spell = I have no name to spell.

login-started = Open BankID on this computer.
login-link = The link opens BankID: { $link }
login-waiting = I am waiting for you to open BankID.
login-signing = Sign in BankID.
login-done = You are logged in.
still-fetching = I am still fetching.

welcome = Hello! Ask about the school day, or say help.
prompt = Ask
goodbye = Goodbye!

no-voice = There is no voice for the language { $language } on this computer, so I will not read it aloud.
no-speech-service = I cannot speak right now: the speech service does not answer. The answer is in text.
no-language-files = I do not know the language { $language } yet. Choose: { $languages }.

model-missing = The speech model { $model } is missing. Get it with: skolrost models get { $model }
sound-unreadable = I cannot listen to { $file }: { $reason ->
    [missing] the file cannot be opened.
    [too-long] the sound is longer than half a minute.
   *[format] it is not a WAV file that I can read.
}
sound-not-understood = I heard nothing I can make out. Try again, or type the question.
sound-doubtful = I am not sure what I heard: “{ $text }”. Say it again, or type the question.
more-hint = There is more to hear.
no-such-day = I cannot find that day or time. Which day do you mean?

microphone-failed = { $reason ->
    [none] I find no microphone on this computer. Connect one, or type the question.
    [not-found] There is no microphone called { $device }. Choose one that exists, or type the question.
    [busy] Another program is using the microphone. Close it, a video call for example, or type the question.
    [refused] The computer does not let me listen. Allow the microphone in the computer's settings, or type the question.
    [format] The microphone's sound is of a kind I cannot use. Choose another microphone, or type the question.
    [unplugged] The microphone went away while I was listening. Connect it again, or type the question.
    [stalled] The microphone does not answer. Unplug it and connect it again, or type the question.
   *[failed] The microphone does not work, and the computer does not say why. Restart the computer, or type the question.
}
microphone-silent = I hear nothing at all: the microphone seems to be switched off. Look for a button on the microphone, its cable or the keyboard.
microphone-missed = The computer was too busy to listen, so some of the sound is gone. Say it again.
microphone-device = Microphone: { $description } ({ $name })
microphone-speak = Say something for five seconds.
microphone-level = Level: { $loudness ->
    [nothing] no sound
    [weak] too weak
    [strong] too strong
   *[good] good
}
microphone-verdict = { $loudness ->
    [weak] I hear you too weakly. Move closer to the microphone, or raise its volume in the computer's settings.
    [strong] The sound is too strong. Move away from the microphone, or lower its volume in the computer's settings.
   *[good] The microphone works: I hear you well.
}

# A conversation by voice.
welcome-voice = Hello! Press Enter and speak, and press Enter again when you have spoken. You can also type the question.
welcome-hands-free = Hello! I am listening all the time. Ask about the school day, or say help. You can also type the question.
listening = I am listening.
listening-ended = I have stopped listening.
listening-full = I have stopped listening: I cannot listen for longer than half a minute.
recognising = I am making out what you said.
utterance-too-long = That was longer than half a minute, so I do not answer it. Say one question at a time, or type it.

# Names that are heard in another way than they are written.
remember-name = Shall I remember that { $heard } means { $name }?
remembered = Now I know that { $heard } means { $name }.
not-remembered = I could not save that in the settings, so I remember it only until you leave.
