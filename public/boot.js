// Starts the app, and says so if it cannot be started. A file of its own, because the content security
// policy allows no inline script; trunk writes the names of the two built files onto its script element.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const failure = document.getElementById("failure");

failure.querySelector("button").addEventListener("click", () => location.reload());
try {
  const { default: start } = await import(new URL(js, document.baseURI));
  await start({ module_or_path: new URL(wasm, document.baseURI) });
} catch (error) {
  console.error(error);
  failure.hidden = false;
}
