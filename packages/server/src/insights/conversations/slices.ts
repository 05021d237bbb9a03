import { type Cell, mergeCells, negated } from "../rollups/cell.ts";
import { cellsOf, lastVisitedHour, visitCells } from "./cells.ts";
import type { Conversation } from "./conversation.ts";

/** Counts that no figure of a slice reads. */
const WHOLE_ONLY: readonly string[] = ["visit", "arm", "source", "path", "path-converted", "conversion"];

/** A conversation's counts, and the slices that it is in, each with the visits of its own. */
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
      return [slice, tuples(visitCells(conversation, visited.bySlice[slice] ?? null))];
    });
    const cells = tuples(cellsOf(conversation, visited.hour));
    visited = visitedAfter(visited, conversation);
    return { cells, slices: Object.fromEntries(slices) };
  });
}

/** The counts that lead from some groups to others, whole and by slice. */
export function changesBetween(
  before: readonly CountGroup[],
  after: readonly CountGroup[],
): { whole: Cell[]; slices: ReadonlyMap<string, Cell[]> } {
  const whole = mergeCells([
    ...negated(before.flatMap(({ cells }) => cells)),
    ...after.flatMap(({ cells }) => cells),
  ]);
  const slices = new Map<string, Cell[]>();
  const add = (slice: string, cells: readonly Cell[]) =>
    slices.set(slice, [...(slices.get(slice) ?? []), ...cells]);
  for (const group of before) for (const slice in group.slices) add(slice, negated(cellsIn(group, slice)));
  for (const group of after) for (const slice in group.slices) add(slice, cellsIn(group, slice));
  const merged = [...slices].map(([slice, cells]): [string, Cell[]] => [slice, mergeCells(cells)]);
  return { whole, slices: new Map(merged.filter(([, cells]) => cells.length > 0)) };
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
