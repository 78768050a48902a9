/* From the squares of a QR code to its words (ISO/IEC 18004). It reads what tickets are made of and no more:
   bytes, error level M, versions 1 to 10. Another code gives null, as one does that is damaged too much. */

// Of each version at level M: words that repair per block, and blocks (table 9 of the standard).
const LEVEL_M = [[10, 1], [16, 1], [26, 1], [18, 2], [24, 2], [16, 4], [18, 4], [22, 4], [22, 5], [26, 5]];

// Rules by which squares were turned over (table 10), of column x and row y.
const MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => ((y >> 1) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => (x * y) % 2 + (x * y) % 3 === 0,
  (x, y) => ((x * y) % 2 + (x * y) % 3) % 2 === 0,
  (x, y) => ((x + y) % 2 + (x * y) % 3) % 2 === 0,
];

// Arithmetic with bytes, of which each but 0 is a power of 2 modulo x⁸ + x⁴ + x³ + x² + 1.
const POWER = new Uint8Array(512);
const LOG = new Uint8Array(256);
for (let exponent = 0, value = 1; exponent < 255; exponent += 1) {
  POWER[exponent] = POWER[exponent + 255] = value;
  LOG[value] = exponent;
  value = value < 128 ? value << 1 : (value << 1) ^ 0x11d;
}
const times = (a, b) => (a && b ? POWER[LOG[a] + LOG[b]] : 0);
const over = (a, b) => (a ? POWER[LOG[a] + 255 - LOG[b]] : 0);
/** The polynomial, lowest power first, at a value. */
const at = (polynomial, value) => polynomial.reduceRight((sum, factor) => times(sum, value) ^ factor, 0);

/** Repairs a block in place; false where it cannot be. Berlekamp and Massey find where, Forney by how much. */
function repair(block, spare) {
  const reversed = [...block].reverse();
  const syndromes = Array.from({ length: spare }, (_, power) => at(reversed, POWER[power]));
  if (!syndromes.some(Boolean)) return true;
  let places = [1], before = [1], wrong = 0, since = 1, last = 1;
  for (let step = 0; step < spare; step += 1) {
    let off = syndromes[step];
    for (let i = 1; i <= wrong; i += 1) off ^= times(places[i] ?? 0, syndromes[step - i]);
    if (!off) { since += 1; continue; }
    const kept = [...places];
    const scale = over(off, last);
    before.forEach((factor, i) => { places[i + since] = (places[i + since] ?? 0) ^ times(scale, factor); });
    places = Array.from(places, (factor) => factor ?? 0);
    if (2 * wrong > step) { since += 1; continue; }
    [wrong, before, last, since] = [step + 1 - wrong, kept, off, 1];
  }
  if (wrong > spare / 2) return false;
  const sizes = Array.from({ length: spare }, (_, power) => {
    let sum = 0;
    for (let i = 0; i <= power; i += 1) sum ^= times(places[i] ?? 0, syndromes[power - i]);
    return sum;
  });
  const slope = places.map((factor, power) => (power % 2 ? factor : 0)).slice(1);
  let mended = 0;
  for (let power = 0; power < block.length; power += 1) {
    const inverse = POWER[255 - power];
    if (at(places, inverse)) continue;
    block[block.length - 1 - power] ^= times(POWER[power], over(at(sizes, inverse), at(slope, inverse)));
    mended += 1;
  }
  return mended === wrong;
}

/** Whether a square belongs to the frame by which a code is found, and so holds no words. */
function isFrame(x, y, size, version) {
  if (x === 6 || y === 6) return true;
  if (x < 9 && y < 9 || x < 9 && y > size - 9 || x > size - 9 && y < 9) return true;
  if (version > 6 && (x < 6 && y > size - 12 || y < 6 && x > size - 12)) return true;
  if (version < 2) return false;
  const far = size - 7, centres = version < 7 ? [6, far] : [6, (6 + far) / 2, far];
  const near = (value) => centres.find((centre) => Math.abs(centre - value) < 3);
  const [column, row] = [near(x), near(y)];
  return column !== undefined && row !== undefined && [column, row].filter((centre) => centre === 6).length < 2
    && !(column === 6 && row === far) && !(column === far && row === 6);
}

/** Which rule turned the squares over; -1 where the code is of another level, or unreadable. */
function maskOf(dark, size) {
  const one = [], other = [];
  for (let i = 0; i < 15; i += 1) {
    const step = i < 6 ? i : i < 8 ? i + 1 : size - 15 + i;
    one.push(dark[step * size + 8]);
    const back = i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i;
    other.push(dark[8 * size + back]);
  }
  const read = [one, other].map((bits) => bits.reduce((sum, bit, i) => sum | bit << i, 0));
  const distances = MASKS.map((_, mask) => {
    let rest = mask << 10;
    for (let i = 12; i >= 10; i -= 1) if (rest >> i & 1) rest ^= 0x537 << i - 10;
    const told = (mask << 10 | rest) ^ 0x5412;
    return Math.min(...read.map((bits) => (bits ^ told).toString(2).replaceAll("0", "").length));
  });
  const least = Math.min(...distances);
  return least > 3 ? -1 : distances.indexOf(least);
}

/** All words in the order in which they stand: up and down in pairs of columns, from the right. */
function wordsOf(dark, size, version, mask) {
  const words = [];
  let bits = 1, upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let i = 0; i < size; i += 1) {
      const y = upwards ? size - 1 - i : i;
      for (const x of [right, right - 1]) {
        if (isFrame(x, y, size, version)) continue;
        bits = bits << 1 | dark[y * size + x] ^ MASKS[mask](x, y);
        if (bits > 255) { words.push(bits & 255); bits = 1; }
      }
    }
    upwards = !upwards;
  }
  return words;
}

/** The words of text, blocks taken apart and repaired; null where one cannot be. */
function repaired(words, version) {
  const [spare, count] = LEVEL_M[version - 1];
  const short = Math.floor(words.length / count) - spare;
  const longer = words.length % count;
  const blocks = Array.from({ length: count }, () => []);
  let next = 0;
  for (let i = 0; i <= short; i += 1) {
    blocks.forEach((block, number) => { if (i < short || number >= count - longer) block.push(words[next++]); });
  }
  for (let i = 0; i < spare; i += 1) blocks.forEach((block) => block.push(words[next++]));
  if (!blocks.every((block) => repair(block, spare))) return null;
  return blocks.flatMap((block) => block.slice(0, -spare));
}

/**
 * The text of a code.
 * @param {number} size squares in a row
 * @param {Uint8Array} dark row by row, 1 where a square is dark
 * @returns {string | null}
 */
export function textOf(size, dark) {
  const version = (size - 17) / 4;
  const mask = LEVEL_M[version - 1] ? maskOf(dark, size) : -1;
  const words = mask < 0 ? null : repaired(wordsOf(dark, size, version, mask), version);
  if (!words || words[0] >> 4 !== 4) return null; // 4: bytes follow
  const wide = version > 9 ? 2 : 1;
  let length = 0;
  const half = (i) => (words[i] << 4 | words[i + 1] >> 4) & 255;
  for (let i = 0; i < wide; i += 1) length = length << 8 | half(i);
  const bytes = Array.from({ length: Math.min(length, words.length - wide - 1) }, (_, i) => half(i + wide));
  return new TextDecoder().decode(new Uint8Array(bytes));
}
