import { changeWebhookRequestSchema, makeWebhookRequestSchema, type Webhook } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Piece } from "../exporter.ts";
import { refusalOf, webhookSettingsSchema } from "../webhook/exporter.ts";
import { newWebhookSecret } from "../webhook/signature.ts";
import { deliveryOf } from "./delivery.ts";
import type { Pieces } from "./pieces.ts";
import type { Sender } from "./sender.ts";
import { TARGETS_MAX, type TargetRow } from "./target-row.ts";
import type { Targets } from "./targets.ts";

/** The time for which a secret that was replaced still signs, in milliseconds: a day to put the new one in its place. */
const ROTATION_MS = 24 * 60 * 60 * 1_000;

const makeSchema = z.omit(makeWebhookRequestSchema, { site: true });

interface WebhookRequestsDeps {
  host: RoomHost;
  targets: Targets;
  piecesOf: (target: string) => Pieces;
  addPieces: (target: string) => Promise<void>;
  sender: Sender;
  nextNumber: () => number;
}

type InOrder = <T>(work: () => Promise<T>) => Promise<T>;

/** Answers the gateway about a site's webhooks. Secrets leave in the answers to their making alone. */
export class WebhookRequests {
  readonly #deps: WebhookRequestsDeps;

  constructor(deps: WebhookRequestsDeps) {
    this.#deps = deps;
  }

