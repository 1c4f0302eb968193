for (let n = 1; n <= 5; n = n + 1) {
  console.log(`Chaise ${n}`);
}
