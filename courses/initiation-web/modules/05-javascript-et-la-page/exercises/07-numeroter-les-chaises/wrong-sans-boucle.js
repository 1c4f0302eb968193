console.log("Chaise 1");
console.log("Chaise 2");
console.log("Chaise 3");
console.log("Chaise 4");
console.log("Chaise 5");
