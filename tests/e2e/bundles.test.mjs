// Bundles as they should not be: the page says what is wrong and keeps all that can be kept.

import assert from "node:assert/strict";
import { bundle, journey } from "./pages.mjs";

const BUNDLE = "articles.json";
const good = [
  { id: "1", title: "One", content_text: "First.", tags: ["a"], date_published: "2024-01-02T03:04:05Z" },
  { id: "2", title: "Two", content_text: "Second.", tags: ["b"] },
];

/** A bundle with nothing to show: an alert says why, and trying again helps once it is mended. */
function fails(name, content, says, expected = []) {
  journey(`${name} is named, and trying again helps once it is mended`, { files: { [BUNDLE]: content }, expected }, async (reader) => {
    await reader.open();
    await reader.tryAgain.waitFor();
    assert.match(await reader.alert.innerText(), says);
    reader.site.files[BUNDLE] = bundle(good);
    await reader.tryAgain.click();
    await reader.row(0).waitFor();
    assert.deepEqual(await reader.titles(), ["One", "Two"]);
    assert.equal(await reader.alert.count(), 0);
  });
}

fails("a missing bundle", null, /not where they should be \(status 404\)/, [/404/]);
fails("a host that fails", 503, /status 503/, [/503/]);
fails("a connection that breaks", (response) => response.destroy(), /does not answer/, [/ERR_/]);
fails("an empty bundle", "", /the file is empty/);
fails("a bundle that is no JSON", "hello", /not valid JSON from line 1, column 1/);
fails("a bundle cut off before its items", '{"version":"https://jsonfeed.org/ver', /ends early, at line 1, column 36/);
fails("a web page in place of the bundle", "<!doctype html><title>Not found</title>", /a web page, not a feed/);
fails("JSON that is no feed", '{"hello":["world"]}', /not a feed: it has no list of items/);

/** A bundle that can be shown, at least in part. */
function shows(name, content, walk) {
  journey(name, { files: { [BUNDLE]: content } }, async (reader) => {
    await reader.open();
    await walk(reader);
  });
}

shows("a feed without items says what will be here", bundle([]), async (reader) => {
  await reader.page.getByText("There are no articles here yet.").waitFor();
});

shows("a bundle cut off in the middle keeps what came before", bundle(good).slice(0, -20), async (reader) => {
  await reader.row(0).waitFor();
  assert.deepEqual(await reader.titles(), ["One"]);
  assert.match(await reader.alert.innerText(), /could not all be read: the file ends early.*1 article could be read/s);
});

const broken = [...good, { title: "no id" }, "text", { id: "3", title: "Three", date_published: "soon" }];
shows("items that cannot be kept are counted", bundle(broken), async (reader) => {
  await reader.row(0).waitFor();
  assert.equal(await reader.count.innerText(), "3 articles");
  assert.deepEqual(await reader.notes.allInnerTexts(), [
    "2 items could not be read and had to be left out.",
    "1 date could not be read; those articles come last.",
  ]);
  assert.deepEqual(await reader.dates(), ["2024-01-02T03:04:05+00:00", undefined, undefined]);
});

const script = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">";
const hostile = {
  id: script, title: script, content_text: script, summary: script, tags: [script], language: script,
  authors: [{ name: script, url: "javascript:document.title='run'" }], url: "javascript:document.title='run'",
  date_published: script, image: script, _newsprint: { slug: script },
};
shows("markup in any field is text", bundle([hostile], { title: script, description: script }), async (reader) => {
  await reader.row(0).waitFor();
  assert.deepEqual(await reader.titles(), [script]);
  await reader.row(0).getByRole("link").first().click();
  assert.deepEqual(await reader.paragraphs(), [script]);
  await reader.page.waitForTimeout(200);
  assert.notEqual(await reader.page.title(), "run");
  assert.equal(await reader.page.locator("img, #app script").count(), 0);
  assert.equal(await reader.page.locator('[href^="javascript:"]').count(), 0);
});

