// Synthetic articles: the same every time, from a fixed seed. Their sizes are those of real short news; their
// words mean nothing.

import { random } from "./random.mjs";

const SEED = 42;
const TAGS = 200;
const WORDS = 20_000;
const SYLLABLES = ["ka", "lo", "mi", "ne", "ru", "sta", "ter", "vo", "ing", "press", "da", "en", "pri", "sol", "qua", "zed"];

/** `n` articles: title, paragraphs, one to four tags of 200, and a minute between 2010 and 2026. */
export function* articles(n) {
  const next = random(SEED);
  const below = (limit) => Math.floor(next() * limit);
  // Few words are common and most are rare, as in any language.
  const skewed = (limit) => Math.floor(limit ** next()) - 1;
  const words = Array.from({ length: WORDS }, () => Array.from({ length: 1 + below(4) }, () => SYLLABLES[below(SYLLABLES.length)]).join(""));
  const sentence = (length) => {
    const text = Array.from({ length }, () => words[skewed(WORDS)]).join(" ");
    return text[0].toUpperCase() + text.slice(1);
  };
  for (let number = 0; number < n; number += 1) {
    const paragraphs = Array.from({ length: 3 }, () => Array.from({ length: 3 }, () => `${sentence(8 + below(10))}.`).join(" "));
    const tags = [...new Set(Array.from({ length: 1 + below(4) }, () => `topic-${skewed(TAGS)}`))];
    const date = new Date(Date.UTC(2010, 0, 1) + below(16 * 365 * 24 * 60) * 60_000);
    yield { number, title: sentence(4 + below(7)), paragraphs, tags, date };
  }
}

/** A bundle of `n` such articles, as the press would write it. */
export function synthetic(n) {
  const item = ({ number, title, paragraphs, tags, date }) => ({
    id: `article-${number}`,
    title,
    content_text: paragraphs.join("\n\n"),
    date_published: date.toISOString(),
    tags,
    _newsprint: { slug: `article-${number}`, reading_minutes: 1 },
  });
  const items = Array.from(articles(n), item);
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Synthetic", items });
}

/** The same article in the plain text format. */
export function plainText({ title, paragraphs, tags, date }) {
  const [day, time] = date.toISOString().split("T");
  const body = paragraphs.map((text) => `    ${text}`).join("\n\n");
  return `${title}\n\n${body}\n\n\n${tags.map((tag) => `    #${tag}`).join("\n")}\n\n    ${day}T${time.slice(0, 5)}\n`;
}
