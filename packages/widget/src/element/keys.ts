interface KeyKeeper extends EventTarget {
  /** Set by the feature `keyboard`, once it is loaded. */
  keepKey?(event: Event): void;
}

/**
 * Gives every key to the chat that it is pressed in, before the page's own listeners get it. Called as early as possible: only
 * listeners that the page added to `window` before it come first.
 */
export function hearKeys(): void {
  const hear = (event: Event) => {
    for (const node of event.composedPath()) (node as KeyKeeper).keepKey?.(event);
  };
  for (const type of ["keydown", "keypress", "keyup"]) addEventListener(type, hear, true);
}
