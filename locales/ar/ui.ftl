# What the program says of itself, in Arabic. Whoever listens may be a man or a woman: see the top of
# answers.ftl.

which-child = من المقصود: { $choices }؟
stranger = لا أجد طفلًا اسمه { $name }. هل المقصود { $choices }؟
which-day = أي يوم هو المقصود: { $choices }؟
which-intent = ما موضوع السؤال: { $choices }؟
# What was heard without being sure; the choices end with a question mark of their own.
was-said = هل كان السؤال: { $choices }
unknown = لا أستطيع الإجابة عن ذلك. يمكن السؤال مثلًا: { $example }
heard = سمعت: { $text }

intent = { $intent ->
    [meal] الغداء
    [day-times] مواعيد الدوام
    [lessons] جدول الحصص
    [subject] مادة دراسية
    [next-event] حدث
    [calendar] التقويم
    [news] الأخبار
    [notices] الإشعارات
    [summary] اليوم كله
    [children] الأطفال
    [teachers] المعلمون
    [classmates] زملاء الصف
    [school-contact] معلومات الاتصال
   *[absence] الغياب
}

help = يمكن السؤال عن الغداء وجدول الحصص والتقويم والأخبار.
help-example = مثلًا: { $example }
privacy = كل شيء يجري على هذا الحاسوب. أجلب ما يُسأل عنه فقط، ولا أحفظ شيئًا.
absence = لا أستطيع الإبلاغ عن الغياب. يرجى الإبلاغ عنه في منصة المدرسة أو الاتصال بالمدرسة.
forgotten = نسيت كل شيء وسجلت الخروج.
logged-out = تم تسجيل الخروج.
nothing-to-repeat = لم أقل شيئًا بعد.
nothing-more = لا يوجد المزيد.
slower = سأتكلم أبطأ.
faster = سأتكلم أسرع.
louder = سأتكلم بصوت أعلى.
softer = سأتكلم بصوت أخفض.
stopped = حسنًا.
language-changed = سأجيب بالعربية.
no-language = لا أعرف هذه اللغة.
spelled = تهجئة { $name }: { $letters }
nothing-to-spell = ليس لدي اسم لأتهجاه.

login-started = يرجى فتح BankID على هذا الحاسوب.
login-link = هذا الرابط يفتح BankID: { $link }
login-waiting = أنتظر فتح BankID.
login-signing = يرجى التوقيع في BankID.
login-done = تم تسجيل الدخول.
still-fetching = ما زلت أجلب المعلومات.

welcome = مرحبًا! أجيب بالعربية عن أسئلة حول اليوم الدراسي.
prompt = السؤال
goodbye = إلى اللقاء!

no-voice = لا يوجد صوت للغة { $language } على هذا الحاسوب، لذلك لا أقرأ الإجابة.
no-speech-service = لا أستطيع الكلام الآن: خدمة الصوت لا تستجيب. الإجابة مكتوبة.
no-language-files = لا أعرف اللغة { $language } بعد. اللغات الممكنة: { $languages }.

model-missing = نموذج الكلام { $model } غير موجود. يمكن تنزيله بالأمر: skolrost models get { $model }
sound-unreadable = لا أستطيع سماع { $file }: { $reason ->
    [missing] لا يمكن فتح الملف.
    [too-long] التسجيل أطول من نصف دقيقة.
   *[format] ليس ملف WAV أستطيع قراءته.
}
sound-not-understood = لم أسمع شيئًا مفهومًا. يرجى المحاولة مرة أخرى أو كتابة السؤال.
sound-doubtful = لست متأكدًا مما سمعت: «{ $text }». يرجى إعادة السؤال أو كتابته.
more-hint = هناك المزيد.
no-such-day = لا أجد ذلك اليوم أو الوقت. أي يوم هو المقصود؟

