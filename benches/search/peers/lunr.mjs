// Lunr, with its default pipeline of stop words and English stems. Words are joined by OR, its default; an
// unfinished last word gets a wildcard, and mistyped ones an edit distance of one. What is written exactly so
// weighs ten times as much, as its guide advises for both.

import lunr from "lunr";

const { TRAILING } = lunr.Query.wildcard;

const EXACT = 10;

function clauses(query, text, kind) {
  // Its own pipeline cuts quotes and commas off the words of articles only, not off those of queries.
  const terms = lunr.tokenizer(text).map((token) => String(lunr.trimmer(token))).filter(Boolean);
  terms.forEach((term, place) => {
    query.term(term, { boost: EXACT });
    if (kind === "typo") query.term(term, { editDistance: 1 });
    // A stem with a wildcard would miss what goes on otherwise, so the letters are taken as they are.
    if (kind === "prefix" && place === terms.length - 1) query.term(term, { wildcard: TRAILING, usePipeline: false });
  });
}

export const lunrPeer = {
  name: "Lunr 2.3.9",
  ranked: true,

  build(articles) {
    return lunr(function configure() {
      this.ref("id");
      this.field("title", { boost: 3 });
      this.field("text");
      for (const article of articles) this.add(article);
    });
  },

  search(index, text, kind, limit) {
    return index.query((query) => clauses(query, text, kind)).slice(0, limit).map((found) => found.ref);
  },

  serialize(index) {
    return Buffer.from(JSON.stringify(index));
  },
};
