// Queries for the generated articles, drawn from their own words.

import { below, mistyped, pick, random, sample } from "../random.mjs";

const SEED = 43;

/** Of each kind: enough that the slowest in a hundred are three. */
const QUERIES = 300;

// Nobody searches for "the": a word in more articles than this share is not asked for.
const COMMON = 0.25;

const wordsOf = (item) => [...new Set(`${item.title} ${item.content_text}`.toLowerCase().match(/[a-z]+/g))];

/**
 * One word, the first letters of one, two words of one article, and one word with a typo. An article's words
 * are drawn evenly, which gives common words and rare ones alike.
 */
export function queries(items) {
  const next = random(SEED);
  const frequencies = new Map();
  for (const item of items) {
    for (const word of wordsOf(item)) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  }
  const limit = items.length * COMMON;
  /** Words of one article that are this long and not everywhere. */
  const words = (least) => {
    for (;;) {
      const found = wordsOf(pick(next, items)).filter((word) => word.length >= least && frequencies.get(word) <= limit);
      if (found.length > 1) return found;
    }
  };
  const typo = () => {
    for (;;) {
      const edited = mistyped(next, pick(next, words(5)));
      if (!frequencies.has(edited)) return edited;
    }
  };
  const prefix = () => {
    const word = pick(next, words(6));
    return word.slice(0, 2 + below(next, 4));
  };
  const some = (one) => Array.from({ length: QUERIES }, one);
  return {
    word: some(() => pick(next, words(2))),
    prefix: some(prefix),
    two: some(() => sample(next, words(2), 2).join(" ")),
    typo: some(typo),
  };
}
