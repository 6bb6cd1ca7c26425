// Measures the press against its budgets and prints each figure. Run it by `make budgets`.
//
// Times are of whole processes, the release build's own. The machine may be busy, so medians are compared, and
// only twice a budget fails.

import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { articles, plainText, synthetic } from "./corpus.mjs";

const BUSY = 2;
const RUNS = 5;
const MANY = 100_000;
const BLOG = path.resolve(import.meta.dirname, "../../shared/corpora/digitalgov-news.tar.xz");

const target = process.env.CARGO_TARGET_DIR ?? path.join(import.meta.dirname, "../target");
const newsprint = path.join(target, "release/newsprint");
const folder = mkdtempSync(path.join(tmpdir(), "newsprint-press-"));
let failures = 0;

function report(what, figure, budget, unit, isMost = true) {
  const isMet = isMost ? figure <= budget : budget <= figure;
  const isClose = isMost ? figure <= budget * BUSY : budget <= figure * BUSY;
  failures += isClose ? 0 : 1;
  const shown = Number.isInteger(figure) ? figure.toLocaleString("en") : figure.toFixed(2);
  console.log(`${isMet ? "ok  " : "OVER"} ${what}: ${shown} ${unit} (budget ${budget.toLocaleString("en")})`);
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** Seconds and peak megabytes of one build. The peak is what Linux calls the high-water mark. */
async function build(content, out, flags) {
  const start = performance.now();
  const child = spawn(newsprint, ["build", "--quiet", "--content", content, "--out", out, "--keep-going", ...flags], { stdio: "ignore" });
  let peak = 0;
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // It has just ended, or this is no Linux.
    }
  }, 5);
  const code = await new Promise((resolve) => child.on("exit", resolve));
  clearInterval(look);
  assert.equal(code, 0, "the press builds");
  return { seconds: (performance.now() - start) / 1000, peak: peak / 1024 };
}

async function builds(content, out, runs = RUNS, ...flags) {
  const found = [];
  for (let run = 0; run < runs; run += 1) {
    rmSync(out, { force: true });
    found.push(await build(content, out, flags));
  }
  return { seconds: median(found.map((run) => run.seconds)), peak: Math.max(...found.map((run) => run.peak)) };
}

async function blog() {
  if (!existsSync(BLOG)) {
    console.log("skip digitalgov-news: the archive is not beside the project");
    return;
  }
  const content = path.join(folder, "blog");
  mkdirSync(content);
  execFileSync("tar", ["-xf", BLOG, "-C", content]);
  const out = path.join(folder, "blog.json");
  const { seconds, peak } = await builds(content, out);
  report("digitalgov-news, 2,083 posts", seconds, 1, "s");
  report("digitalgov-news, peak memory", Math.round(peak), 150, "MB");
  // It has mistakes, so the exit code is 1.
  const check = spawnSync(newsprint, ["check", "--content", content, "--format", "json"], { maxBuffer: 1 << 28, encoding: "utf8" });
  const found = JSON.parse(check.stdout);
  console.log(`     ${found.articles.toLocaleString("en")} articles; ${Object.entries(found.kinds).map(([kind, n]) => `${kind} ${n.toLocaleString("en")}`).join(", ")}`);
}

async function many() {
  const files = path.join(folder, "files");
  for (const article of articles(MANY)) {
    const part = path.join(files, String(Math.floor(article.number / 1000)));
    if (article.number % 1000 === 0) mkdirSync(part, { recursive: true });
    writeFileSync(path.join(part, `${article.number}.txt`), plainText(article));
  }
  const one = path.join(folder, "one");
  mkdirSync(one);
  writeFileSync(path.join(one, "all.json"), synthetic(MANY));
  // These budgets are about the bundle. The index of a hundred thousand articles takes longer than reading them, and
  // is not needed where readers' browsers can make it.
  const fromFiles = await builds(files, path.join(folder, "files.json"), 3, "--no-index");
  report("100,000 plain text files", Math.round(MANY / fromFiles.seconds), 30_000, "articles/s", false);
  const fromOne = await builds(one, path.join(folder, "one.json"), 3, "--no-index");
  report("100,000 articles in one JSON file", Math.round(MANY / fromOne.seconds), 100_000, "articles/s", false);
  console.log(`     peak memory ${Math.round(fromFiles.peak)} MB and ${Math.round(fromOne.peak)} MB`);
  const indexed = await builds(one, path.join(folder, "one.json"), 1);
  console.log(`     with the search index ${Math.round(MANY / indexed.seconds).toLocaleString("en")} articles/s, peak memory ${Math.round(indexed.peak)} MB`);
}

/** From the end of a write to a bundle that holds it, under `--watch`. */
async function watch() {
  const content = path.join(folder, "watched");
  mkdirSync(content);
  for (const article of articles(2000)) writeFileSync(path.join(content, `${article.number}.txt`), plainText(article));
  const out = path.join(folder, "watched.json");
  const child = spawn(newsprint, ["build", "--watch", "--content", content, "--out", out], { stdio: ["ignore", "ignore", "pipe"] });
  let said = [];
  let text = "";
  let wake = () => {};
  child.stderr.on("data", (data) => {
    text += data;
    said = [...text.matchAll(/built in (\d+) ms/g)];
    wake();
  });
  const built = async (n) => {
    while (said.length < n) await new Promise((resolve) => { wake = resolve; });
  };
  await built(1);
  const waits = [];
  for (let edit = 0; edit < 10; edit += 1) {
    const before = statSync(out).mtimeMs;
    const start = performance.now();
    writeFileSync(path.join(content, "7.txt"), `Edit ${edit}\n\nA text of its own.\n`);
    while (statSync(out).mtimeMs === before) await new Promise((resolve) => setTimeout(resolve, 1));
    waits.push(performance.now() - start);
    await built(edit + 2);
  }
  child.kill();
  report("build of 2,000 plain text files", Number(said[0][1]) / 1000, 1, "s");
  const rebuilds = said.slice(1).map((match) => Number(match[1]));
  report("rebuild after an edit, 2,000 articles", median(rebuilds), 200, "ms");
  console.log(`     ${Math.round(median(waits))} ms from the write to the bundle, with the wait for a quiet folder`);
}

try {
  execFileSync("cargo", ["build", "--quiet", "--release", "--features", "press", "--bin", "newsprint"], { stdio: "inherit" });
  await blog();
  await many();
  await watch();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures ? 1 : 0;
