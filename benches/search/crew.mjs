// The engines at work, each in its own process or in its own page, asked one at a time.

import { fork } from "node:child_process";
import path from "node:path";

/** What a reader sees of a list at once. */
export const LIMIT = 20;

/** Starts the process of one engine. A call that takes longer than its limit ends the process and throws. */
export async function engine(key) {
  const worker = path.join(import.meta.dirname, "worker.mjs");
  const child = fork(worker, [key], { execArgv: ["--expose-gc", "--max-old-space-size=12000"], serialization: "advanced" });
  const answer = (limit) => new Promise((resolve, reject) => {
    let isLate = false;
    const timer = limit && setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, limit);
    const settle = (how, value) => {
      clearTimeout(timer);
      child.off("message", hear).off("exit", left);
      how(value);
    };
    const hear = ({ value, error }) => settle(error ? reject : resolve, error ? new Error(error) : value);
    const why = (end) => (isLate ? `not within ${limit / 1000} s` : `its process ended (${end})`);
    const left = (code, signal) => settle(reject, new Error(why(signal ?? code)));
    child.on("message", hear).on("exit", left);
  });
  const call = (name, args = {}, limit = 0) => {
    child.send({ call: name, args });
    return answer(limit);
  };
  const about = await answer();
  return {
    key,
    ...about,
    answers: (kind) => !about.kinds || about.kinds.includes(kind),
    build: (feed, limit) => call("build", { feed }, limit),
    sizes: (text, limit) => call("sizes", { text }, limit),
    find: (queries, depth, limit) => call("find", { queries, limit: depth }, limit),
    round: (kind, texts, allowance) => call("round", { kind, texts, allowance, limit: LIMIT }),
    async close() {
      if (child.exitCode === null && child.signalCode === null) await call("close");
      child.kill();
    },
  };
}