microphone-failed = { $reason ->
    [none] لا أجد ميكروفونًا على هذا الحاسوب. يرجى توصيل ميكروفون أو كتابة السؤال.
    [not-found] لا يوجد ميكروفون اسمه { $device }. يرجى اختيار ميكروفون موجود أو كتابة السؤال.
    [busy] هناك برنامج آخر يستخدم الميكروفون. يرجى إغلاقه، مثل مكالمة فيديو، أو كتابة السؤال.
    [refused] الحاسوب لا يسمح لي بالاستماع. يرجى السماح بالميكروفون في إعدادات الحاسوب أو كتابة السؤال.
    [format] صوت الميكروفون من نوع لا أعرفه. يرجى اختيار ميكروفون آخر أو كتابة السؤال.
    [unplugged] انقطع الميكروفون أثناء الاستماع. يرجى توصيله من جديد أو كتابة السؤال.
    [stalled] الميكروفون لا يستجيب. يرجى فصله وتوصيله من جديد أو كتابة السؤال.
   *[failed] الميكروفون لا يعمل، والحاسوب لا يذكر السبب. يرجى إعادة تشغيل الحاسوب أو كتابة السؤال.
}
microphone-silent = لا أسمع شيئًا أبدًا: يبدو أن الميكروفون مطفأ. قد يكون له زر على الميكروفون أو السلك أو لوحة المفاتيح.
microphone-missed = كان الحاسوب مشغولًا فضاع جزء من الصوت. يرجى إعادة السؤال.
microphone-device = الميكروفون: { $description } ({ $name })
microphone-speak = يرجى قول أي شيء لمدة خمس ثوان.
microphone-level = المستوى: { $loudness ->
    [nothing] لا صوت
    [weak] ضعيف جدًا
    [strong] قوي جدًا
   *[good] مناسب
}
microphone-verdict = { $loudness ->
    [weak] الصوت ضعيف جدًا. يرجى الاقتراب من الميكروفون أو رفع مستواه في إعدادات الحاسوب.
    [strong] الصوت قوي جدًا. يرجى الابتعاد عن الميكروفون أو خفض مستواه في إعدادات الحاسوب.
   *[good] الميكروفون يعمل، والصوت مسموع جيدًا.
}

record-intro = هذه مساعدة لبرنامج Skolröst كي يسمع أفضل، بطرح أسئلة عن المدرسة في الميكروفون.
    سأقول عمّ يكون كل سؤال. عدد الأسئلة { $questions }، ويمكن التوقف في أي وقت.
    الأطفال في الأسئلة من الخيال. يرجى عدم ذكر أسماء أطفالك.
record-where = التسجيلات موجودة على هذا الحاسوب فقط، في المجلد { $folder }. لا يُرسل شيء.
# What is consented to. Who changes its meaning raises the version in src/run/record/consent.rs.
record-consent = يُسجَّل صوتك، ويُحفظ معه ما طُلب منك السؤال عنه.
    لا يُحفظ اسمك، بل رمز عشوائي فقط. ومن يعرفك قد يتعرف على صوتك مع ذلك.
    يبقى المجلد عندك إلى أن تسلّمه بنفسك إلى أحد.
    من يحصل على المجلد يجوز له استخدام التسجيلات لأي غرض، وفق الترخيص CC0.
    ما دام المجلد عندك يمكنك التراجع وحذفه.
record-continue = في المجلد { $kept ->
        [0] موافقة
        [one] تسجيل واحد
        [two] تسجيلان
        [few] { $kept } تسجيلات
        [many] { $kept } تسجيلًا
       *[other] { $kept } تسجيل
    } بالرمز { $speaker }. من كان شخصًا آخر فليجب بلا، وليختر مجلدًا آخر بالخيار --out.
