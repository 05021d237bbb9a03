import type { LitElement } from "lit";
import { lazily } from "../client/lazily.ts";
import { adoptStyle } from "../styles/adopt-style.ts";

/** Returns a module that is loaded, for the chat of `host`; loads it otherwise, and returns `undefined`. */
export interface OnDemand<M> {
  (host: LitElement): M | undefined;
  /** Resolves once the module is loaded, or its loading has failed. */
  load: () => Promise<unknown>;
}

/**
 * A module that loads when a chat first draws something with it; that chat is drawn again once the module is there. The
 * next drawing tries a failed load again; a connection that comes back causes one.
 */
export function onDemand<M extends { STYLE: string }>(load: () => Promise<M>): OnDemand<M> {
  let loaded: M | undefined;
  const styled = new WeakSet<LitElement>();
  const obtain = lazily(async () => {
    loaded = await load();
  });
  const find = (host: LitElement) => {
    if (!loaded) void obtain().then(() => loaded && host.requestUpdate());
    else if (!styled.has(host)) {
      styled.add(host);
      adoptStyle(host.renderRoot, loaded.STYLE);
    }
    return loaded;
  };
  return Object.assign(find, { load: obtain });
}
