# What the program says of itself, in Swedish.

which-child = Vilket barn menar du: { $choices }?
stranger = Jag hittar inget barn som heter { $name }. Menar du { $choices }?
which-day = Vilken dag menar du: { $choices }?
which-intent = Vad vill du veta: { $choices }?
# What was heard without being sure; the choices end with a question mark of their own.
was-said = Frågade du: { $choices }
unknown = Det kan jag inte svara på. Du kan till exempel fråga: { $example }
heard = Jag hörde: { $text }

# What the intents are called when they are offered.
intent = { $intent ->
    [meal] lunchen
    [day-times] skoltiderna
    [lessons] schemat
    [subject] ett ämne
    [next-event] en händelse
    [calendar] kalendern
    [news] nyheterna
    [notices] aviseringarna
    [summary] hela dagen
    [children] barnen
    [teachers] lärarna
    [classmates] klasskamraterna
    [school-contact] kontaktuppgifterna
   *[absence] frånvaro
}

help = Du kan fråga om lunch, schema, kalender och nyheter.
help-example = Till exempel: { $example }
privacy = Allt sker på din egen dator. Jag hämtar bara det du frågar efter, och sparar inget.
absence = Jag kan inte anmäla frånvaro. Anmäl i skolplattformen eller ring skolan.
forgotten = Jag har glömt allt och loggat ut.
logged-out = Du är utloggad.
nothing-to-repeat = Jag har inte sagt något än.
nothing-more = Det finns inget mer.
slower = Jag talar långsammare.
faster = Jag talar snabbare.
louder = Jag talar högre.
softer = Jag talar tystare.
stopped = Okej.
language-changed = Jag svarar på svenska.
no-language = Det språket kan jag inte.
spelled = { $name } stavas: { $letters }
nothing-to-spell = Jag har inget namn att stava.

login-started = Öppna BankID på den här datorn.
login-link = Länken öppnar BankID: { $link }
login-waiting = Jag väntar på att du öppnar BankID.
login-signing = Skriv under i BankID.
login-done = Du är inloggad.
still-fetching = Jag hämtar fortfarande.

welcome = Hej! Fråga om skoldagen, eller säg hjälp.
prompt = Fråga
goodbye = Hej då!

no-voice = Det finns ingen röst för språket { $language } på den här datorn, så jag läser det inte högt.
no-speech-service = Jag kan inte tala just nu: taltjänsten svarar inte. Svaret finns i text.
no-language-files = Jag kan inte språket { $language } än. Välj: { $languages }.

model-missing = Talmodellen { $model } saknas. Hämta den med: skolrost models get { $model }
sound-unreadable = Jag kan inte lyssna på { $file }: { $reason ->
    [missing] filen går inte att öppna.
    [too-long] ljudet är längre än en halv minut.
   *[format] det är inte en WAV-fil som jag kan läsa.
}
sound-not-understood = Jag hörde inget jag kan tyda. Prova igen, eller skriv frågan.
sound-doubtful = Jag är inte säker på vad jag hörde: ”{ $text }”. Säg det igen, eller skriv frågan.
more-hint = Det finns mer att höra.
no-such-day = Jag hittar inte den dagen eller tiden. Vilken dag menar du?

