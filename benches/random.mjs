// Numbers that look like chance and are the same every time, and what is drawn with them.

/** Numbers from 0 to 1, by the 32-bit generator mulberry32 (Tommy Ettinger, public domain). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number below the limit. */
export const below = (next, limit) => Math.floor(next() * limit);

export const pick = (next, list) => list[below(next, list.length)];

/** So many different entries of a list, in the order of the list. */
export function sample(next, list, n) {
  const places = new Set();
  while (places.size < Math.min(n, list.length)) places.add(below(next, list.length));
  return [...places].toSorted((one, other) => one - other).map((place) => list[place]);
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/**
 * A word with one edit, anywhere in it: a letter changed, left out, put in, or two neighbors exchanged. The
 * four are equally likely, so that no engine's favorite mistake decides.
 */
export function mistyped(next, word) {
  for (;;) {
    const at = below(next, word.length);
    const [before, letter, after] = [word.slice(0, at), word[at], word.slice(at + 1)];
    const other = LETTERS[below(next, LETTERS.length)];
    const edits = [
      before + other + after,
      before + after,
      before + other + letter + after,
      before + (after[0] ?? "") + letter + after.slice(1),
    ];
    const edited = pick(next, edits);
    if (edited !== word) return edited;
  }
}
