// The words of the practice job board in Arabic.
Simulator.speak("ar", {
  "app.offers": "عروض العمل", "ads.what": "ماذا: مهنة", "ads.km": "المسافة", "ads.find": "بحث", "ads.count": "العروض الموجودة", "ads.others": "أخرى مثلها", "ads.none": "لا عروض. جرّبوا كلمة قريبة، أو مسافة أبعد.", "ads.back": "العودة إلى القائمة", "ads.keep": "حفظ", "ads.kept": "محفوظ", "ads.report": "الإبلاغ عن هذا العرض", "ads.reported": "تم الإبلاغ عن العرض",
  "value.must": "مطلوب", "value.wish": "مرغوب", "ads.sort": "مطلوب أم مرغوب؟", "said.ads.report": "تم الإبلاغ عن العرض.", "why.what": "اكتبوا مهنة: 3 أحرف على الأقل.",
  "did.ads.search": "يبحث عن «{what}»، {km} كم", "did.ads.open": "يفتح «{title}»", "did.ads.back": "يعود إلى القائمة", "did.ads.keep": "يحفظ «{title}» أو ينزعه", "did.ads.sort": "يصنّف: {value}", "did.ads.report": "يبلّغ عن «{title}»",
});
