// Large collections: as quick and as small in the page as a hundred articles.

import assert from "node:assert/strict";
import { synthetic } from "../../benches/corpus.mjs";
import { journey } from "./pages.mjs";

const LARGE = 100_000;

journey("a hundred thousand articles have no more rows in the page than a screen needs", { files: { "articles.json": synthetic(LARGE) } }, async (reader) => {
  await reader.openList();
  assert.equal(await reader.count.innerText(), "100,000 articles");
  const nodes = () => reader.list.evaluate((list) => list.getElementsByTagName("*").length);
  assert.ok((await nodes()) <= 800, `${await nodes()} elements`);

  await reader.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await reader.row(LARGE - 1).waitFor();
  assert.ok(await reader.row(LARGE - 1).isVisible(), "the last row can be reached");
  assert.ok((await nodes()) <= 800, `${await nodes()} elements`);

  await reader.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  await reader.settled();
  const { first, last } = await reader.rows.evaluateAll((rows) => ({
    first: rows[0].getBoundingClientRect().top,
    last: rows.at(-1).getBoundingClientRect().bottom,
  }));
  assert.ok(first <= 0 && 900 <= last, `the screen is full, from ${first} to ${last}`);
});

journey("another answer begins at its top", { files: { "articles.json": synthetic(2000) } }, async (reader) => {
  await reader.openList();
  await reader.page.evaluate(() => scrollTo(0, 20_000));
  await reader.settled();
  await reader.sort.selectOption({ label: "Oldest first" });
  await reader.settled();
  const top = await reader.row(0).evaluate((row) => row.getBoundingClientRect().top);
  assert.ok(Math.abs(top) <= 1, `the first row is at ${top}`);
});
