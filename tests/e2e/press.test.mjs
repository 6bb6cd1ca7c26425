// From a text file to a page: the real press on real files, read in the browser.

import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { journey } from "./pages.mjs";
import { press } from "./site.mjs";

/** The bundle of this project's own articles and one more file. */
function withFile(name, text) {
  const content = mkdtempSync(path.join(tmpdir(), "newsprint-"));
  cpSync("content", content, { recursive: true });
  writeFileSync(path.join(content, name), text);
  const json = press(content);
  rmSync(content, { recursive: true });
  return json;
}

/** A journey to an article, from its tags to its last word. */
function comesOut(name, file, text, { title, paragraphs, tags, datetime, date }) {
  journey(name, { files: { "articles.json": withFile(file, text) } }, async (reader) => {
    for (const tag of tags) {
      await reader.openList();
      await reader.tag(tag).click();
      await reader.sort.selectOption({ label: "Oldest first" });
      await reader.settled();
      assert.deepEqual(await reader.titles(), [title]);
    }
    assert.deepEqual(await reader.dates(), [datetime]);
    await reader.row(0).getByRole("link", { name: title }).click();
    assert.equal(await reader.heading.innerText(), title);
    assert.deepEqual(await reader.paragraphs(), paragraphs);
    await reader.article.getByText(date).waitFor();
    assert.deepEqual(await reader.article.locator(".tag-links a").allInnerTexts(), tags);
  });
}

comesOut(
  "a text file becomes an article with every mark in its place",
  "proof.txt",
  "\ufeffA “proof” – and then some…\r\n\r\n    It isn’t the first.\r\n\r\n    Nor the last:\r\n    two lines.\r\n\r\n    # no heading\r\n\r\n\r\n    #PROOF #Читання\r\n\r\n    09.03.2024 07:05\r\n",
  {
    title: "A “proof” – and then some…",
    paragraphs: ["It isn’t the first.", "Nor the last:\ntwo lines.", "# no heading"],
    tags: ["PROOF", "Читання"],
    datetime: "2024-03-09T07:05",
    date: "9 March 2024 at 07:05",
  },
);

const seed = path.resolve("../shared/seed/000_4156960254eaf757.txt");
if (existsSync(seed)) {
  const text = readFileSync(seed, "utf8");
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  comesOut("the sample file becomes an article", path.basename(seed), text, {
    title: lines[0],
    paragraphs: lines.slice(1, 9),
    tags: ["USA", "RUSSIA"],
    datetime: "2025-11-26T05:32",
    date: "26 November 2025 at 05:32",
  });
} else {
  test("the sample file becomes an article", { skip: "it is not beside the project" }, () => {});
}
