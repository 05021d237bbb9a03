const PROBE_LENGTH = 24;
const STEP_LENGTH = 32;
const PERIOD_LENGTH_MAX = 600;
const KEPT_LENGTH = 10 * PERIOD_LENGTH_MAX;
/** Repetitions that nobody writes: of a few words, and of a sentence or more. */
const REPEATS_MAX = 10;
const SENTENCE_LENGTH = 60;
const SENTENCES_MAX = 4;

/**
 * Watches a text that comes piece by piece for the same words over and over. Returns the place in the piece by which that is
 * seen; `null` where it is not. A long piece is looked at step by step, as if it had come in short ones.
 */
export function createLoopWatch(): (text: string) => number | null {
  let tail = "";
  let fresh = 0;
  return (text) => {
    for (let from = 0; from < text.length; from += STEP_LENGTH) {
      const step = text.slice(from, from + STEP_LENGTH);
      tail = (tail + step).slice(-KEPT_LENGTH);
      fresh += step.length;
      if (fresh < STEP_LENGTH) continue;
      fresh = 0;
      if (isLooping(tail)) return from + step.length;
    }
    return null;
  };
}

function isLooping(tail: string): boolean {
  const probe = tail.slice(-PROBE_LENGTH);
  // Rules of dashes and empty table cells are no words.
  if (probe.length < PROBE_LENGTH || !/\p{L}/u.test(probe)) return false;
  const before = tail.lastIndexOf(probe, tail.length - PROBE_LENGTH - 1);
  if (before < 0) return false;
  const period = tail.length - PROBE_LENGTH - before;
  if (period > PERIOD_LENGTH_MAX) return false;
  const length = period * (period >= SENTENCE_LENGTH ? SENTENCES_MAX : REPEATS_MAX);
  if (length > tail.length) return false;
  const end = tail.slice(-length);
  return end.slice(period) === end.slice(0, -period);
}
