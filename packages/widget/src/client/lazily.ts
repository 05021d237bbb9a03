const PICTURE_PATIENCE_MS = 200;

/** Loads something once, when it is first asked for; resolves to `undefined` where it cannot be had, and tries anew the next time. */
export function lazily<T>(load: () => Promise<T>): () => Promise<T | undefined> {
  let loading: Promise<T | undefined> | undefined;
  return () => {
    loading ??= load().catch(() => {
      loading = undefined;
      return undefined;
    });
    return loading;
  };
}

/** Gives a chat the style of a part that was loaded later. */
export function adoptStyle(root: HTMLElement | DocumentFragment, style: string): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets.push(sheet);
}

/**
 * Begins something once the next picture is painted. Nothing is painted in a page that nobody sees, nor in a frame that is
 * scrolled away: there it begins after 200 ms.
 */
export function afterPicture(work: () => void): void {
  let isDue = true;
  const begin = () => {
    if (isDue) work();
    isDue = false;
  };
  requestAnimationFrame(() => setTimeout(begin));
  setTimeout(begin, PICTURE_PATIENCE_MS);
}