# The microphone: what is wrong, and what to do.
microphone-failed = { $reason ->
    [none] Jag hittar ingen mikrofon på den här datorn. Anslut en, eller skriv frågan.
    [not-found] Det finns ingen mikrofon som heter { $device }. Välj en som finns, eller skriv frågan.
    [busy] Ett annat program använder mikrofonen. Stäng det, till exempel ett videosamtal, eller skriv frågan.
    [refused] Datorn låter mig inte lyssna. Tillåt mikrofonen i datorns inställningar, eller skriv frågan.
    [format] Mikrofonens ljud är av ett slag jag inte kan. Välj en annan mikrofon, eller skriv frågan.
    [unplugged] Mikrofonen försvann medan jag lyssnade. Anslut den igen, eller skriv frågan.
    [stalled] Mikrofonen svarar inte. Dra ut den och anslut den igen, eller skriv frågan.
   *[failed] Mikrofonen fungerar inte, och datorn säger inte varför. Starta om datorn, eller skriv frågan.
}
microphone-silent = Jag hör ingenting alls: mikrofonen verkar vara avstängd. Leta efter en knapp på mikrofonen, sladden eller tangentbordet.
microphone-missed = Datorn hann inte lyssna, så en bit av ljudet är borta. Säg det igen.
microphone-device = Mikrofon: { $description } ({ $name })
microphone-speak = Säg något i fem sekunder.
microphone-level = Nivå: { $loudness ->
    [nothing] inget ljud
    [weak] för svag
    [strong] för stark
   *[good] lagom
}
microphone-verdict = { $loudness ->
    [weak] Jag hör dig för svagt. Gå närmare mikrofonen, eller höj dess volym i datorns inställningar.
    [strong] Ljudet är för starkt. Gå längre från mikrofonen, eller sänk dess volym i datorns inställningar.
   *[good] Mikrofonen fungerar: jag hör dig bra.
}

# Recording questions (skolrost record). A line is a sentence.
record-intro = Du hjälper Skolröst att höra bättre, genom att fråga om skolan i mikrofonen.
    Jag säger vad du ska fråga om. Det är { $questions } frågor, och du kan sluta när du vill.
    Barnen är påhittade. Säg inte dina egna barns namn.
record-where = Inspelningarna ligger bara på den här datorn, i mappen { $folder }. Inget skickas.
# What is consented to. Who changes its meaning raises the version in src/run/record/consent.rs.
record-consent = Din röst spelas in, och bredvid sparas vad du blev ombedd att fråga om.
    Ditt namn sparas inte, bara en slumpad kod. Den som känner dig kan ändå känna igen rösten.
    Mappen stannar hos dig tills du själv lämnar den till någon.
    Den som får mappen får använda inspelningarna till vad som helst, enligt licensen CC0.
    Så länge mappen är hos dig kan du ångra dig och radera den.
record-continue = Här finns redan { $kept ->
        [0] ett samtycke
        [one] en inspelning
       *[other] { $kept } inspelningar
    } med koden { $speaker }. Är du någon annan, svara nej och välj en annan mapp med --out.
record-consent-question = Samtycker du till detta? Skriv ja. Annars slutar jag, och inget sparas.
record-no-consent = Då slutar jag. Jag har inte spelat in eller sparat något.
record-about = Först något om rösten. Tryck bara på Enter om du inte vill svara.
record-ask-about = { $what ->
    [age-group] Din ålder, ungefär?
    [first-language] Ditt första språk?
    [microphone] Vilken mikrofon har du?
   *[place] Var är du: ett tyst rum, ett kök, utomhus?
}
record-how = Tryck på Enter, fråga, och tryck på Enter igen. Jag är tyst medan du talar.
    Skriv igen för att göra om, hoppa för att hoppa över, eller sluta.
record-read = Fråga { $number } av { $count }. Säg precis så här: { $text }
record-own-words = Fråga { $number } av { $count }. Fråga med egna ord. { $text }
record-keep = Inspelat. Enter behåller, igen gör om.
record-too-long = Det blev längre än en halv minut. Fråga kortare.
record-thanks = Tack! { $kept ->
    [0] Det finns inga inspelningar än.
    [one] Det finns en inspelning i mappen { $folder }.
   *[other] Det finns { $kept } inspelningar i mappen { $folder }.
}
record-folder-failed = { $reason ->
    [taken] I mappen { $folder } ligger annat än inspelningar. Välj en annan mapp med --out.
    [damaged] Filen consent.txt i mappen { $folder } går inte att läsa. Välj en annan mapp med --out.
   *[file] Det går inte att läsa eller skriva i mappen { $folder }. Välj en annan mapp med --out.
}
record-no-language = Jag kan inte spela in frågor på språket { $language } än. Välj ett annat med --language: { $languages }.
record-readme = Inspelade frågor till Skolröst, med vad de betyder i { $files }.
    Den som talar har samtyckt till att de får användas fritt: se consent.txt.
    Licens: CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/
    Prova dem: make accuracy ACCURACY="--set recorded --recordings MAPPEN"
