# What is answered, in English. See ../sv/answers.ftl for how these messages are put together.

icu-locale = en-GB

day = { $near ->
    [today] today
    [tomorrow] tomorrow
    [yesterday] yesterday
    [this-week] on { $weekday }
   *[other] on { $date }
}
span = { $shape ->
    [this-week] this week
    [next-week] next week
    [week] in week { $number }
    [weekend] at the weekend
    [month] in { $month }
   *[other] from { $first } to { $last }
}
hour = { $n ->
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
   *[12] twelve
}
time = { time-of-day }{ $half ->
    [evening] { " " }in the evening
   *[other] { "" }
}
time-of-day = { $minute ->
    [0] { $hour } o'clock
    [5] five past { $hour }
    [10] ten past { $hour }
    [15] quarter past { $hour }
    [20] twenty past { $hour }
    [25] twenty-five past { $hour }
    [30] half past { $hour }
    [35] twenty-five to { $next }
    [40] twenty to { $next }
    [45] quarter to { $next }
    [50] ten to { $next }
    [55] five to { $next }
   *[other] { $minute } minutes past { $hour }
}

# Dishes are in the school's language and follow as a sentence of their own.
clause-meal = Lunch for { $child }
clause-start = { $child } starts at { $start }
clause-end = { $child } finishes at { $end }
clause-start-end = { $child } starts at { $start } and finishes at { $end }
lessons = { $child } has { $count ->
    [one] one lesson
   *[other] { $count } lessons
} { $day }: { $subjects }.
lessons-part = { $child } has { $subjects } { $day }.
clause-subject = { $child } has { $subject } at { $times }
sentence = { $clauses } { $day }.
sentence-yes = Yes, { $clauses } { $day }.
sentence-quoting = { $clauses } { $day }:
lesson = { $subject }, { $start } to { $end }{ $room ->
    [none] { "" }
   *[other] , { $room }
}{ $teachers ->
    [none] { "" }
   *[other] , { $teachers }
}.
day-off = { $child } has no school { $day }:
or = or
no-meal = I find no lunch menu for { $child } { $day }.
no-dish = I do not find { $dish } on the lunch menu for { $child }.
preschooler = { $child } is in preschool and has no timetable.
no-lessons = I find no timetable for { $child } { $day }.
no-lessons-part = I find no lesson for { $child } then, { $day }.
no-subject-day = No, { $child } does not have { $subject } { $day }.
no-subject = I do not find { $subject } on the timetable for { $child } { $day }.

event = { $event ->
    [none] In the calendar
   *[other] { $event }
} { $when }{ $place ->
    [none] { "" }
   *[other] , { $place }
}{ $children ->
    [none] { "" }
   *[other] , for { $children }
}:
event-yes = Yes. { event }
event-cancelled = Cancelled: { event }
event-when = { $kind ->
    [day] { $day }
    [hours] { $day } at { $start }
   *[days] from { $first } to { $last }
}
event-kind = { $event ->
    [holiday] Holiday
    [autumn-holiday] Autumn holiday
    [christmas-holiday] Christmas holiday
    [sports-holiday] Winter holiday
    [easter-holiday] Easter holiday
    [summer-holiday] Summer holiday
    [study-day] Study day
    [closed] Closing
    [day-off] Day off
    [test] Test
    [parents-meeting] Parents' meeting
    [talk] Parent–teacher talk
    [excursion] Excursion
    [photo] School photo
    [celebration] Celebration
    [term] Start of term
    [homework-help] Homework help
    [library] Library visit
    [swimming] Swimming
    [health] School nurse
   *[other] { "" }
}
events-count = I find { $count } events { $day }.
no-event = I find { $none }{ $subject ->
    [none] { "" }
   *[other] { " " }in { $subject }
} in the calendar for { $children } { $day }.
no-event-ahead = I find { $none }{ $subject ->
    [none] { "" }
   *[other] { " " }in { $subject }
} in the calendar for { $children } from now on.
none = { $event ->
    [holiday] no holiday
    [autumn-holiday] no autumn holiday
    [christmas-holiday] no Christmas holiday
    [sports-holiday] no winter holiday
    [easter-holiday] no Easter holiday
    [summer-holiday] no summer holiday
    [study-day] no study day
    [closed] nothing about closing
    [day-off] no day off
    [test] no test
    [parents-meeting] no parents' meeting
    [talk] no parent–teacher talk
    [excursion] no excursion
    [photo] no school photo
    [celebration] no celebration
    [term] no start of term
    [homework-help] no homework help
    [library] no library visit
    [swimming] no swimming
    [health] no visit to the school nurse
   *[other] nothing
}

