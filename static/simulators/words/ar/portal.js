// The words of the practice portal in Arabic.
Simulator.speak("ar", {
  "app.portal": "الخدمة", "portal.exercise": "تمرين", "portal.menu": "الصفحات", "portal.back": "رجوع", "portal.out": "الخروج من الحساب", "portal.leave": "مغادرة", "portal.gone": "غادرتم التمرين.",
  "portal.gone-more": "لم يُرسَل شيء. يمكنكم العودة، أو تخطّي هذا النشاط.", "portal.return": "العودة إلى التمرين", "portal.bye": "خرجتم من الحساب.", "portal.enter": "الصفحة الأولى", "portal.ok": "تأكيد", "portal.login": "المعرّف", "portal.secret": "كلمة السر", "portal.sign": "الدخول",
  "portal.save-as": "حفظ الملف", "portal.shot": "صورة للشاشة", "portal.name": "اسم الملف", "portal.folder": "المجلد", "portal.close": "إغلاق", "portal.add": "إضافة", "portal.take": "نزع", "portal.shrink": "تخفيف", "portal.heavy": "ثقيل جدًا",
  "portal.go-to": "ذهاب",
  "said.portal.save": "حُفظ الملف.", "said.portal.shot": "حُفظت صورة الشاشة.", "said.portal.shrink": "صار الملف أخف.", "said.portal.sign": "دخلتم.",
  "why.fill": "ينقص جواب في هذه الصفحة.", "why.sign": "قارنوا مع البطاقة، رمزًا رمزًا.", "why.address": "اقرؤوا العنوان من جديد، حرفًا حرفًا.", "why.heavy": "هذا الملف ثقيل جدًا. اضغطوا أولًا على «تخفيف».", "why.no-name": "اكتبوا اسمًا.",
  "did.portal.menu": "يفتح الصفحة «{title}»", "did.portal.back": "يرجع", "did.portal.start": "يذهب إلى الصفحة الأولى", "did.portal.leave": "يغادر التمرين، أو يعود إليه", "did.portal.address": "يكتب العنوان {value}",
  "did.portal.sign": "يدخل بالمعرّف {login}", "did.portal.out": "يخرج من الحساب", "did.portal.write": "{says} يجيب: {value}", "did.portal.tick": "{says} يضع علامة {option}: {value}", "did.portal.add": "{says} يضيف ورقة أو ينزعها", "did.portal.shrink": "يخفّف ملفًا",
  "did.portal.press": "يضغط على «{says}»", "did.portal.ask": "يفتح نافذة الحفظ أو يغلقها", "did.portal.save": "يحفظ «{name}»", "did.portal.shot": "يحفظ صورة الشاشة «{name}»",
});
