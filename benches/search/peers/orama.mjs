// Orama, with its English tokenizer. It takes every word for a prefix and joins words by OR, which are its
// defaults; for typos it is told to tolerate one edit. The index of sorted fields is left out, since relevance
// is the only order asked for.

import { create, insertMultiple, save, search } from "@orama/orama";

export const orama = {
  name: "Orama 3.1.18",
  ranked: true,

  async build(articles) {
    const index = create({ schema: { title: "string", text: "string" }, sort: { enabled: false } });
    await insertMultiple(index, articles);
    return index;
  },

  async search(index, text, kind, limit) {
    const tolerance = kind === "typo" ? 1 : 0;
    const { hits } = await search(index, { term: text, limit, tolerance, boost: { title: 2 } });
    return hits.map((hit) => hit.id);
  },

  // Its texts are in there too: it keeps every document it is given.
  serialize(index) {
    return Buffer.from(JSON.stringify(save(index)));
  },
};
