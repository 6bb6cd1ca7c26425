// Search: the best articles first, what was found shown and marked, and an index that is there, missing or wrong.

import assert from "node:assert/strict";
import { synthetic } from "../../benches/corpus.mjs";
import { bundle, journey } from "./pages.mjs";

const item = (id, title, text, more = {}) => ({ id, title, content_text: text, ...more });
const FILLER = "Nothing to see here at all. ".repeat(20);
const PRESS = bundle([
  item("a", "Ink", "The printing press stood still.", { tags: ["machines"], date_published: "2020-01-01" }),
  item("b", "Printing press", "How it began.", { tags: ["machines"], date_published: "2010-01-01" }),
  item("c", "Ledgers", `${FILLER}The press was printing ledgers.`, { tags: ["books"], date_published: "2024-01-01" }),
  item("d", "Rain", "It rained on the press.", { date_published: "2025-01-01" }),
  item("e", "新聞の歴史", "東京の新聞について。", { language: "ja" }),
]);
const files = { "articles.json": PRESS };

async function finds(reader, text, ...titles) {
  await reader.search.fill(text);
  await reader.settled();
  assert.deepEqual(await reader.titles(), titles, text);
}

journey("the best articles come first, and the ones with some of the words behind a heading", { files }, async (reader) => {
  await reader.openList();
  await finds(reader, "printing press", "Printing press", "Ink", "Ledgers", "Rain");
  assert.equal(await reader.sort.inputValue(), "relevance");
  assert.match(await reader.row(3).innerText(), /^With some of the words/);
  assert.equal(await reader.count.innerText(), "4 of 5 articles");
  await reader.sort.selectOption("Newest first");
  await reader.settled();
  assert.deepEqual(await reader.titles(), ["Ledgers", "Ink", "Printing press", "Rain"], "all the words still go before some");
  await reader.sort.selectOption("Relevance");
  assert.equal(reader.address, "?q=printing+press");
  await reader.clearAll.click();
  assert.equal(await reader.sort.inputValue(), "newest");
});

journey("words are found unfinished, misspelled, in other forms and without spaces", { files }, async (reader) => {
  await reader.openList();
  await finds(reader, "printi", "Printing press", "Ink", "Ledgers");
  await finds(reader, "pritning", "Printing press", "Ink", "Ledgers");
  await finds(reader, "print", "Printing press", "Ink", "Ledgers");
  await finds(reader, "ledger", "Ledgers");
  await finds(reader, '"press was printing"', "Ledgers");
  await finds(reader, "press -printing", "Rain");
  await finds(reader, "title:press", "Printing press");
  await finds(reader, "歴史", "新聞の歴史");
  await finds(reader, "新", "新聞の歴史");
});

journey("a row shows where the words stand, and marks them", { files }, async (reader) => {
  await reader.openList("?q=printing+press");
  assert.deepEqual(await reader.marks(0), ["Printing press"].flatMap((title) => title.split(" ")));
  const ledgers = reader.rowOf("Ledgers");
  assert.match(await ledgers.innerText(), /The press was printing ledgers\./);
  assert.deepEqual(await ledgers.locator("mark").allInnerTexts(), ["press", "printing"]);
  assert.deepEqual(await reader.accessibilityProblems(), []);
});

journey("counts beside tags are those of what was found", { files }, async (reader) => {
  await reader.openList("?q=printing+press");
  assert.equal(await reader.tagCount("machines"), 2);
  assert.equal(await reader.tagCount("books"), 1);
  await reader.tag("books").click();
  assert.deepEqual(await reader.titles(), ["Ledgers"]);
  await reader.page.goBack();
  await reader.row(3).waitFor();
  assert.equal(await reader.shown(), 4);
});

