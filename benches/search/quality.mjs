// The quality report: what newsprint and the search libraries find in a real blog, and in which order.
//
//   node benches/search/quality.mjs [BUNDLE]
//
// BUNDLE, or the variable of that name, is the bundle of the blog digitalgov-news; without it the press makes
// one of the archive beside the project, if it is there. PEERS=newsprint,lunr asks only those. RUN=file adds
// the answers of another program in the format of TREC, to the queries that this one writes to
// search-bench/quality.queries.tsv. Prints tables in Markdown and writes search-bench/quality.json.
//
// The judgments were made of what some engines found; an article that nobody judged counts as not relevant.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { articles } from "./articles.mjs";
import { engine } from "./crew.mjs";
import { knownItems } from "./known.mjs";
import { interval, mean } from "./measure.mjs";
import { BLOG, OUT, TARGET } from "./paths.mjs";
import { chosen } from "./peers.mjs";
import { table } from "./report.mjs";
import { MEASURES, evaluate, parseQrels, parseRun } from "./trec.mjs";

const DEPTH = 100;
/** Milliseconds for all judged queries, and for all known articles; who needs longer is left out of those. */
const FIND_LIMIT = 600_000;

/** What each kind of known item is held to. */
const KNOWN = {
  title: { name: "whole title comes first", measure: (found, grades) => Number(grades.has(found[0])) },
  words: { name: "three words, in the first 10", measure: MEASURES["recall@10"] },
  typo: { name: "three words, one with a typo, in the first 10", measure: MEASURES["recall@10"] },
  unfinished: { name: "three words, the last unfinished, MRR@10", measure: MEASURES["MRR@10"] },
};

/** Where the posts lie in the archive. The judgments call them by their paths from there. */
const FOLDER = "digitalgov-news";

/** The bundle as the press makes it of the archive. */
function pressed() {
  const bundle = path.join(OUT, "digitalgov-news.json");
  const newsprint = path.join(TARGET, "release/newsprint");
  const fail = (why) => {
    throw new Error(`no BUNDLE is given, and ${why}`);
  };
  if (!existsSync(BLOG)) fail("the archive of digitalgov-news is not beside the project");
  if (!existsSync(newsprint)) fail("the press is not built: cargo build --release --features press --bin newsprint");
  const content = mkdtempSync(path.join(tmpdir(), "newsprint-blog-"));
  execFileSync("tar", ["-xf", BLOG, "-C", content]);
  // It has mistakes, which are known and not ours to show.
  execFileSync(newsprint, ["build", "--quiet", "--keep-going", "--content", path.join(content, FOLDER), "--out", bundle], { stdio: "ignore" });
  rmSync(content, { recursive: true });
  return bundle;
}

/** How an engine should take the kinds that its settings know; all others are words. */
const setting = (kind) => (kind === "prefix" || kind === "typo" ? kind : "two");

function judged(ids) {
  const read = (name) => readFileSync(path.join(import.meta.dirname, name), "utf8");
  const lines = read("digitalgov.queries.tsv").split("\n").filter(Boolean).map((line) => line.split("\t"));
  const queries = lines.map(([id, kind, text]) => ({ id, kind, as: setting(kind), text }));
  const judgments = parseQrels(read("digitalgov.qrels"));
  const missing = [...judgments.values()].flatMap((grades) => [...grades.keys()]).find((id) => !ids.has(id));
  // Nothing would be found, by anybody, and the report would say no more than that.
  if (missing) throw new Error(`the judgments are of another bundle: ${missing} is not in this one`);
  return { queries, judgments };
}

/** The run of an engine over each of these lists of queries, until one takes it too long. */
async function answers(key, feed, lists) {
  const one = await engine(key);
  process.stderr.write(`${one.name}: is asked\n`);
  const run = new Map();
  try {
    await one.build(feed, 0);
    for (const queries of lists) {
      const found = await one.find(queries.map(({ text, as }) => ({ text, kind: as })), DEPTH, FIND_LIMIT);
      queries.forEach(({ id }, place) => run.set(id, found[place]));
    }
    return { name: one.name, run };
  } catch (error) {
    if (key === "newsprint") throw error;
    return { name: one.name, run, why: error.message };
  } finally {
    await one.close();
  }
}

/** Figures of a run by measure and kind; `all` is every kind together. */
function judge(run, { queries, judgments }) {
  const figures = {};
  for (const [name, measure] of Object.entries(MEASURES)) {
    const found = evaluate(run, judgments, measure);
    figures[name] = { all: [...found.values()] };
    for (const { id, kind } of queries.filter((query) => found.has(query.id))) (figures[name][kind] ??= []).push(found.get(id));
  }
  return figures;
}

function recognize(run, { queries, judgments }) {
  const of = (kind) => queries.filter((query) => query.kind === kind);
  const one = (kind) => of(kind).map(({ id }) => KNOWN[kind].measure(run.get(id) ?? [], judgments.get(id)));
  return Object.fromEntries(Object.keys(KNOWN).map((kind) => [kind, one(kind)]));
}

const shown = (figures) => mean(figures).toFixed(3);

function withInterval(figures) {
  const { mean: middle, low, high } = interval(figures);
  return `${middle.toFixed(3)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

function printJudged(results, { queries }) {
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  const [first, ...others] = Object.keys(MEASURES);
  const all = (by) => [withInterval(by[first].all), ...others.map((measure) => shown(by[measure].all))];
  const overall = results.map(({ name, judged: by }) => [name, ...all(by)]);
  console.log(`## Judged queries\n\n${table([`${queries.length} queries`, `${first} (95 %)`, ...others], overall)}`);
  for (const measure of [first, ...others]) {
    const rows = results.map(({ name, judged: by }) => [name, ...kinds.map((kind) => shown(by[measure][kind]))]);
    console.log(`\n${table([`${measure} by kind`, ...kinds], rows)}`);
  }
}

function printKnown(results, { queries }) {
  const rows = results.map(({ name, known: by }) => [name, ...Object.values(by).map(shown)]);
  const count = (kind) => queries.filter((query) => query.kind === kind).length;
  const heads = Object.entries(KNOWN).map(([kind, { name }]) => `${name} (${count(kind)})`);
  console.log(`\n## Known articles\n\n${table(["engine", ...heads], rows)}`);
}

const feed = process.argv[2] ?? process.env.BUNDLE ?? pressed();
const blog = articles(feed);
const tests = { judged: judged(new Set(blog.map(({ id }) => id))), known: knownItems(blog) };
const all = [...tests.judged.queries, ...tests.known.queries];
writeFileSync(path.join(OUT, "quality.queries.tsv"), all.map(({ id, text }) => `${id}\t${text}\n`).join(""));
const results = [];
for (const key of chosen()) results.push(await answers(key, feed, [tests.judged.queries, tests.known.queries]));
if (process.env.RUN) results.push({ name: path.basename(process.env.RUN), run: parseRun(readFileSync(process.env.RUN, "utf8")) });
for (const result of results) {
  const isAsked = ({ queries }) => queries.some(({ id }) => result.run.has(id));
  if (isAsked(tests.judged)) result.judged = judge(result.run, tests.judged);
  if (isAsked(tests.known)) result.known = recognize(result.run, tests.known);
}
printJudged(results.filter((result) => result.judged), tests.judged);
printKnown(results.filter((result) => result.known), tests.known);
for (const { name, why } of results.filter((result) => result.why)) console.log(`\n${name}: ${why}`);
writeFileSync(path.join(OUT, "quality.json"), JSON.stringify(results.map(({ run, ...rest }) => rest), null, 1));