record-consent-question = هل توافق على ذلك؟ للموافقة تُكتب الكلمة نعم. وإلا أتوقف ولا يُحفظ شيء.
record-no-consent = إذن أتوقف. لم أسجل ولم أحفظ شيئًا.
record-about = أولًا بعض الأسئلة عن الصوت. لمن لا يريد الإجابة يكفي الضغط على Enter.
record-ask-about = { $what ->
    [age-group] كم عمرك تقريبًا؟
    [first-language] ما لغتك الأولى؟
    [microphone] ما نوع الميكروفون؟
   *[place] ما هو المكان: غرفة هادئة أم مطبخ أم في الخارج؟
}
record-how = الضغط على Enter ثم السؤال ثم Enter مرة أخرى. أبقى صامتًا أثناء الكلام.
    الكلمة إعادة للتسجيل من جديد، وتخطي لترك سؤال، وتوقف للإنهاء.
record-read = السؤال { $number } من { $count }. يُقال هكذا تمامًا: { $text }
record-own-words = السؤال { $number } من { $count }. يُسأل بكلماتك. { $text }
record-keep = تم التسجيل. Enter للحفظ، وإعادة للتسجيل من جديد.
record-too-long = كان ذلك أطول من نصف دقيقة. يرجى سؤال أقصر.
record-thanks = شكرًا! { $kept ->
    [0] لا توجد تسجيلات بعد.
    [one] هناك تسجيل واحد في المجلد { $folder }.
    [two] هناك تسجيلان في المجلد { $folder }.
    [few] هناك { $kept } تسجيلات في المجلد { $folder }.
    [many] هناك { $kept } تسجيلًا في المجلد { $folder }.
   *[other] هناك { $kept } تسجيل في المجلد { $folder }.
}
record-folder-failed = { $reason ->
    [taken] في المجلد { $folder } أشياء غير التسجيلات. يرجى اختيار مجلد آخر بالخيار --out.
    [damaged] لا يمكن قراءة الملف consent.txt في المجلد { $folder }. يرجى اختيار مجلد آخر بالخيار --out.
   *[file] لا يمكن القراءة من المجلد { $folder } أو الكتابة فيه. يرجى اختيار مجلد آخر بالخيار --out.
}
record-no-language = لا أستطيع تسجيل أسئلة باللغة { $language } بعد. يمكن اختيار لغة أخرى بالخيار --language: { $languages }.
record-readme = أسئلة مسجلة لبرنامج Skolröst، ومعانيها في { $files }.
    وافق صاحب الصوت على استخدامها بحرية: انظر consent.txt.
    الترخيص: CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/
    لتجربتها: make accuracy ACCURACY="--set recorded --recordings FOLDER"
record-word-yes = نعم
record-word-again = إعادة
record-word-skip = تخطي
record-word-stop = توقف

# A conversation by voice.
welcome-voice = مرحبًا! الضغط على Enter يفتح الميكروفون، والضغط عليه بعد السؤال يغلقه. ويمكن كتابة السؤال أيضًا.
welcome-hands-free = مرحبًا! أستمع طوال الوقت إلى أسئلة حول اليوم الدراسي. ويمكن كتابة السؤال أيضًا.
listening = أستمع.
listening-ended = توقفت عن الاستماع.
listening-full = توقفت عن الاستماع: لا أستطيع الاستماع أكثر من نصف دقيقة.
recognising = أحاول فهم ما قيل.
utterance-too-long = كان ذلك أطول من نصف دقيقة، لذلك لا أجيب عنه. يرجى طرح سؤال واحد في كل مرة أو كتابته.

# Names that are heard in another way than they are written.
remember-name = هل أتذكر أن { $heard } يعني { $name }؟
# After "no" to "هل كان السؤال: …".
not-said = إذن أخطأت السمع. يرجى إعادة السؤال أو كتابته.
remembered = عرفت الآن أن { $heard } يعني { $name }.
not-remembered = لم أستطع حفظ ذلك في الإعدادات، لذلك أتذكره حتى الإغلاق فقط.

# The window.
window-title = Skolröst
window-heading = السؤال عن اليوم الدراسي
window-history = الأسئلة والأجوبة
window-asked = السؤال: { $text }
window-field = كتابة سؤال
window-keys = Enter للسؤال، { $talk } للتحدث، { $help } للمساعدة.
window-ask = إرسال السؤال
window-talk = التحدث
voice-on = الصوت مفعّل.
voice-off = الصوت متوقف. الأجوبة مكتوبة.

