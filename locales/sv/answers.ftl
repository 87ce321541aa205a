# What is answered, in Swedish. The fact comes first and the day last: a braille line and a hurried
# listener get the answer at once. At most twenty words a sentence, no abbreviations, "du".

icu-locale = sv

# --- days and times -------------------------------------------------------------------------

# near: a day by its distance. weekday "onsdag", date "onsdag 25 november", from the calendar data.
day = { $near ->
    [today] i dag
    [tomorrow] i morgon
    [yesterday] i går
    [this-week] på { $weekday }
   *[other] { $date }
}
span = { $shape ->
    [this-week] den här veckan
    [next-week] nästa vecka
    [week] vecka { $number }
    [weekend] i helgen
    [month] i { $month }
   *[other] från { $first } till { $last }
}
hour = { $n ->
    [1] ett
    [2] två
    [3] tre
    [4] fyra
    [5] fem
    [6] sex
    [7] sju
    [8] åtta
    [9] nio
    [10] tio
    [11] elva
   *[12] tolv
}
# hour and next are hours in words; half is the part of the day: "evening" from five o'clock.
time = { time-of-day }{ $half ->
    [evening] { " " }på kvällen
   *[other] { "" }
}
time-of-day = { $minute ->
    [0] klockan { $hour }
    [5] fem över { $hour }
    [10] tio över { $hour }
    [15] kvart över { $hour }
    [20] tjugo över { $hour }
    [25] fem i halv { $next }
    [30] halv { $next }
    [35] fem över halv { $next }
    [40] tjugo i { $next }
    [45] kvart i { $next }
    [50] tio i { $next }
    [55] fem i { $next }
   *[other] klockan { $hour } och { $minute }
}

# --- the school day -------------------------------------------------------------------------

# Clauses: several of them are joined, then the day follows and a full stop.
clause-meal = { $child } får { $dishes }
clause-start = { $child } börjar { $start }
clause-end = { $child } slutar { $end }
clause-start-end = { $child } börjar { $start } och slutar { $end }
lessons = { $child } har { $count ->
    [one] en lektion
   *[other] { $count } lektioner
} { $day }: { $subjects }.
lessons-part = { $child } har { $subjects } { $day }.
clause-subject = { $child } har { $subject } { $times }
sentence = { $clauses } { $day }.
sentence-yes = Ja, { $clauses } { $day }.
lesson = { $subject }, { $start } till { $end }{ $room ->
    [none] { "" }
   *[other] , { $room }
}{ $teachers ->
    [none] { "" }
   *[other] , { $teachers }
}.
day-off = { $child } är ledig { $day }: { $title }.
or = eller
no-meal = Jag hittar ingen matsedel för { $child } { $day }.
no-dish = Jag hittar inte { $dish } på matsedeln för { $child }.
preschooler = { $child } går i förskolan och har inget schema.
no-lessons = Jag hittar inget schema för { $child } { $day }.
no-lessons-part = Jag hittar ingen lektion för { $child } då, { $day }.
no-subject-day = Nej, { $child } har inte { $subject } { $day }.
no-subject = Jag hittar inte { $subject } på schemat för { $child } { $day }.

# --- calendar -------------------------------------------------------------------------------

event = { $title }: { $when }{ $place ->
    [none] { "" }
   *[other] , { $place }
}{ $children ->
    [none] { "" }
   *[other] , för { $children }
}.
event-yes = Ja. { event }
event-cancelled = Inställt: { event }
event-when = { $kind ->
    [day] { $day }
    [hours] { $day } { $start }
   *[days] från { $first } till { $last }
}
events-count = Jag hittar { $count } händelser { $day }.
no-event = Jag hittar { $none }{ $subject ->
    [none] { "" }
   *[other] { " " }i { $subject }
} i kalendern för { $children } { $day }.
no-event-ahead = Jag hittar { $none }{ $subject ->
    [none] { "" }
   *[other] { " " }i { $subject }
} i kalendern för { $children } framöver.
none = { $event ->
    [holiday] inget lov
    [autumn-holiday] inget höstlov
    [christmas-holiday] inget jullov
    [sports-holiday] inget sportlov
    [easter-holiday] inget påsklov
    [summer-holiday] inget sommarlov
    [study-day] ingen studiedag
    [closed] inget om stängt
    [day-off] ingen ledig dag
    [test] inget prov
    [parents-meeting] inget föräldramöte
    [talk] inget utvecklingssamtal
    [excursion] ingen utflykt
    [photo] ingen skolfotografering
    [celebration] inget firande
    [term] ingen terminsstart
    [homework-help] ingen läxhjälp
    [library] inget biblioteksbesök
    [swimming] ingen simning
    [health] inget besök hos skolsköterskan
   *[other] inget
}

# --- letters and notifications --------------------------------------------------------------

