// FlexSearch with a document index for title and text and its balanced Latin encoder, in three ways of cutting
// words up: whole words, words from their beginning, and words that may miss or exchange letters. The three
// answer what they are made for; no one of them is good at everything.
//
// More words are joined by AND, its default; for typos its guide also advises suggestions, which give up on
// words that nothing matches. Hits in the title come before hits in the text; neither list has scores.

import { Charset, Document } from "flexsearch";

function peer(name, tokenize, kinds) {
  return {
    name,
    ranked: false,
    kinds,

    build(articles) {
      const document = { id: "place", index: ["title", "text"] };
      const index = new Document({ tokenize, encoder: Charset.LatinBalance, document });
      const ids = articles.map(({ id }) => id);
      articles.forEach(({ title, text }, place) => index.add({ place, title, text }));
      return { index, ids };
    },

    search({ index, ids }, text, kind, limit) {
      const fields = index.search(text, { limit, suggest: kind === "typo" });
      const places = new Set(fields.flatMap((field) => field.result));
      return [...places].slice(0, limit).map((place) => ids[place]);
    },

    async serialize({ index }) {
      const parts = [];
      await index.export((key, data) => void parts.push(Buffer.from(`${key}\n${data ?? ""}\n`)));
      return Buffer.concat(parts);
    },
  };
}

export const strict = peer("FlexSearch 0.8.212 strict", "strict", ["word", "two"]);
export const forward = peer("FlexSearch 0.8.212 forward", "forward");
export const tolerant = peer("FlexSearch 0.8.212 tolerant", "tolerant", ["word", "two", "typo"]);
