// The list of this project's own articles: filter, sort, count, and the address that says it all.

import assert from "node:assert/strict";
import { journey } from "./pages.mjs";

journey("the list shows every article, newest first", {}, async (reader) => {
  await reader.openList();
  const total = await reader.shown();
  assert.ok(total >= 40, `${total} articles`);
  assert.equal(await reader.count.innerText(), `${total} articles`);
  assert.equal(await reader.row(0).getAttribute("aria-setsize"), String(total));
  const dates = await reader.dates();
  assert.deepEqual(dates, dates.toSorted().reverse());
  assert.equal(await reader.page.title(), "Ink and Packets");
});

journey("choosing a tag shows as many articles as the number beside it", {}, async (reader) => {
  await reader.openList();
  const total = await reader.shown();
  for (const name of ["people", "printing/type", "languages"]) {
    const promised = await reader.tagCount(name);
    await reader.tag(name).click();
    assert.equal(await reader.tag(name).getAttribute("aria-pressed"), "true");
    assert.equal(await reader.count.innerText(), `${promised} of ${total} articles`);
    await reader.tag(name).click();
    assert.equal(await reader.shown(), total);
  }
});

journey("several tags narrow the list, any of them widens it, an excluded one leaves it", {}, async (reader) => {
  await reader.openList();
  const total = await reader.shown();
  const people = await reader.tagCount("people");
  await reader.tag("people").click();
  const both = await reader.tagCount("printing");
  await reader.tag("printing").click();
  assert.equal(await reader.shown(), both);
  assert.ok(both < people);

  await reader.match("Any tag").check();
  const either = await reader.shown();
  assert.ok(people < either);
  const promised = await reader.tagCount("web");
  await reader.tag("web").click();
  assert.equal(await reader.shown(), promised, "the number holds for any tag as well");
  await reader.tag("web").click();

  await reader.exclude("printing").click();
  assert.equal(await reader.tag("printing").getAttribute("aria-pressed"), "false");
  assert.equal(await reader.shown(), people - both);
  assert.equal(reader.address, "?tag=people&not=printing&match=any");

  await reader.clearAll.click();
  assert.equal(await reader.shown(), total);
  assert.equal(await reader.clearAll.count(), 0);
});

journey("the order can be turned round, and articles sorted by title", {}, async (reader) => {
  await reader.openList();
  await reader.sort.selectOption({ label: "Oldest first" });
  await reader.settled();
  const dates = await reader.dates();
  assert.deepEqual(dates, dates.toSorted());
  assert.equal(reader.address, "?sort=oldest");
  await reader.sort.selectOption({ label: "Title" });
  await reader.settled();
  const titles = await reader.titles();
  assert.match(titles[0], /^\P{Letter}*(\d|[aA])/u);
  await reader.sort.selectOption({ label: "Newest first" });
  assert.equal(reader.address, "");
});

journey("Back and Forward walk through what was chosen, and a reload keeps it", {}, async (reader) => {
  await reader.openList();
  const total = await reader.shown();
  await reader.tag("people").click();
  await reader.sort.selectOption({ label: "Oldest first" });
  const people = await reader.shown();
  await reader.page.goBack();
  assert.equal(await reader.sort.inputValue(), "newest");
  await reader.page.goBack();
  assert.equal(await reader.shown(), total);
  await reader.page.goForward();
  await reader.page.goForward();
  assert.equal(reader.address, "?tag=people&sort=oldest");
  await reader.page.reload();
  await reader.row(0).waitFor();
  assert.equal(await reader.shown(), people);
  assert.equal(await reader.sort.inputValue(), "oldest");
  assert.equal(await reader.tag("people").getAttribute("aria-pressed"), "true");
});

journey("an address with mistakes shows what it can and names the rest", {}, async (reader) => {
  await reader.openList("?tag=PEOPLE&sort=best&frob=1&not=%20");
  assert.equal(await reader.tag("people").getAttribute("aria-pressed"), "true");
  assert.match(await reader.notes.innerText(), /sort=best, frob=1, not=/);
  await reader.page.getByRole("button", { name: "Dismiss" }).click();
  assert.equal(await reader.notes.count(), 0);
});

journey("a tag that no article has any more leads to everything else and is named", {}, async (reader) => {
  await reader.openList("?tag=nowhere&tag=people");
  assert.match(await reader.notes.innerText(), /tag nowhere/);
  assert.equal(await reader.shown(), await reader.tagCount("people"));
});

journey("the focus never falls out of the page", {}, async (reader) => {
  const focused = () => reader.page.evaluate(() => document.activeElement.className);
  await reader.openList();
  await reader.page.keyboard.press("Tab");
  await reader.page.keyboard.press("Tab");
  await reader.page.keyboard.press("Enter");
  assert.equal(await focused(), "list-page-articles", "past the filters at once");
  await reader.tag("languages/Japanese").click();
  await reader.tag("languages/Hebrew").click();
  await reader.waysOut.first().press("Enter");
  assert.equal(await focused(), "list-page-articles", "after a way out");
  await reader.chips.first().press("Enter");
  assert.equal(await focused(), "list-page-articles", "after taking a choice back");
  await reader.tag("people").click();
  await reader.clearAll.press("Enter");
  assert.equal(await focused(), "list-page-articles", "after clearing");
  await reader.open("?article=linotype-hot-metal");
  await reader.article.getByRole("link", { name: "people" }).press("Enter");
  await reader.row(0).waitFor();
  assert.equal(await focused(), "list-page-articles", "after following a tag");
});
