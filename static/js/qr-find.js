/* Finds QR codes in a picture, as a camera sees them: turned, tilted, unevenly lit. It gives the squares of each
   that it could be; which one is, the words say (qr-text.js). Dark on light, as tickets are. */

/** Light and dark: each pixel against the mean of what lies around it, so a shadow across the code matters little. */
class Picture {
  /**
   * @param {ImageData} image
   * @param {number} soft pixels around each that count with it: 0, or 1 against the grain of a dark room
   */
  constructor({ data, width, height }, soft) {
    Object.assign(this, { width, height });
    const wide = width + 1, sums = new Uint32Array(wide * (height + 1));
    const grey = new Uint8Array(width * height);
    for (let y = 0, i = 0; y < height; y += 1) {
      let row = 0;
      for (let x = 0; x < width; x += 1, i += 1) {
        row += grey[i] = (data[4 * i] * 77 + data[4 * i + 1] * 151 + data[4 * i + 2] * 28) >> 8;
        sums[(y + 1) * wide + x + 1] = sums[y * wide + x + 1] + row;
      }
    }
    this.sums = sums;
    this.around = Math.max(width, height) >> 4;
    this.dark = new Uint8Array(width * height);
    for (let y = 0, i = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1, i += 1) {
        const here = soft ? this.mean(x, y, soft) : grey[i];
        this.dark[i] = here < this.mean(x, y, this.around) * 0.92 ? 1 : 0;
      }
    }
  }

  mean(x, y, reach) {
    const left = x > reach ? x - reach : 0, right = Math.min(this.width, x + reach + 1);
    const top = (y > reach ? y - reach : 0) * (this.width + 1);
    const bottom = Math.min(this.height, y + reach + 1) * (this.width + 1);
    const sum = this.sums[bottom + right] - this.sums[bottom + left] - this.sums[top + right] + this.sums[top + left];
    return sum * (this.width + 1) / ((right - left) * (bottom - top));
  }

  holds(x, y) {
    return x >= 0 && y >= 0 && x < this.width && y < this.height;
  }

  isDark(x, y) {
    return this.holds(x, y) && this.dark[(y | 0) * this.width + (x | 0)] === 1;
  }

  /** Whether a whole square is dark: its middle, against what lies around it. */
  isSquareDark(x, y, reach) {
    if (!this.holds(x, y)) return false;
    return reach < 1 ? this.isDark(x, y) : this.mean(x | 0, y | 0, reach) < this.mean(x | 0, y | 0, this.around) * 0.96;
  }
}

/** Whether five lengths are those across a corner of the frame: 1, 1, 3, 1, 1. */
function isCorner(runs) {
  const unit = (runs[0] + runs[1] + runs[2] + runs[3] + runs[4]) / 7;
  return unit >= 1 && runs.every((run, i) => Math.abs(run - unit * (i === 2 ? 3 : 1)) < unit * (i === 2 ? 1.3 : 0.75));
}

/** From a dark place in one direction: how far light, dark, and light again are away; null where the picture ends. */
function edges(picture, x, y, across, down) {
  const found = [];
  for (let step = 1; found.length < 3; step += 1) {
    const [nextX, nextY] = [x + across * step, y + down * step];
    if (!picture.holds(nextX, nextY)) return null;
    if (picture.isDark(nextX, nextY) === (found.length % 2 === 1)) found.push(step);
  }
  return found;
}

/** Through a place in both directions: where the middle lies and how long it is; null where it is no corner. */
function through(picture, x, y, across, down) {
  const one = edges(picture, x, y, across, down), other = one && edges(picture, x, y, -across, -down);
  if (!other) return null;
  const runs = [other[2] - other[1], other[1] - other[0], other[0] + one[0] - 1, one[1] - one[0], one[2] - one[1]];
  if (!isCorner(runs)) return null;
  const length = one[2] + other[2] - 1, off = (one[2] - other[2] + one[0] - other[0]) / 4;
  return { x: x + across * off, y: y + down * off, length };
}

