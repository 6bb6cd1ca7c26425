// Fuse in two ways: comparing the whole query with each field, which is its default and tolerates mistakes
// always, and word by word with weights by rarity. Texts are long, so where in them a match is must not count.
// Its index has no scores of words, only the texts and their lengths.

import Fuse from "fuse.js";

const COMMON = { keys: [{ name: "title", weight: 2 }, { name: "text", weight: 1 }], ignoreLocation: true };

function peer(name, options) {
  return {
    name,
    ranked: true,

    build(articles) {
      return new Fuse(articles, { ...COMMON, ...options });
    },

    search(index, text, _kind, limit) {
      return index.search(text, { limit }).map((found) => found.item.id);
    },

    serialize(index) {
      return Buffer.from(JSON.stringify(index.getIndex().toJSON()));
    },
  };
}

export const whole = peer("Fuse 7.5.0", {});
export const words = peer("Fuse 7.5.0, word by word", { useTokenSearch: true });
