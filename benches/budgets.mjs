// The budgets of the page, measured: bytes of the built site, time from a click to the next picture, script in
// each frame of scrolling.
//
//   node benches/budgets.mjs [DIST]
//
// Prints one line a budget and exits with 1 if one is exceeded by more than it is known to be. Times are
// medians; on a machine that is busy with something else they are too long, never too short.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const dist = path.resolve(process.argv[2] ?? "dist");
process.env.DIST = dist;
const { synthetic } = await import("./corpus.mjs");
const { launch, Reader } = await import("../tests/e2e/pages.mjs");
const { serve } = await import("../tests/e2e/site.mjs");

// A time above its budget is printed as such, but only twice as long fails: machines are busy at times.
const BUSY = 2;
const CLICKS = 40;

/** Milliseconds between two pictures. */
const FRAME = 1000 / 60;

// The built site is still above its budget, mostly by what Leptos and the standard library bring along. Until
// it is not, it must at least not grow: lower this with every byte that is saved. It differs by some hundred
// with the path that it is built under.
const BYTES_NOW = 169_000;

let failures = 0;

function report(what, figure, budget, unit, limit = budget) {
  failures += figure <= limit ? 0 : 1;
  const shown = Number.isInteger(figure) ? figure.toLocaleString("en") : figure.toFixed(2);
  const verdict = figure <= budget ? "ok  " : "OVER";
  console.log(`${verdict} ${what}: ${shown} ${unit} (budget ${budget.toLocaleString("en")})`);
}

function quantile(numbers, share) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

const median = (numbers) => quantile(numbers, 0.5);

/** The bytes of a file as a host sends them at the best of brotli. */
function compressed(file) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return brotliCompressSync(readFileSync(path.join(dist, file)), { params }).length;
}

function bytes() {
  const kinds = { wasm: 0, js: 0, css: 0, html: 0 };
  for (const file of readdirSync(dist)) {
    const kind = path.extname(file).slice(1);
    if (kind in kinds) kinds[kind] += compressed(file);
  }
  const parts = Object.entries(kinds).map(([kind, size]) => `${kind} ${size.toLocaleString("en")}`);
  console.log(`     brotli 11: ${parts.join(", ")}`);
  report("wasm + js + css + html", Object.values(kinds).reduce((sum, size) => sum + size), 120_000, "bytes", BYTES_NOW);
}

/**
 * Milliseconds from a trusted click to the picture that shows its effect, as the browser's own Event Timing
 * has them (in steps of 8). A shorter event than the interface reports, 16 ms, counts as that.
 */
async function clicks(reader, click) {
  await reader.page.evaluate(() => {
    globalThis.durations = [];
    new PerformanceObserver((list) => {
      globalThis.durations.push(...list.getEntries().filter((entry) => entry.name === "click").map((entry) => entry.duration));
    }).observe({ type: "event", durationThreshold: 16 });
  });
  for (let number = 0; number < CLICKS; number += 1) {
    await click(number);
    await reader.page.waitForTimeout(60);
  }
  await reader.settled();
  const durations = await reader.page.evaluate(() => globalThis.durations);
  return [...durations, ...Array(Math.max(0, CLICKS - durations.length)).fill(16)];
}

const target = process.env.CARGO_TARGET_DIR ?? path.join(import.meta.dirname, "../target");

/** The bundle of so many articles and its index, as the press publishes them. */
function published(nArticles) {
  const folder = mkdtempSync(path.join(tmpdir(), "newsprint-budgets-"));
  writeFileSync(path.join(folder, "all.json"), synthetic(nArticles));
  const out = path.join(folder, "out");
  mkdirSync(out);
  execFileSync(path.join(target, "release/newsprint"), ["build", "--quiet", "--keep-going", "--content", folder, "--out", path.join(out, "articles.json")], { stdio: "ignore" });
  const files = Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(path.join(out, name))]));
  rmSync(folder, { recursive: true });
  return files;
}

async function open(nArticles) {
  const site = await serve(published(nArticles));
  const browser = await launch();
  const reader = new Reader(await browser.newPage({ viewport: { width: 1280, height: 900 } }), site);
  await reader.openList();
  return { browser, reader, close: () => browser.close().then(() => site.close()) };
}

async function toggles(reader) {
  const tag = reader.tags.getByRole("button", { name: /^topic/ }).first();
  const box = await tag.boundingBox();
  return clicks(reader, async (number) => {
    await reader.page.mouse.click(box.x + 20, box.y + box.height / 2);
    // Asking before the picture is drawn would be measured as well.
    await reader.page.waitForTimeout(60);
    assert.equal(await tag.getAttribute("aria-pressed"), String(number % 2 === 0), "every click meets the tag");
  });
}

async function interactions() {
  const { reader, close } = await open(10_000);
  report("tag toggle to next frame, 10,000 articles", median(await toggles(reader)), 50, "ms", 50 * BUSY);
  const flips = await sortFlips(reader);
  report("sort flip to next frame, 10,000 articles", median(flips), 50, "ms", 50 * BUSY);
  const nodes = await reader.list.evaluate((list) => list.getElementsByTagName("*").length);
  report("elements in the list, 10,000 articles", nodes, 800, "elements");
  await close();
}

