// The text of an article: with all the formatting it has, and with the links that are in it.

import assert from "node:assert/strict";
import { formatted, unvouched } from "./formatted.mjs";
import { bundle, journey } from "./pages.mjs";

async function open(reader, address = "?article=everything") {
  await reader.open(address);
  await reader.prose.locator("p").first().waitFor();
  await reader.settled();
}

/** How far an element is below the top of the screen. */
const top = (element) => element.evaluate((element) => Math.round(element.getBoundingClientRect().top));

journey("an article shows what its author has formatted", { files: formatted }, async (reader) => {
  await open(reader);
  const { prose } = reader;
  assert.deepEqual(await prose.getByRole("heading", { level: 2 }).allInnerTexts(), ["Lists", "Table"]);
  assert.equal(await prose.getByRole("list").first().getByRole("list").getByRole("listitem").innerText(), "within");
  assert.ok(await prose.getByRole("checkbox", { name: "Done", exact: true }).isChecked());
  assert.equal(await prose.getByRole("columnheader").count(), 8);
  assert.equal(await prose.getByRole("figure").getByRole("img", { name: "A field" }).count(), 1);
  assert.equal(await prose.getByText("Hidden.").isVisible(), false);
  await prose.getByText("More").click();
  assert.ok(await prose.getByText("Hidden.").isVisible());
  const colors = await prose.locator("pre span span").evaluateAll((spans) => spans.map((span) => getComputedStyle(span).color));
  assert.ok(new Set(colors).size >= 6, "the parts of code are told apart");
});

for (const colorScheme of ["light", "dark"]) {
  journey(`a formatted article fits the screen and axe finds nothing wrong with it in ${colorScheme}`, { files: formatted, colorScheme }, async (reader) => {
    for (const width of [320, 360, 768, 1280]) {
      await reader.page.setViewportSize({ width, height: 900 });
      await open(reader);
      const overflow = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `it is ${overflow} pixels too wide at ${width}`);
      assert.deepEqual(await reader.accessibilityProblems(), [], `at ${width}`);
    }
  });
}

journey("what is too wide scrolls in itself, by keyboard as well", { files: formatted, viewport: { width: 320, height: 700 } }, async (reader) => {
  await open(reader);
  for (const wide of [reader.prose.locator("pre"), reader.prose.getByRole("region", { name: "Table" })]) {
    await wide.focus();
    await reader.page.keyboard.press("ArrowRight");
    await reader.page.waitForFunction(() => document.activeElement.scrollLeft > 0);
  }
});

journey("a link to another article opens it in the page, and Back leads to the place it was on", { files: formatted }, async (reader) => {
  await reader.openList("?tag=x");
  await reader.row(0).getByRole("link").first().click();
  await reader.page.evaluate(() => { globalThis.isSamePage = true; });
  await reader.page.mouse.wheel(0, 50);
  await reader.page.waitForFunction(() => scrollY === 50);
  await reader.link("another article").click();
  await reader.page.getByRole("heading", { level: 1, name: "Other" }).waitFor();
  assert.equal(reader.address, "?article=other&tag=x", "the list is still the reader's");
  await reader.settled();
  assert.equal(await reader.scrolled(), 0);

  await reader.page.goBack();
  await reader.page.getByRole("heading", { level: 1, name: "Everything" }).waitFor();
  await reader.page.waitForFunction(() => scrollY === 50);
  assert.ok(await reader.page.evaluate(() => globalThis.isSamePage), "nothing was loaded again");

  await reader.link("a lost one").click();
  assert.equal(await reader.heading.innerText(), "No such article");
});

journey("a link with a key held is left to the browser", { files: formatted }, async (reader) => {
  await open(reader);
  const opened = reader.page.context().waitForEvent("page");
  await reader.link("another article").click({ modifiers: ["ControlOrMeta"] });
  const tab = await opened;
  await tab.getByRole("heading", { level: 1, name: "Other" }).waitFor();
  assert.equal(reader.address, "?article=everything");
});

journey("a footnote is found within the page, and Back leads to where it is mentioned", { files: formatted }, async (reader) => {
  await reader.openList();
  await reader.rowOf("Everything").getByRole("link").first().click();
  await reader.prose.locator("p").first().waitFor();
  const note = reader.prose.locator(".footnote-definition");
  await reader.page.mouse.wheel(0, 40);
  await reader.page.waitForFunction(() => scrollY === 40);
  // At once, before the page has lain still for long enough to note where it is.
  await reader.prose.getByRole("link", { name: "1", exact: true }).click();
  await reader.settled();
  assert.ok(Math.abs(await top(note)) < 50, `the note is on top, at ${await top(note)}`);
  assert.match(reader.address, /^\?article=everything#a-fn-/);
  assert.equal(await reader.heading.innerText(), "Everything");
  const far = await reader.scrolled();

  await reader.page.goBack();
  await reader.page.waitForFunction(() => scrollY === 40);
  assert.equal(reader.address, "?article=everything");
  await reader.page.goForward();
  await reader.page.waitForFunction((far) => scrollY === far, far);

  await reader.link("Back to list").click();
  await reader.row(0).waitFor();
  assert.equal(reader.address, "");
});

journey("an address may name a part of an article", { files: formatted }, async (reader) => {
  const part = reader.prose.getByRole("heading", { name: "The part" });
  await open(reader, "?article=other#a-part");
  assert.ok(Math.abs(await top(part)) < 50, `it is on top, at ${await top(part)}`);

  await open(reader, "?article=everything#a-fn-%D0%B6");
  assert.ok(Math.abs(await top(reader.prose.locator(".footnote-definition"))) < 50, "in any script");

  await open(reader);
  await reader.link("a part of it").click();
  await part.waitFor();
  await reader.settled();
  assert.equal(reader.address, "?article=other#a-part");
  assert.ok(Math.abs(await top(part)) < 50, `it is on top, at ${await top(part)}`);

  await open(reader, "?article=other#%FF-nothing");
  assert.equal(await reader.scrolled(), 0);
});

journey("an article of a feed that vouches for nothing is shown as text", { files: unvouched }, async (reader) => {
  await open(reader);
  assert.ok((await reader.paragraphs()).includes("Quoted."));
  assert.equal(await reader.prose.locator(":not(p)").count(), 0);
});

const script = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\"><p>Text</p>";
const hostile = [{ id: "1", title: "Hostile", content_html: script }];
journey("a script in a feed that vouches for nothing is not even there", { files: { "articles.json": bundle(hostile) } }, async (reader) => {
  await open(reader, "?article=hostile");
  assert.deepEqual(await reader.paragraphs(), ["Text"]);
  assert.equal(await reader.prose.locator("img, script").count(), 0);
});

const lying = bundle(hostile, { _newsprint: { sanitized: true } });
journey("a script in a feed that lies does not run", { files: { "articles.json": lying }, expected: [/Content Security Policy/, /404/] }, async (reader) => {
  await open(reader, "?article=hostile");
  await reader.page.waitForTimeout(300);
  assert.equal(await reader.page.title(), "Hostile · Test");
});

journey("a formatted article is listed by its text, without the numbers of footnotes", { files: formatted }, async (reader) => {
  await reader.openList();
  const row = await reader.rowOf("Everything").innerText();
  assert.match(row, /With emphasis, code, Ctrl, a mark, H2O,/);
});
