import { noChange } from "lit";
import { type ChildPart, Directive, directive } from "lit/directive.js";
import { insertPart, removePart, setChildPartValue } from "lit/directive-helpers.js";

type Entry = readonly [key: string, draw: () => unknown];

class Repeat extends Directive {
  readonly #parts = new Map<string, ChildPart>();

  override render(_: readonly Entry[], __: boolean): unknown {
    return noChange;
  }

  override update(container: ChildPart, [entries, areKept]: [readonly Entry[], boolean]): unknown {
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
      const known = this.#parts.get(key);
      next = insertPart(container, next, known);
      this.#parts.set(key, next);
      if (!known || !areKept) setChildPartValue(next, draw());
    }
    return noChange;
  }
}

const repeatDirective = directive(Repeat);

/**
 * Draws each entry under its unique key. An entry that stays keeps its nodes, and one that goes leaves no nodes behind. With
 * `areKept`, entries that stay are not drawn again.
 */
export function repeat<T>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
  draw: (entry: T) => unknown,
  areKept = false,
): unknown {
  return repeatDirective(
    entries.map((entry) => [keyOf(entry), () => draw(entry)]),
    areKept,
  );
}
