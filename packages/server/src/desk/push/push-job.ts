import * as z from "zod/mini";
import type { OutboxJob } from "../../platform/outbox.ts";
import { PendingList } from "../../platform/pending-list.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { hashSchema, type SignInStore } from "../people/sign-ins.ts";
import type { PushStore } from "./push-store.ts";
import { sendPush } from "./send-push.ts";

/** The rest before another try, in milliseconds, where the push service names none. */
const RETRY_MS = 30_000;

/** The pushes that are on their way at a time. */
const AT_ONCE = 8;

/**
 * The kinds of pushes, which are the topics by which one replaces another: how long each is worth telling, in seconds (an offer's own
 * time; somebody who waits, a quarter of an hour; a message, an hour), and whether a device that saves its battery is woken for it.
 */
const PUSH_KINDS = {
  offered: { ttlS: 60, urgency: "high" },
  waiting: { ttlS: 15 * 60, urgency: "high" },
  written: { ttlS: 60 * 60, urgency: "normal" },
} as const;
type PushKind = keyof typeof PUSH_KINDS;

const pieceSchema = z.object({
  signIn: hashSchema,
  kind: z.enum(["offered", "waiting", "written"]),
  until: z.int(),
  nextAt: z.int(),
});
type Piece = z.infer<typeof pieceSchema>;

interface PushJobDeps {
  host: RoomHost;
  store: PushStore;
  signIns: SignInStore;
}

/** The pushes that a desk owes, each until it was sent, or is worth telling no more. */
export class PushJob implements OutboxJob {
  readonly kind = "push";
  readonly #deps: PushJobDeps;
  readonly #pending: PendingList<Piece>;

  private constructor(deps: PushJobDeps, pending: PendingList<Piece>) {
    this.#deps = deps;
    this.#pending = pending;
  }

  static async open(deps: PushJobDeps): Promise<PushJob> {
    return new PushJob(deps, await PendingList.open(deps.host.storage, "push-due:", pieceSchema));
  }

  get isPending(): boolean {
    return !this.#pending.isEmpty;
  }

  get readyAt(): number {
    return Math.min(...this.#pending.pieces().map(([, { nextAt }]) => nextAt));
  }

  /** Owes a push of a kind to these sign-ins; one that is owed already is enough, since none says anything. */
  async add(signIns: readonly string[], kind: PushKind): Promise<void> {
    const now = this.#deps.host.now();
    const owed = new Set(this.#pending.pieces().map(([, piece]) => `${piece.signIn} ${piece.kind}`));
    const until = now + PUSH_KINDS[kind].ttlS * 1_000;
    const made = signIns
      .filter((signIn) => !owed.has(`${signIn} ${kind}`))
      .map((signIn) => this.#pending.rowOf({ signIn, kind, until, nextAt: now }));
    const rows: Record<string, Piece> = Object.assign({}, ...made);
    if (made.length === 0) return;
    await this.#deps.host.storage.put(rows);
    this.#pending.hold(rows);
  }

  async deliver(): Promise<void> {
    const now = this.#deps.host.now();
    const ready = this.#pending.pieces().filter(([, { nextAt }]) => nextAt <= now);
    await Promise.all(ready.slice(0, AT_ONCE).map(([key, piece]) => this.#deliver(key, piece)));
  }

  async #deliver(key: string, piece: Piece): Promise<void> {
    const { host, store, signIns } = this.#deps;
    const { signIn, kind, until } = piece;
    const target = store.get(signIn);
    const leftS = Math.floor((until - host.now()) / 1_000);
    if (!target || leftS <= 0) return this.#pending.settle(key);
    if (!(await signIns.isOpen(signIn))) {
      await store.remove(signIn);
      return this.#pending.settle(key);
    }
    const push = { ...PUSH_KINDS[kind], ttlS: leftS, topic: kind };
    const outcome = await sendPush(host, await store.vapid(), target, push);
    if (outcome.type === "gone") await store.remove(signIn);
    if (outcome.type !== "retry") return this.#pending.settle(key);
    const nextAt = host.now() + Math.max(RETRY_MS, outcome.afterMs ?? 0);
    if (nextAt >= until) return this.#pending.settle(key);
    await this.#pending.replace(key, { ...piece, nextAt });
  }
}
