// An article that uses all that the press writes, in the press's own words, and others to go to from it.

import { bundle } from "./pages.mjs";

const paragraphs = Array.from({ length: 12 }, (_, number) => `<p>Paragraph ${number}, to make the page long. ${"Word ".repeat(60)}</p>`).join("");

const code = `<pre tabindex="0"><code><span class="c-source c-rust"><span class="c-comment c-line">// ${"a long line ".repeat(20)}
</span><span class="c-storage c-type">fn</span> <span class="c-entity c-name c-function">main</span>() {
    <span class="c-keyword c-control">let</span> answer = <span class="c-constant c-numeric">42</span>;
    <span class="c-support c-macro">println!</span>(<span class="c-string c-quoted">"hello"</span>);
}
<span class="c-markup c-deleted">- old</span>
<span class="c-markup c-inserted">+ new</span></span></code></pre>`;

const cells = (tag) => Array.from({ length: 8 }, (_, number) => `<${tag}>Column${number}</${tag}>`).join("");
const table = `<div class="table" tabindex="0" role="region" aria-label="Table"><table><thead><tr>${cells("th")}</tr></thead><tbody><tr>${cells("td")}</tr></tbody></table></div>`;

const alerts = ["note", "tip", "important", "warning", "caution"].map((kind) => `<blockquote class="markdown-alert-${kind}"><p>About this.</p></blockquote>`).join("");

/** Everything at once. */
export const everything = `
<p>With <em>emphasis</em>, <code>code</code>, <kbd>Ctrl</kbd>, <mark>a mark</mark>, H<sub>2</sub>O,
<a href="?article=other">another article</a>, <a href="?article=other#a-part">a part of it</a>, <a href="?article=gone">a lost one</a>,
<a href="https://example.org/">the web</a>.<sup class="footnote-reference"><a href="#a-fn-ж">1</a></sup></p>
<h2 id="a-lists">Lists</h2>
<ul><li>One<ul><li>within</li></ul></li><li>Two</li></ul>
<ol><li>First</li><li>Second</li></ol>
<ul><li><input type="checkbox" disabled checked aria-label="Done"> Ink</li><li><input type="checkbox" disabled aria-label="Not done"> Paper</li></ul>
<h3 id="a-quote">Quotations</h3><blockquote><p>Quoted.</p></blockquote>${alerts}
<h3 id="a-code">Code</h3>${code}
<h2 id="a-table">Table</h2>${table}
<figure><img src="picture.svg" width="1600" height="400" alt="A field"><figcaption>Its caption.</figcaption></figure>
<hr><dl><dt>Term</dt><dd>Its meaning.</dd></dl><details><summary>More</summary><p>Hidden.</p></details>
${paragraphs}
<div class="footnote-definition" id="a-fn-ж"><sup class="footnote-definition-label">1</sup><p>The note.</p></div>
${paragraphs}`;

const items = [
  { id: "1", title: "Everything", content_html: everything, language: "en", tags: ["x"], _newsprint: { slug: "everything" } },
  { id: "2", title: "Other", content_html: `${paragraphs}<h2 id="a-part">The part</h2>${paragraphs}`, _newsprint: { slug: "other" } },
];
const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="400"><rect width="1600" height="400" fill="gray"/></svg>';

/** A site of these articles, whose feed says that the press has sanitized it. */
export const formatted = { "articles.json": bundle(items, { _newsprint: { sanitized: true } }), "picture.svg": picture };

/** The same articles in a feed that does not say so. */
export const unvouched = { "articles.json": bundle(items) };