/** The corners of the frames in a picture, those that most lines cross first. */
function cornersOf(picture) {
  const corners = [];
  const runs = [0, 0, 0, 0, 0];
  for (let y = 1; y < picture.height; y += 2) {
    runs.fill(0);
    let was = 0;
    for (let x = 0; x < picture.width; x += 1) {
      const is = picture.dark[y * picture.width + x];
      if (is === was) { runs[4] += 1; continue; }
      if (was && isCorner(runs)) take(corners, picture, x - runs[4] - runs[3] - runs[2] / 2, y);
      runs.copyWithin(0, 1);
      runs[4] = 1;
      was = is;
    }
  }
  return corners.filter((corner) => corner.count > 1).sort((a, b) => b.count - a.count).slice(0, 10);
}

function take(corners, picture, x, y) {
  if (!picture.isDark(x, y)) return;
  const upright = through(picture, x, y, 0, 1);
  const level = upright && through(picture, upright.x, Math.round(upright.y), 1, 0);
  if (!level) return;
  const [found, length] = [{ x: level.x, y: upright.y }, (level.length + upright.length) / 2];
  const known = corners.find((one) => Math.hypot(one.x - found.x, one.y - found.y) < one.length / 3);
  if (!known) { corners.push({ ...found, length, count: 1 }); return; }
  known.count += 1;
  for (const key of ["x", "y"]) known[key] += (found[key] - known[key]) / known.count;
  known.length += (length - known.length) / known.count;
}

const minus = (a, b) => ({ x: a.x - b.x, y: a.y - b.y });
const turn = (a, b) => a.x * b.y - a.y * b.x;
const far = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

/** Three corners each that may belong to one code, likeliest first: [top left, top right, bottom left]. */
function triples(corners) {
  const found = [];
  for (const first of corners) {
    for (const one of corners) {
      for (const other of corners) {
        if (first === one || first === other || one === other) continue;
        const [right, down] = [minus(one, first), minus(other, first)];
        if (turn(right, down) <= 0) continue; // seen from behind
        const [wide, high] = [far(one, first), far(other, first)];
        const lengths = [first.length, one.length, other.length];
        const uneven = Math.max(...lengths) / Math.min(...lengths), skew = Math.max(wide / high, high / wide);
        // Of the lines of a picture every second is read: so many cross the middle of a true corner.
        const unsure = [first, one, other].reduce((sum, { count, length }) => sum + Math.max(0, 1 - count / (length * 3 / 14)), 0);
        const slant = Math.abs(right.x * down.x + right.y * down.y) / (wide * high);
        if (uneven > 1.9 || skew > 2 || slant > 0.6 || unsure > 1.5 || wide < 1.4 * first.length) continue;
        found.push({ corners: [first, one, other], doubt: uneven + skew + slant + unsure });
      }
    }
  }
  return found.sort((a, b) => a.doubt - b.doubt).slice(0, 4).map((one) => one.corners);
}

/** Squares that a corner measures along a line towards another, of which it has seven. */
function squareAt(picture, corner, towards) {
  const length = far(corner, towards), across = (towards.x - corner.x) / length, down = (towards.y - corner.y) / length;
  const found = through(picture, corner.x, corner.y, across, down);
  return found ? found.length / 7 : corner.length / 7;
}

/** The map from squares to pixels that takes four points to four others: eight unknowns, eight equations. */
function mapOf(squares, pixels) {
  const rows = squares.flatMap(([u, v], i) => {
    const { x, y } = pixels[i];
    return [[u, v, 1, 0, 0, 0, -u * x, -v * x, x], [0, 0, 0, u, v, 1, -u * y, -v * y, y]];
  });
  for (let i = 0; i < 8; i += 1) {
    const best = rows.slice(i).reduce((most, row, j) => (Math.abs(row[i]) > Math.abs(rows[most][i]) ? i + j : most), i);
    [rows[i], rows[best]] = [rows[best], rows[i]];
    for (let j = 0; j < 8; j += 1) {
      const factor = rows[j][i] / rows[i][i];
      if (j !== i) for (let k = i; k < 9; k += 1) rows[j][k] -= factor * rows[i][k];
    }
  }
  const [a, b, c, d, e, f, g, h] = rows.map((row, i) => row[8] / row[i]);
  return (u, v) => {
    const depth = g * u + h * v + 1;
    return { x: (a * u + b * v + c) / depth, y: (d * u + e * v + f) / depth };
  };
}

