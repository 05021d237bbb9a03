import type { Credentials } from "./credentials.ts";
import type { Store } from "./store.ts";

interface CatchUp {
  store: Store;
  credentials: Credentials;
  /** Whether the page has left the conversation; nothing may change after that. */
  isClosed: () => boolean;
  /** Called when the other tabs moved to another session than the one that this tab is connected to. */
  onOtherSession: () => void;
}

/** Reads what other tabs stored: everything where this tab has no connection, else the session and the outbox. */
export async function catchUp({ store, credentials, isClosed, onOtherSession }: CatchUp): Promise<void> {
  const isIdle = () => store.state.connection.status === "idle";
  if (isIdle()) {
    const { past, session } = await store.history.load();
    if (isClosed() || !isIdle() || store.history.isUnsure) return;
    credentials.adopt(session);
    if (session) store.dispatch({ type: "consent", consent: "given" });
    store.adopt({ ...past, seen: Math.max(past.seen, store.state.seen) });
    return;
  }
  const before = credentials.current;
  credentials.adopt(await store.history.loadSession());
  if (isClosed()) return;
  if (before && before.session !== credentials.current?.session) onOtherSession();
  const rows = await store.outbox.read();
  if (rows && !isClosed()) store.dispatch({ type: "outbox", rows });
}
