/** The fewest past conversations from which a wait is computed; below it nothing is said. */
export const SAMPLES_MIN = 5;

/** The past conversations that count. */
export const SAMPLES_MAX = 100;

/** The bounds of the spans in which a wait is told, in minutes: a span is one of them to the next. */
const WAIT_BOUNDS = [0, 2, 5, 10, 20, 30, 45, 60, 90, 120, 180, 240] as const;

/** The facts that a wait is computed from: how long people had their last conversations, in milliseconds, and who is there. */
interface Pace {
  handleMs: readonly number[];
  /** The conversations that the people who are online may have at a time, together. */
  slots: number;
  /** Those that they may have besides the present ones. */
  freeSlots: number;
}

/**
 * The wait of a visitor with `ahead` others before them, in milliseconds: as many conversations have to end as people have
 * no room for, and they end at the pace of all slots. `null` while it cannot be known.
 */
export function waitOf(ahead: number, { handleMs, slots, freeSlots }: Pace): number | null {
  if (handleMs.length < SAMPLES_MIN || slots === 0) return null;
  const mean = handleMs.reduce((sum, one) => sum + one, 0) / handleMs.length;
  return (Math.max(0, ahead + 1 - freeSlots) * mean) / slots;
}

/**
 * The index of the span to tell for a wait. It never rises by more than one span above the one told before, since a wait that
 * was told is a promise.
 */
export function spanOf(waitMs: number, before: number | undefined): number {
  const minutes = waitMs / 60_000;
  const last = WAIT_BOUNDS.length - 2;
  const found = WAIT_BOUNDS.findIndex(
    (_, index) => minutes < (WAIT_BOUNDS[index + 1] ?? Number.POSITIVE_INFINITY),
  );
  const span = Math.min(found < 0 ? last : found, last);
  return before === undefined ? span : Math.min(span, before + 1);
}

/** The bounds of a span, in minutes. */
export function boundsOf(span: number): { from: number; to: number } {
  return { from: WAIT_BOUNDS[span] ?? 0, to: WAIT_BOUNDS[span + 1] ?? WAIT_BOUNDS.at(-1) ?? 0 };
}
