// Searches for one article that is known to exist, made from the titles of a corpus, the same every time.
// They need no judge: whoever types a title, or what is left of it in memory, wants that article.

import { below, mistyped, pick, random, sample } from "../random.mjs";

const SEED = 45;

/** Of each kind, if so many titles are long enough. */
const ITEMS = 200;
const WORDS = 3;

const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Of a title that has enough of them: some words longer than three letters, in its order. */
function remembered(next, title) {
  const words = [...new Set(wordsOf(title))].filter((word) => word.length > 3);
  return words.length < WORDS ? null : sample(next, words, WORDS);
}

/** The same, one of the longer words with a typo, which must not be a word of any article. */
function mistaken(next, title, vocabulary) {
  const words = remembered(next, title);
  const long = words?.filter((word) => word.length >= 5) ?? [];
  if (long.length === 0) return null;
  const wrong = pick(next, long);
  for (;;) {
    const edited = mistyped(next, wrong);
    if (!vocabulary.has(edited)) return words.map((word) => (word === wrong ? edited : word));
  }
}

/** The same, the last word without its end, as while somebody types: at least two letters of it, never all. */
function unfinished(next, title) {
  const words = remembered(next, title);
  const last = words?.at(-1);
  return words && [...words.slice(0, -1), last.slice(0, 2 + below(next, last.length - 2))];
}

/** What is asked of a title, if it can be, and how an engine should take it. */
const KINDS = {
  title: { as: "two", ask: (_next, title) => [title] },
  words: { as: "two", ask: remembered },
  typo: { as: "typo", ask: mistaken },
  unfinished: { as: "prefix", ask: unfinished },
};

/** Queries as { id, kind, as, text } and for each id the one article that is wanted. */
export function knownItems(articles) {
  const counts = new Map();
  for (const { title } of articles) counts.set(title.toLowerCase(), (counts.get(title.toLowerCase()) ?? 0) + 1);
  // Nobody could tell two articles of the same title apart.
  const wanted = articles.filter(({ title }) => counts.get(title.toLowerCase()) === 1);
  const vocabulary = new Set(articles.flatMap(({ title, text }) => wordsOf(`${title} ${text}`)));
  const queries = [];
  const judgments = new Map();
  for (const [kind, { as, ask }] of Object.entries(KINDS)) {
    const next = random(SEED);
    const able = wanted.filter(({ title }) => ask(next, title, vocabulary));
    sample(next, able, ITEMS).forEach((article, number) => {
      const id = `${kind}-${number + 1}`;
      queries.push({ id, kind, as, text: ask(next, article.title, vocabulary).join(" ") });
      judgments.set(id, new Map([[article.id, 1]]));
    });
  }
  return { queries, judgments };
}