letter = The latest letter{ $day ->
    [none] { "" }
   *[other] , { $day }
}, to { $children }:
letter-about = The school wrote{ $day ->
    [none] { "" }
   *[other] { " " }{ $day }
}:
letter-more = Another letter{ $day ->
    [none] { "" }
   *[other] , { $day }
}:
no-letter = I find no news for { $children }{ $day ->
    [none] { "" }
   *[other] { " " }{ $day }
}.
no-letter-about = I find nothing about “{ $topic }” in the news. The school writes Swedish, so try the Swedish word.
notices-count = { $count ->
    [one] There is one notification.
   *[other] There are { $count } notifications.
}
notice = { $child }{ $day ->
    [none] { "" }
   *[other] , { $day }
}:
no-notice = I find no notifications for { $children }{ $day ->
    [none] { "" }
   *[other] { " " }{ $day }
}.

children = You have { $count ->
    [one] one child
   *[other] { $count } children
}: { $names }.
child = { $known ->
    [class-school] { $child } is in { $class } at { $school }.
    [school] { $child } goes to { $school }.
    [class] { $child } is in { $class }.
   *[none] { $child } is on the school platform.
}
teachers = Teachers of { $child }: { $names }.
subject-teachers = { $names } teaches { $child } { $subject }.
no-teacher = I find no teacher for { $child }.
classmates = There are { $count } children in class with { $child }: { $names }.
no-classmates = I find no class list for { $child }.
contact = { $title }{ $name ->
    [none] { "" }
   *[other] , { $name }
}, for { $child }: { $reach }.
no-contact = I find no contact details for { $child }.

failed = { $problem ->
    [login-needed] The log-in has ended, so I could not fetch { $feeds }. Log in again with BankID.
    [login-cancelled] You cancelled the log-in. Log in again when you wish.
    [login-failed] The log-in failed. Try again, and keep BankID open.
    [unreachable] I cannot reach the school platform, so I could not fetch { $feeds }. Try again in a while.
    [wrong-child] The school platform answered about another child, so I do not show { $feeds }. Try again in a while.
   *[nonsense] The school platform is answering wrongly, so I could not fetch { $feeds }. Try again in a while.
}
feed = { $feed ->
    [meals] the lunch menu
    [lessons] the timetable
    [calendar] the calendar
    [schedule] the bookings
    [news] the news
    [notices] the notifications
    [teachers] the teachers
    [classmates] the class list
    [contacts] the contact details
   *[family] the children's details
}

subject-MA = maths
subject-SV = Swedish
subject-SVA = Swedish as a second language
subject-EN = English
subject-IDH = PE
subject-NO = science
subject-BI = biology
subject-FY = physics
subject-KE = chemistry
subject-SO = social studies
subject-GE = geography
subject-HI = history
subject-RE = religious studies
subject-SH = civics
subject-SL = crafts
subject-BL = art
subject-MU = music
subject-HKK = home economics
subject-TK = technology
subject-MTID = mentor time
subject-LUNCH = lunch
subject-PRANDIUM = lunch
subject-RAST = break
subject-ML = mother tongue
subject-SPA = Spanish
subject-FRA = French
subject-DEU = German
subject-ARA = Arabic

# --- how old it is ----------------------------------------------------------------------------

# minute always has two figures.
clock = at { $hour }:{ $minute }
moment = { $day } { $clock }
# feeds: what of it is old; none where all is.
age = { $feeds ->
    [none] That is from { $when }.
   *[other] This is from { $when }: { $feeds }.
}
age-reason = { $problem ->
    [login-needed] You are not logged in.
    [login-cancelled] You cancelled the log-in.
    [login-failed] The log-in failed.
    [unreachable] I cannot reach the school platform.
    [wrong-child] The school platform answered about another child.
   *[nonsense] The school platform is answering wrongly.
}
log-in-or-old = The log-in has ended. Log in again with BankID. For what is from { $when }, say: { $anyway }
fetched = Fetched { $when } from { $sources }: { $feeds }.
source = { $source ->
    [timetables] Skola24
   *[platform] the school platform
}
