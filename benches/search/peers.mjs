// Who is compared. An adapter makes one library answer as the others do:
//
//   name                                 as in the tables
//   ranked                               whether it puts the best first by a score, and may thus be compared with ours
//   kinds                                the kinds of query it is made for; all of them if it says nothing
//   prepare(articles)                    what a host would have ready, not counted as building; optional
//   build(articles)                      the index, of what `prepare` gave if it is there
//   search(index, text, kind, limit)     the ids of the best articles, best first
//   serialize(index)                     the bytes a host would send, or null
//   memory(index)                        bytes of memory, where the heap of Node.js does not show them; optional
//   sizes(index)                         bytes as they are sent, in place of `serialize`; optional
//   time(index, text, kind, limit)       milliseconds of one search, where only the library's own page can tell; optional
//   close(index)                         optional
//
// An article is { id, title, text }, all plain text, so that every engine reads the same words. Each of these
// functions may be asynchronous.
//
// The kinds are word, prefix, two (or more words) and typo. Telling an engine the kind favors the peers: each gets its
// own setting for unfinished words and for mistakes, while a search box would have to choose one.

/** Each as the file of its adapter and the name it is exported by. */
export const PEERS = {
  newsprint: ["newsprint.mjs", "newsprint"],
  minisearch: ["minisearch.mjs", "minisearch"],
  "flexsearch-strict": ["flexsearch.mjs", "strict"],
  "flexsearch-forward": ["flexsearch.mjs", "forward"],
  "flexsearch-tolerant": ["flexsearch.mjs", "tolerant"],
  orama: ["orama.mjs", "orama"],
  lunr: ["lunr.mjs", "lunrPeer"],
  fuse: ["fuse.mjs", "whole"],
  "fuse-words": ["fuse.mjs", "words"],
  ufuzzy: ["ufuzzy.mjs", "ufuzzy"],
  pagefind: ["pagefind.mjs", "pagefind"],
};

/** The keys that PEERS=one,two asks for, or all of them. */
export function chosen() {
  const keys = process.env.PEERS?.split(",") ?? Object.keys(PEERS);
  const unknown = keys.filter((key) => !(key in PEERS));
  if (unknown.length > 0) throw new Error(`no such peer: ${unknown.join(", ")}; there are ${Object.keys(PEERS).join(", ")}`);
  return keys;
}

export async function adapter(key) {
  const [file, name] = PEERS[key];
  return (await import(`./peers/${file}`))[name];
}
