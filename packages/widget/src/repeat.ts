import { noChange } from "lit";
import { type ChildPart, Directive, directive } from "lit/directive.js";
import { insertPart, removePart, setChildPartValue } from "lit/directive-helpers.js";

type Entry = readonly [key: string, draw: () => unknown];

class Repeat extends Directive {
  readonly #parts = new Map<string, ChildPart>();

  override render(_: readonly Entry[]): unknown {
    return noChange;
  }

  override update(container: ChildPart, [entries]: [readonly Entry[]]): unknown {
    const stays = new Set(entries.map(([key]) => key));
    for (const [key, part] of this.#parts) {
      if (stays.has(key)) continue;
      this.#parts.delete(key);
      const end = part.endNode as Comment | null;
      removePart(part);
      // lit-html since 3.3.1 leaves it behind: https://github.com/lit/lit/issues/5298
      end?.remove();
    }
    let next: ChildPart | undefined;
    for (const [key, draw] of [...entries].reverse()) {
      const part = insertPart(container, next, this.#parts.get(key));
      this.#parts.set(key, part);
      next = setChildPartValue(part, draw());
    }
    return noChange;
  }
}

const place = directive(Repeat);

/** Draws each entry under its key, which no other may have; what stays keeps its nodes, and what goes leaves none behind. */
export function repeat<T>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
  draw: (entry: T) => unknown,
): unknown {
  return place(entries.map((entry) => [keyOf(entry), () => draw(entry)]));
}
