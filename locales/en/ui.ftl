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

record-intro = You help Skolröst to hear better, by asking about school into the microphone.
    I tell you what to ask about. There are { $questions } questions, and you can stop whenever you like.
    The children are invented. Do not say your own children's names.
record-where = The recordings are only on this computer, in the folder { $folder }. Nothing is sent.
# What is consented to. Who changes its meaning raises the version in src/run/record/consent.rs.
record-consent = Your voice is recorded, and beside it is kept what you were told to ask about.
    Your name is not kept, only a random code. Whoever knows you may still recognise the voice.
    The folder stays with you until you give it to somebody yourself.
    Whoever gets the folder may use the recordings for anything, under the licence CC0.
    As long as the folder is with you, you can change your mind and delete it.
record-continue = The folder has { $kept ->
        [0] a consent
        [one] one recording
       *[other] { $kept } recordings
    } already, with the code { $speaker }. If you are somebody else, answer no and choose another folder with --out.
record-consent-question = Do you consent to this? Type yes. Otherwise I stop, and nothing is kept.
record-no-consent = Then I stop. I have recorded and kept nothing.
record-about = First something about the voice. Just press Enter if you would rather not answer.
record-ask-about = { $what ->
    [age-group] Your age, roughly?
    [first-language] Your first language?
    [microphone] Which microphone do you have?
   *[place] Where are you: a quiet room, a kitchen, outdoors?
}
record-how = Press Enter, ask, and press Enter again. I am silent while you speak.
    Type again to record anew, skip to leave one out, or stop.
record-read = Question { $number } of { $count }. Say exactly this: { $text }
record-own-words = Question { $number } of { $count }. Ask in your own words. { $text }
record-keep = Recorded. Enter keeps it, again records anew.
record-too-long = That was longer than half a minute. Ask more briefly.
record-thanks = Thank you! { $kept ->
    [0] There are no recordings yet.
    [one] There is one recording in the folder { $folder }.
   *[other] There are { $kept } recordings in the folder { $folder }.
}
record-folder-failed = { $reason ->
    [taken] The folder { $folder } holds something other than recordings. Choose another folder with --out.
    [damaged] The file consent.txt in the folder { $folder } cannot be read. Choose another folder with --out.
   *[file] The folder { $folder } cannot be read or written. Choose another folder with --out.
}
record-no-language = I cannot record questions in the language { $language } yet. Choose another with --language: { $languages }.
record-readme = Recorded questions for Skolröst, with what they mean in { $files }.
    Whoever speaks has consented to their free use: see consent.txt.
    Licence: CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/
    Try them: make accuracy ACCURACY="--set recorded --recordings FOLDER"
record-word-yes = yes
record-word-again = again, redo
record-word-skip = skip
record-word-stop = stop, quit

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
# After "no" to "Did you ask: …".
not-said = Then I misheard. Please ask again, or type the question.
remembered = Now I know that { $heard } means { $name }.
not-remembered = I could not save that in the settings, so I remember it only until you leave.

# The window.
window-title = Skolröst
window-heading = Ask about the school day
window-history = Questions and answers
window-asked = You asked: { $text }
window-field = Write a question
window-keys = Enter asks, { $talk } talks, { $help } helps.
window-ask = Ask
window-talk = Talk
voice-on = My voice is on.
voice-off = My voice is off. The answers are in text.

# The pages.
window-tabs = Pages
window-tab-open = Open
page = { $page ->
   *[conversation] Questions
    [today] Today
    [lessons] Timetable
    [lunch] Lunch
    [calendar] Calendar
    [news] News
    [letter] Letter
    [notices] Notifications
    [contacts] Contacts
    [settings] Settings
    [help] Help
    [log-in] Log in
    [welcome] Welcome
}

