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
