// Our own search: the engine of the reader, as a module of its own that the build makes. It reads the query
// as the search box does, so the kind does not matter to it.

const WHERE = "/engine/";
const isBrowser = typeof document !== "undefined";

async function files() {
  if (isBrowser) return { script: `${WHERE}engine.js`, module: fetch(`${WHERE}engine_bg.wasm`) };
  const [{ ENGINE }, { default: path }, { pathToFileURL }, { existsSync, readFileSync }] = await Promise.all(
    ["../paths.mjs", "node:path", "node:url", "node:fs"].map((name) => import(name)),
  );
  const script = path.join(ENGINE, "engine.js");
  const module = path.join(ENGINE, "engine_bg.wasm");
  const missing = [script, module].find((file) => !existsSync(file));
  const help = `it is not in ${ENGINE}: run \`make\` to build it there, or name others by PEERS=...`;
  if (missing) throw new Error(`the engine of newsprint has no ${path.basename(missing)}; ${help}`);
  return { script: pathToFileURL(script).href, module: readFileSync(module) };
}

export const newsprint = {
  name: "newsprint",
  ranked: true,

  async prepare(articles) {
    const { script, module } = await files();
    const { default: init, Engine } = await import(script);
    await init({ module_or_path: module });
    const items = articles.map(({ id, title, text }) => ({ id, title, content_text: text }));
    const bundle = JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Bench", items });
    return { Engine, bytes: new TextEncoder().encode(bundle) };
  },

  build({ Engine, bytes }) {
    return new Engine(bytes);
  },

  /** Milliseconds from the bytes of an index that was made before to a page that can search. */
  opening({ Engine, bytes }, index) {
    const engine = Engine.open(bytes);
    const start = performance.now();
    engine.load(index);
    const milliseconds = performance.now() - start;
    engine.free();
    return milliseconds;
  },

  search(engine, text, _kind, limit) {
    return engine.ids(text, limit);
  },

  serialize(engine) {
    return engine.index_bytes();
  },

  memory(engine) {
    return engine.memory();
  },
};
