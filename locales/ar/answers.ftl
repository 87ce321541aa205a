# What is answered, in Arabic. See ../sv/answers.ftl for how these messages are put together.
#
# Whether a child is a boy or a girl is not known, nor whether a guardian is a man or a woman: so the
# school day ends, not the child ("ينتهي دوام Omar"), and what to do is a noun ("يرجى المحاولة").
# Names are in Latin letters and have nothing joined to their front: "لدى Omar", not "لOmar".

icu-locale = ar

day = { $near ->
    [today] اليوم
    [tomorrow] غدًا
    [yesterday] أمس
    [this-week] يوم { $weekday }
   *[other] يوم { $date }
}
span = { $shape ->
    [this-week] هذا الأسبوع
    [next-week] الأسبوع القادم
    [week] في الأسبوع { $number }
    [weekend] في نهاية الأسبوع
    [month] في شهر { $month }
   *[other] من يوم { $first } إلى يوم { $last }
}
hour = { $n ->
    [1] الواحدة
    [2] الثانية
    [3] الثالثة
    [4] الرابعة
    [5] الخامسة
    [6] السادسة
    [7] السابعة
    [8] الثامنة
    [9] التاسعة
    [10] العاشرة
    [11] الحادية عشرة
   *[12] الثانية عشرة
}
time = { time-of-day }{ $half ->
    [evening] { " " }مساءً
   *[other] { "" }
}
# As the clock is read: quarter, third and half of an hour, and five minutes to and past the half.
# Minutes are always in the oblique case, because a time stands as an adverb or after a preposition.
time-of-day = { $minute ->
    [0] الساعة { $hour }
    [5] الساعة { $hour } وخمس دقائق
    [10] الساعة { $hour } وعشر دقائق
    [15] الساعة { $hour } والربع
    [20] الساعة { $hour } والثلث
    [25] الساعة { $hour } والنصف إلا خمس دقائق
    [30] الساعة { $hour } والنصف
    [35] الساعة { $hour } والنصف وخمس دقائق
    [40] الساعة { $next } إلا الثلث
    [45] الساعة { $next } إلا الربع
    [50] الساعة { $next } إلا عشر دقائق
    [55] الساعة { $next } إلا خمس دقائق
    [one] الساعة { $hour } ودقيقة واحدة
    [two] الساعة { $hour } ودقيقتين
    [few] الساعة { $hour } و{ $minute } دقائق
   *[other] الساعة { $hour } و{ $minute } دقيقة
}

# Dishes are in the school's language and follow as a sentence of their own.
clause-meal = غداء { $child }
clause-start = يبدأ دوام { $child } { $start }
clause-end = ينتهي دوام { $child } { $end }
clause-start-end = يبدأ دوام { $child } { $start } وينتهي { $end }
lessons = لدى { $child } { $count ->
    [one] حصة واحدة
    [two] حصتان
    [few] { $count } حصص
   *[other] { $count } حصة
} { $day }: { $subjects }.
lessons-part = لدى { $child } { $day }: { $subjects }.
clause-subject = لدى { $child } { $subject } { $times }
sentence = { $clauses } { $day }.
sentence-yes = نعم، { $clauses } { $day }.
sentence-quoting = { $clauses } { $day }:
lesson = { $subject }، من { $start } إلى { $end }{ $room ->
    [none] { "" }
   *[other] ، { $room }
}{ $teachers ->
    [none] { "" }
   *[other] ، { $teachers }
}.
day-off = لا دوام لدى { $child } { $day }:
or = أو
no-meal = لا أجد قائمة غداء { $child } { $day }.
no-dish = لا أجد { $dish } في قائمة غداء { $child }.
preschooler = { $child } في الروضة، والروضة ليس فيها جدول حصص.
no-lessons = لا أجد جدول حصص { $child } { $day }.
no-lessons-part = لا أجد حصة لدى { $child } في ذلك الوقت { $day }.
no-subject-day = لا، ليس لدى { $child } { $subject } { $day }.
no-subject = لا أجد { $subject } في جدول حصص { $child } { $day }.

