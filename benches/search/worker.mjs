// One engine in a process of its own, so that no engine's memory or collection of garbage disturbs another.
// It is started by crew.mjs, which sends it one call after the other.

import { brotliCompressSync, constants } from "node:zlib";
import { adapter } from "./peers.mjs";
import { articles } from "./articles.mjs";

const peer = await adapter(process.argv[2]);
let index;

const MEGA = 1_000_000;

/** The best of brotli takes minutes for the largest, which a host would not spend either. */
function quality(bytes) {
  if (bytes.length <= 16 * MEGA) return 11;
  return bytes.length <= 64 * MEGA ? 9 : 5;
}

/** Bytes in use, in the heap and beside it. Twice, because the first collection may only mark what is gone. */
function memory() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Milliseconds of one search; awaiting an answer that is there already would be measured as well. */
async function time(text, kind, limit) {
  if (peer.time) return peer.time(index, text, kind, limit);
  const start = performance.now();
  const found = peer.search(index, text, kind, limit);
  if (found instanceof Promise) await found;
  return performance.now() - start;
}

const calls = {
  async build({ feed }) {
    const all = articles(feed);
    const input = peer.prepare ? await peer.prepare(all) : all;
    const before = memory();
    const start = performance.now();
    index = await peer.build(input);
    const milliseconds = performance.now() - start;
    // What Pagefind leaves is on disk; a browser's memory is not this process's.
    const used = peer.memory ? await peer.memory(index) : peer.time ? null : memory() - before;
    return { milliseconds, memory: used, articles: all.length };
  },

  async sizes({ text }) {
    if (peer.sizes) return peer.sizes(index, text);
    const bytes = await peer.serialize(index);
    if (!bytes) return { index: 0, quality: null, first: 0 };
    const best = quality(bytes);
    const params = { [constants.BROTLI_PARAM_QUALITY]: best, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const sent = brotliCompressSync(bytes, { params }).length;
    // Without parts to ask for, the first query needs the whole index.
    return { index: sent, quality: best, first: sent, raw: bytes.length };
  },

  /** Milliseconds of each search, until the allowance is used up. */
  async round({ kind, texts, limit, allowance }) {
    const times = [];
    let left = allowance;
    for (const text of texts) {
      if (left <= 0) break;
      times.push(await time(text, kind, limit));
      left -= times.at(-1);
    }
    return times;
  },

  /** The ids that each query finds. */
  async find({ queries, limit }) {
    const found = [];
    for (const { text, kind } of queries) found.push(await peer.search(index, text, kind, limit));
    return found;
  },

  async close() {
    await peer.close?.(index);
  },
};

const answer = (message) => process.connected && process.send(message);
process.on("message", ({ call, args }) => {
  calls[call](args).then(
    (value) => answer({ value }),
    (error) => answer({ error: error.message }),
  );
});
// Whoever started this has ended, perhaps by a mistake; a browser that was opened would stay.
process.on("disconnect", () => process.exit());
process.send({ value: { name: peer.name, ranked: peer.ranked, kinds: peer.kinds ?? null } });
