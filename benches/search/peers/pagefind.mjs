// Pagefind: its own program makes a folder of files, and its own script asks them in a browser, each page of
// results for the parts it needs. All settings are its defaults; the title is a heading, which it weighs more.
// It has no setting for typos, and takes a word for a prefix where nothing else fits.

import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { close, createIndex } from "pagefind";
import { open } from "../site.mjs";

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const html = ({ title, text }) => `<html lang="en"><body><h1>${escaped(title)}</h1><p>${escaped(text)}</p></body></html>`;

/** Bytes of the files of a folder, at any depth, whose path the pattern matches. */
function bytes(folder, pattern) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => pattern.test(file));
  return files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
}

async function session(folder) {
  const { page, served, close: leave } = await open({ folders: { "/pagefind/": `${folder}/` } });
  await page.evaluate(async () => {
    globalThis.pagefind = await import("/pagefind/pagefind.js");
    await globalThis.pagefind.init();
  });
  return { page, served, leave };
}

/** Bytes that one search moves in a new page, with what sets it up, but without scripts. */
async function firstSearch(folder, text) {
  const { page, served, leave } = await session(folder);
  await page.evaluate((query) => globalThis.pagefind.search(query), text);
  await leave();
  return served.filter(({ pathname }) => !pathname.endsWith(".js")).reduce((sum, file) => sum + file.bytes, 0);
}

export const pagefind = {
  name: "Pagefind 1.6.0",
  ranked: true,

  async build(articles) {
    const { index } = await createIndex({});
    // Many at once keep the program busy; all at once would hold every page in memory twice.
    for (let start = 0; start < articles.length; start += 200) {
      const pages = articles.slice(start, start + 200);
      await Promise.all(pages.map((article, place) => index.addHTMLFile({ url: `/${start + place}/`, content: html(article) })));
    }
    const folder = mkdtempSync(path.join(tmpdir(), "newsprint-pagefind-"));
    await index.writeFiles({ outputPath: folder });
    await close();
    return { folder, ids: articles.map(({ id }) => id) };
  },

  async search(index, text, _kind, limit) {
    index.session ??= await session(index.folder);
    const places = await index.session.page.evaluate(async ([query, most]) => {
      const { results } = await globalThis.pagefind.search(query);
      // The address is in a file of its own for each article.
      globalThis.places ??= new Map();
      const place = async (result) => {
        if (!globalThis.places.has(result.id)) globalThis.places.set(result.id, Number((await result.data()).raw_url.slice(1, -1)));
        return globalThis.places.get(result.id);
      };
      return Promise.all(results.slice(0, most).map(place));
    }, [text, limit]);
    return places.map((place) => index.ids[place]);
  },

  /** Until the list of results is there, without the files that hold their titles. */
  async time(index, text) {
    index.session ??= await session(index.folder);
    return index.session.page.evaluate(async (query) => {
      const start = performance.now();
      await globalThis.pagefind.search(query);
      return performance.now() - start;
    }, text);
  },

  serialize() {
    return null;
  },

  /** Its files are compressed as they lie there. */
  async sizes({ folder }, text) {
    const index = bytes(folder, /\.pf_index$|\.pf_meta$/);
    return { index, quality: "its own", first: await firstSearch(folder, text), fragments: bytes(folder, /\.pf_fragment$/) };
  },

  async close({ folder, session: opened }) {
    await opened?.leave();
    rmSync(folder, { recursive: true, force: true });
  },
};
