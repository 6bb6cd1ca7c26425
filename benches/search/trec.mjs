// What a ranking is worth, by the measures of the Text Retrieval Conference. A run maps each query to the ids
// found, best first; judgments map each query to the grades of its articles. Who is not judged counts as 0.

/** Judgments in the format of its qrels: `query 0 article grade` a line. */
export function parseQrels(text) {
  const judgments = new Map();
  for (const [query, , article, grade] of fields(text)) {
    if (!judgments.has(query)) judgments.set(query, new Map());
    judgments.get(query).set(article, Number(grade));
  }
  return judgments;
}

/** A run in its format: `query Q0 article rank score tag` a line, in any order of lines. */
export function parseRun(text) {
  const ranks = new Map();
  for (const [query, , article, rank] of fields(text)) {
    if (!ranks.has(query)) ranks.set(query, []);
    ranks.get(query).push({ article, rank: Number(rank) });
  }
  const best = (list) => list.toSorted((one, other) => one.rank - other.rank).map(({ article }) => article);
  return new Map([...ranks].map(([query, list]) => [query, best(list)]));
}

const fields = (text) => text.split("\n").filter((line) => line.trim()).map((line) => line.trim().split(/\s+/));

/** Twice as good is worth more than two of half. */
const gain = (grade) => 2 ** Math.max(0, grade) - 1;

const discounted = (grades) => grades.reduce((sum, grade, place) => sum + gain(grade) / Math.log2(place + 2), 0);

/** Normalized discounted cumulative gain of the first `depth`: 1 is the best order there is. */
export function ndcg(found, grades, depth) {
  const ideal = discounted([...grades.values()].toSorted((one, other) => other - one).slice(0, depth));
  return ideal === 0 ? 0 : discounted(found.slice(0, depth).map((id) => grades.get(id) ?? 0)) / ideal;
}

/** One over the rank of the first relevant article, or 0 if none is among the first `depth`. */
export function reciprocalRank(found, grades, depth) {
  const place = found.slice(0, depth).findIndex((id) => (grades.get(id) ?? 0) > 0);
  return place < 0 ? 0 : 1 / (place + 1);
}

/** The share of all relevant articles that is among the first `depth`. */
export function recall(found, grades, depth) {
  const relevant = [...grades].filter(([, grade]) => grade > 0).map(([id]) => id);
  const first = new Set(found.slice(0, depth));
  return relevant.length === 0 ? 0 : relevant.filter((id) => first.has(id)).length / relevant.length;
}

export const MEASURES = {
  "nDCG@10": (found, grades) => ndcg(found, grades, 10),
  "MRR@10": (found, grades) => reciprocalRank(found, grades, 10),
  "recall@10": (found, grades) => recall(found, grades, 10),
  "recall@100": (found, grades) => recall(found, grades, 100),
};

/**
 * The figure of each judged query, in the order of the judgments. A query without an answer counts as 0; one
 * that no article is relevant for says nothing about a ranking and is left out.
 */
export function evaluate(run, judgments, measure) {
  const useful = [...judgments].filter(([, grades]) => [...grades.values()].some((grade) => grade > 0));
  return new Map(useful.map(([query, grades]) => [query, measure(run.get(query) ?? [], grades)]));
}
