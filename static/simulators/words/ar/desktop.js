// The words of the practice computer in Arabic.
Simulator.speak("ar", {
  "app.desktop": "حاسوب التمرين", "desk.icons": "سطح المكتب", "desk.bar": "شريط المهام", "desk.start": "ابدأ", "desk.off": "إطفاء", "desk.on": "تشغيل",
  "desk.small": "تصغير", "desk.large": "تكبير", "desk.back": "إعادة إلى حجمها", "desk.close": "إغلاق", "desk.open": "فتح",
  "desk.ask": "حفظ ما كُتب؟", "desk.yes": "حفظ", "desk.no": "من دون حفظ", "desk.dark": "حاسوب التمرين مطفأ.",
  "said.desk.pick": "اختيرت الأيقونة. اضغطوا مرتين، أو على Enter، لفتحها.", "said.desk.small": "النافذة تنتظر في الشريط، في الأسفل.", "said.desk.close": "", "said.desk.off": "الشاشة سوداء.",
  "why.not-open": "هذه النافذة ليست مفتوحة.", "why.start-first": "مرّوا عبر «ابدأ».",
  "did.desk.pick": "يختار الأيقونة «{title}»", "did.desk.open": "يفتح «{title}»", "did.desk.small": "يصغّر «{title}»", "did.desk.large": "يكبّر «{title}»، أو يعيدها إلى حجمها",
  "did.desk.show": "يجد «{title}» في الشريط", "did.desk.close": "يغلق «{title}»", "did.desk.save": "يجيب عن «حفظ؟»: {yes}", "yes.true": "نعم", "yes.false": "لا",
  "did.desk.start": "يضغط على «ابدأ»", "did.desk.off": "يطفئ", "did.desk.on": "يشغّل",
});
