// The words of the practice file manager in Arabic.
Simulator.speak("ar", {
  "app.files": "الملفات", "files.places": "أماكني", "files.bin": "سلة المهملات", "files.search": "البحث عن ملف", "files.go": "بحث", "files.path": "المسار", "files.empty": "هذا المجلد فارغ.",
  "files.name": "الاسم", "files.size": "الحجم", "files.date": "التاريخ", "files.sort": "ترتيب حسب", "files.kb": "ك.ب", "files.pick": "اختيار", "files.way": "ضعوا علامة على ملف: بعدها يمكن تغيير اسمه أو نسخه أو نقله أو حذفه.", "files.new": "مجلد جديد", "files.rename": "تغيير الاسم", "files.copy": "نسخ", "files.cut": "قص", "files.paste": "لصق",
  "files.delete": "حذف", "files.restore": "استعادة", "files.zip": "ضغط", "files.close": "إغلاق", "files.ok": "تأكيد", "files.ask-new": "اسم المجلد الجديد", "files.ask-rename": "الاسم الجديد", "files.ask-zip": "اسم الملف المضغوط",
  "files.move": "نقل", "files.ask-move": "إلى أين؟", "files.double": "نسخة",
  "files.cut-out": "مقصوص",
  "files.picked": "المختار",
  "said.files.copy": "تم النسخ. اذهبوا إلى المجلد، ثم «لصق».", "said.files.cut": "تم القص. اذهبوا إلى المجلد، ثم «لصق».", "said.files.paste": "تم اللصق.", "said.files.move": "تم النقل.", "said.files.put": "تم النقل.", "said.files.bin": "صار في سلة المهملات.", "said.files.restore": "عاد إلى مكانه.",
  "said.files.new": "أُنشئ المجلد.", "said.files.rename": "تغيّر الاسم.", "said.files.zip": "أُنشئ الملف المضغوط.",
  "why.pick-first": "اختاروا ملفًا أولًا: ضعوا علامة في خانته.", "why.pick-one": "اختاروا ملفًا واحدًا فقط: ضعوا علامة في خانته.", "why.copy-first": "انسخوا ملفًا أو قصّوه أولًا.", "why.choose-folder": "افتحوا مجلدًا أولًا.", "why.name": "اكتبوا اسمًا، من دون / أو : أو ؟", "why.same-name": "هذا الاسم موجود هنا. اختاروا اسمًا آخر.",
  "why.ending": "أبقوا نهاية الاسم، بعد النقطة.", "why.inside-itself": "لا يدخل مجلد في نفسه.", "why.only-files": "هنا تُنسخ الملفات، لا المجلدات.", "why.restore-first": "استعيدوا هذا الملف أولًا.", "why.no-file": "لم يعد هذا الملف هنا.",
  "did.files.go": "يذهب إلى «{name}»", "did.files.open": "يفتح «{name}»", "did.files.close": "يغلق النافذة", "did.files.pick": "يختار «{name}»", "did.files.ask": "يضغط على زر: {what}",
  "did.files.new": "ينشئ المجلد «{value}»", "did.files.rename": "يغيّر اسم «{name}» إلى «{value}»", "did.files.copy": "ينسخ", "did.files.cut": "يقص", "did.files.paste": "يلصق", "did.files.move": "ينقل «{name}»", "did.files.put": "ينقل إلى «{to}»", "did.files.bin": "يضع في سلة المهملات", "did.files.restore": "يستعيد «{name}»", "did.files.sort": "يرتّب حسب {by}", "did.files.search": "يبحث عن «{value}»",
  "did.files.zip": "يضغط في «{value}»",
});