  /**
   * Answers `GET` and `POST /webhooks`, `PATCH` and `DELETE /webhooks/:id`, `POST /webhooks/:id/rotate`, `/test` and
   * `/send-again`, `GET /webhooks/:id/deliveries` and `POST /webhooks/:id/deliveries/:delivery/send-again`.
   */
  async answer(path: string, request: Request, inOrder: InOrder): Promise<Response> {
    const [, , id = "", part = "", delivery = "", act = ""] = path.split("/");
    const { method } = request;
    if (id === "") {
      if (method === "GET") return Response.json({ webhooks: this.#rows().map((row) => this.#shown(row)) });
      const asked = makeSchema.parse(await request.json());
      return inOrder(() => this.#make(asked));
    }
    const row = this.#rows().find((one) => one.id === id);
    if (!row)
      return refusal(404, "unknown-webhook", "There is no such webhook; GET /api/webhooks lists them.");
    switch (`${method} ${act === "" ? part : act}`) {
      case "PATCH ": {
        const asked = changeWebhookRequestSchema.parse(await request.json());
        return inOrder(() => this.#change(row, asked));
      }
      case "DELETE ":
        return inOrder(() => this.#remove(row));
      case "POST rotate":
        return inOrder(() => this.#rotate(row));
      case "POST test":
        return this.#test(row);
      case "GET deliveries":
        return Response.json({ deliveries: this.#deps.piecesOf(id).all().map(deliveryOf) });
      case "POST send-again":
        return inOrder(() => this.#sendAgain(row, act === "" ? null : decodeURIComponent(delivery)));
      default:
        return new Response(null, { status: 404 });
    }
  }

  #rows(): TargetRow[] {
    return this.#deps.targets.all().filter(({ kind }) => kind === "webhook");
  }

  async #make({ url, events, description }: z.infer<typeof makeSchema>): Promise<Response> {
    const { host, targets, addPieces } = this.#deps;
    const refused = refusalOf(url, host);
    if (refused !== null) return refusal(422, "bad-address", refused);
    if (targets.all().length >= TARGETS_MAX) {
      const message = `A site sends its events to at most ${TARGETS_MAX} places; delete one first.`;
      return refusal(409, "too-many-webhooks", message);
    }
    const secret = newWebhookSecret();
    const row: TargetRow = {
      id: host.newId(),
      kind: "webhook",
      description,
      createdAt: host.now(),
      state: "on",
      restsUntil: 0,
      settings: { url, events: [...new Set(events)], secrets: [{ secret }] },
    };
    await addPieces(row.id);
    await targets.put(row);
    return Response.json({ webhook: this.#shown(row), secret }, { status: 201 });
  }

  async #change(
    row: TargetRow,
    { url, events, description, isOn }: z.infer<typeof changeWebhookRequestSchema>,
  ): Promise<Response> {
    const { host, targets, sender } = this.#deps;
    const refused = url === undefined ? null : refusalOf(url, host);
    if (refused !== null) return refusal(422, "bad-address", refused);
    const before = webhookSettingsSchema.parse(row.settings);
    const settings = {
      ...before,
      ...(url !== undefined && { url }),
      ...(events && { events: [...new Set(events)] }),
    };
    const { disabled, failing, ...rest } = row;
    const isFresh = isOn === true || url !== undefined;
    const changed: TargetRow = {
      ...rest,
      ...(disabled && isOn === undefined && { disabled }),
      ...(failing && !isFresh && { failing }),
      restsUntil: isFresh ? 0 : row.restsUntil,
      description: description ?? row.description,
      state: isOn === undefined ? row.state : isOn ? "on" : "off",
      settings,
    };
    await targets.put(changed);
    void sender.run(row.id);
    return Response.json(this.#shown(changed));
  }

  async #rotate(row: TargetRow): Promise<Response> {
    const { host, targets } = this.#deps;
    const settings = webhookSettingsSchema.parse(row.settings);
    const secret = newWebhookSecret();
    const before = settings.secrets.at(-1);
    const secrets = [
      ...(before ? [{ secret: before.secret, until: host.now() + ROTATION_MS }] : []),
      { secret },
    ];
    const rotated = { ...row, settings: { ...settings, secrets } };
    await targets.put(rotated);
    return Response.json({ webhook: this.#shown(rotated), secret });
  }

  async #remove({ id }: TargetRow): Promise<Response> {
    const { targets, piecesOf } = this.#deps;
    // The target first: cut off here, pieces without one are rows that nobody reads.
    await targets.delete(id);
    await piecesOf(id).remove(() => true);
    return new Response(null, { status: 204 });
  }

  /** Sends an event that says that it is a test, once and now. */
  async #test(row: TargetRow): Promise<Response> {
    const { host, targets, sender, piecesOf, nextNumber } = this.#deps;
    const exporter = targets.exporterOf(row);
    if (!exporter)
      return refusal(409, "unreadable", "Its settings cannot be read; delete it and add it again.");
    const id = `evt-test-${host.newId()}`;
    const at = host.now();
    const piece: Piece = {
      n: nextNumber(),
      id,
      type: "webhook.tested",
      at,
      lane: id,
      data: { isTest: true },
      state: "parked",
      tries: 0,
      nextAt: at,
    };
    piecesOf(row.id).hold(piece);
    return Response.json(deliveryOf(await sender.tryOnce(row, exporter, piece)));
  }

  /** Puts one delivery back among those that wait, or all that were given up. */
  async #sendAgain(row: TargetRow, delivery: string | null): Promise<Response> {
    const { host, piecesOf, sender } = this.#deps;
    const pieces = piecesOf(row.id);
    const isMeant = (piece: Piece) =>
      delivery === null ? piece.state === "parked" : piece.id === delivery && piece.state !== "waiting";
    const again = pieces.all().reverse().filter(isMeant);
    if (again.length === 0 && delivery !== null)
      return refusal(404, "unknown-delivery", "There is no such delivery, or it waits to be sent already.");
    if (row.state !== "on")
      return refusal(409, "webhook-off", "Switch the webhook on first; then send its events again.");
    for (const { endedAt: _, fault: __, ...piece } of again)
      await pieces.keep({ ...piece, state: "waiting", tries: 0, nextAt: host.now() });
    void sender.run(row.id);
    return Response.json({ count: again.length });
  }

  #shown({ id, description, createdAt, state, disabled, failing, settings }: TargetRow): Webhook {
    const { url, events } = webhookSettingsSchema.parse(settings);
    const pieces = this.#deps.piecesOf(id);
    return {
      id,
      url,
      description,
      events,
      createdAt,
      state,
      ...(disabled && { disabled }),
      ...(failing && { failing }),
      waiting: pieces.count("waiting"),
      parked: pieces.count("parked"),
    };
  }
}

function refusal(status: number, code: string, message: string): Response {
  return Response.json({ code, message }, { status });
}
