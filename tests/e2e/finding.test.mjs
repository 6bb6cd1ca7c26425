// Finding: words, dates and tags together, as text, as chips and as an address.

import assert from "node:assert/strict";
import { bundle, journey } from "./pages.mjs";

const item = (id, date, tags, more = {}) => ({ id, title: `Title ${id}`, content_text: `Text of ${id}.`, tags, date_published: date, _newsprint: { date }, ...more });

journey("text, chips, tags and address say the same, whichever is changed", {}, async (reader) => {
  await reader.openList();
  await reader.tag("people").click();
  assert.equal(await reader.search.inputValue(), "tag:people");
  await reader.search.fill("tag:people -tag:printing after:2024 press sort:oldest");
  assert.equal(await reader.tag("people").getAttribute("aria-pressed"), "true");
  assert.equal(await reader.exclude("printing").getAttribute("aria-pressed"), "true");
  assert.equal(await reader.date("From").inputValue(), "2024");
  assert.equal(await reader.sort.inputValue(), "oldest");
  assert.equal(reader.address, "?q=press&tag=people&not=printing&from=2024&sort=oldest");
  assert.deepEqual(await reader.chips.allInnerTexts(), ["press ×", "people ×", "−printing ×", "2024 – ×"]);
  assert.equal(await reader.search.inputValue(), "tag:people -tag:printing after:2024 press sort:oldest", "what was typed stays as it was");

  await reader.chip("−printing").click();
  assert.equal(await reader.search.inputValue(), "tag:people date:2024.. press sort:oldest");
  await reader.page.reload();
  assert.equal(await reader.search.inputValue(), "tag:people date:2024.. press sort:oldest");
  await reader.clearAll.click();
  assert.equal(await reader.search.inputValue(), "sort:oldest");
});

journey("words, phrases, OR and parentheses find what they say", { files: { "articles.json": bundle([
  item("a", "2024-01-01", ["x"], { title: "Treaty of peace", content_text: "Signed at noon." }),
  item("b", "2023-01-01", ["y"], { title: "Golf", content_text: "A peace treaty, of sorts." }),
  item("c", "2022-01-01", ["x"], { title: "Rain", content_text: "Nothing signed.", language: "uk" }),
]) } }, async (reader) => {
  await reader.openList();
  const finds = async (text, ...titles) => {
    await reader.search.fill(text);
    await reader.settled();
    assert.deepEqual(await reader.titles(), titles, text);
  };
  await finds("peace treaty", "Treaty of peace", "Golf");
  await finds("\"peace treaty\"", "Golf");
  await finds("title:treaty", "Treaty of peace");
  await finds("treat -golf", "Treaty of peace");
  await finds("(golf OR rain) -tag:x", "Golf");
  await finds("SIGNED lang:uk", "Rain");
  await finds("sort:title", "Golf", "Rain", "Treaty of peace");
});