letter = Senaste brevet är ”{ $header }”{ $day ->
    [none] { "" }
   *[other] , { $day }
}, till { $children }.
letter-about = I brevet ”{ $header }”{ $day ->
    [none] { "" }
   *[other] , { $day },
} står det:
letter-more = Ett brev till heter ”{ $header }”{ $day ->
    [none] { "" }
   *[other] , { $day }
}.
no-letter = Jag hittar inga nyheter för { $children }{ $day ->
    [none] { "" }
   *[other] { " " }{ $day }
}.
no-letter-about = Jag hittar inget om { $topic } i nyheterna för { $children }.
notices-count = { $count ->
    [one] Det finns en avisering.
   *[other] Det finns { $count } aviseringar.
}
notice = { $child }{ $day ->
    [none] { "" }
   *[other] , { $day }
}: { $message }
no-notice = Jag hittar inga aviseringar för { $children }{ $day ->
    [none] { "" }
   *[other] { " " }{ $day }
}.

# --- people ---------------------------------------------------------------------------------

children = Du har { $count ->
    [one] ett barn
   *[other] { $count } barn
}: { $names }.
child = { $known ->
    [class-school] { $child } går i { $class } på { $school }.
    [school] { $child } går på { $school }.
    [class] { $child } går i { $class }.
   *[none] { $child } finns i skolplattformen.
}
teachers = Lärare för { $child }: { $names }.
subject-teachers = { $names } undervisar { $child } i { $subject }.
no-teacher = Jag hittar ingen lärare för { $child }.
classmates = I klassen går { $count } barn med { $child }: { $names }.
no-classmates = Jag hittar ingen klasslista för { $child }.
contact = { $title }{ $name ->
    [none] { "" }
   *[other] , { $name }
}, för { $child }: { $reach }.
no-contact = Jag hittar inga kontaktuppgifter för { $child }.

# --- what could not be fetched --------------------------------------------------------------

failed = { $problem ->
    [login-needed] Inloggningen har gått ut, så jag kunde inte hämta { $feeds }. Logga in igen med BankID.
    [login-cancelled] Du avbröt inloggningen. Logga in igen när du vill.
    [login-failed] Inloggningen misslyckades. Försök igen, och ha BankID öppet.
    [unreachable] Jag når inte skolplattformen, så jag kunde inte hämta { $feeds }. Försök igen om en stund.
    [wrong-child] Skolplattformen svarade om ett annat barn, så jag visar inte { $feeds }. Försök igen om en stund.
   *[nonsense] Skolplattformen svarar fel just nu, så jag kunde inte hämta { $feeds }. Försök igen om en stund.
}
feed = { $feed ->
    [meals] matsedeln
    [lessons] schemat
    [calendar] kalendern
    [schedule] bokningarna
    [news] nyheterna
    [notices] aviseringarna
    [teachers] lärarna
    [classmates] klasslistan
    [contacts] kontaktuppgifterna
   *[family] uppgifterna om barnen
}

# --- subjects as they are said; the full list of the curriculum is in subjects.toml -----------

subject-MA = matematik
subject-SV = svenska
subject-SVA = svenska som andraspråk
subject-EN = engelska
subject-IDH = idrott
subject-NO = naturorientering
subject-BI = biologi
subject-FY = fysik
subject-KE = kemi
subject-SO = samhällsorientering
subject-GE = geografi
subject-HI = historia
subject-RE = religion
subject-SH = samhällskunskap
subject-SL = slöjd
subject-BL = bild
subject-MU = musik
subject-HKK = hemkunskap
subject-TK = teknik
subject-MTID = mentorstid
subject-LUNCH = lunch
subject-PRANDIUM = lunch
subject-RAST = rast
subject-ML = modersmål
subject-SPA = spanska
subject-FRA = franska
subject-DEU = tyska
subject-ARA = arabiska

# --- how old it is ----------------------------------------------------------------------------

# minute always has two figures.
clock = klockan { $hour }.{ $minute }
moment = { $day } { $clock }
# feeds: what of it is old; none where all is.
age = { $feeds ->
    [none] Det är från { $when }.
   *[other] Det här är från { $when }: { $feeds }.
}
age-reason = { $problem ->
    [login-needed] Du är inte inloggad.
    [login-cancelled] Du avbröt inloggningen.
    [login-failed] Inloggningen misslyckades.
    [unreachable] Jag når inte skolplattformen.
    [wrong-child] Skolplattformen svarade om ett annat barn.
   *[nonsense] Skolplattformen svarar fel just nu.
}
log-in-or-old = Inloggningen har gått ut. Logga in igen med BankID. Vill du ha det från { $when }, säg: { $anyway }
fetched = Hämtat { $when } från { $sources }: { $feeds }.
source = { $source ->
    [timetables] Skola24
   *[platform] skolplattformen
}
