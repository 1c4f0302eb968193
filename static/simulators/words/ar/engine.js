// The words of the engine in Arabic.
Simulator.speak("ar", {
  apps: "البرامج المفتوحة", colon: ": ", quote: "«{}»", "did.app": "ينتقل إلى «{to}»", "why.unknown": "هذه الحركة لا تصلح هنا.",
});