# The pages.
window-tabs = الصفحات
window-tab-open = مفتوحة
page = { $page ->
   *[conversation] الأسئلة
    [today] اليوم
    [lessons] الجدول الدراسي
    [lunch] الغداء
    [calendar] التقويم
    [news] الأخبار
    [letter] رسالة
    [notices] الإشعارات
    [contacts] جهات الاتصال
    [settings] الإعدادات
    [help] المساعدة
    [log-in] تسجيل الدخول
    [welcome] أهلاً
}

# The settings.
language-name = العربية
setting = { $setting ->
   *[answer-in] لغة الإجابة
    [ask-in] اللغات التي أسأل بها
    [voice] صوت البرنامج
    [speed] سرعة الصوت
    [detail] كم أقول دفعة واحدة
    [words] الكلمات
    [text-size] حجم النص
    [colours] الألوان
    [sounds] الأصوات
}
setting-choice = { $choice ->
   *[as-asked] لغة السؤال
    [auto] عندما لا يعمل قارئ شاشة
    [on] دائمًا
    [off] أبدًا
    [slowest] بطيء جدًا
    [slow] بطيء
    [usual] السرعة المعتادة
    [fast] سريع
    [fastest] سريع جدًا
    [brief] الأهم فقط
    [normal] جملتان قصيرتان
    [full] كل شيء
    [system] مثل الحاسوب
    [light] داكن على فاتح
    [dark] فاتح على داكن
    [high-contrast] تباين عالٍ
    [yellow-on-black] أصفر على أسود
}
text-size = نص بحجم { $percent } بالمئة
setting-easy-language = لغة سهلة: جمل قصيرة، شيء واحد في كل جملة
setting-tones = نغمات عند فتح الميكروفون وإغلاقه وعند وصول جواب ما قلته
settings-kept = تُحفظ الإعدادات على هذا الحاسوب فقط، ومعها من بيانات المدرسة الاسم الأول لطفل إن طُلب ذلك.

# The log-in in a window.
login-code = يرجى فتح BankID على الجهاز الآخر وتوجيهه نحو رمز QR على الشاشة.
login-picture = رمز QR لتطبيق BankID على جهاز آخر
login-open = فتح BankID
login-other-device = تسجيل الدخول بواسطة BankID على جهاز آخر
login-this-device = تسجيل الدخول على هذا الحاسوب بدلًا من ذلك
login-cancel = إلغاء