# What is typed while recording; commas between words that do the same.
record-word-yes = ja
record-word-again = igen, om, gör om
record-word-skip = hoppa, hoppa över
record-word-stop = sluta, stopp, avsluta

# A conversation by voice.
welcome-voice = Hej! Tryck retur och tala, och tryck retur igen när du har talat klart. Du kan också skriva frågan.
welcome-hands-free = Hej! Jag lyssnar hela tiden. Fråga om skoldagen, eller säg hjälp. Du kan också skriva frågan.
listening = Jag lyssnar.
listening-ended = Jag har slutat lyssna.
listening-full = Jag har slutat lyssna: längre än en halv minut kan jag inte.
recognising = Jag tyder det du sa.
utterance-too-long = Det var längre än en halv minut, så jag svarar inte på det. Säg en fråga i taget, eller skriv den.

# Names that are heard in another way than they are written.
remember-name = Ska jag komma ihåg att { $heard } betyder { $name }?
# Efter ”nej” på ”Frågade du: …”.
not-said = Då hörde jag fel. Ställ frågan en gång till, eller skriv den.
remembered = Nu vet jag att { $heard } betyder { $name }.
not-remembered = Jag kunde inte spara det i inställningarna, så jag minns det bara tills du avslutar.

# The window.
window-title = Skolröst
window-heading = Fråga om skoldagen
window-history = Frågor och svar
window-asked = Du frågade: { $text }
window-field = Skriv en fråga
window-keys = Enter frågar, { $talk } talar, { $help } hjälper.
window-ask = Fråga
window-talk = Tala
voice-on = Min röst är på.
voice-off = Min röst är av. Svaren finns i text.

# The pages.
window-tabs = Sidor
window-tab-open = Öppen
page = { $page ->
   *[conversation] Frågor
    [today] I dag
    [lessons] Schema
    [lunch] Lunch
    [calendar] Kalender
    [news] Nyheter
    [letter] Brev
    [notices] Aviseringar
    [contacts] Kontakter
    [settings] Inställningar
    [help] Hjälp
    [log-in] Logga in
    [welcome] Välkommen
}

# The settings.
language-name = Svenska
setting = { $setting ->
   *[answer-in] Svara på
    [ask-in] Språk jag frågar på
    [voice] Skolrösts egen röst
    [speed] Röstens fart
    [detail] Hur mycket på en gång
    [words] Ord
    [text-size] Textens storlek
    [colours] Färger
    [sounds] Ljud
}
setting-choice = { $choice ->
   *[as-asked] Samma språk som frågan
    [auto] När ingen skärmläsare är igång
    [on] Alltid
    [off] Aldrig
    [slowest] Mycket långsamt
    [slow] Långsamt
    [usual] Vanlig fart
    [fast] Snabbt
    [fastest] Mycket snabbt
    [brief] Bara det viktigaste
    [normal] Två korta meningar
    [full] Allt
    [system] Som på datorn
    [light] Mörkt på ljust
    [dark] Ljust på mörkt
    [high-contrast] Hög kontrast
    [yellow-on-black] Gult på svart
}
text-size = Text på { $percent } procent
setting-easy-language = Lättläst: korta meningar med en sak i taget
setting-tones = Toner när mikrofonen öppnas och stängs, och när svaret på det du sa kommer
settings-kept = Inställningarna sparas bara på den här datorn. Från skolan sparas på sin höjd ett barns förnamn, om du har sagt ja till det.

# The log-in in a window.
login-code = Öppna BankID på den andra enheten och rikta den mot QR-koden på skärmen.
login-picture = QR-kod för BankID på en annan enhet
login-open = Öppna BankID
login-other-device = Logga in med BankID på en annan enhet
login-this-device = Logga in på den här datorn i stället
login-cancel = Avbryt