journey("a mistake in a query is named with its place and the rest works", {}, async (reader) => {
  await reader.openList();
  await reader.search.fill("tag:people (press date:soon");
  const problem = reader.page.getByRole("search").getByText(/^At character/);
  assert.equal(await problem.innerText(), "At character 12: this parenthesis is never closed.");
  assert.equal(await reader.search.getAttribute("aria-invalid"), "true");
  assert.deepEqual(await reader.chips.allInnerTexts(), ["press ×", "people ×"]);
  await reader.search.fill("tag:people press");
  assert.equal(await problem.count(), 0);
  await reader.open("?q=(press&tag=people&from=never");
  await reader.row(0).waitFor();
  assert.match(await reader.notes.innerText(), /from=never, q=\(press/);
  assert.deepEqual(await reader.chips.allInnerTexts(), ["press ×", "people ×"]);
});

journey("typing makes one entry of the history", {}, async (reader) => {
  await reader.openList();
  const total = await reader.shown();
  const entries = () => reader.page.evaluate(() => history.length);
  const before = await entries();
  await reader.search.pressSequentially("printing press");
  assert.equal(reader.address, "?q=printing+press");
  assert.equal(await entries(), before + 1);
  await reader.page.keyboard.press("Enter");
  await reader.search.pressSequentially(" ink");
  assert.equal(await entries(), before + 2, "what comes after Enter is something new");
  await reader.page.goBack();
  assert.equal(await reader.search.inputValue(), "printing press");
  await reader.page.goBack();
  assert.equal(await reader.search.inputValue(), "");
  assert.equal(await reader.shown(), total);
});

// The list and its query both go at once then, and a row must not ask for what has gone.
journey("several entries of the history can be passed over at once", {}, async (reader) => {
  const title = reader.page.getByRole("heading", { level: 1 });
  await reader.openList();
  const total = await reader.shown();
  await reader.search.fill("press");
  await reader.page.keyboard.press("Enter");
  const found = await reader.row(1).getByRole("heading").innerText();
  await reader.row(1).getByRole("link").first().click();
  for (let round = 0; round < 2; round += 1) {
    await title.filter({ hasText: found }).waitFor();
    await reader.page.evaluate(() => history.go(-2));
    await reader.row(0).waitFor();
    assert.equal(await reader.shown(), total);
    await reader.page.evaluate(() => history.go(2));
  }
  await title.filter({ hasText: found }).waitFor();
});

journey("the count is told once typing has stopped", {}, async (reader) => {
  await reader.openList();
  const total = await reader.shown();
  await reader.count.evaluate((region) => {
    globalThis.said = [];
    new MutationObserver(() => globalThis.said.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  });
  await reader.search.pressSequentially("press", { delay: 60 });
  const seen = await reader.page.locator(".toolbar-count").innerText();
  await reader.page.waitForTimeout(900);
  const said = await reader.page.evaluate(() => globalThis.said);
  assert.deepEqual(said.length, 1, JSON.stringify(said));
  assert.match(said[0], new RegExp(`^\\d+ of ${total} articles$`));
  assert.ok(seen.startsWith(said[0]), "the eye was told at once");
});

journey("suggestions finish tags, operators and their values by keyboard", {}, async (reader) => {
  await reader.openList();
  await reader.search.focus();
  await reader.page.keyboard.type("ta");
  assert.deepEqual((await reader.suggestions.allInnerTexts()).slice(0, 1), ["tag:"]);
  await reader.page.keyboard.press("ArrowDown");
  assert.equal(await reader.search.getAttribute("aria-activedescendant"), await reader.suggestions.first().getAttribute("id"));
  await reader.page.keyboard.press("Enter");
  await reader.page.keyboard.type("peo");
  assert.deepEqual(await reader.suggestions.allInnerTexts(), ["tag:people"]);
  await reader.page.keyboard.press("ArrowDown");
  await reader.page.keyboard.press("Enter");
  assert.equal(await reader.search.inputValue(), "tag:people ");
  assert.equal(await reader.tag("people").getAttribute("aria-pressed"), "true");
  await reader.page.keyboard.type("sort:t");
  await reader.suggestions.filter({ hasText: "sort:title" }).click();
  assert.equal(await reader.sort.inputValue(), "title");
  await reader.page.keyboard.type("match:");
  await reader.suggestions.first().waitFor();
  await reader.page.keyboard.press("Escape");
  assert.equal(await reader.suggestions.count(), 0);
  assert.equal(await reader.search.inputValue(), "tag:people sort:title match:");
});

journey("an empty list offers ways out that lead to as many articles as they say", {}, async (reader) => {
  await reader.openList();
  const total = await reader.shown();
  const cases = ["tag:languages/Japanese tag:languages/Hebrew", "tlegrph -tag:people", "tag:people date:2030..", "tag:peopel"];
  for (const query of cases) {
    await reader.search.fill(query);
    await reader.waysOut.first().waitFor();
    const names = await reader.waysOut.allInnerTexts();
    assert.ok(names.length >= 1 && names.length <= 3, `${query}: ${names}`);
    for (const [at, name] of names.entries()) {
      await reader.waysOut.nth(at).click();
      await reader.row(0).waitFor();
      assert.equal(await reader.shown(), Number(name.match(/([\d,]+)$/)[1]), `${query}: ${name}`);
      await reader.page.goBack();
      await reader.waysOut.first().waitFor();
    }
  }
  await reader.search.fill("tlegrph");
  assert.match(await reader.waysOut.first().innerText(), /^did you mean telegraph: \d+$/);
  await reader.search.fill("zzzzqq tag:people wwwwqq");
  assert.match(await reader.waysOut.first().innerText(), /^only people: \d+$/);
  await reader.search.fill("zzzzqq wwwwqq");
  await reader.page.getByText("No article fits.").waitFor();
  await reader.clearAll.click();
  assert.equal(await reader.shown(), total);
});

journey("tags stand under the hand, by count or by name, and can be found", {}, async (reader) => {
  await reader.openList();
  const names = () => reader.tags.getByRole("button", { name: /^Exclude/ }).evaluateAll((all) => all.map((one) => one.ariaLabel.slice(8)));
  const byCount = await names();
  await reader.tag("languages/Japanese").click();
  assert.deepEqual(await names(), byCount, "a choice moves no tag");
  const empty = reader.tag("languages/Hebrew");
  assert.equal(await empty.innerText().then((text) => text.replace(/\s+/g, " ")), "Hebrew 0", "what would give nothing is shown as such");
  await reader.tags.getByRole("button", { name: "Tags by name" }).click();
  const byName = await names();
  const tops = byName.filter((name) => !name.includes("/"));
  assert.deepEqual(tops, tops.toSorted(), "by name");
  await reader.page.keyboard.press("Escape");
  await reader.page.getByRole("textbox", { name: "Find a tag" }).fill("jap");
  assert.deepEqual(await names(), ["languages/Japanese"]);
});

journey("every number beside a tag holds, for all tags and for any", {}, async (reader) => {
  await reader.open("?q=press&from=2023-03");
  await reader.row(0).waitFor();
  await reader.tag("people").click();
  for (const matching of ["All tags", "Any tag"]) {
    await reader.match(matching).check();
    const buttons = reader.tags.getByRole("button", { name: /[\d,]+$/, pressed: false });
    for (let at = 0; at < (await buttons.count()); at += 5) {
      const button = buttons.nth(at);
      const promised = Number((await button.getAttribute("aria-label")).match(/(\d+)$/)[1]);
      const name = (await button.getAttribute("aria-label")).replace(/ \d+$/, "");
      await button.click();
      assert.equal(await reader.shown(), promised, `${matching}: ${name}`);
      await reader.tag(name).click();
    }
  }
});