# The settings.
language-name = English
setting = { $setting ->
   *[answer-in] Answer in
    [ask-in] Languages I ask in
    [voice] Skolröst's own voice
    [speed] Speed of the voice
    [detail] How much at once
    [words] Words
    [text-size] Size of the text
    [colours] Colours
    [sounds] Sounds
}
setting-choice = { $choice ->
   *[as-asked] The language of the question
    [auto] When no screen reader is running
    [on] Always
    [off] Never
    [slowest] Very slow
    [slow] Slow
    [usual] Usual speed
    [fast] Fast
    [fastest] Very fast
    [brief] Only the main thing
    [normal] Two short sentences
    [full] Everything
    [system] As on the computer
    [light] Dark on light
    [dark] Light on dark
    [high-contrast] High contrast
    [yellow-on-black] Yellow on black
}
text-size = Text at { $percent } percent
setting-easy-language = Easy language: short sentences with one thing at a time
setting-tones = Tones when the microphone opens and closes, and when what you said is answered
settings-kept = The settings are kept on this computer only. From school at most a child's first name is kept, if you said yes to that.

# The log-in in a window.
login-code = Open BankID on the other device and point it at the QR code on the screen.
login-picture = QR code for BankID on another device
login-open = Open BankID
login-other-device = Log in with BankID on another device
login-this-device = Log in on this computer instead
login-cancel = Cancel

# What the pages of the family say. Their messages begin with our words, never with the school's.
# when: where it is old. gap: whether all could be fetched.
page-head = { $name }{ $much ->
    [none] { "" }
   *[other] , { $much }
}{ $when ->
    [none] { "" }
   *[other] , fetched { $when }
}{ $gap ->
    [all] , could not be fetched
    [some] , but some of it could not be fetched
   *[none] { "" }
}
page-lead = { $head }:
page-count = { $page ->
    [calendar] { $count ->
        [0] no events
        [one] one event
       *[other] { $count } events
    }
    [notices] { $count ->
        [0] none
        [one] one notification
       *[other] { $count }
    }
    [contacts] { $count ->
        [0] none
        [one] one name
       *[other] { $count } names
    }
   *[news] { $count ->
        [0] no letters
        [one] one letter
       *[other] { $count } letters
    }
}
page-weeks = weeks { $weeks }
page-fetching = I am fetching it.
page-again = Try again
page-log-in = Log in with BankID
page-named-day = { $near ->
    [today] today, { $date }
    [tomorrow] tomorrow, { $date }
    [yesterday] yesterday, { $date }
   *[other] { $date }
}
page-day = { $day }
page-day-lead = { $day }:
page-day-off = { $day }, day off:
page-off = Day off:
page-lesson = { $start } to { $end }: { $subject }{ $room ->
    [none] { "" }
   *[other] , { $room }
}{ $teachers ->
    [none] { "" }
   *[other] , { $teachers }
}.
page-event-when = { $kind ->
    [hour] { $first }, { $start }
    [hours] { $first }, { $start } to { $end }
    [days] { $first }, until { $last }
   *[day] { $first }
}
page-event-lead = { $cancelled ->
    [yes] cancelled { $when }:
   *[no] { $when }:
}
page-event-rest = { $children ->
    [none] { "" }
   *[other] for { $children }.{ $place ->
        [none] { "" }
       *[other] { " " }
    }
}{ $place ->
    [none] { "" }
   *[other] Place: { $place }.
}
page-letter = { $day ->
    [none] to { $children }.
   *[other] { $day }, to { $children }.
}
page-untitled = Letter without a heading
page-written-by = by { $author }{ $day ->
    [none] { "" }
   *[other] , { $day }
}.
page-written = { $day }.
page-back-to-news = Back to the news
page-no-letter = The letter is no longer here
page-picture = Picture:
page-picture-untold = A picture that nobody has described.
page-link = Leads to { $host }.
page-notice = from { $sender }{ $day ->
    [none] { "" }
   *[other] , { $day }
}, about { $children }.
page-about = about { $children }:
page-teachers = Teachers
page-school = School
page-classmates = Classmates

