import assert from "node:assert/strict";
import { problemSchema, type SessionToken } from "@prosa/protocol";
import {
  type ConversationPage,
  conversationPageSchema,
  type Dashboard,
  dashboardSchema,
  type Insights,
  insightsSchema,
} from "@prosa/protocol/desk";
import { FACTS_REST_MS } from "../../src/session/outbox/facts-job.ts";
import { Client, freshId, openSession, putSite } from "../client.ts";
import { OWNER_KEY, type StillBed, startStill } from "../testbed.ts";

export const FIGURES_SITE = "loja";
export const FORM = {
  fields: [{ name: "name", isRequired: false }],
  consent: { "pt-BR": "Usamos seus dados só para responder." },
};
const OWNER = { authorization: `Bearer ${OWNER_KEY}` };

/** A site that answers one question, with visitors whose sessions have told of them, under a clock that rests. */
export class FiguresBed {
  readonly bed: StillBed = startStill();

  static async start(): Promise<FiguresBed> {
    const site = new FiguresBed();
    await putSite(site.bed, FIGURES_SITE, { model: "embedded", form: FORM });
    await site.ask("POST", "/api/knowledge/sources", {
      kind: "fact",
      text: "Você pode trocar em até 30 dias corridos.",
      keywords: ["troca", "prazo"],
    });
    return site;
  }

  ask(method: string, path: string, body?: unknown, headers: object = OWNER): Promise<Response> {
    const init = {
      method,
      headers: { ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    return this.bed.fetch(path, init);
  }

  async page(query = ""): Promise<ConversationPage> {
    return conversationPageSchema.parse(await this.#read(`/api/conversations${query}`));
  }

  async dashboard(query = ""): Promise<Dashboard> {
    return dashboardSchema.parse(await this.#read(`/api/analytics/dashboard${query}`));
  }

  async insights(query = ""): Promise<Insights> {
    return insightsSchema.parse(await this.#read(`/api/insights${query}`));
  }

  /** A visitor who says all of this, and whose session has told of it. */
  async visitor(...texts: string[]): Promise<SessionToken & { client: Client }> {
    const opened = await openSession(this.bed, FIGURES_SITE);
    const client = await Client.join(this.bed, opened);
    await this.say(client, ...texts);
    return { ...opened, client };
  }

  async say(client: Client, ...texts: string[]): Promise<void> {
    for (const text of texts) {
      const id = freshId();
      client.say(id, text);
      await client.reply(id);
    }
    await this.told();
  }

  /** Lets the facts that wait be told. */
  async told(): Promise<void> {
    this.bed.clock.advance(FACTS_REST_MS);
    for (let round = 0; round < 5; round += 1) {
      await this.bed.platform.idle();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async #read(path: string): Promise<unknown> {
    const response = await this.ask("GET", path);
    assert.equal(response.status, 200, await response.clone().text());
    return response.json();
  }
}

/** The status and the code of a refusal. */
export async function refused(response: Response): Promise<[number, string]> {
  return [response.status, problemSchema.parse(await response.json()).code];
}