shows("a feed without a name, whose items are all useless, is not taken for an empty one", JSON.stringify({ items: [{ title: "no id" }] }), async (reader) => {
  await reader.page.getByText("There are no articles here yet.").waitFor();
  assert.deepEqual(await reader.notes.allInnerTexts(), ["1 item could not be read and had to be left out."]);
  assert.equal(await reader.heading.innerText(), "Articles");
  assert.deepEqual(await reader.accessibilityProblems(), []);
});

const endless = "line\n\n".repeat(1_000_000);
shows("an article of a million paragraphs can be read", bundle([{ ...good[0], content_text: endless }, good[1]]), async (reader) => {
  await reader.row(0).waitFor();
  await reader.row(0).getByRole("link").first().click();
  await reader.article.waitFor();
  assert.equal((await reader.paragraphs()).join(" ").length, endless.trim().length - 999_999);
});

const long = "word ".repeat(1_000_000);
shows("an article of five megabytes is listed and can be read", bundle([{ ...good[0], content_text: long }, good[1]]), async (reader) => {
  await reader.row(0).waitFor();
  await reader.row(0).getByRole("link").first().click();
  assert.equal((await reader.paragraphs())[0].length, long.trim().length);
});

const many = Array.from({ length: 10_000 }, (_, number) => `tag ${number}`);
shows("ten thousand tags can be searched", bundle([{ ...good[0], tags: many }, good[1]]), async (reader) => {
  await reader.row(0).waitFor();
  assert.ok((await reader.tags.getByRole("button").count()) < 200);
  await reader.page.getByRole("textbox", { name: "Find a tag" }).fill("TAG 9999");
  await reader.tag("tag 9999").click();
  assert.equal(await reader.count.innerText(), "1 of 2 articles");
  await reader.row(0).getByRole("link").first().click();
  await reader.article.getByText("+9900").waitFor();
});

shows("all tags can be reached without searching", bundle([{ ...good[0], tags: many.slice(0, 100) }]), async (reader) => {
  const offered = reader.tags.getByRole("button", { name: /^Exclude/ });
  await offered.first().waitFor();
  assert.equal(await offered.count(), 50);
  await reader.page.getByRole("button", { name: "Show all tags, 50 more" }).click();
  assert.equal(await offered.count(), 100);
  await reader.page.getByRole("button", { name: "Show fewer tags" }).click();
  assert.equal(await offered.count(), 50);
});

const wide = [
  { id: "1", title: "W".repeat(2000), content_text: "x".repeat(3000), tags: ["y".repeat(500)] },
  { id: "2", title: "مرحبا \u202e בעולם", content_text: "a\u0000b\u0007c\u001b[31m", tags: ["עברית"] },
];
for (const width of [320, 1280]) {
  journey(`long words, other directions and control characters fit into ${width} pixels`, { files: { [BUNDLE]: bundle(wide) }, viewport: { width, height: 800 } }, async (reader) => {
    for (const address of ["", "?article=1", "?article=2", "?article=wwww"]) {
      await reader.open(address);
      await reader.page.getByRole("main").waitFor();
      const overflow = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${address} is ${overflow} pixels too wide`);
    }
    await reader.openList();
    const heights = await reader.rows.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    assert.equal(new Set(heights).size, 1, "rows have one height");
  });
}

const slow = async (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const text = bundle(good);
  response.write(text.slice(0, 50));
  setTimeout(() => response.end(text.slice(50)), 1500);
};
shows("a bundle that takes its time is announced", slow, async (reader) => {
  await reader.page.getByRole("progressbar", { name: /^Loading the articles/ }).waitFor();
  await reader.row(0).waitFor();
  assert.equal(await reader.page.getByRole("progressbar").count(), 0);
});

journey("a program that does not load leaves a word and a way to try again", { expected: [/ERR_FAILED/, /Failed to fetch/] }, async (reader) => {
  await reader.page.route("**/*.wasm", (route) => route.abort());
  await reader.open();
  await reader.tryAgain.waitFor();
  assert.match(await reader.alert.innerText(), /Something in this page is broken/);
  await reader.page.unroute("**/*.wasm");
  await reader.tryAgain.click();
  await reader.row(0).waitFor();
});