event = { $event ->
    [none] في التقويم
   *[other] { $event }
} { $when }{ $place ->
    [none] { "" }
   *[other] ، { $place }
}{ $children ->
    [none] { "" }
   *[other] ، لدى { $children }
}:
event-yes = نعم. { event }
event-cancelled = أُلغي: { event }
event-when = { $kind ->
    [day] { $day }
    [hours] { $day } { $start }
   *[days] من يوم { $first } إلى يوم { $last }
}
event-kind = { $event ->
    [holiday] عطلة
    [autumn-holiday] عطلة الخريف
    [christmas-holiday] عطلة عيد الميلاد
    [sports-holiday] عطلة الرياضة
    [easter-holiday] عطلة عيد الفصح
    [summer-holiday] العطلة الصيفية
    [study-day] يوم تدريب للمعلمين
    [closed] إغلاق
    [day-off] يوم عطلة
    [test] اختبار
    [parents-meeting] اجتماع أولياء الأمور
    [talk] محادثة التطور
    [excursion] رحلة مدرسية
    [photo] التصوير المدرسي
    [celebration] احتفال
    [term] بداية الفصل الدراسي
    [homework-help] المساعدة في الواجبات
    [library] زيارة المكتبة
    [swimming] السباحة
    [health] ممرضة المدرسة
   *[other] { "" }
}
events-count = أجد { $count ->
    [one] حدثًا واحدًا
    [two] حدثين
    [few] { $count } أحداث
    [many] { $count } حدثًا
   *[other] { $count } حدث
} { $day }.
no-event = لا أجد { $none }{ $subject ->
    [none] { "" }
   *[other] { " " }في مادة { $subject }
} في تقويم { $children } { $day }.
no-event-ahead = لا أجد { $none }{ $subject ->
    [none] { "" }
   *[other] { " " }في مادة { $subject }
} في تقويم { $children } في الفترة القادمة.
none = { $event ->
    [holiday] أي عطلة
    [autumn-holiday] عطلة الخريف
    [christmas-holiday] عطلة عيد الميلاد
    [sports-holiday] عطلة الرياضة
    [easter-holiday] عطلة عيد الفصح
    [summer-holiday] العطلة الصيفية
    [study-day] أي يوم تدريب للمعلمين
    [closed] شيئًا عن إغلاق
    [day-off] أي يوم عطلة
    [test] أي اختبار
    [parents-meeting] أي اجتماع لأولياء الأمور
    [talk] أي محادثة تطور
    [excursion] أي رحلة مدرسية
    [photo] أي تصوير مدرسي
    [celebration] أي احتفال
    [term] بداية الفصل الدراسي
    [homework-help] أي مساعدة في الواجبات
    [library] أي زيارة للمكتبة
    [swimming] أي سباحة
    [health] أي زيارة لممرضة المدرسة
   *[other] شيئًا
}

letter = آخر رسالة إلى { $children }{ $day ->
    [none] { "" }
   *[other] ، { $day }
}:
letter-about = كتبت المدرسة{ $day ->
    [none] { "" }
   *[other] { " " }{ $day }
}:
letter-more = رسالة أخرى{ $day ->
    [none] { "" }
   *[other] ، { $day }
}:
no-letter = لا أجد أخبارًا تخص { $children }{ $day ->
    [none] { "" }
   *[other] { " " }{ $day }
}.
no-letter-about = لا أجد شيئًا عن «{ $topic }» في الأخبار التي تخص { $children }.
notices-count = { $count ->
    [one] هناك إشعار واحد.
    [two] هناك إشعاران.
    [few] هناك { $count } إشعارات.
    [many] هناك { $count } إشعارًا.
   *[other] هناك { $count } إشعار.
}
notice = { $child }{ $day ->
    [none] { "" }
   *[other] ، { $day }
}:
no-notice = لا أجد إشعارات تخص { $children }{ $day ->
    [none] { "" }
   *[other] { " " }{ $day }
}.