# What the pages of the family say. Their messages begin with our words, never with the school's.
# when: where it is old. gap: whether all could be fetched.
page-head = { $name }{ $much ->
    [none] { "" }
   *[other] ، { $much }
}{ $when ->
    [none] { "" }
   *[other] ، جُلب { $when }
}{ $gap ->
    [all] ، تعذّر جلب البيانات
    [some] ، لكن تعذّر جلب بعض البيانات
   *[none] { "" }
}
page-lead = { $head }:
page-count = { $page ->
    [calendar] { $count ->
        [0] لا أحداث
        [one] حدث واحد
        [two] حدثان
        [few] { $count } أحداث
       *[other] { $count } حدثًا
    }
    [notices] { $count ->
        [0] لا إشعارات
        [one] إشعار واحد
        [two] إشعاران
        [few] { $count } إشعارات
       *[other] { $count } إشعارًا
    }
    [contacts] { $count ->
        [0] لا أسماء
        [one] اسم واحد
        [two] اسمان
        [few] { $count } أسماء
       *[other] { $count } اسمًا
    }
   *[news] { $count ->
        [0] لا رسائل
        [one] رسالة واحدة
        [two] رسالتان
        [few] { $count } رسائل
       *[other] { $count } رسالة
    }
}
page-weeks = الأسبوعان { $weeks }
page-fetching = أجلب البيانات الآن.
page-again = إعادة المحاولة
page-log-in = تسجيل الدخول عبر BankID
page-named-day = { $near ->
    [today] اليوم، { $date }
    [tomorrow] غدًا، { $date }
    [yesterday] أمس، { $date }
   *[other] { $date }
}
page-day = { $day }
page-day-lead = { $day }:
page-day-off = { $day }، يوم عطلة:
page-off = عطلة:
page-lesson = من { $start } إلى { $end }: { $subject }{ $room ->
    [none] { "" }
   *[other] ، { $room }
}{ $teachers ->
    [none] { "" }
   *[other] ، { $teachers }
}.
page-event-when = { $kind ->
    [hour] { $first }، { $start }
    [hours] { $first }، من { $start } إلى { $end }
    [days] { $first }، حتى { $last }
   *[day] { $first }
}
page-event-lead = { $cancelled ->
    [yes] ملغى { $when }:
   *[no] { $when }:
}
page-event-rest = { $children ->
    [none] { "" }
   *[other] يخص { $children }.{ $place ->
        [none] { "" }
       *[other] { " " }
    }
}{ $place ->
    [none] { "" }
   *[other] المكان: { $place }.
}
page-letter = { $day ->
    [none] إلى { $children }.
   *[other] { $day }، إلى { $children }.
}
page-untitled = رسالة بلا عنوان
page-written-by = كتبها { $author }{ $day ->
    [none] { "" }
   *[other] ، { $day }
}.
page-written = { $day }.
page-back-to-news = العودة إلى الأخبار
page-no-letter = لم تعد الرسالة هنا
page-picture = صورة:
page-picture-untold = صورة لم يصفها أحد.
page-link = يؤدي إلى { $host }.
page-notice = من { $sender }{ $day ->
    [none] { "" }
   *[other] ، { $day }
}، عن { $children }.
page-about = عن { $children }:
page-teachers = المعلمون
page-school = المدرسة
page-classmates = زملاء الصف

# Reading without sight: what our own voice says of what one comes to.
reading-element = { $name }، { $role }
reading-role = { $role ->
    [heading] عنوان
    [button] زر
    [link] رابط
    [tab] علامة تبويب { $number } من { $count }
    [open-tab] علامة تبويب مفتوحة { $number } من { $count }
    [on] زر، مفعّل
    [off] زر، غير مفعّل
    [chosen] مختار
    [choice] غير مختار
    [field] حقل كتابة
   *[picture] صورة
}
reading-list = قائمة، { $count ->
    [zero] لا عناصر
    [one] عنصر واحد
    [two] عنصران
    [few] { $count } عناصر
    [many] { $count } عنصرًا
   *[other] { $count } عنصر
}:
reading-space = مسافة
reading-where = { $heading ->
    [none] { $page }
   *[other] { $page }، تحت { $heading }
}: { $number } من { $count }.

