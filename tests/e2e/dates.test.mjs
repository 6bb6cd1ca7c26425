// Dates: as they were written for every reader, in the list, in the timeline and in every way to limit them.

import assert from "node:assert/strict";
import { synthetic } from "../../benches/corpus.mjs";
import { bundle, journey } from "./pages.mjs";

const item = (id, date) => ({ id, title: `Title ${id}`, content_text: "Text.", date_published: date, _newsprint: { date } });
const DATES = ["2026-01-01", "2025-12-31T23:59", "2025-12-31T00:30:00+14:00", "2025-12-31T23:30:00-11:00", "2025-12", "2025", "", "2024-02-29"];
const ITEMS = DATES.map((date, at) => (date ? item(String(at), date) : { id: String(at), title: `Title ${at}`, content_text: "Text." }));

for (const timezoneId of ["Pacific/Kiritimati", "UTC", "America/Los_Angeles", "Pacific/Pago_Pago"]) {
  journey(`dates are those of the author in ${timezoneId}`, { timezoneId, files: { "articles.json": bundle(ITEMS) } }, async (reader) => {
    await reader.openList();
    const shown = await reader.rows.evaluateAll((rows) => rows.map((row) => row.querySelector("time")?.innerText));
    assert.deepEqual(shown, [
      "1 January 2026", "31 December 2025 at 23:59", "31 December 2025 at 23:30", "31 December 2025 at 00:30", "December 2025", "2025", "29 February 2024", undefined,
    ]);
    const finds = async (from, to, n) => {
      await reader.open(`?from=${from}&to=${to}`);
      await reader.page.getByRole("status").waitFor({ state: "attached" });
      await reader.settled();
      assert.equal(await reader.shown(), n, `${from} to ${to}`);
      const bars = await reader.barCounts();
      assert.equal(bars.reduce((sum, [, count]) => sum + count, 0), n, "bars sum up");
    };
    await finds("2025-12-31", "2025-12-31", 3);
    await finds("2025", "2025", 5);
    await finds("2025-12-31", "2026", 4);
    await finds("2024-02", "2024-02-29", 1);
  });
}

journey("dates are in the reader's language", { locale: "de-DE", files: { "articles.json": bundle(ITEMS) } }, async (reader) => {
  await reader.openList();
  assert.equal(await reader.row(0).locator("time").innerText(), "1. Januar 2026");
  assert.equal(await reader.row(4).locator("time").innerText(), "Dezember 2025");
});

journey("months or years head the list while it is sorted by date", {}, async (reader) => {
  await reader.openList();
  const headings = () => reader.rows.getByRole("heading", { level: 2 }).allInnerTexts();
  assert.deepEqual((await headings())[0], "2026");
  await reader.sort.selectOption("oldest");
  assert.deepEqual((await headings())[0], "2023");
  await reader.sort.selectOption("title");
  assert.deepEqual(await headings(), []);
});

journey("bars and undated sum up to the count, whatever is chosen", { files: { "articles.json": synthetic(3000) } }, async (reader) => {
  await reader.openList();
  const sum = async () => {
    const bars = await reader.barCounts();
    const undated = (await reader.undated.count()) ? Number((await reader.undated.innerText()).match(/\d+/)[0]) : 0;
    return bars.reduce((sum, [, count]) => sum + count, undated);
  };
  for (const query of ["", "tag:topic-1", "tag:topic-1 OR tag:topic-2 sort:title", "date:2015..2016", "-tag:topic-0 after:2024-05", "date:2018-03-07"]) {
    await reader.search.fill(query);
    await reader.settled();
    assert.equal(await sum(), await reader.shown(), query);
  }
});