const OPENINGS = 7;

/**
 * What keeps a reader waiting for an answer while 10,000 articles are opened, until they can be searched: the longest task
 * until there is a list, and the longest from then on, its first picture among them.
 */
async function opening() {
  const files = published(10_000);
  const [word] = JSON.parse(files["articles.json"]).items[0].title.split(" ");
  await openings("with an index", files, word);
  await openings("without an index", { ...files, "articles.index": null }, word);
}

async function openings(how, files, word) {
  const site = await serve(files);
  const browser = await launch();
  const longest = { "until there is a list": [], "from the list to the search": [] };
  for (let number = 0; number < OPENINGS; number += 1) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.addInitScript(() => {
      globalThis.tasks = [];
      new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map((task) => task.toJSON()))).observe({ type: "longtask" });
      new MutationObserver((_, observer) => {
        if (!document.querySelector("article")) return;
        globalThis.shown = performance.now();
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    const reader = new Reader(page, site);
    await reader.openList(`?q=${word}`);
    await reader.count.filter({ hasText: /article/ }).waitFor();
    await reader.settled();
    const { tasks, shown } = await page.evaluate(() => ({ tasks: globalThis.tasks, shown: globalThis.shown }));
    const isBefore = ({ startTime, duration }) => startTime + duration < shown;
    // The browser tells of no task below 50.
    const maximum = (some) => Math.max(50, ...some.map(({ duration }) => duration));
    longest["until there is a list"].push(maximum(tasks.filter(isBefore)));
    longest["from the list to the search"].push(maximum(tasks.filter((task) => !isBefore(task))));
    await page.close();
  }
  for (const [when, times] of Object.entries(longest)) report(`longest task ${when}, 10,000 articles ${how}`, median(times), 50, "ms", 3 * 50);
  await browser.close();
  await site.close();
}

/** The same for a collection ten times as large, and what scrolling through it costs. */
async function large() {
  const { browser, reader, close } = await open(100_000);
  // Nobody clicks in the moment the page appears; what loading has left behind is cleared away until then.
  await reader.page.waitForTimeout(1000);
  const durations = await toggles(reader);
  // Frames come sixty times a second, and the interface rounds to eight milliseconds.
  report("tag toggle to paint, 100,000 articles, median", median(durations), 40, "ms", 40 * BUSY);
  report("tag toggle to paint, 100,000 articles, 95 %", quantile(durations, 0.95), 50, "ms", 3 * 50);
  const screens = await scrolling(browser, reader.page, 900);
  report("script in a frame, a screen further in each, median", median(screens), 4, "ms", 4 * BUSY);
  const wheel = await scrolling(browser, reader.page, 120);
  report("script in a frame, a turn of the wheel in each, 95 %", quantile(wheel, 0.95), 4, "ms", 4 * BUSY);
  const jumps = await scrolling(browser, reader.page, 100_000);
  report("script in a frame, 100,000 pixels further in each, median", median(jumps), 4, "ms", FRAME);
  await close();
}

const SCROLLED_FRAMES = 170;

/** Milliseconds of the page's own script in each frame while the list is scrolled by so many pixels in each. */
async function scrolling(browser, page, pixels) {
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(500);
  await browser.startTracing(page, { categories: ["devtools.timeline"] });
  await page.evaluate(async ([pixels, frames]) => {
    for (let frame = 1; frame <= frames; frame += 1) {
      scrollTo(0, frame * pixels);
      await new Promise((done) => requestAnimationFrame(done));
    }
  }, [pixels, SCROLLED_FRAMES]);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const at = (one, other) => one.ts - other.ts;
  const ticks = traceEvents.filter(({ name }) => name === "FireAnimationFrame").toSorted(at);
  const ours = traceEvents.filter(({ name, args }) => name === "FunctionCall" && /\/app-[^/]+\.js$/.test(args.data?.url ?? "")).toSorted(at);
  assert.ok(ticks.length >= SCROLLED_FRAMES && ours.length >= SCROLLED_FRAMES, "the trace has every frame");
  return ticks.slice(1).map(({ ts }, number) => {
    const inFrame = ours.filter((call) => ticks[number].ts <= call.ts && call.ts < ts);
    return inFrame.reduce((sum, { dur }) => sum + dur / 1000, 0);
  });
}

/** A select's own list is no part of the page, so the order is flipped by key, as trusted as a click. */
async function sortFlips(reader) {
  await reader.sort.focus();
  await reader.page.evaluate(() => {
    globalThis.flips = [];
    document.querySelector("select").addEventListener("change", () => {
      const start = performance.now();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => globalThis.flips.push(performance.now() - start);
        channel.port2.postMessage(0);
      });
    }, { capture: true });
  });
  for (let number = 0; number < CLICKS; number += 1) {
    await reader.page.keyboard.press(number % 2 ? "ArrowUp" : "ArrowDown");
    await reader.page.waitForTimeout(60);
  }
  const flips = await reader.page.evaluate(() => globalThis.flips);
  assert.equal(flips.length, CLICKS, "every key flips the order");
  return flips;
}

bytes();
await opening();
await interactions();
await large();
process.exitCode = failures ? 1 : 0;
