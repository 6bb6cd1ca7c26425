// Makes the search index of the bundle in a worker, where nobody waits for it. boot.js starts it and says where the
// app's files are.
addEventListener("message", async ({ data: { js, wasm, bundle } }) => {
  try {
    const app = await import(js);
    await app.default({ module_or_path: wasm });
    const response = await fetch(bundle);
    const index = app.index_of(new Uint8Array(await response.arrayBuffer()));
    postMessage(index, [index.buffer]);
  } catch (error) {
    postMessage(String(error));
  }
});
