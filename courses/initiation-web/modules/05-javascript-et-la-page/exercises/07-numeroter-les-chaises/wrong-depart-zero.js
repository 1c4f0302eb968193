for (let n = 0; n < 5; n = n + 1) {
  console.log(`Chaise ${n}`);
}
