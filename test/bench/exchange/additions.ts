// Nothing but additions that wait for nothing, as often (in millions) as the first argument says: what two of this machine's processors have to give beside one another.
let [a, b, c, d, e, f, g, h] = [1, 2, 3, 4, 5, 6, 7, 8];

function aMillion(): void {
  for (let i = 0; i < 1_000_000; i++) {
    a = ((a + i) ^ b) | 0;
    b = (b + i) | 0;
    c = (c ^ i) | 0;
    d = (d + i) | 0;
    e = (e ^ i) | 0;
    f = (f + i) | 0;
    g = (g ^ i) | 0;
    h = (h + i) | 0;
  }
}

for (let n = Number(process.argv[2]); n > 0; n--) aMillion();
// The sum keeps the additions from being left out as useless.
process.stdout.write(`${a + b + c + d + e + f + g + h}\n`);
