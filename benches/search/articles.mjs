// The articles of a feed as every engine gets them: an id, a title and plain text.

import { readFileSync } from "node:fs";

const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

// What stands between two of these is never one word; other tags may stand inside one.
const BLOCK = [
  "address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|img",
  "li|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul",
];
const BLOCKS = new RegExp(`</?(?:${BLOCK.join("|")})\\b[^>]*>`, "gi");

function entity(whole, name) {
  if (name.startsWith("#x") || name.startsWith("#X")) return String.fromCodePoint(parseInt(name.slice(2), 16));
  if (name.startsWith("#")) return String.fromCodePoint(Number(name.slice(1)));
  return NAMED[name] ?? whole;
}

/** The words of HTML that the press has cleaned. It is no parser for the HTML of strangers. */
export function plain(html) {
  return html
    .replace(BLOCKS, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(#?\w+);/g, entity)
    .replace(/[ \t]+/g, " ")
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}

/** Of a JSON Feed, what there is to search: titles and texts, without tags and summaries. */
export function articles(file) {
  const { items } = JSON.parse(readFileSync(file, "utf8"));
  const text = (item) => item.content_text ?? plain(item.content_html ?? "");
  return items.map((item) => ({ id: item.id, title: item.title ?? "", text: text(item) }));
}
