import type { Credentials } from "./credentials.ts";
import type { Ledger } from "./store.ts";

export interface CatchUp {
  ledger: Ledger;
  credentials: Credentials;
  /** Whether the page has left the conversation, so that nothing of it may change any more. */
  isClosed: () => boolean;
  /** The other tabs have gone on to another session, which is not the one that this tab's line leads to. */
  onOtherSession: () => void;
}

/** Reads what the other tabs wrote: all of it where this tab has no line of its own, else the session and the outbox. */
export async function catchUp({ ledger, credentials, isClosed, onOtherSession }: CatchUp): Promise<void> {
  const isIdle = () => ledger.state.connection.status === "idle";
  if (isIdle()) {
    const { past, session } = await ledger.history.load();
    if (isClosed() || !isIdle()) return;
    credentials.adopt(session);
    if (session) ledger.dispatch({ type: "consent", consent: "given" });
    ledger.adopt({ ...past, seen: Math.max(past.seen, ledger.state.seen) });
    return;
  }
  const before = credentials.current;
  credentials.adopt(await ledger.history.loadSession());
  if (isClosed()) return;
  if (before && before.session !== credentials.current?.session) onOtherSession();
  const rows = await ledger.readOutbox();
  if (rows && !isClosed()) ledger.dispatch({ type: "outbox", rows });
}
