# Easy language. See ../sv/easy.ftl.

clause-start-end = يبدأ دوام { $child } { $start }. ينتهي دوام { $child } { $end }
lesson = تبدأ حصة { $subject } { $start }. تنتهي الحصة { $end }.{ $room ->
    [none] { "" }
   *[other] { " " }المكان: { $room }.
}{ $teachers ->
    [none] { "" }
   *[other] { " " }التدريس: { $teachers }.
}
preschooler = { $child } في الروضة. الروضة ليس فيها جدول حصص.
no-subject = لا أجد { $subject } لدى { $child }. بحثت في جدول الحصص { $day }.
event = { $event ->
    [none] في التقويم
   *[other] { $event }
}. الوقت: { $when }.{ $place ->
    [none] { "" }
   *[other] { " " }المكان: { $place }.
}{ $children ->
    [none] { "" }
   *[other] { " " }لدى: { $children }.
} تسميه المدرسة:
event-cancelled = أُلغي هذا: { event }
no-event = لا أجد { $none }{ $subject ->
    [none] { "" }
   *[other] { " " }في مادة { $subject }
}. بحثت في تقويم { $children } { $day }.
no-event-ahead = لا أجد { $none }{ $subject ->
    [none] { "" }
   *[other] { " " }في مادة { $subject }
}. بحثت في تقويم { $children }.
letter = هذه آخر رسالة.{ $day ->
    [none] { "" }
   *[other] { " " }وصلت { $day }.
} الرسالة إلى { $children }:
no-letter-about = لا أجد شيئًا عن «{ $topic }». المدرسة تكتب بالسويدية.
child = { $known ->
    [class-school] { $child } في { $class }. المدرسة: { $school }.
    [school] { $child } في { $school }.
    [class] { $child } في { $class }.
   *[none] { $child } في منصة المدرسة.
}
contact = { $title }{ $name ->
    [none] { "" }
   *[other] : { $name }
}. لأجل { $child }. للاتصال: { $reach }.
failed = { $problem ->
    [login-needed] انتهت مدة تسجيل الدخول. لم أستطع جلب { $feeds }. يرجى تسجيل الدخول عبر BankID.
    [login-cancelled] أُلغي تسجيل الدخول. يمكن تسجيل الدخول من جديد في أي وقت.
    [login-failed] لم ينجح تسجيل الدخول. يرجى فتح BankID. يرجى المحاولة مرة أخرى.
    [unreachable] لا أستطيع الوصول إلى منصة المدرسة. لم أستطع جلب { $feeds }. يرجى المحاولة بعد قليل.
    [wrong-child] أجابت منصة المدرسة عن طفل آخر. لا أعرض { $feeds }. يرجى المحاولة بعد قليل.
   *[nonsense] إجابة منصة المدرسة غير صحيحة. لم أستطع جلب { $feeds }. يرجى المحاولة بعد قليل.
}
log-in-or-old = انتهت مدة تسجيل الدخول. يرجى تسجيل الدخول عبر BankID. يمكنني الجواب بما هو قديم. هذا من { $when }. لذلك يمكن قول: { $anyway }
fetched = جُلب هذا { $when }. المصدر: { $sources }. الموضوع: { $feeds }.