# The help page.
help-ask = ما يمكن السؤال عنه
help-talk = كيفية التحدث
help-talk-how = يرجى الضغط على { $talk } وطرح السؤال ثم الضغط على { $talk } مرة أخرى، أو إبقاء { $talk } مضغوطًا أثناء الكلام. { $stop } للإلغاء.
help-keys = { $group ->
    [asking] مفاتيح السؤال والاستماع
    [pages] مفاتيح الصفحات
    [moving] مفاتيح التنقل
    [reading] مفاتيح القراءة
   *[window] مفاتيح النافذة
}
help-key = { $does }: { $key }
help-open = فتح { $page }
help-always = Enter ومفتاح المسافة يضغطان على العنصر الحالي، و Enter في الحقل يرسل السؤال. الحروف تُكتب دائمًا في الحقل.
help-key-does = { $name ->
    [talk] التحدث
    [stop] الصمت
    [repeat] الجواب الأخير مرة أخرى
    [more] المزيد
    [field] إلى الحقل
    [voice] تشغيل الصوت أو إيقافه
    [faster] صوتي أسرع
    [slower] صوتي أبطأ
    [help] المساعدة
    [leave] الخروج
    [next-page] الصفحة التالية
    [previous-page] الصفحة السابقة
    [back] العودة إلى الصفحة السابقة في التصفح
    [refresh] جلب الصفحة من جديد
    [next] العنصر التالي القابل للاستخدام
    [previous] العنصر السابق القابل للاستخدام
    [next-element] النص أو الزر التالي
    [previous-element] النص أو الزر السابق
    [first] إلى البداية
    [last] إلى النهاية
    [next-heading] العنوان التالي
    [previous-heading] العنوان السابق
    [next-list] القائمة التالية
    [previous-list] القائمة السابقة
    [next-answer] الجواب التالي
    [previous-answer] الجواب السابق
    [next-sentence] الجملة التالية
    [previous-sentence] الجملة السابقة
    [next-word] الكلمة التالية
    [previous-word] الكلمة السابقة
    [next-character] الحرف التالي
    [previous-character] الحرف السابق
    [spell] تهجئة الكلمة
    [read-all] قراءة كل شيء من هنا
    [where] أين أنا
    [larger] نص أكبر
    [smaller] نص أصغر
    [colours] ألوان أخرى
    [copy] نسخ
    [cut] قص
   *[paste] لصق
}
key = { $key ->
    [Ctrl] Ctrl
    [Alt] Alt
    [Shift] Shift
    [Enter] Enter
    [Escape] Esc
    [Tab] Tab
    [Space] مفتاح المسافة
    [Backspace] Backspace
    [Delete] Delete
    [Left] السهم الأيسر
    [Right] السهم الأيمن
    [Up] السهم الأعلى
    [Down] السهم الأسفل
    [PageUp] Page Up
    [PageDown] Page Down
    [Home] Home
    [End] End
    [plus] زائد
   *[minus] ناقص
}

# What cannot be done in the window.
nowhere-back = لا توجد صفحة للعودة إليها.
last-language = يجب أن تبقى لغة واحدة للسؤال بها.
not-opened = لم أستطع فتح { $link } على هذا الحاسوب.

# How fast our own voice speaks, said in that pace: words a minute.
pace-faster = أسرع، { $pace } { $pace ->
    [few] كلمات
   *[other] كلمة
} في الدقيقة.
pace-slower = أبطأ، { $pace } { $pace ->
    [few] كلمات
   *[other] كلمة
} في الدقيقة.
pace-fastest = لا يمكن أسرع من { $pace } { $pace ->
    [few] كلمات
   *[other] كلمة
} في الدقيقة.
pace-slowest = لا يمكن أبطأ من { $pace } { $pace ->
    [few] كلمات
   *[other] كلمة
} في الدقيقة.
setting-pauses = وقفات حول الأوقات والأرقام وبين الجمل
pauses-on = سأتوقف قليلاً بين الجمل.
pauses-off = لن أتوقف بين الجمل.

# The first start, before anything has been set.
welcome-how = أجيب عن أسئلة حول اليوم الدراسي. يمكن أولاً اختيار ثلاثة أشياء، أو الضغط على Escape وطرح السؤال فوراً. مفتاح Tab ينتقل إلى الاختيار التالي، والأسهم تعرض الموجود، وEnter للاختيار.
welcome-ask = { $setting ->
   *[voice] هل يتكلم Skolröst؟
    [answer-in] بأي لغة تكون الإجابات؟
    [text-size] ما حجم النص؟
}
welcome-later = يمكن تغيير كل ذلك لاحقاً في صفحة الإعدادات.
welcome-start = البدء

# How old it is.
page-fetched = جُلب { $when }.
nothing-fetched = لم أجلب شيئًا للجواب الأخير.
nothing-waits = لا سؤال ينتظر تسجيل الدخول.
nothing-fetched-here = لا شيء يُجلب في هذه الصفحة.

# Where a screen reader speaks another language than what it reads. Read by that reader, in its own language.
voice-offer = هنا نص بلغة غير لغة قارئ الشاشة. { $key } لقراءته بصوت البرنامج.
