import type { ToolCall } from "../../completion.ts";
import { bareName, parseLoosely, type WrittenCall } from "./call-dialects.ts";

/** A piece of a tool call as it streams; any field may be missing. */
export interface CallPiece {
  index?: number | undefined;
  id?: string | undefined;
  name?: string | undefined;
  args?: string | undefined;
  /** Fields that the server wants back with the call, such as a signature of its thoughts. */
  returned?: Record<string, unknown> | undefined;
}

interface Gathered extends CallPiece {
  name: string;
  args: string;
}

/** Puts the calls of one completion together from their pieces. */
interface CallReader {
  push(piece: CallPiece): void;
  /** Adds a call that came whole, as text. */
  add(call: WrittenCall): void;
  /** All calls so far, each once, with arguments as JSON of an object where they can be read. */
  calls(): ToolCall[];
}

/** `toolNames` tell a name that comes in pieces from two names. */
export function createCallReader(toolNames: readonly string[] = []): CallReader {
  const gathered: Gathered[] = [];

  /** True where a name is only the beginning of a tool's, and the piece brings more of it. */
  function isMoreOfName({ name, args }: Gathered, more: string): boolean {
    return args === "" && !toolNames.includes(name) && toolNames.some((tool) => tool.startsWith(name + more));
  }

  function known(piece: CallPiece): Gathered | undefined {
    const byId = piece.id ? gathered.find(({ id }) => id === piece.id) : undefined;
    if (byId) return byId;
    const last = gathered.at(-1);
    const candidate =
      piece.index === undefined ? last : gathered.findLast(({ index }) => index === piece.index);
    // Pieces without a name go on with what there is, under whatever id.
    if (!piece.name) return candidate ?? last;
    if (candidate && isMoreOfName(candidate, piece.name)) return candidate;
    if (!candidate || piece.id || candidate.name !== piece.name) return undefined;
    // The same name again is a second call only after the first one is whole.
    return isWhole(candidate.args) && !piece.args?.startsWith(candidate.args) ? undefined : candidate;
  }

  return {
    push(piece) {
      const call = known(piece);
      if (!call) {
        if (piece.name) gathered.push({ ...piece, name: piece.name, args: piece.args ?? "" });
        return;
      }
      if (piece.name && isMoreOfName(call, piece.name)) call.name += piece.name;
      if (piece.returned) call.returned = { ...call.returned, ...piece.returned };
      const args = piece.args ?? "";
      // Some servers send all the arguments so far in each piece.
      const isGrown =
        (call.args.length > 1 && args.startsWith(call.args)) ||
        (EMPTY.test(call.args) && /^\s*\{/.test(args));
      call.args = isGrown ? args : call.args + args;
    },
    add(call) {
      gathered.push(call);
    },
    calls() {
      const calls: ToolCall[] = [];
      for (const { id, name, args, returned } of gathered) {
        const call = { name: bareName(name), args: plainArguments(args) };
        if (calls.some((other) => other.name === call.name && other.args === call.args)) continue;
        // Some servers take ids of nine letters and digits alone.
        const ownId = `call${String(calls.length).padStart(5, "0")}`;
        calls.push({ id: id || ownId, ...call, ...(returned && { returned }) });
      }
      return calls;
    },
  };
}

function isWhole(args: string): boolean {
  try {
    JSON.parse(args);
    return true;
  } catch {
    return false;
  }
}

/** Arguments that say that there are none. */
const EMPTY = /^\s*(?:null|none|undefined|\{\s*\}|\[\s*\])?\s*$/i;

/** The arguments as JSON of an object, however often they were encoded; as they are where they cannot be read. */
function plainArguments(args: string): string {
  let value: unknown = args;
  for (let depth = 0; depth < 3 && typeof value === "string"; depth += 1) {
    if (EMPTY.test(value)) return "{}";
    value = parseLoosely(value.replace(/^\s*```(?:json)?\s*/, ""));
  }
  // Some models write a list of one.
  if (Array.isArray(value) && value.length === 1) [value] = value as unknown[];
  return typeof value === "object" && value !== null ? JSON.stringify(value) : args;
}
