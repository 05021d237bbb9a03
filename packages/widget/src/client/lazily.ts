/** Loads something once, at its first use. Resolves to `undefined` where loading fails; the next call then tries again. */
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
