// The words of the trainer of gestures in Arabic.
Simulator.speak("ar", {
  "app.gestures": "حركاتي", "touch.next": "متابعة", "touch.board": "مرحلة", "touch.done": "تم", "touch.all": "تمت كل المراحل.", "touch.close": "إغلاق", "touch.menu": "قائمة صغيرة",
  "touch.other": "طريقة أخرى: تأكيد هذه الحركة", "touch.places": "أين نضعه", "touch.picked": "مأخوذ", "touch.copy": "نسخ", "touch.paste": "لصق", "touch.check": "تأكيد", "touch.model": "النموذج", "touch.here": "اكتبوا هنا",
  "touch.code": "رمز التمرين، 6 أرقام", "touch.code-0": "اختاروا 6 أرقام مختلطة. ليس رمزكم الحقيقي.", "touch.code-1": "الأرقام نفسها، مرة ثانية.", "touch.code-2": "انتظروا دقيقة واحدة. ثم الأرقام نفسها، من الذاكرة.", "touch.code-3": "انفتح القفل.",
  "said.touch.pick": "اختاروا الآن أين تضعونه.", "said.touch.copy": "تم النسخ.",
  "why.other-gesture": "ليس بعد: اقرؤوا التعليمة من جديد، في الأعلى.", "why.done-already": "تم هذا من قبل.", "why.pick-first": "خذوا شيئًا أولًا.", "why.other-place": "ليس بعد: جرّبوا مكانًا آخر.",
  "why.copy-first": "انسخوا النموذج أولًا.", "why.six-digits": "يلزم 6 أرقام.", "why.easy-code": "هذا الرمز سهل التخمين. اخلطوا الأرقام.", "why.other-code": "ليست الأرقام نفسها بعد.", "why.wait": "على مهل: انتظروا نهاية الدقيقة.", "why.not-yet": "أنهوا هذه المرحلة أولًا.",
  "did.touch.point": "يذهب إلى: {name}", "did.touch.tap": "يضغط على: {name}", "did.touch.twice": "يضغط مرتين على: {name}", "did.touch.menu": "يفتح قائمة: {name}", "did.touch.close": "يغلق القائمة",
  "did.touch.pick": "يأخذ: {name}", "did.touch.put": "يضع: {name}", "did.touch.type": "يكتب: {value}", "did.touch.copy": "ينسخ", "did.touch.paste": "يلصق", "did.touch.code": "يكتب رمزًا",
  "did.touch.other": "يفعلها بطريقة أخرى: {name}", "did.touch.next": "ينتقل إلى المرحلة التالية", "did.touch.board": "يعود إلى مرحلة",
});
