// Engines in headless Chromium, each in a page of its own, asked like those of crew.mjs.

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { articles } from "./articles.mjs";
import { LIMIT } from "./crew.mjs";
import { ENGINE, MODULES } from "./paths.mjs";
import { PEERS } from "./peers.mjs";
import { open } from "./site.mjs";

// The clock of a page moves by five thousandths of a millisecond. Whoever is faster than twenty steps of it is
// timed over that many searches.
const SHORT = 0.1;
const REPEATS = 10;

/** How often an index is opened, because the first time the browser compiles what opens it. */
const OPENINGS = 7;

/** Where a page finds the libraries that adapters name. */
const LIBRARIES = {
  "@leeoniya/ufuzzy": "/modules/@leeoniya/ufuzzy/dist/uFuzzy.mjs",
  "@orama/orama": "/modules/@orama/orama/dist/browser/index.js",
  flexsearch: "/modules/flexsearch/dist/flexsearch.bundle.module.min.mjs",
  "fuse.js": "/modules/fuse.js/dist/fuse.mjs",
  lunr: "/lunr.mjs",
  minisearch: "/modules/minisearch/dist/es/index.js",
};

/** Lunr is older than modules and has to be made one. */
function lunr() {
  const source = readFileSync(path.join(MODULES, "lunr/lunr.js"), "utf8");
  return `const exports = {}, module = { exports };\n${source}\nexport default module.exports;`;
}

/** Opens a page with the engine of this key and builds its index of a feed there. */
export async function engineInPage(key, feed) {
  const [file, name] = PEERS[key];
  const { page, close } = await open({
    folders: {
      "/modules/": `${MODULES}/`,
      "/peers/": `${path.join(import.meta.dirname, "peers")}/`,
      ...(existsSync(ENGINE) && { "/engine/": `${ENGINE}/` }),
    },
    texts: { "/articles.json": JSON.stringify(articles(feed)), "/lunr.mjs": lunr() },
    imports: LIBRARIES,
  });
  const about = await page.evaluate(async ([script, exported, openingsOf]) => {
    const peer = (await import(script))[exported];
    const all = await (await fetch("/articles.json")).json();
    const input = peer.prepare ? await peer.prepare(all) : all;
    const start = performance.now();
    const index = await peer.build(input);
    const milliseconds = performance.now() - start;
    Object.assign(globalThis, { peer, index });
    const openings = peer.opening ? Array.from({ length: openingsOf }, () => peer.opening(input, peer.serialize(index))) : [];
    return { name: peer.name, milliseconds, openings, isIsolated: globalThis.crossOriginIsolated };
  }, [`/peers/${file}`, name, OPENINGS]);
  if (!about.isIsolated) throw new Error("the page is not isolated, so its clock is too coarse");
  const round = (kind, texts, allowance) => page.evaluate(async ([asked, list, allowed, limit, short, repeats]) => {
    const { peer, index } = globalThis;
    const time = async (text, times) => {
      const start = performance.now();
      for (let number = 0; number < times; number += 1) {
        const found = peer.search(index, text, asked, limit);
        if (found instanceof Promise) await found;
      }
      return (performance.now() - start) / times;
    };
    const times = [];
    let left = allowed;
    for (const text of list) {
      if (left <= 0) break;
      const once = await time(text, 1);
      times.push(once < short ? await time(text, repeats) : once);
      left -= times.at(-1);
    }
    return times;
  }, [kind, texts, allowance, LIMIT, SHORT, REPEATS]);
  return { key, name: about.name, build: about.milliseconds, openings: about.openings, round, close };
}
