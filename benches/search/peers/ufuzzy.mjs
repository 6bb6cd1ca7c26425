// uFuzzy, which has no index and runs an expression over every text. Words are joined by AND in any order, and
// for typos it allows one mistake a word. It ranks only up to a thousand matches, its default; above that they
// come in the order of the articles.

import uFuzzy from "@leeoniya/ufuzzy";

const exact = new uFuzzy();
const lenient = new uFuzzy({ intraMode: 1 });
/** Up to its limit of five words; more are only filtered. */
const ANY_ORDER = true;

export const ufuzzy = {
  name: "uFuzzy 1.0.19",
  ranked: false,

  build(articles) {
    // Between two words of a query it accepts anything but the end of a line.
    const line = ({ title, text }) => `${title} ${text}`.replaceAll("\n", " ");
    return { texts: articles.map(line), ids: articles.map(({ id }) => id) };
  },

  search({ texts, ids }, text, kind, limit) {
    const engine = kind === "typo" ? lenient : exact;
    const [found, info, order] = engine.search(texts, text, ANY_ORDER);
    const places = order ? order.map((rank) => info.idx[rank]) : found ?? [];
    return places.slice(0, limit).map((place) => ids[place]);
  },

  serialize() {
    return null;
  },
};
