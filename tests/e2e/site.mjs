// A plain static server, as any host would run it: under a sub-path, with the headers of `_headers`, without
// a rewrite rule. A journey can lay other files over the built site; the site itself is never changed.

import { execFileSync } from "node:child_process";
import { createReadStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** The folder of the built site. */
export const DIST = path.resolve(process.env.DIST ?? "dist");

/** The bundle that the press makes of a folder. */
export function press(content) {
  const folder = mkdtempSync(path.join(tmpdir(), "newsprint-"));
  const out = path.join(folder, "articles.json");
  const cargo = ["run", "--quiet", "--features", "press", "--", "build", "--content", content, "--out", out];
  execFileSync("cargo", cargo, { stdio: ["ignore", "inherit", "pipe"] });
  const json = readFileSync(out, "utf8");
  rmSync(folder, { recursive: true });
  return json;
}

/** This project's own articles, whatever the site was built from. */
let articles;
function ownArticles() {
  articles ??= press("content");
  return articles;
}

/** The headers that `_headers` asks a host to send with every file. */
async function headers() {
  const text = await readFile(path.join(DIST, "_headers"), "utf8");
  const pairs = text.split("\n").filter((line) => line.startsWith("  ")).map((line) => line.trim().split(/: (.*)/));
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]));
}

/**
 * Serves the built site with this project's own articles at `url` until `close` is called. `files` maps names
 * to texts that stand in for the built ones; `null` means there is no such file, a number is a status, and a
 * function gets the response.
 */
export async function serve(files = {}, prefix = "/some/where/") {
  files = "articles.json" in files ? files : { ...files, "articles.json": ownArticles() };
  const common = await headers();
  const answer = async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const name = decodeURIComponent(pathname.startsWith(prefix) ? pathname.slice(prefix.length) || "index.html" : "?");
    const own = files[name];
    const type = TYPES[path.extname(name)] ?? "text/plain";
    if (typeof own === "function") return own(response);
    if (typeof own === "number") return response.writeHead(own, common).end();
    if (own !== undefined && own !== null) return response.writeHead(200, { ...common, "content-type": type }).end(own);
    const file = path.join(DIST, name);
    const found = own === undefined && file.startsWith(DIST) ? await stat(file).catch(() => null) : null;
    if (!found?.isFile()) return response.writeHead(404, common).end("not found");
    response.writeHead(200, { ...common, "content-type": type, "content-length": found.size });
    createReadStream(file).pipe(response);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${prefix}`,
    files,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
