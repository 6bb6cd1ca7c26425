// The speed report: newsprint beside the search libraries, on the same generated articles in the same run.
//
//   node benches/search/speed.mjs [SIZE ...]
//
// SIZE is 10000 and 50000 if nothing is said; PEERS=newsprint,minisearch asks only those. Prints tables in
// Markdown and writes every figure to search-bench/speed.json in cargo's target folder. Times are comparable
// within a run only: what counts is their ratio, which a busy machine changes little.

import { writeFileSync } from "node:fs";
import path from "node:path";
import { SIZES, corpus } from "./corpus.mjs";
import { engine } from "./crew.mjs";
import { interleaved, median, p99, ratio } from "./measure.mjs";
import { engineInPage } from "./page.mjs";
import { OUT } from "./paths.mjs";
import { chosen } from "./peers.mjs";
import { figure, span, table } from "./report.mjs";

const KINDS = { word: "one word", prefix: "prefix", two: "two words", typo: "typo" };
const QUANTILES = Object.values(KINDS).map((kind) => `${kind} p50 / p99 ms`);

/** Milliseconds to build an index of any size; who needs longer is left out of that size. */
const BUILD_LIMIT = 120_000;
/** Milliseconds for the bytes, of which brotli takes most. */
const SIZE_LIMIT = 300_000;
/** Milliseconds of searching for each kind; who uses it up answers fewer queries. */
const ALLOWANCE = 15_000;
/** How many of the fastest that rank are asked in the browser too. */
const IN_BROWSER = 2;

const OURS = "newsprint";

async function built(keys, feed, word) {
  const engines = [];
  const missing = [];
  for (const key of keys) {
    const one = await engine(key);
    process.stderr.write(`${one.name}: builds\n`);
    try {
      const { milliseconds, memory, articles } = await one.build(feed, BUILD_LIMIT);
      const sizes = await one.sizes(word, SIZE_LIMIT);
      const perArticle = memory === null ? null : memory / articles;
      engines.push({ ...one, figures: { build: milliseconds, memory: perArticle, sizes, articles } });
    } catch (error) {
      await one.close();
      // Our own must never be missing without anybody noticing.
      if (key === OURS) throw error;
      missing.push({ name: one.name, why: error.message });
    }
  }
  return { engines, missing };
}

/** For each engine, its times by kind. */
async function asked(engines, queries) {
  const times = Object.fromEntries(engines.map(({ key }) => [key, {}]));
  for (const kind of Object.keys(KINDS)) {
    const able = engines.filter((one) => one.answers?.(kind) ?? true);
    process.stderr.write(`asks ${KINDS[kind]}\n`);
    const found = await interleaved(able, kind, queries[kind], ALLOWANCE);
    able.forEach(({ key }, place) => {
      times[key][kind] = found[place];
    });
  }
  return times;
}

const known = (list) => list.filter((time) => time !== null);

function quantiles(list) {
  if (!list) return "–";
  const some = known(list);
  const note = some.length < list.length ? ` [${some.length}]` : "";
  return `${figure(median(some))} / ${figure(p99(some))}${note}`;
}

function mainTable(engines, missing, times) {
  const head = ["engine", "build ms", "memory B/article", "index br B/article (q)", "first query KB", ...QUANTILES];
  const rows = engines.map(({ key, name, figures: { build, memory, sizes, articles } }) => [
    name,
    figure(build),
    figure(memory),
    sizes.quality ? `${figure(sizes.index / articles)} (${sizes.quality})` : "no index",
    figure(sizes.first / 1000),
    ...Object.keys(KINDS).map((kind) => quantiles(times[key][kind])),
  ]);
  const left = missing.map(({ name, why }) => [name, why, ...Array(head.length - 2).fill("–")]);
  return table(head, [...rows, ...left]);
}

function ratios(times, names) {
  const rows = Object.keys(times).filter((key) => key !== OURS).map((key) => {
    const cells = Object.keys(KINDS).flatMap((kind) => [median, p99].map((of) => {
      const theirs = times[key][kind];
      // Only queries that both have answered; an engine that ran out of time has answered the first ones.
      const both = (theirs ?? []).map((time, place) => [times[OURS][kind][place], time]).filter((pair) => !pair.includes(null));
      return both.length ? span(ratio(both.map(([one]) => one), both.map(([, other]) => other), of)) : "–";
    }));
    return [names[key], ...cells];
  });
  const head = ["times as long as newsprint", ...Object.values(KINDS).flatMap((kind) => [`${kind} p50`, `${kind} p99`])];
  return table(head, rows);
}

/** Of those that put the best first, the ones with the lowest medians. */
function fastest(engines, times) {
  const cost = ({ key }) => Object.values(times[key]).reduce((sum, list) => sum + Math.log(median(known(list))), 0);
  const others = engines.filter(({ key, ranked }) => ranked && key !== OURS && key !== "pagefind");
  return others.toSorted((one, other) => cost(one) - cost(other)).slice(0, IN_BROWSER);
}

async function inBrowser(engines, feed, queries) {
  const pages = [];
  try {
    for (const { key } of engines) pages.push(await engineInPage(key, feed));
    const times = await asked(pages, queries);
    return { times, builds: pages.map(({ key, build, openings }) => ({ key, build, openings })) };
  } finally {
    for (const page of pages) await page.close();
  }
}

/** What it takes to open an index that was made before, for those that say. */
const opened = (times) => (times.length ? `${figure(times[0])} / ${figure(median(times))}` : figure(null));

function browserTable(engines, { times, builds }) {
  const cells = (key) => Object.keys(KINDS).map((kind) => quantiles(times[key][kind]));
  const rows = engines.map(({ key, name }, place) => [name, figure(builds[place].build), opened(builds[place].openings), ...cells(key)]);
  return table(["in Chromium", "build ms", "open ms: first / median", ...QUANTILES], rows);
}

async function size(n) {
  const { feed, queries } = corpus(n);
  const keys = chosen();
  const { engines, missing } = await built(keys, feed, queries.word[0]);
  const times = await asked(engines, queries);
  for (const one of engines) await one.close();
  const names = Object.fromEntries(engines.map(({ key, name }) => [key, name]));
  console.log(`\n## ${n.toLocaleString("en")} articles\n\n${mainTable(engines, missing, times)}`);
  if (times[OURS]) console.log(`\n${ratios(times, names)}`);
  const shown = [...engines.filter(({ key }) => key === OURS), ...fastest(engines, times)];
  const browser = await inBrowser(shown, feed, queries);
  console.log(`\n${browserTable(shown, browser)}`);
  if (browser.times[OURS]) console.log(`\n${ratios(browser.times, names)}`);
  const written = engines.map(({ key, name, figures }) => ({ key, name, ...figures, times: times[key] }));
  return { articles: n, engines: written, missing, browser };
}

const sizes = process.argv.slice(2).map(Number);
const reports = [];
console.log(`# Search, side by side: ${chosen().length} engines

A build has ${BUILD_LIMIT / 1000} s, the queries of a kind ${ALLOWANCE / 1000} s; a number in brackets is how many of 300 queries that
was enough for. Memory is without the articles, bytes of the index are brotli of the quality in brackets, and the
first query is without scripts and what shows the articles found. Pagefind is asked in Chromium always.`);
for (const n of sizes.length ? sizes : SIZES) {
  reports.push(await size(n));
  writeFileSync(path.join(OUT, "speed.json"), JSON.stringify(reports, null, 1));
}
