# Easy language (lättläst): one thought a sentence, at most ten words, the most important first. Stands
# in the place of the messages of the same name in answers.ftl; those that are easy already are not here.

clause-start-end = { $child } börjar { $start }. { $child } slutar { $end }
lessons = { $child } har { $count ->
    [one] en lektion
   *[other] { $count } lektioner
} { $day }. Ämnen: { $subjects }.
lesson = { $subject } börjar { $start }. Lektionen slutar { $end }.{ $room ->
    [none] { "" }
   *[other] { " " }Plats: { $room }.
}{ $teachers ->
    [none] { "" }
   *[other] { " " }Lärare: { $teachers }.
}
day-off = { $child } är ledig { $day }. Orsak: { $title }.
preschooler = { $child } går i förskolan. Där finns inget schema.
no-subject = Jag hittar inte { $subject } för { $child }. Jag letade i schemat { $day }.
event = { $title }. Tid: { $when }.{ $place ->
    [none] { "" }
   *[other] { " " }Plats: { $place }.
}{ $children ->
    [none] { "" }
   *[other] { " " }För: { $children }.
}
event-cancelled = Detta är inställt: { event }
no-event = Jag hittar { $none }{ $subject ->
    [none] { "" }
   *[other] { " " }i { $subject }
}. Jag letade i kalendern för { $children } { $day }.
no-event-ahead = Jag hittar { $none }{ $subject ->
    [none] { "" }
   *[other] { " " }i { $subject }
}. Jag letade i kalendern för { $children }.
letter = Det senaste brevet heter ”{ $header }”.{ $day ->
    [none] { "" }
   *[other] { " " }Det kom { $day }.
} Det är till { $children }.
child = { $known ->
    [class-school] { $child } går i { $class }. Skolan heter { $school }.
    [school] { $child } går på { $school }.
    [class] { $child } går i { $class }.
   *[none] { $child } finns i skolplattformen.
}
classmates = { $child } har { $count } klasskamrater. De heter: { $names }.
contact = { $title }{ $name ->
    [none] { "" }
   *[other] : { $name }
}. Det gäller { $child }. Kontakt: { $reach }.
failed = { $problem ->
    [login-needed] Du behöver logga in igen. Jag kunde inte hämta { $feeds }. Logga in med BankID.
    [login-cancelled] Du avbröt inloggningen. Logga in igen när du vill.
    [login-failed] Inloggningen gick inte. Öppna BankID. Försök igen.
    [unreachable] Jag når inte skolplattformen. Jag kunde inte hämta { $feeds }. Försök igen om en stund.
    [wrong-child] Skolplattformen svarade om ett annat barn. Jag visar inte { $feeds }. Försök igen om en stund.
   *[nonsense] Skolplattformen svarar fel. Jag kunde inte hämta { $feeds }. Försök igen om en stund.
}
log-in-or-old = Du behöver logga in igen. Logga in med BankID. Jag kan också svara med det gamla. Det är från { $when }. Säg då: { $anyway }
fetched = Det är hämtat { $when }. Det kommer från { $sources }. Det gäller: { $feeds }.
