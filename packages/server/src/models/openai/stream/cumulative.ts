/** Text that repeats the whole so far at least this long is no figure of speech. */
const REPEATED_LENGTH_MIN = 20;

/** The cursor that some gateways let blink behind the words so far. */
const CURSOR = /\s?[▌█▍▋▊▉]$/u;
/** A beginning that two pieces share, and as much of the first as they must share to repeat one another. */
const SHARED_LENGTH_MIN = 8;
const SHARED_SHARE = 0.7;

/**
 * The place in `piece` up to which it only says again what was `said`, a changed letter or space aside; `null` where
 * it says something else.
 */
function repeatedLength(said: string, piece: string): number | null {
  if (piece.startsWith(said)) return said.length;
  const [before, now] = [said.trim(), piece.trimStart()];
  const lead = piece.length - now.length;
  let shared = 0;
  while (shared < before.length && before[shared] === now[shared]) shared += 1;
  if (shared < Math.max(SHARED_LENGTH_MIN, SHARED_SHARE * before.length)) return null;
  // Behind the letter that changed the words are taken to be as long as they were.
  return Math.min(piece.length, lead + (shared === before.length ? shared : Math.max(shared, before.length)));
}

/** Finds what is new in each piece of a stream whose pieces may each repeat all the words before them. */
interface NewWords {
  push(piece: string): string;
  end(): string;
}

export function createNewWords(): NewWords {
  let mode: "first" | "second" | "doubtful" | "grows" | "adds" = "first";
  let said = "";
  let waiting = "";

  function add(piece: string): string {
    said += piece;
    return piece;
  }

  function grow(piece: string): string {
    const words = piece.slice(repeatedLength(said, piece) ?? 0);
    said = piece.length > said.length ? piece : said;
    return words;
  }

  /** A piece that repeats the whole is no news where it is the last one. */
  function addUnlessLast(piece: string): string {
    const before = waiting;
    waiting = "";
    if (before === "" && piece === said && piece.length >= REPEATED_LENGTH_MIN) {
      waiting = piece;
      return "";
    }
    return add(before) + add(piece);
  }

  return {
    push(written) {
      const piece = written.replace(CURSOR, "");
      if (piece === "") return "";
      switch (mode) {
        case "first":
          mode = "second";
          return add(piece);
        case "second":
          if (piece.length > said.length && repeatedLength(said, piece) !== null) {
            // "ha" and "haha" may be laughter: the next piece tells.
            mode = "doubtful";
            waiting = piece;
            return "";
          }
          mode = "adds";
          return addUnlessLast(piece);
        case "doubtful": {
          const before = waiting;
          waiting = "";
          mode = piece.length > said.length && repeatedLength(before, piece) !== null ? "grows" : "adds";
          return mode === "grows" ? grow(before) + grow(piece) : add(before) + add(piece);
        }
        case "grows":
          return grow(piece);
        case "adds":
          return addUnlessLast(piece);
      }
    },
    end() {
      const last = waiting;
      waiting = "";
      if (last === "" || last === said) return "";
      return /\p{L}{2}/u.test(said) ? grow(last) : add(last);
    },
  };
}
