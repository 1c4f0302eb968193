console.log("bonjour amina");
