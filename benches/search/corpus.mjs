// Generated articles and queries for the speed report, the same every time.
//
//   node benches/search/corpus.mjs
//
// Writes both sizes as JSON Feed 1.1, with their queries, to search-bench in cargo's target folder. The words
// mean nothing, but are as frequent, as long and as many as those of short English news: at 10,000 articles
// about 48,000 different ones, 11 bits of entropy a word and a hundred different words an article.

import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { OUT } from "./paths.mjs";
import { queries } from "./queries.mjs";
import { below, pick, random } from "../random.mjs";

export const SIZES = [10_000, 50_000];

const SEED = 42;
const TAGS = 200;
const WORDS_OF_TEXT = 120;

// Zipf's law with the two slopes that large corpora show: one among the words everybody uses, a steeper one
// among the rest. The four numbers are fitted to the counts above.
const VOCABULARY = 200_000;
const COMMON = 5_000;
const SLOPE = 0.9;
const STEEP = 2;

const ONSETS = ",b,c,d,f,g,h,j,k,l,m,n,p,r,s,t,v,w,br,ch,cl,dr,gr,pl,qu,sp,st,th,tr".split(",");
const VOWELS = "a,e,i,o,u,ea".split(",");
const CODAS = ",,,,,n,n,r,s,l,t,nd,m".split(",");

/** As many different words that can be pronounced; the common ones are short, as in any language. */
function vocabulary(next) {
  const words = new Set();
  while (words.size < VOCABULARY) {
    const syllables = words.size < 400 ? 1 : words.size < 40_000 ? 2 : 3;
    let word = "";
    for (let number = 0; number < syllables; number += 1) word += pick(next, ONSETS) + pick(next, VOWELS) + pick(next, CODAS);
    words.add(word);
  }
  return [...words];
}

/** The share of all words that the first so many words make up. */
function shares() {
  const sums = new Float64Array(VOCABULARY);
  let sum = 0;
  for (let rank = 1; rank <= VOCABULARY; rank += 1) {
    sum += rank <= COMMON ? rank ** -SLOPE : COMMON ** -SLOPE * (rank / COMMON) ** -STEEP;
    sums[rank - 1] = sum;
  }
  return sums.map((share) => share / sum);
}

/** The first place whose sum is not below the value. */
function place(sums, value) {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

const capitalized = (words) => {
  const text = words.join(" ");
  return text[0].toUpperCase() + text.slice(1);
};

/** `n` items of a feed: a title, three paragraphs, one to four tags, and a minute between 2010 and 2026. */
export function items(n) {
  const next = random(SEED);
  const words = vocabulary(next);
  const sums = shares();
  const some = (count) => Array.from({ length: count }, () => words[place(sums, next())]);
  const sentences = (count) => {
    const found = [];
    for (let left = count; left > 0; left -= 10) found.push(`${capitalized(some(Math.min(10, left)))}.`);
    return found.join(" ");
  };
  const paragraphs = () => Array.from({ length: 3 }, () => sentences(WORDS_OF_TEXT / 3)).join("\n\n");
  return Array.from({ length: n }, (_, number) => ({
    id: `article-${number}`,
    title: capitalized(some(4 + below(next, 6))),
    content_text: paragraphs(),
    date_published: new Date(Date.UTC(2010, 0, 1) + below(next, 16 * 365 * 24 * 60) * 60_000).toISOString(),
    tags: [...new Set(Array.from({ length: 1 + below(next, 4) }, () => `topic-${Math.floor(TAGS ** next()) - 1}`))],
  }));
}

/** When a file was written, or 0 for never. */
const age = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);
const source = (name) => age(path.join(import.meta.dirname, name));

/** The files of one size, written if they are not there yet or older than what makes them. */
export function corpus(n) {
  const feed = path.join(OUT, `synthetic-${n}.json`);
  const asked = path.join(OUT, `synthetic-${n}.queries.json`);
  if (Math.min(age(feed), age(asked)) < Math.max(...["corpus.mjs", "queries.mjs", "../random.mjs"].map(source))) {
    const found = items(n);
    writeFileSync(feed, JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Synthetic", items: found }));
    writeFileSync(asked, JSON.stringify(queries(found), null, 1));
  }
  return { feed, queries: JSON.parse(readFileSync(asked, "utf8")) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const size of SIZES) {
    const found = items(size);
    const terms = found.map((item) => item.content_text.toLowerCase().match(/[a-z]+/g).concat(item.title.toLowerCase().split(" ")));
    const different = new Set(terms.flat()).size;
    const postings = terms.reduce((sum, list) => sum + new Set(list).size, 0) / size;
    const { feed } = corpus(size);
    console.log(`${feed}: ${different.toLocaleString("en")} different words, ${postings.toFixed(1)} an article`);
  }
}