# What the pages of the family say. Their messages begin with our words, never with the school's.
# when: where it is old. gap: whether all could be fetched.
page-head = { $name }{ $much ->
    [none] { "" }
   *[other] , { $much }
}{ $when ->
    [none] { "" }
   *[other] , hämtat { $when }
}{ $gap ->
    [all] , gick inte att hämta
    [some] , men en del gick inte att hämta
   *[none] { "" }
}
page-lead = { $head }:
page-count = { $page ->
    [calendar] { $count ->
        [0] inga händelser
        [one] en händelse
       *[other] { $count } händelser
    }
    [notices] { $count ->
        [0] inga
        [one] en avisering
       *[other] { $count }
    }
    [contacts] { $count ->
        [0] inga
        [one] ett namn
       *[other] { $count } namn
    }
   *[news] { $count ->
        [0] inga brev
        [one] ett brev
       *[other] { $count } brev
    }
}
page-weeks = vecka { $weeks }
page-fetching = Jag hämtar.
page-again = Försök igen
page-log-in = Logga in med BankID
page-named-day = { $near ->
    [today] i dag, { $date }
    [tomorrow] i morgon, { $date }
    [yesterday] i går, { $date }
   *[other] { $date }
}
page-day = { $day }
page-day-lead = { $day }:
page-day-off = { $day }, ledigt:
page-off = Ledigt:
page-lesson = { $start } till { $end }: { $subject }{ $room ->
    [none] { "" }
   *[other] , { $room }
}{ $teachers ->
    [none] { "" }
   *[other] , { $teachers }
}.
page-event-when = { $kind ->
    [hour] { $first }, { $start }
    [hours] { $first }, { $start } till { $end }
    [days] { $first }, till { $last }
   *[day] { $first }
}
page-event-lead = { $cancelled ->
    [yes] inställt { $when }:
   *[no] { $when }:
}
page-event-rest = { $children ->
    [none] { "" }
   *[other] för { $children }.{ $place ->
        [none] { "" }
       *[other] { " " }
    }
}{ $place ->
    [none] { "" }
   *[other] Plats: { $place }.
}
page-letter = { $day ->
    [none] till { $children }.
   *[other] { $day }, till { $children }.
}
page-untitled = Brev utan rubrik
page-written-by = av { $author }{ $day ->
    [none] { "" }
   *[other] , { $day }
}.
page-written = { $day }.
page-back-to-news = Tillbaka till nyheterna
page-no-letter = Brevet finns inte här längre
page-picture = Bild:
page-picture-untold = En bild som ingen har beskrivit.
page-link = Leder till { $host }.
page-notice = från { $sender }{ $day ->
    [none] { "" }
   *[other] , { $day }
}, om { $children }.
page-about = om { $children }:
page-teachers = Lärare
page-school = Skolan
page-classmates = Klasskamrater

# Reading without sight: what our own voice says of what one comes to.
reading-element = { $name }, { $role }
reading-role = { $role ->
    [heading] rubrik
    [button] knapp
    [link] länk
    [tab] flik { $number } av { $count }
    [open-tab] öppen flik { $number } av { $count }
    [on] knapp, på
    [off] knapp, av
    [chosen] vald
    [choice] inte vald
    [field] textfält
   *[picture] bild
}
reading-list = Lista, { $count ->
    [one] en punkt
   *[other] { $count } punkter
}:
reading-space = mellanslag
reading-where = { $heading ->
    [none] { $page }
   *[other] { $page }, under { $heading }
}: { $number } av { $count }.

