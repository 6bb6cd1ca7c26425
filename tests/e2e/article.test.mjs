// One article: opened, read, left, linked to, come back from.

import assert from "node:assert/strict";
import { journey } from "./pages.mjs";

journey("an article opens, says what it is, and leads on within the list", {}, async (reader) => {
  await reader.openList("?tag=people&sort=oldest");
  const titles = await reader.titles();
  await reader.rowOf(titles[1]).getByRole("link", { name: titles[1] }).click();
  assert.equal(await reader.heading.innerText(), titles[1]);
  assert.equal(await reader.page.title(), `${titles[1]} · Ink and Packets`);
  assert.match(reader.address, /^\?article=[^&]+&tag=people&sort=oldest$/);
  assert.ok((await reader.paragraphs()).length >= 3);
  assert.equal(await reader.page.evaluate(() => document.activeElement.tagName), "H1");

  await reader.link("Next article").click();
  assert.equal(await reader.heading.innerText(), titles[2]);
  await reader.link("Previous article").click();
  await reader.link("Previous article").click();
  assert.equal(await reader.heading.innerText(), titles[0]);
  assert.equal(await reader.link("Previous article").count(), 0, "it is the first");
});

for (const way of ["the link", "the Back button"]) {
  for (const [row, down] of [[4, 500], [18, 3000]]) {
    journey(`${way} leads back to the same place in the list, ${down} pixels down`, {}, async (reader) => {
      await reader.openList();
      await reader.page.evaluate((y) => scrollTo(0, y), down);
      await reader.settled();
      const link = reader.row(row).getByRole("link").first();
      const title = await link.innerText();
      await link.click();
      await reader.article.waitFor();
      await reader.settled();
      assert.equal(await reader.scrolled(), 0);
      if (way === "the link") await reader.link("Back to list").click();
      else await reader.page.goBack();
      await reader.row(row).waitFor();
      await reader.settled();
      assert.equal(await reader.scrolled(), down);
      const focused = await reader.page.evaluate(() => document.activeElement.innerText);
      assert.equal(focused, title, "the focus is where it was");
    });
  }
}

journey("a deep link opens the article, and its list has the article in view", {}, async (reader) => {
  await reader.open("?article=relation-strasbourg-1605&sort=oldest");
  await reader.article.waitFor();
  const title = await reader.heading.innerText();
  await reader.page.reload();
  await reader.article.waitFor();
  assert.equal(await reader.heading.innerText(), title);
  await reader.link("Back to list").click();
  await reader.rowOf(title).waitFor();
  assert.ok(await reader.rowOf(title).isVisible());
  assert.equal(reader.address, "?sort=oldest");
  await reader.settled();
  const top = await reader.rowOf(title).evaluate((row) => row.getBoundingClientRect().top);
  assert.ok(0 <= top && top < 900, `the row is on the screen, at ${top}`);
});

journey("a reload keeps the place on the page", {}, async (reader) => {
  await reader.openList();
  await reader.page.evaluate(() => scrollTo(0, 2500));
  await reader.page.waitForFunction(() => history.state === 2500);
  await reader.page.reload();
  await reader.rows.first().waitFor();
  await reader.settled();
  assert.equal(await reader.scrolled(), 2500);
});

journey("a tag on an article leads to all that carries it", {}, async (reader) => {
  await reader.open("?article=linotype-hot-metal");
  await reader.article.getByRole("link", { name: "printing/type" }).click();
  await reader.row(0).waitFor();
  assert.equal(reader.address, "?tag=printing%2Ftype");
  assert.equal(await reader.tag("printing/type").getAttribute("aria-pressed"), "true");
});

journey("an address without an article says so and leads to the list", {}, async (reader) => {
  await reader.open("?article=no-such-thing");
  assert.equal(await reader.heading.innerText(), "No such article");
  await reader.link("Back to list").click();
  await reader.row(0).waitFor();
});

journey("a click with a key held is left to the browser", {}, async (reader) => {
  await reader.openList();
  const opened = reader.page.context().waitForEvent("page");
  await reader.row(0).getByRole("link").first().click({ modifiers: ["ControlOrMeta"] });
  const tab = await opened;
  await tab.getByRole("link", { name: "Back to list" }).waitFor();
  assert.equal(reader.address, "");
});

journey("scripts of the world are read in their own direction", {}, async (reader) => {
  for (const [language, direction] of [["Arabic", "rtl"], ["Hebrew", "rtl"], ["Japanese", "ltr"], ["Ukrainian", "ltr"]]) {
    await reader.openList(`?tag=languages/${language}`);
    const native = { Arabic: "Arabic", Hebrew: "Hebrew", Japanese: "Han", Ukrainian: "Cyrillic" }[language];
    const title = (await reader.titles()).find((text) => new RegExp(`\\p{Script=${native}}`, "u").test(text));
    const heading = reader.rowOf(title).getByRole("heading", { level: 3 });
    assert.equal(await heading.evaluate((element) => getComputedStyle(element).direction), direction, title);
    const spoken = await heading.evaluate((element) => element.closest("[lang]").lang);
    assert.equal(spoken, "", "nobody is told that it is English");
    await reader.rowOf(title).getByRole("link").first().click();
    assert.equal(await reader.heading.innerText(), title);
    const paragraph = reader.article.locator(".prose p").first();
    assert.equal(await paragraph.evaluate((element) => getComputedStyle(element).direction), direction);
  }
});
