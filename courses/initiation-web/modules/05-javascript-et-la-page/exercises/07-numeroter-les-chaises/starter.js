console.log("Chaise 1");
