console.log("Bonjour le monde");
