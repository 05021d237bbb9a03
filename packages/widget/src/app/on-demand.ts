import { adoptStyle, lazily } from "../client/lazily.ts";
import type { Desk } from "../features/forms/form-context.ts";

/** Gives a module where it is there, and has it loaded where it is not. */
export interface OnDemand<M> {
  (desk: Desk): M | undefined;
  /** Resolves once it is there, or cannot be had. */
  load: () => Promise<unknown>;
}

/**
 * A module that is loaded when something is first to be drawn with it; the chat is drawn again once it is there. A failure
 * is tried anew with the next drawing, which a line that comes back brings about.
 */
export function onDemand<M extends { STYLE: string }>(load: () => Promise<M>): OnDemand<M> {
  let loaded: M | undefined;
  const dressed = new WeakSet<Desk>();
  const obtain = lazily(async () => {
    loaded = await load();
  });
  const find = (desk: Desk) => {
    if (!loaded) void obtain().then(() => loaded && desk.host.requestUpdate());
    else if (!dressed.has(desk)) {
      dressed.add(desk);
      adoptStyle(desk.host.renderRoot, loaded.STYLE);
    }
    return loaded;
  };
  return Object.assign(find, { load: obtain });
}
