# Easy language. See ../sv/easy.ftl.

clause-start-end = { $child } starts at { $start }. { $child } finishes at { $end }
lessons = { $child } has { $count ->
    [one] one lesson
   *[other] { $count } lessons
} { $day }. Subjects: { $subjects }.
lesson = { $subject } starts at { $start }. It ends at { $end }.{ $room ->
    [none] { "" }
   *[other] { " " }Place: { $room }.
}{ $teachers ->
    [none] { "" }
   *[other] { " " }Teacher: { $teachers }.
}
preschooler = { $child } goes to preschool. Preschool has no timetable.
no-subject = I do not find { $subject } for { $child }. I looked at the timetable { $day }.
event = { $event ->
    [none] In the calendar
   *[other] { $event }
}. Time: { $when }.{ $place ->
    [none] { "" }
   *[other] { " " }Place: { $place }.
}{ $children ->
    [none] { "" }
   *[other] { " " }For: { $children }.
} The school calls it:
event-cancelled = This is cancelled: { event }
no-event = I find { $none }{ $subject ->
    [none] { "" }
   *[other] { " " }in { $subject }
}. I looked in the calendar for { $children } { $day }.
no-event-ahead = I find { $none }{ $subject ->
    [none] { "" }
   *[other] { " " }in { $subject }
}. I looked in the calendar for { $children }.
letter = This is the latest letter.{ $day ->
    [none] { "" }
   *[other] { " " }It came { $day }.
} It is to { $children }:
no-letter-about = I find nothing about “{ $topic }”. The school writes Swedish. Try the Swedish word.
child = { $known ->
    [class-school] { $child } is in { $class }. The school is { $school }.
    [school] { $child } goes to { $school }.
    [class] { $child } is in { $class }.
   *[none] { $child } is on the school platform.
}
classmates = { $child } has { $count } classmates. Their names are: { $names }.
contact = { $title }{ $name ->
    [none] { "" }
   *[other] : { $name }
}. This is for { $child }. Contact: { $reach }.
failed = { $problem ->
    [login-needed] You need to log in again. I could not get { $feeds }. Log in with BankID.
    [login-cancelled] You stopped the log-in. Log in again when you want.
    [login-failed] The log-in did not work. Open BankID. Try again.
    [unreachable] I cannot reach the school platform. I could not get { $feeds }. Try again in a while.
    [wrong-child] The school platform answered about another child. I do not show { $feeds }. Try again in a while.
   *[nonsense] The school platform answers wrongly. I could not get { $feeds }. Try again in a while.
}
log-in-or-old = You need to log in again. Log in with BankID. I can also answer with what is old. It is from { $when }. Then say: { $anyway }
fetched = It was fetched { $when }. It comes from { $sources }. It is: { $feeds }.
