// Starts the app, and says so if it cannot be started. A file of its own, because the content security
// policy allows no inline script; trunk writes the names of the two built files onto its script element.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const url = (path) => new URL(path, document.baseURI).href;
const failure = document.getElementById("failure");

failure.querySelector("button").addEventListener("click", () => location.reload());
// No top-level await: a browser too old for it would not even get to say that it is.
import(url(js))
  .then((app) => app.default({ module_or_path: url(wasm) }))
  .catch((error) => {
    console.error(error);
    failure.hidden = false;
  });

// Only this script knows what the built files are called, so it starts the worker for the app: see indexer.js.
globalThis.newsprint = {
  makeIndex: () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(url("indexer.js"), { type: "module" });
      const finish = (settle) => (event) => {
        worker.terminate();
        settle(event.data ?? event.message);
      };
      worker.addEventListener("message", finish(resolve));
      worker.addEventListener("error", finish(reject));
      worker.postMessage({ js: url(js), wasm: url(wasm), bundle: url("articles.json") });
    }),
};
