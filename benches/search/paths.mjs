// Where the bench finds what it needs and leaves what it makes; nothing is written beside the sources.

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const project = path.join(import.meta.dirname, "../..");

/** The folder that cargo builds into. */
export const TARGET = path.resolve(process.env.CARGO_TARGET_DIR ?? path.join(project, "target"));

/** The corpora, the reports, and the engine as a module. */
export const OUT = path.join(TARGET, "search-bench");
mkdirSync(OUT, { recursive: true });
// Without this, Node.js takes the engine's module for one of the older kind.
writeFileSync(path.join(OUT, "package.json"), '{ "type": "module" }\n');

/** The module of our own engine, which the build puts there. */
export const ENGINE = path.join(OUT, "engine");

/** The libraries that are compared. */
export const MODULES = path.join(import.meta.dirname, "node_modules");

/** A blog of 2,081 posts, where it lies beside the project. */
export const BLOG = path.resolve(project, "../shared/corpora/digitalgov-news.tar.xz");