/** The small mark near the fourth corner, looked for around where it should be; null where it is not seen. */
function markNear(picture, map, size, square) {
  const middle = map(size - 6.5, size - 6.5);
  const spots = [];
  for (let v = -2; v <= 2; v += 1) {
    for (let u = -2; u <= 2; u += 1) {
      spots.push({ ...minus(map(size - 6.5 + u, size - 6.5 + v), middle), dark: Math.max(Math.abs(u), Math.abs(v)) !== 1 });
    }
  }
  const reach = Math.ceil(square * Math.max(3, size / 8));
  let least = 3, found = [];
  for (let y = -reach; y <= reach; y += 1) {
    for (let x = -reach; x <= reach; x += 1) {
      let wrong = 0;
      for (let i = 0; i < 25 && wrong <= least; i += 1) {
        if (picture.isDark(middle.x + x + spots[i].x, middle.y + y + spots[i].y) !== spots[i].dark) wrong += 1;
      }
      if (wrong < least) [least, found] = [wrong, []];
      if (wrong === least) found.push({ x, y });
    }
  }
  if (!found.length) return null;
  const nearest = found.reduce((best, one) => (Math.hypot(one.x, one.y) < Math.hypot(best.x, best.y) ? one : best));
  const same = found.filter((one) => far(one, nearest) < 1.5 * square);
  const mean = (key) => same.reduce((sum, one) => sum + one[key], 0) / same.length;
  return { x: middle.x + mean("x"), y: middle.y + mean("y") };
}

/** The squares of a code of so many in a row, given three of its corners. */
function squaresOf(picture, size, [first, one, other], [near, right, below]) {
  // The nearer a corner, the larger it is seen: that tells where the fourth would lie.
  const depth = (square) => (near / square) ** (2 / 3);
  const last = depth(right) + depth(below) - 1;
  const fourth = (key) => (one[key] * depth(right) + other[key] * depth(below) - first[key]) / last;
  const ends = [[3.5, 3.5], [size - 3.5, 3.5], [3.5, size - 3.5]];
  let map = mapOf([...ends, [size - 3.5, size - 3.5]], [first, one, other, { x: fourth("x"), y: fourth("y") }]);
  const square = (near + right + below) / 3;
  const mark = size > 21 ? markNear(picture, map, size, square) : null;
  if (mark) map = mapOf([...ends, [size - 6.5, size - 6.5]], [first, one, other, mark]);
  const dark = new Uint8Array(size * size);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const spot = map(x + 0.5, y + 0.5);
      dark[y * size + x] = picture.isSquareDark(spot.x, spot.y, square / 5 | 0) ? 1 : 0;
    }
  }
  return dark;
}

/** Codes that three corners may belong to: their distance tells how many squares, give or take one version. */
function* codesAt(picture, corners) {
  const [first, one, other] = corners;
  const level = [squareAt(picture, first, one), squareAt(picture, one, first)];
  const upright = [squareAt(picture, first, other), squareAt(picture, other, first)];
  const count = far(first, one) / (level[0] + level[1]) + far(first, other) / (upright[0] + upright[1]);
  const version = Math.round((count + 7 - 17) / 4);
  const seen = [(level[0] + upright[0]) / 2, level[1], upright[1]];
  for (const guess of [version, version + 1, version - 1].filter((one) => one > 0 && one < 11)) {
    const size = 17 + 4 * guess;
    yield { size, dark: squaresOf(picture, size, corners, seen) };
  }
}

/**
 * Codes that a picture may show.
 * @param {ImageData} image
 * @yields {{ size: number, dark: Uint8Array }} squares in a row, and all of them, 1 where dark
 */
export function* codesIn(image) {
  for (const soft of [0, 1]) {
    const picture = new Picture(image, soft);
    for (const corners of triples(cornersOf(picture))) yield* codesAt(picture, corners);
  }
}
