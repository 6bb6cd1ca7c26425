// Figures of figures, and the order in which they are taken.

import { below, random } from "../random.mjs";

const SEED = 44;
const RESAMPLES = 1000;

const sorted = (numbers) => numbers.toSorted((one, other) => one - other);

/** The value that this share of the numbers does not exceed. */
export function quantile(numbers, share) {
  const list = sorted(numbers);
  return list[Math.min(list.length - 1, Math.floor(list.length * share))];
}

export const median = (numbers) => quantile(numbers, 0.5);
export const p99 = (numbers) => quantile(numbers, 0.99);
export const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/**
 * How many times `ours` the figure of `theirs` is, and the 95 % interval of that by the bootstrap. The two
 * lists are answers to the same queries in the same order, so a query is drawn for both at once.
 */
export function ratio(ours, theirs, figure) {
  const n = Math.min(ours.length, theirs.length);
  const next = random(SEED);
  const found = Array.from({ length: RESAMPLES }, () => {
    const places = Array.from({ length: n }, () => below(next, n));
    return figure(places.map((place) => theirs[place])) / figure(places.map((place) => ours[place]));
  });
  const whole = figure(theirs.slice(0, n)) / figure(ours.slice(0, n));
  return { ratio: whole, low: quantile(found, 0.025), high: quantile(found, 0.975) };
}

/** The mean of one list of figures, with the 95 % interval of it by the bootstrap. */
export function interval(figures) {
  const next = random(SEED);
  const found = Array.from({ length: RESAMPLES }, () => mean(figures.map(() => figures[below(next, figures.length)])));
  return { mean: mean(figures), low: quantile(found, 0.025), high: quantile(found, 0.975) };
}

// Every query is timed so often, and its median counts: one collection of garbage must not make a query slow.
const PASSES = 3;
/** Three passes of five slices are the fifteen rounds of the protocol. */
const SLICES = 5;

/** Queries that each engine answers first without a clock, for at most so many milliseconds of them. */
const WARM_UP = 20;
const WARM_UP_ALLOWANCE = 1000;

/**
 * Times these queries on all engines, which take turns: one slice of the queries each, in a new order every
 * round, so that a busy minute of the machine meets them all. An engine's `round` gives milliseconds for as
 * many texts as its allowance lets it, and the allowance is for all rounds of a kind together.
 */
export async function interleaved(engines, kind, texts, allowance) {
  const times = engines.map(() => texts.map(() => []));
  const left = engines.map(() => allowance);
  const size = Math.ceil(texts.length / SLICES);
  // Scripts and WebAssembly alike are compiled well only after they have run for a while.
  for (const one of engines) await one.round(kind, texts.slice(0, WARM_UP), WARM_UP_ALLOWANCE);
  for (let round = 0; round < PASSES * SLICES; round += 1) {
    const start = (round % SLICES) * size;
    for (let turn = 0; turn < engines.length; turn += 1) {
      const which = (turn + round) % engines.length;
      if (left[which] <= 0) continue;
      const found = await engines[which].round(kind, texts.slice(start, start + size), left[which]);
      found.forEach((time, place) => times[which][start + place].push(time));
      left[which] -= found.reduce((sum, time) => sum + time, 0);
    }
  }
  return times.map((list) => list.map((some) => (some.length ? median(some) : null)));
}