journey("a bar gives the articles it counts, down to the day", { files: { "articles.json": synthetic(3000) } }, async (reader) => {
  await reader.openList();
  for (const _ of ["year", "month", "day"]) {
    const bars = await reader.barCounts();
    const at = bars.findIndex(([, count]) => count > 0);
    await reader.bars.nth(at).click();
    assert.equal(await reader.shown(), bars[at][1], bars[at][0]);
  }
  assert.match(reader.address, /^\?from=(\d{4}-\d\d-\d\d)&to=\1$/);
  await reader.page.goBack();
  assert.match(reader.address, /^\?from=(\d{4}-\d\d)&to=\1$/);
});

journey("a stretch of bars is dragged over", { files: { "articles.json": synthetic(3000) } }, async (reader) => {
  await reader.openList();
  const bars = await reader.barCounts();
  const middle = async (at) => {
    const box = await reader.bars.nth(at).boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const [from, to] = [await middle(5), await middle(2)];
  await reader.page.mouse.move(...from);
  await reader.page.mouse.down();
  await reader.page.mouse.move(...to, { steps: 5 });
  await reader.page.mouse.up();
  await reader.settled();
  assert.equal(reader.address, `?from=${bars[2][0]}&to=${bars[5][0]}`);
  assert.equal(await reader.shown(), bars.slice(2, 6).reduce((sum, [, count]) => sum + count, 0));
});

journey("the dates can be narrowed and widened from the keyboard alone", { files: { "articles.json": synthetic(3000) } }, async (reader) => {
  await reader.openList();
  await reader.bars.first().focus();
  await reader.page.keyboard.press("ArrowRight");
  await reader.page.keyboard.press("ArrowRight");
  await reader.page.keyboard.press("Enter");
  assert.equal(reader.address, "?from=2012&to=2012");

  const entries = await reader.page.evaluate(() => history.length);
  await reader.slider("Latest").focus();
  for (let press = 0; press < 3; press += 1) await reader.page.keyboard.press("ArrowRight");
  assert.equal(await reader.slider("Latest").getAttribute("aria-valuetext"), "March 2013");
  assert.equal(reader.address, "?from=2012&to=2013-03");
  await reader.slider("Earliest").focus();
  await reader.page.keyboard.press("End");
  assert.equal(await reader.slider("Latest").getAttribute("aria-valuetext"), await reader.slider("Earliest").getAttribute("aria-valuetext"), "one takes the other along");
  await reader.page.keyboard.press("Home");
  await reader.slider("Latest").press("End");
  assert.equal(reader.address, "", "at their ends the sliders limit nothing");
  assert.ok((await reader.page.evaluate(() => history.length)) <= entries + 3, "one entry a gesture");
});

journey("dates are typed as a year, month or day, and both are inside", { files: { "articles.json": bundle(ITEMS) } }, async (reader) => {
  await reader.openList();
  await reader.date("From").fill("2025-12");
  await reader.date("From").press("Enter");
  assert.equal(await reader.shown(), 5);
  await reader.date("To").fill("31.12.2025");
  await reader.date("To").press("Tab");
  assert.equal(await reader.shown(), 4);
  assert.equal(reader.address, "?from=2025-12&to=2025-12-31");
  await reader.date("To").fill("soon");
  await reader.date("To").press("Enter");
  await reader.published.getByText(/^A year, month or day/).waitFor();
  assert.equal(reader.address, "?from=2025-12&to=2025-12-31", "what is no date changes nothing");
  await reader.date("To").fill("");
  await reader.date("To").press("Enter");
  assert.equal(reader.address, "?from=2025-12");
  await reader.published.getByRole("button", { name: /^Any time 8$/ }).click();
  assert.equal(await reader.shown(), 8);
});

journey("a preset gives as many articles as it says", {}, async (reader) => {
  await reader.openList("?tag=printing");
  const presets = reader.published.getByRole("listitem").getByRole("button");
  for (let at = 0; at < (await presets.count()); at += 1) {
    const promised = Number((await presets.nth(at).innerText()).match(/(\d+)$/)[1]);
    await presets.nth(at).click();
    assert.equal(await reader.shown(), promised);
  }
});
