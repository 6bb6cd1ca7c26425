// By hand, with numbers small enough to check: node --test benches/search/trec.test.mjs

import assert from "node:assert/strict";
import { test } from "node:test";
import { MEASURES, evaluate, ndcg, parseQrels, parseRun, recall, reciprocalRank } from "./trec.mjs";

const QRELS = "one 0 best 2\none 0 good 1\none 0 bad 0\ntwo 0 only 1\nnone 0 bad 0\n";
const grades = parseQrels(QRELS).get("one");

const near = (figure, expected) => assert.ok(Math.abs(figure - expected) < 1e-9, `${figure} is not ${expected}`);

test("the best order has an nDCG of one, whatever follows", () => {
  near(ndcg(["best", "good", "bad", "unknown"], grades, 10), 1);
});

test("the gain is two to the grade less one, and the discount the logarithm of the rank", () => {
  // The ideal is 3 / log2(2) + 1 / log2(3).
  near(ndcg(["good", "bad", "best"], grades, 10), (1 + 3 / 2) / (3 + 1 / Math.log2(3)));
});

test("what comes after the depth does not count", () => {
  near(ndcg(["bad", "best"], grades, 1), 0);
  near(reciprocalRank(["bad", "best"], grades, 1), 0);
  near(recall(["best", "good"], grades, 1), 0.5);
});

test("the reciprocal rank is that of the first relevant article", () => {
  near(reciprocalRank(["bad", "unknown", "good", "best"], grades, 10), 1 / 3);
});

test("an article found twice is recalled once", () => {
  near(recall(["good", "good"], grades, 10), 0.5);
});

test("a query without an answer counts, one without a relevant article does not", () => {
  const run = parseRun("one Q0 best 1 9.5 tag\none Q0 good 2 8 tag\n");
  const figures = evaluate(run, parseQrels(QRELS), MEASURES["nDCG@10"]);
  assert.deepEqual([...figures.keys()], ["one", "two"]);
  near(figures.get("one"), 1);
  near(figures.get("two"), 0);
});

test("a run is in the order of its ranks", () => {
  assert.deepEqual(parseRun("q Q0 b 2 1 t\nq Q0 a 1 2 t\n").get("q"), ["a", "b"]);
});
