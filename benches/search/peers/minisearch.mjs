// MiniSearch, as its guide sets up search as you type: prefixes on the last word only, a fifth of a word's
// letters for mistakes, the title above the text. More words are joined by OR, its default.

import MiniSearch from "minisearch";

const isLast = (_term, place, terms) => place === terms.length - 1;

const SETTINGS = {
  prefix: { prefix: isLast },
  typo: { prefix: isLast, fuzzy: 0.2 },
};

export const minisearch = {
  name: "MiniSearch 7.2.0",
  ranked: true,

  build(articles) {
    const index = new MiniSearch({ fields: ["title", "text"], searchOptions: { boost: { title: 2 } } });
    index.addAll(articles);
    return index;
  },

  search(index, text, kind, limit) {
    return index.search(text, SETTINGS[kind]).slice(0, limit).map((found) => found.id);
  },

  serialize(index) {
    return Buffer.from(JSON.stringify(index));
  },
};
