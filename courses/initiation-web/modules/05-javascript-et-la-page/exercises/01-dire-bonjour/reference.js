console.log("Bonjour Amina");
