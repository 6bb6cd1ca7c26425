// The page on every screen: nothing sticks out, nothing is cut, everybody can use it.

import assert from "node:assert/strict";
import { journey } from "./pages.mjs";

const PAGES = ["", "?tag=web&not=people&match=any", "?tag=nowhere", "?article=linotype-hot-metal", "?article=none"];

journey("no page is wider than the screen, from 320 to 2560 pixels", {}, async (reader) => {
  for (const address of PAGES) {
    await reader.open(address);
    await reader.page.getByRole("main").waitFor();
    for (const width of [320, 360, 480, 640, 768, 895, 896, 1024, 1280, 1440, 1920, 2560]) {
      await reader.page.setViewportSize({ width, height: 900 });
      await reader.settled();
      const overflow = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${address} at ${width} is ${overflow} pixels too wide`);
    }
  }
});

journey("what a row shows is never cut in the middle of a line", {}, async (reader) => {
  await reader.openList();
  for (const width of [320, 360, 768, 1280, 1920]) {
    await reader.page.setViewportSize({ width, height: 900 });
    await reader.settled();
    const cut = await reader.rows.evaluateAll((rows) =>
      rows.flatMap((row) => {
        const bottom = row.getBoundingClientRect().bottom;
        const [title, , excerpt, tags] = row.children;
        const lines = (element) => element.getBoundingClientRect().height / parseFloat(getComputedStyle(element).lineHeight);
        const isWhole = [title, excerpt].every((element) => Math.abs(lines(element) - Math.round(lines(element))) < 0.1);
        return isWhole && tags.getBoundingClientRect().bottom <= bottom ? [] : [title.innerText];
      }),
    );
    assert.deepEqual(cut, [], `at ${width} pixels`);
  }
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    journey(`axe finds nothing wrong in ${colorScheme}, ${width} pixels wide`, { colorScheme, viewport: { width, height: 900 } }, async (reader) => {
      for (const address of PAGES) {
        await reader.open(address);
        await reader.page.getByRole("main").waitFor();
        if (width < 500 && !address.includes("article")) {
          await reader.page.getByRole("button", { name: "Filter by tag" }).click();
        }
        assert.deepEqual(await reader.accessibilityProblems(), [], address);
      }
    });
  }
}

journey("the focus can always be seen", {}, async (reader) => {
  await reader.openList();
  for (let press = 0; press < 30; press += 1) {
    await reader.page.keyboard.press("Tab");
    const { name, width } = await reader.page.evaluate(() => {
      const element = document.activeElement;
      return { name: element.outerHTML.slice(0, 100), width: parseFloat(getComputedStyle(element).outlineWidth) };
    });
    assert.ok(width >= 2, `${name} has an outline`);
  }
});

journey("on a narrow screen the tags open at the press of a button", { viewport: { width: 360, height: 740 } }, async (reader) => {
  await reader.openList();
  assert.equal(await reader.tags.count(), 0);
  const toggle = reader.page.getByRole("button", { name: "Filter by tag" });
  await toggle.click();
  assert.equal(await toggle.getAttribute("aria-expanded"), "true");
  await reader.tag("people").click();
  await toggle.click();
  assert.equal(await reader.tags.count(), 0);
});

journey("nothing moves for a reader who wants it so", { reducedMotion: "reduce" }, async (reader) => {
  await reader.openList();
  const durations = await reader.page.evaluate(() =>
    [...document.querySelectorAll("*")].map((element) => getComputedStyle(element).transitionDuration),
  );
  assert.deepEqual([...new Set(durations)], ["0s"]);
});
