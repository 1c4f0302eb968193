// The words of the practice scanner in Arabic.
Simulator.speak("ar", {
  "app.scanner": "الماسح الضوئي", "scan.do": "مسح ضوئي", "scan.both": "الوجهان", "scan.gray": "أبيض وأسود: أخف", "scan.mark": "علامة مائية: النص المكتوب فوق الصورة (فارغ: بلا علامة)", "said.scan.do": "مُسحت الورقة ضوئيًا: هي في «الملفات».", "did.scan.do": "يمسح ضوئيًا: {says} {mark}",
});
