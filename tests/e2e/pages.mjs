// What a reader can see and do, found by role and name only: the promises of the page, in one place.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "./site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Starts the system's Chromium, which is never asked to speak to anybody but our own server. */
export function launch() {
  const executablePath = execFileSync("sh", ["-c", "command -v chromium || command -v google-chrome"]).toString().trim();
  const quiet = ["disable-background-networking", "disable-component-update", "disable-sync", "no-first-run"];
  const args = ["no-sandbox", "disable-gpu", "disable-quic", ...quiet].map((name) => `--${name}`);
  return chromium.launch({ executablePath, args });
}

/**
 * A journey: opens the site, with `files` laid over it, in a fresh browser and walks through it. At the end
 * the console must be empty, but for the lines that `expected` matches, and nothing may have been asked of
 * another host.
 */
export function journey(name, { files, expected = [], ...options } = {}, walk) {
  test(name, { timeout: 120_000 }, async () => {
    const site = await serve(files);
    const browser = await launch();
    try {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB", ...options });
      const page = await context.newPage();
      const said = [];
      page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => said.push(`uncaught: ${error.message}`));
      page.on("request", (request) => {
        if (!request.url().startsWith(site.url)) said.push(`request to ${request.url()}`);
      });
      await walk(new Reader(page, site));
      const surprises = said.filter((line) => !expected.some((pattern) => pattern.test(line)));
      assert.deepEqual(surprises, [], "the console is empty");
    } finally {
      await browser.close();
      await site.close();
    }
  });
}

/** A bundle of these items. */
export function bundle(items, feed = {}) {
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Test", ...feed, items });
}

export class Reader {
  constructor(page, site) {
    this.page = page;
    this.site = site;
  }

  /** Opens an address of the site, relative to its index. */
  async open(address = "") {
    await this.page.goto(this.site.url + address);
  }

  /** Opens the list and waits for its first row. */
  async openList(address = "") {
    await this.open(address);
    await this.row(0).waitFor();
  }

  get address() {
    return this.page.url().slice(this.site.url.length);
  }

  get count() {
    return this.page.getByRole("status");
  }

  get list() {
    return this.page.getByRole("feed", { name: "Articles" });
  }

  get rows() {
    return this.list.getByRole("article");
  }

  /** A row by its place in the whole list, counted from 0. */
  row(place) {
    return this.list.locator(`[aria-posinset="${place + 1}"]`);
  }

  rowOf(title) {
    return this.list.getByRole("article", { name: title, exact: true });
  }

  /** The titles of the rows that are in the page. */
  titles() {
    return this.rows.getByRole("heading", { level: 3 }).allInnerTexts();
  }

  /** The machine-readable dates of the rows that are in the page; undefined where there is none. */
  dates() {
    return this.rows.evaluateAll((rows) => rows.map((row) => row.querySelector("time")?.dateTime));
  }

  get tags() {
    return this.page.getByRole("group", { name: "Tags" });
  }

  /** The button of a tag, whatever its count. */
  tag(name) {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return this.tags.getByRole("button", { name: new RegExp(`^${escaped} [\\d,]+$`) });
  }

  exclude(name) {
    return this.tags.getByRole("button", { name: `Exclude ${name}`, exact: true });
  }

  /** The number beside a tag. */
  async tagCount(name) {
    const text = await this.tag(name).innerText();
    return Number(text.match(/([\d,]+)$/)[1].replaceAll(",", ""));
  }

  match(name) {
    return this.page.getByRole("radiogroup", { name: "Match" }).getByRole("radio", { name });
  }

  get search() {
    return this.page.getByRole("search").getByRole("searchbox", { name: "Search articles" });
  }

  get suggestions() {
    return this.page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
  }

  /** The parts of the query, each a button that takes it back. */
  get chips() {
    return this.page.getByRole("list", { name: "Filters in use" }).getByRole("button");
  }

  chip(name) {
    return this.page.getByRole("button", { name: `Remove ${name}`, exact: true });
  }

  get published() {
    return this.page.getByRole("group", { name: "Published" });
  }

  date(name) {
    return this.published.getByRole("textbox", { name, exact: true });
  }

  slider(name) {
    return this.published.getByRole("slider", { name });
  }

  get bars() {
    return this.published.getByRole("button", { name: /: [\d,]+ articles?$/ });
  }

  /** What the bars stand for and how many articles each has, in order. */
  async barCounts() {
    const names = await this.bars.evaluateAll((bars) => bars.map((bar) => bar.ariaLabel));
    return names.map((name) => [name.replace(/: [^:]*$/, ""), Number(name.match(/([\d,]+) articles?$/)[1].replaceAll(",", ""))]);
  }

  get undated() {
    return this.published.getByText(/^and [\d,]+ articles? without a date$/);
  }

  /** The ways out of an empty list. */
  get waysOut() {
    return this.page.getByRole("button", { name: /: [\d,]+$/ });
  }

  get filters() {
    return this.page.getByRole("button", { name: /^Filters/ });
  }

  get help() {
    return this.page.getByRole("dialog", { name: "Keyboard shortcuts" });
  }

  /** The place of the focused row in the list, from 0; NaN if none has the focus. */
  focusedRow() {
    return this.page.evaluate(() => Number(document.activeElement?.closest("[aria-posinset]")?.ariaPosInSet ?? NaN) - 1);
  }

  /** The words marked in a row. */
  marks(place) {
    return this.row(place).locator("mark").allInnerTexts();
  }

  /** Where the reader is among the hits of the article that is open, as in "1 / 3". */
  get hits() {
    return this.page.getByRole("group", { name: "Hits in this article" });
  }

  /** The texts that are highlighted under a name of the style sheets. */
  highlighted(name) {
    return this.page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map(String), name);
  }

  get sort() {
    return this.page.getByRole("combobox", { name: "Sort by" });
  }

  get clearAll() {
    return this.page.getByRole("button", { name: "Clear all" });
  }

  get heading() {
    return this.page.getByRole("heading", { level: 1 });
  }

  get article() {
    return this.page.getByRole("main").getByRole("article");
  }

  /** The body of the article. */
  get prose() {
    return this.article.locator(".prose");
  }

  paragraphs() {
    return this.prose.locator("p").allTextContents();
  }

  link(name) {
    return this.page.getByRole("link", { name, exact: true });
  }

  get alert() {
    return this.page.getByRole("alert");
  }

  get tryAgain() {
    return this.alert.getByRole("button", { name: "Try again" });
  }

  get notes() {
    return this.page.getByRole("note");
  }

  /** How many articles the count says are shown. */
  async shown() {
    return Number((await this.count.innerText()).match(/^[\d,]+/)[0].replaceAll(",", ""));
  }

  scrolled() {
    return this.page.evaluate(() => Math.round(scrollY));
  }

  /** Waits until the page has drawn what it knows. */
  settled() {
    return this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  /** What axe finds wrong, by rule and element. */
  async accessibilityProblems() {
    await this.page.evaluate(AXE);
    const { violations } = await this.page.evaluate(() => globalThis.axe.run());
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  }
}
