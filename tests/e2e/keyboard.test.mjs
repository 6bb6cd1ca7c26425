// Keys: everything without a mouse, one stop a group, and the way back to where the reader was.

import assert from "node:assert/strict";
import { synthetic } from "../../benches/corpus.mjs";
import { journey } from "./pages.mjs";

const key = (reader, ...names) => names.reduce((before, name) => before.then(() => reader.page.keyboard.press(name)), Promise.resolve());
const focused = (reader) => reader.page.evaluate(() => document.activeElement.ariaLabel ?? document.activeElement.textContent);

journey("find, filter, sort, narrow by date, open and go back without a mouse", {}, async (reader) => {
  await reader.openList();
  await key(reader, "/");
  await reader.page.keyboard.type("press");
  const found = await reader.shown();
  await key(reader, "Escape", "Tab");
  assert.equal(await focused(reader), "Help");
  await key(reader, "t");
  assert.notEqual(await focused(reader), "Help", "t leads to the field for tags");
  await reader.page.keyboard.type("peo");
  await key(reader, "Tab", "Tab", "Enter");
  assert.equal(await reader.tag("people").getAttribute("aria-pressed"), "true");
  await reader.sort.focus();
  assert.equal(await reader.sort.inputValue(), "relevance");
  await key(reader, "ArrowDown", "ArrowDown");
  assert.equal(await reader.sort.inputValue(), "oldest");
  await reader.bars.first().focus();
  await key(reader, "End", "Enter");
  const narrowed = await reader.shown();
  assert.ok(0 < narrowed && narrowed < found);
  const address = reader.address;
  await key(reader, "j", "Enter");
  await reader.article.waitFor();
  await key(reader, "u");
  await reader.row(0).waitFor();
  assert.equal(reader.address, address);
  await reader.settled();
  assert.equal(await reader.focusedRow(), 0);
  await key(reader, "c");
  assert.equal(reader.address, "?sort=oldest");
});

journey("j and k and the arrow keys go from row to row, and Tab stops at one", {}, async (reader) => {
  await reader.openList();
  await key(reader, "j");
  await reader.settled();
  assert.equal(await reader.focusedRow(), 0);
  for (const [name, row] of [["j", 1], ["ArrowDown", 2], ["k", 1], ["ArrowUp", 0], ["End", 45], ["Home", 0]]) {
    await key(reader, name);
    await reader.settled();
    await reader.settled();
    assert.equal(await reader.focusedRow(), row, name);
    assert.ok(await reader.row(row).isVisible());
  }
  await key(reader, "j", "j", "j");
  await reader.settled();
  await key(reader, "Tab");
  assert.ok(Number.isNaN(await reader.focusedRow()), "one Tab leads out of the list");
  await key(reader, "Shift+Tab");
  assert.equal(await reader.focusedRow(), 3, "and back to where it was left");
});

journey("arrow keys go from tag to tag, and Tab stops at one", {}, async (reader) => {
  await reader.openList();
  await reader.tags.getByRole("button", { name: "Tags by name" }).focus();
  await key(reader, "Tab");
  assert.match(await focused(reader), /^printing \d+$/);
  await key(reader, "ArrowRight");
  assert.equal(await focused(reader), "Exclude printing");
  await key(reader, "ArrowDown");
  assert.equal(await focused(reader), "Exclude printing/type");
  await key(reader, "ArrowLeft", "Enter");
  assert.equal(await reader.tag("printing/type").getAttribute("aria-pressed"), "true");
  assert.match(await focused(reader), /^printing\/type/, "the focus stays");
  await key(reader, "Tab");
  assert.doesNotMatch(await focused(reader), /^Exclude|printing/);
});

journey("n and p go through the selection", {}, async (reader) => {
  await reader.openList("?tag=people&sort=oldest");
  const titles = await reader.titles();
  await key(reader, "j", "o");
  await reader.article.waitFor();
  assert.equal(await reader.heading.innerText(), titles[0]);
  await key(reader, "n", "n", "p");
  assert.equal(await reader.heading.innerText(), titles[1]);
  await key(reader, "Escape");
  await reader.row(1).waitFor();
  assert.match(reader.address, /^\?tag=people&sort=oldest$/);
});

journey("shortcuts stay out of fields and of other keys, and can be switched off", {}, async (reader) => {
  await reader.openList();
  await reader.search.focus();
  await reader.page.keyboard.type("j?t/c");
  assert.equal(await reader.search.inputValue(), "j?t/c");
  assert.equal(await reader.help.count(), 0);
  await reader.search.fill("");
  await reader.page.getByRole("button", { name: "Help" }).focus();
  await key(reader, "Control+j", "Alt+t");
  assert.equal(await focused(reader), "Help");

  await key(reader, "?");
  await reader.help.waitFor();
  assert.ok((await reader.help.innerText()).includes("tag:usa"), "the language is explained there");
  await reader.help.getByRole("checkbox", { name: "Single keys are shortcuts" }).uncheck();
  await key(reader, "Escape");
  assert.equal(await focused(reader), "Help", "the focus comes back");
  await key(reader, "?");
  assert.equal(await reader.help.count(), 0);
  await reader.page.reload();
  await reader.row(0).waitFor();
  await key(reader, "j");
  assert.ok(Number.isNaN(await reader.focusedRow()), "and they stay off");
});

journey("Back from row 500 of 10,000 restores list, place and focus", { files: { "articles.json": synthetic(10_000) } }, async (reader) => {
  await reader.openList("?sort=oldest");
  await reader.page.evaluate(() => scrollTo(0, document.querySelector("[role=feed]").offsetTop + 499 * document.querySelector("[role=feed] article").offsetHeight - 300));
  const link = reader.row(499).getByRole("link").first();
  const title = await link.innerText();
  await link.click();
  await reader.article.waitFor();
  const place = await reader.page.evaluate(() => history.length);
  await reader.page.goBack();
  await reader.row(499).waitFor();
  await reader.settled();
  const top = await reader.row(499).evaluate((row) => row.getBoundingClientRect().top);
  assert.ok(Math.abs(top - 300) <= 2, `the row is at ${top}`);
  assert.equal(await reader.row(499).getByRole("heading", { level: 3 }).innerText(), title);
  assert.equal(await reader.focusedRow(), 499);
  assert.equal(await reader.row(499).getAttribute("aria-setsize"), "10000");
  assert.equal(await reader.page.evaluate(() => history.length), place);
});

journey("an address gives another browser the same list in the same order", { files: { "articles.json": synthetic(2000) } }, async (reader) => {
  const slugs = (page) => page.evaluate(() => [...document.querySelectorAll("[role=feed] h3 a")].map((link) => link.getAttribute("href")));
  await reader.openList();
  await reader.search.fill("(tag:topic-1 OR tag:topic-3) -tag:topic-0 after:2015 sort:title ka");
  await reader.settled();
  const here = await slugs(reader.page);
  const context = await reader.page.context().browser().newContext({ locale: "sv-SE", timezoneId: "Pacific/Pago_Pago" });
  const other = await context.newPage();
  await other.goto(reader.page.url());
  await other.getByRole("feed").waitFor();
  await other.waitForTimeout(200);
  const there = await slugs(other);
  assert.ok(here.length > 5);
  assert.deepEqual(there.slice(0, 8), here.slice(0, 8));
  await context.close();
});
