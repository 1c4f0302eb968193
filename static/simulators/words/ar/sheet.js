// The words of the sheet beside a world in Arabic.
Simulator.speak("ar", {
  "app.sheet": "ورقتي", "sheet.done": "تم", "said.sheet.do": "تم هذا، للتمرين.", "why.done-already": "تم هذا من قبل.",
  "did.sheet.do": "تم: {says}", "did.sheet.choose": "{says} يختار {value}", "did.sheet.tick": "{says} يضع علامة {option}: {value}", "did.sheet.note": "{says} يكتب: {value}",
});