# Reading without sight: what our own voice says of what one comes to.
reading-element = { $name }, { $role }
reading-role = { $role ->
    [heading] heading
    [button] button
    [link] link
    [tab] tab { $number } of { $count }
    [open-tab] open tab, { $number } of { $count }
    [on] button, on
    [off] button, off
    [chosen] chosen
    [choice] not chosen
    [field] text field
   *[picture] picture
}
reading-list = List, { $count ->
    [one] one item
   *[other] { $count } items
}:
reading-space = space
reading-where = { $heading ->
    [none] { $page }
   *[other] { $page }, under { $heading }
}: { $number } of { $count }.

# The help page.
help-ask = What you can ask
help-talk = How to talk
help-talk-how = Press { $talk }, ask, and press { $talk } again. Or hold { $talk } down while you talk. { $stop } cancels.
help-keys = { $group ->
    [asking] Keys for asking and listening
    [pages] Keys for the pages
    [moving] Keys for moving
    [reading] Keys for reading
   *[window] Keys for the window
}
help-key = { $does }: { $key }
help-open = Open { $page }
help-always = Enter and the space bar press what you have before you, and Enter in the field asks. Letters always go to the field.
help-key-does = { $name ->
    [talk] Talk
    [stop] Silence
    [repeat] The last answer again
    [more] More
    [field] To the field
    [voice] My voice on or off
    [faster] The voice faster
    [slower] The voice slower
    [help] Help
    [leave] Leave
    [next-page] Next page
    [previous-page] Previous page
    [back] Back to the page before
    [refresh] Fetch the page anew
    [next] Next thing that can be used
    [previous] Previous thing that can be used
    [next-element] Next text or button
    [previous-element] Previous text or button
    [first] To the beginning
    [last] To the end
    [next-heading] Next heading
    [previous-heading] Previous heading
    [next-list] Next list
    [previous-list] Previous list
    [next-answer] Next answer
    [previous-answer] Previous answer
    [next-sentence] Next sentence
    [previous-sentence] Previous sentence
    [next-word] Next word
    [previous-word] Previous word
    [next-character] Next character
    [previous-character] Previous character
    [spell] Spell the word
    [read-all] Read all from here
    [where] Where am I
    [larger] Larger text
    [smaller] Smaller text
    [colours] Other colours
    [copy] Copy
    [cut] Cut
   *[paste] Paste
}
key = { $key ->
    [Ctrl] Ctrl
    [Alt] Alt
    [Shift] Shift
    [Enter] Enter
    [Escape] Escape
    [Tab] Tab
    [Space] Space
    [Backspace] Backspace
    [Delete] Delete
    [Left] Left arrow
    [Right] Right arrow
    [Up] Up arrow
    [Down] Down arrow
    [PageUp] Page Up
    [PageDown] Page Down
    [Home] Home
    [End] End
    [plus] plus
   *[minus] minus
}

# What cannot be done in the window.
nowhere-back = There is no page to go back to.
last-language = One language must be left to ask in.
not-opened = I could not open { $link } on this computer.

# How fast our own voice speaks, said in that pace: words a minute.
pace-faster = Faster, { $pace } words a minute.
pace-slower = Slower, { $pace } words a minute.
pace-fastest = Faster than { $pace } words a minute is not possible.
pace-slowest = Slower than { $pace } words a minute is not possible.
setting-pauses = Pauses around times and numbers and between sentences
pauses-on = I will make pauses.
pauses-off = I will make no pauses.

# The first start, before anything has been set.
welcome-how = I answer questions about the school day. Choose three things first, or press Escape and ask at once. Tab goes to the next choice, the arrows show what there is, Enter chooses.
welcome-ask = { $setting ->
   *[voice] Shall Skolröst speak?
    [answer-in] Which language shall the answers be in?
    [text-size] How large shall the text be?
}
welcome-later = All of it can be changed later, on the page Settings.
welcome-start = Start

# How old it is.
page-fetched = Fetched { $when }.
nothing-fetched = I have fetched nothing for the last answer.
nothing-waits = No question is waiting for a log-in.
nothing-fetched-here = There is nothing to fetch on this page.

# Where a screen reader speaks another language than what it reads. Read by that reader, in its own language.
voice-offer = There is text here in another language than your screen reader's. { $key } lets my own voice read it.
