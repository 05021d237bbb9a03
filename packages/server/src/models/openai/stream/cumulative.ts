/** Text that repeats the whole so far at least this long is no figure of speech. */
const REPEATED_LENGTH_MIN = 20;

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
    if (!piece.startsWith(said)) return add(piece);
    const words = piece.slice(said.length);
    said = piece;
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
    push(piece) {
      if (piece === "") return "";
      switch (mode) {
        case "first":
          mode = "second";
          return add(piece);
        case "second":
          if (piece.startsWith(said) && piece.length > said.length) {
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
          mode = piece.startsWith(before) ? "grows" : "adds";
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
