// A plain server and an empty page in the system's Chromium, for what can only be measured in a browser.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { launch } from "../../tests/e2e/pages.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

// Only a page that is isolated from others gets clocks finer than a tenth of a millisecond.
const HEADERS = {
  "cache-control": "no-store",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-opener-policy": "same-origin",
};

/** Serves folders by the beginning of their address and texts by their whole address, on this machine only. */
async function serve(folders, texts) {
  const served = [];
  const answer = async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const type = TYPES[path.extname(pathname)] ?? "application/octet-stream";
    if (texts[pathname] !== undefined) return response.writeHead(200, { ...HEADERS, "content-type": type }).end(texts[pathname]);
    const prefix = Object.keys(folders).find((start) => pathname.startsWith(start));
    const file = prefix && path.join(folders[prefix], decodeURIComponent(pathname.slice(prefix.length)));
    if (!file?.startsWith(folders[prefix])) return response.writeHead(404, HEADERS).end();
    const body = await readFile(file);
    served.push({ pathname, bytes: body.length });
    response.writeHead(200, { ...HEADERS, "content-type": type }).end(body);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.headersSent || response.writeHead(404, HEADERS).end());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, served };
}

/**
 * Opens an empty page over these folders and texts; `imports` says where it finds modules that go by name.
 * `served` lists the files it has asked for, workers included, which the page's own network log leaves out.
 */
export async function open({ folders = {}, texts = {}, imports = {} }) {
  const html = `<!doctype html><script type="importmap">${JSON.stringify({ imports })}</script>`;
  const { server, served } = await serve(folders, { ...texts, "/index.html": html });
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/index.html`);
  const close = async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { page, served, close };
}