# The help page.
help-ask = Vad du kan fråga
help-talk = Så talar du
help-talk-how = Tryck { $talk }, ställ frågan och tryck { $talk } igen. Eller håll { $talk } nedtryckt medan du talar. { $stop } avbryter.
help-keys = { $group ->
    [asking] Tangenter för att fråga och lyssna
    [pages] Tangenter för sidorna
    [moving] Tangenter för att förflytta sig
    [reading] Tangenter för att läsa
   *[window] Tangenter för fönstret
}
help-key = { $does }: { $key }
help-open = Öppna { $page }
help-always = Enter och mellanslag trycker på det du har framför dig, och Enter i fältet frågar. Bokstäver hamnar alltid i fältet.
help-key-does = { $name ->
    [talk] Tala
    [stop] Tyst
    [repeat] Senaste svaret igen
    [more] Mer
    [field] Till fältet
    [voice] Min röst på eller av
    [faster] Rösten snabbare
    [slower] Rösten långsammare
    [help] Hjälp
    [leave] Avsluta
    [next-page] Nästa sida
    [previous-page] Föregående sida
    [back] Tillbaka till sidan innan
    [refresh] Hämta sidan på nytt
    [next] Nästa som går att använda
    [previous] Föregående som går att använda
    [next-element] Nästa text eller knapp
    [previous-element] Föregående text eller knapp
    [first] Till början
    [last] Till slutet
    [next-heading] Nästa rubrik
    [previous-heading] Föregående rubrik
    [next-list] Nästa lista
    [previous-list] Föregående lista
    [next-answer] Nästa svar
    [previous-answer] Föregående svar
    [next-sentence] Nästa mening
    [previous-sentence] Föregående mening
    [next-word] Nästa ord
    [previous-word] Föregående ord
    [next-character] Nästa tecken
    [previous-character] Föregående tecken
    [spell] Stava ordet
    [read-all] Läs allt härifrån
    [where] Var är jag
    [larger] Större text
    [smaller] Mindre text
    [colours] Andra färger
    [copy] Kopiera
    [cut] Klipp ut
   *[paste] Klistra in
}
key = { $key ->
    [Ctrl] Ctrl
    [Alt] Alt
    [Shift] Skift
    [Enter] Enter
    [Escape] Esc
    [Tab] Tabb
    [Space] Mellanslag
    [Backspace] Backsteg
    [Delete] Delete
    [Left] Vänsterpil
    [Right] Högerpil
    [Up] Uppil
    [Down] Nedpil
    [PageUp] Page Up
    [PageDown] Page Down
    [Home] Home
    [End] End
    [plus] plus
   *[minus] minus
}

# What cannot be done in the window.
nowhere-back = Det finns ingen sida att gå tillbaka till.
last-language = Ett språk måste vara kvar att fråga på.
not-opened = Jag kunde inte öppna { $link } på den här datorn.

# How fast our own voice speaks, said in that pace: words a minute.
pace-faster = Snabbare, { $pace } ord i minuten.
pace-slower = Långsammare, { $pace } ord i minuten.
pace-fastest = Snabbare än { $pace } ord i minuten går det inte.
pace-slowest = Långsammare än { $pace } ord i minuten går det inte.
setting-pauses = Pauser runt tider och siffror och mellan meningar
pauses-on = Jag gör pauser.
pauses-off = Jag gör inga pauser.

# The first start, before anything has been set.
welcome-how = Jag svarar på frågor om skoldagen. Välj tre saker först, eller tryck Escape och fråga direkt. Tabb går till nästa val, pilarna visar vad som finns, Enter väljer.
welcome-ask = { $setting ->
   *[voice] Ska Skolröst tala?
    [answer-in] Vilket språk ska svaren vara på?
    [text-size] Hur stor ska texten vara?
}
welcome-later = Allt kan ändras senare, på sidan Inställningar.
welcome-start = Börja

# How old it is.
page-fetched = Hämtat { $when }.
nothing-fetched = Jag har inte hämtat något till det senaste svaret.
nothing-waits = Ingen fråga väntar på en inloggning.
nothing-fetched-here = På den här sidan finns inget att hämta.

# Where a screen reader speaks another language than what it reads. Read by that reader, in its own language.
voice-offer = Här finns text på ett annat språk än din skärmläsares. { $key } låter min egen röst läsa den.