journey("an article that was found opens at the first hit, and leads from hit to hit", { files }, async (reader) => {
  await reader.openList("?q=printing+press");
  await reader.link("Ledgers").click();
  await reader.hits.getByText("1 / 2").waitFor();
  assert.deepEqual(await reader.highlighted("hit"), ["press", "printing"]);
  assert.deepEqual(await reader.highlighted("current-hit"), ["press"]);
  await reader.hits.getByRole("button", { name: "Next hit" }).click();
  assert.deepEqual(await reader.highlighted("current-hit"), ["printing"]);
  await reader.page.keyboard.press(".");
  assert.equal(await reader.hits.getByRole("status").innerText(), "1 / 2", "behind the last comes the first");
  await reader.page.keyboard.press(",");
  assert.equal(await reader.hits.getByRole("status").innerText(), "2 / 2");
  assert.deepEqual(await reader.accessibilityProblems(), []);
  await reader.page.goBack();
  await reader.row(0).waitFor();
  assert.deepEqual(await reader.highlighted("hit"), []);
  assert.equal(reader.address, "?q=printing+press");
});

journey("a long article is scrolled to its first hit", { files: { "articles.json": bundle([
  item("a", "Long", `${`${FILLER}\n\n`.repeat(30)}Here is the needle.\n\n${FILLER}`),
]) } }, async (reader) => {
  await reader.openList("?q=needle");
  await reader.link("Long").click();
  await reader.hits.getByText("1 / 1").waitFor();
  await reader.settled();
  const top = await reader.page.evaluate(() => [...CSS.highlights.get("hit")][0].getBoundingClientRect().top);
  assert.ok(0 < top && top < 900, `${top}`);
});

journey("browsers without highlights get marks", { files }, async (reader) => {
  await reader.page.addInitScript(() => { delete CSS.highlights; });
  await reader.openList("?q=printing+press");
  await reader.link("Ledgers").click();
  await reader.hits.getByText("1 / 2").waitFor();
  assert.deepEqual(await reader.prose.locator("mark").allInnerTexts(), ["press", "printing"]);
});

const EVIL = '<img src=x onerror="document.title=1"><script>document.title=1</script> needle';
journey("nothing that is searched for or found is taken for HTML", { files: { "articles.json": bundle([
  item("a", `Title ${EVIL}`, `${FILLER}${EVIL}`, { tags: [`<b>${EVIL}`] }),
], { title: "Safe" }) } }, async (reader) => {
  await reader.openList(`?q=${encodeURIComponent('needle "<img src=x onerror"')}`);
  assert.match(await reader.row(0).innerText(), /<script>/);
  await reader.row(0).getByRole("link").first().click();
  await reader.article.waitFor();
  await reader.settled();
  assert.equal(await reader.page.locator("main img, main script, main b").count(), 0);
  assert.match(await reader.page.title(), /Safe$/);
});

const MANY = synthetic(3000);
const answers = async (reader) => {
  await reader.openList();
  const word = (await reader.row(0).locator("h3").innerText()).split(" ")[0];
  await reader.search.fill(word);
  await reader.page.getByText(/^[\d,]+ of 3,000 articles$/).first().waitFor();
  assert.equal((await reader.marks(0)).length > 0, true);
};

journey("a bundle without an index gets one in a worker", { files: { "articles.json": MANY } }, async (reader) => {
  const workers = [];
  reader.page.on("worker", (worker) => workers.push(worker.url()));
  await answers(reader);
  assert.equal(workers.length, 1);
  assert.match(workers[0], /indexer\.js$/);
});

const claims = (json) => json.replace('"items":', '"_newsprint":{"index":true},"items":');
for (const [name, index] of [["of other articles", undefined], ["that is damaged", "NPSI and so on"], ["that is empty", ""]]) {
  const wrong = index === undefined ? {} : { "articles.index": index };
  journey(`an index ${name} is made anew`, { files: { "articles.json": claims(MANY), ...wrong } }, answers);
}

journey("an index that is announced and missing is made anew", { files: { "articles.json": claims(MANY), "articles.index": null }, expected: [/404/] }, answers);

journey("a worker that fails costs nothing but time", { files: { "articles.json": MANY, "indexer.js": "throw new Error('no');" }, expected: [/the search index is made in the page itself/, /no/] }, answers);
