// Starts the app, and says so if it cannot be started. A file of its own, because the content security
// policy allows no inline script; trunk writes the names of the two built files onto its script element.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const failure = document.getElementById("failure");

failure.querySelector("button").addEventListener("click", () => location.reload());
// No top-level await: a browser too old for it would not even get to say that it is.
import(new URL(js, document.baseURI))
  .then((app) => app.default({ module_or_path: new URL(wasm, document.baseURI) }))
  .catch((error) => {
    console.error(error);
    failure.hidden = false;
  });
