import { changeWebhookRequestSchema, makeWebhookRequestSchema, type Webhook } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Piece } from "../exporter.ts";
import { refusalOf, webhookSettingsSchema } from "../webhook/exporter.ts";
import { newWebhookSecret } from "../webhook/signature.ts";
import { deliveryOf } from "./delivery.ts";
import type { Pieces } from "./pieces.ts";
import type { Sender } from "./sender.ts";
import { type InOrder, refusal, type TargetActs } from "./target-acts.ts";
import { TARGETS_MAX, type TargetRow } from "./target-row.ts";
import type { Targets } from "./targets.ts";

/** The time for which a secret that was replaced still signs, in milliseconds: a day to put the new one in its place. */
const ROTATION_MS = 24 * 60 * 60 * 1_000;

const makeSchema = z.omit(makeWebhookRequestSchema, { site: true });

interface WebhookRequestsDeps {
  host: RoomHost;
  targets: Targets;
  piecesOf: (target: string) => Pieces;
  sender: Sender;
  acts: TargetActs;
  nextNumber: () => number;
}

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
    const { acts } = this.#deps;
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
        return inOrder(() => acts.remove(row));
      case "POST rotate":
        return inOrder(() => this.#rotate(row));
      case "POST test":
        return this.#test(row);
      case "GET deliveries":
        return acts.deliveries(row, request.url);
      case "POST send-again":
        return inOrder(() => acts.sendAgain(row, act === "" ? null : decodeURIComponent(delivery)));
      default:
        return new Response(null, { status: 404 });
    }
  }

  #rows(): TargetRow[] {
    return this.#deps.targets.all().filter(({ kind }) => kind === "webhook");
  }

  async #make({ url, events, description }: z.infer<typeof makeSchema>): Promise<Response> {
    const { host, targets, acts } = this.#deps;
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
    await acts.add(row);
    return Response.json({ webhook: this.#shown(row), secret }, { status: 201 });
  }

  async #change(
    row: TargetRow,
    { url, events, description, isOn }: z.infer<typeof changeWebhookRequestSchema>,
  ): Promise<Response> {
    const { host, acts } = this.#deps;
    const refused = url === undefined ? null : refusalOf(url, host);
    if (refused !== null) return refusal(422, "bad-address", refused);
    const before = webhookSettingsSchema.parse(row.settings);
    const settings = {
      ...before,
      ...(url !== undefined && { url }),
      ...(events && { events: [...new Set(events)] }),
    };
    const changed = await acts.change(row, settings, isOn, {
      description,
      isElsewhere: url !== undefined,
    });
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

  #shown(row: TargetRow): Webhook {
    const { url, events } = webhookSettingsSchema.parse(row.settings);
    return { ...this.#deps.acts.shown(row), url, description: row.description, events };
  }
}