children = لديك { $count ->
    [one] طفل واحد
    [two] طفلان
    [few] { $count } أطفال
    [many] { $count } طفلًا
   *[other] { $count } طفل
}: { $names }.
child = { $known ->
    [class-school] { $child } في { $class } في { $school }.
    [school] { $child } في { $school }.
    [class] { $child } في { $class }.
   *[none] { $child } في منصة المدرسة.
}
teachers = معلمو { $child }: { $names }.
subject-teachers = تدريس { $subject } لدى { $child }: { $names }.
no-teacher = لا أجد معلمين لدى { $child }.
classmates = مع { $child } في الصف { $count ->
    [one] طفل واحد
    [two] طفلان
    [few] { $count } أطفال
    [many] { $count } طفلًا
   *[other] { $count } طفل
}: { $names }.
no-classmates = لا أجد قائمة صف { $child }.
contact = { $title }{ $name ->
    [none] { "" }
   *[other] ، { $name }
}، لدى { $child }: { $reach }.
no-contact = لا أجد معلومات اتصال تخص { $child }.

failed = { $problem ->
    [login-needed] انتهت مدة تسجيل الدخول، فلم أستطع جلب { $feeds }. يرجى تسجيل الدخول من جديد عبر BankID.
    [login-cancelled] أُلغي تسجيل الدخول. يمكن تسجيل الدخول من جديد في أي وقت.
    [login-failed] لم ينجح تسجيل الدخول. يرجى المحاولة مرة أخرى مع إبقاء BankID مفتوحًا.
    [unreachable] لا أستطيع الوصول إلى منصة المدرسة، فلم أستطع جلب { $feeds }. يرجى المحاولة بعد قليل.
    [wrong-child] أجابت منصة المدرسة عن طفل آخر، لذلك لا أعرض { $feeds }. يرجى المحاولة بعد قليل.
   *[nonsense] إجابة منصة المدرسة غير صحيحة الآن، فلم أستطع جلب { $feeds }. يرجى المحاولة بعد قليل.
}
feed = { $feed ->
    [meals] قائمة الغداء
    [lessons] جدول الحصص
    [calendar] التقويم
    [schedule] المواعيد المحجوزة
    [news] الأخبار
    [notices] الإشعارات
    [teachers] أسماء المعلمين
    [classmates] قائمة الصف
    [contacts] معلومات الاتصال
   *[family] بيانات الأطفال
}

subject-MA = الرياضيات
subject-SV = اللغة السويدية
subject-SVA = السويدية لغةً ثانية
subject-EN = اللغة الإنجليزية
subject-IDH = التربية البدنية
subject-NO = العلوم
subject-BI = الأحياء
subject-FY = الفيزياء
subject-KE = الكيمياء
subject-SO = الدراسات الاجتماعية
subject-GE = الجغرافيا
subject-HI = التاريخ
subject-RE = علم الأديان
subject-SH = التربية المدنية
subject-SL = الأشغال اليدوية
subject-BL = الفنون
subject-MU = الموسيقى
subject-HKK = التدبير المنزلي
subject-TK = التكنولوجيا
subject-MTID = الإرشاد
subject-LUNCH = الغداء
subject-PRANDIUM = الغداء
subject-RAST = الاستراحة
subject-ML = اللغة الأم
subject-SPA = اللغة الإسبانية
subject-FRA = اللغة الفرنسية
subject-DEU = اللغة الألمانية
subject-ARA = اللغة العربية

# --- how old it is ----------------------------------------------------------------------------

# minute always has two figures.
clock = الساعة { $hour }:{ $minute }
moment = { $day } { $clock }
# feeds: what of it is old; none where all is.
age = { $feeds ->
    [none] هذه المعلومات من { $when }.
   *[other] هذا من { $when }: { $feeds }.
}
age-reason = { $problem ->
    [login-needed] لم يتم تسجيل الدخول.
    [login-cancelled] أُلغي تسجيل الدخول.
    [login-failed] لم ينجح تسجيل الدخول.
    [unreachable] لا أستطيع الوصول إلى منصة المدرسة.
    [wrong-child] أجابت منصة المدرسة عن طفل آخر.
   *[nonsense] إجابة منصة المدرسة غير صحيحة الآن.
}
log-in-or-old = انتهت مدة تسجيل الدخول. يرجى تسجيل الدخول من جديد عبر BankID. لسماع ما جُلب { $when }، يمكن قول: { $anyway }
fetched = جُلب { $when } من { $sources }: { $feeds }.
source = { $source ->
    [timetables] Skola24
   *[platform] منصة المدرسة
}
