import { roleSchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { DeskRefusal } from "./desk-refusal.ts";

/** The time for which an invitation is good, in milliseconds. */
const INVITATION_MS = 7 * 24 * 60 * 60 * 1_000;

/** The most invitations that wait to be used. */
const INVITATIONS_MAX = 100;

const PREFIX = "invitation:";

/** An invitation under the hash of its token. */
const invitationRowSchema = z.object({
  role: roleSchema,
  email: z.exactOptional(z.string()),
  teams: z.array(z.string()),
  by: z.nullable(z.string()),
  /** It makes the account of who runs the deployment. */
  isOperator: z.exactOptional(z.boolean()),
  expiresAt: z.int(),
});
type InvitationRow = z.infer<typeof invitationRowSchema>;

/** Invitations to a site, each by the hash of its token and good once. */
export class Invitations {
  readonly #host: Pick<RoomHost, "storage" | "now">;

  constructor(host: Pick<RoomHost, "storage" | "now">) {
    this.#host = host;
  }

  /** Keeps an invitation; returns when it ends. Throws a `DeskRefusal` where too many wait. */
  async add(hash: string, parts: Omit<InvitationRow, "expiresAt">): Promise<number> {
    await this.#clear();
    const { storage, now } = this.#host;
    const expiresAt = now() + INVITATION_MS;
    await storage.put({ [PREFIX + hash]: { ...parts, expiresAt } satisfies InvitationRow });
    return expiresAt;
  }

  /** Finds an invitation that may still be used. Throws a `DeskRefusal` where there is none. */
  async find(hash: string): Promise<InvitationRow> {
    const { storage, now } = this.#host;
    const found = invitationRowSchema.safeParse(await storage.get(PREFIX + hash)).data;
    if (found && found.expiresAt > now()) return found;
    throw new DeskRefusal(
      "unknown-invitation",
      "This link was used, or its time is over; ask for another.",
      404,
    );
  }

  async use(hash: string): Promise<void> {
    await this.#host.storage.delete([PREFIX + hash]);
  }

  async #clear(): Promise<void> {
    const { storage, now } = this.#host;
    const rows = [...(await storage.list({ prefix: PREFIX }))];
    const over = rows.filter(([, row]) => (invitationRowSchema.safeParse(row).data?.expiresAt ?? 0) <= now());
    await storage.delete(over.map(([key]) => key));
    if (rows.length - over.length < INVITATIONS_MAX) return;
    throw new DeskRefusal("too-many-invitations", `At most ${INVITATIONS_MAX} invitations may wait.`, 409);
  }
}
