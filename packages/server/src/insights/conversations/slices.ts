import { type Cell, mergeCells, negated } from "../rollups/cell.ts";
import { cellsOf, lastVisitedHour, pathCells, visitCells } from "./cells.ts";
import type { Conversation } from "./conversation.ts";

/** Counts that a slice does not share with the whole: no figure of a slice reads them, or it has its own. */
const WHOLE_ONLY: readonly string[] = ["visit", "arm", "source", "path", "path-converted", "conversion"];

/**
 * A conversation's counts, and the slices that it is in, each with counts of its own: its visits; and the last turn, which slices
 * did not have at first, so that what they count is kept with the row.
 */
export interface CountGroup {
  cells: [number, string, number][];
  slices: Record<string, [number, string, number][]>;
}

/** The names of the slices that a conversation is in: its channel, its language, and each of its topics. */
export function slicesOf({ channel, language, intents }: Conversation): string[] {
  return [
    `channel=${channel}`,
    ...(language ? [`language=${language}`] : []),
    ...Object.keys(intents).map((intent) => `topic=${intent}`),
  ];
}

/** True for a count that slices have too. */
export function isSliced(key: string): boolean {
  const bar = key.indexOf("|");
  return !WHOLE_ONLY.includes(bar < 0 ? key : key.slice(0, bar));
}

/** The hour in which the visitor wrote last, before some conversations: in all, and by slice. */
interface Visited {
  hour: number | null;
  bySlice: Readonly<Record<string, number>>;
}

/** The hours in which the visitor wrote last, once a conversation is over. */
export function visitedAfter({ hour, bySlice }: Visited, conversation: Conversation): Visited {
  const last = lastVisitedHour(conversation);
  if (last === null) return { hour, bySlice };
  const own = Object.fromEntries(slicesOf(conversation).map((slice) => [slice, last]));
  return { hour: last, bySlice: { ...bySlice, ...own } };
}

/** The counts of a session's conversations, a group for each, in their order. */
export function groupsOf(conversations: readonly Conversation[], before: Visited): CountGroup[] {
  let visited = before;
  return conversations.map((conversation) => {
    const slices = slicesOf(conversation).map((slice) => {
      const visits = visitCells(conversation, visited.bySlice[slice] ?? null);
      return [slice, tuples([...visits, ...pathCells(conversation)])];
    });
    const cells = tuples(cellsOf(conversation, visited.hour));
    visited = visitedAfter(visited, conversation);
    return { cells, slices: Object.fromEntries(slices) };
  });
}

/**
 * The counts that lead from some groups to others, whole and by slice. What a turn changes of a conversation is little beside
 * what it counts, and enters every slice that the conversation stays in alike: it is found once.
 */
export function changesBetween(
  before: readonly CountGroup[],
  after: readonly CountGroup[],
): { whole: Cell[]; slices: ReadonlyMap<string, Cell[]> } {
  const whole: Cell[] = [];
  const slices = new Map<string, Cell[]>();
  const add = (slice: string, cells: readonly Cell[]) => {
    const known = slices.get(slice);
    if (known === undefined) slices.set(slice, [...cells]);
    else known.push(...cells);
  };
  for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
    const { [at]: old = NOTHING } = before;
    const { [at]: now = NOTHING } = after;
    const changed = changesOf(old.cells, now.cells);
    const shared = changed.filter(([, key]) => isSliced(key));
    whole.push(...changed);
    for (const slice in now.slices) {
      const own = old.slices[slice];
      if (own === undefined) add(slice, cellsIn(now, slice));
      else add(slice, [...shared, ...changesOf(own, now.slices[slice] ?? [])]);
    }
    for (const slice in old.slices) if (!(slice in now.slices)) add(slice, negated(cellsIn(old, slice)));
  }
  const merged = [...slices].map(([slice, cells]): [string, Cell[]] => [slice, mergeCells(cells)]);
  return { whole: mergeCells(whole), slices: new Map(merged.filter(([, cells]) => cells.length > 0)) };
}

const NOTHING: CountGroup = { cells: [], slices: {} };

/** The cells that lead from some to others, both in the same order but for what came or went. */
function changesOf(before: readonly Cell[], after: readonly Cell[]): Cell[] {
  const changed: Cell[] = [];
  const moved: Cell[] = [];
  for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
    const { [at]: old } = before;
    const { [at]: now } = after;
    if (old && now && old[0] === now[0] && old[1] === now[1]) {
      if (old[2] !== now[2]) changed.push([now[0], now[1], now[2] - old[2]]);
      continue;
    }
    if (old) moved.push(...negated([old]));
    if (now) moved.push(now);
  }
  return moved.length === 0 ? changed : mergeCells([...changed, ...moved]);
}

/** All that a group counts in one of its slices. */
function cellsIn({ cells, slices }: CountGroup, slice: string): Cell[] {
  return [...cells.filter(([, key]) => isSliced(key)), ...(slices[slice] ?? [])];
}

function tuples(cells: readonly Cell[]): [number, string, number][] {
  return cells.map(([hour, key, value]) => [hour, key, value]);
}

/** True where a conversation is in a slice; all are in none that is named. */
export function isInSlice(conversation: Conversation, slice: string): boolean {
  return slice === "" || slicesOf(conversation).includes(slice);
}
