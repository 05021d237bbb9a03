import assert from "node:assert/strict";
import type { SessionToken } from "@prosa/protocol";
import type { Agent } from "@prosa/protocol/desk";
import { Deliveries } from "../scripts/fakes/deliveries.ts";
import { FakeHubspot, HUBSPOT_TOKEN } from "../scripts/fakes/hubspot.ts";
import { FakeTelegram, TELEGRAM_TOKEN } from "../scripts/fakes/telegram.ts";
import { SITE_FRESH_MS } from "../src/site/sites.ts";
import { signUp } from "./agents.ts";
import { Client, freshId, openSession, putSite } from "./client.ts";
import { OWNER, post } from "./http.ts";
import { pngOf, pngOfSize } from "./pictures.ts";
import { CONSENT, SITE, START_FORM, settled } from "./session-bed.ts";
import { type StillBed, startShop, startStill } from "./testbed.ts";

/** Everything that nobody can write into a description beforehand: ids in the address, fields of the body, another token, bytes. */
export interface Given {
  readonly ids?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly token?: string;
  readonly bytes?: string | Uint8Array<ArrayBuffer>;
}

/** A server with a site, a visitor who has written, and the systems around it as fakes on loopback. */
export class OpenApiWorld {
  readonly bed: StillBed;
  visitor!: SessionToken & { client: Client };
  readonly #shop: Awaited<ReturnType<typeof startShop>>;
  readonly #telegram: FakeTelegram;
  readonly #hubspot: FakeHubspot;

  private constructor(
    bed: StillBed,
    shop: Awaited<ReturnType<typeof startShop>>,
    telegram: FakeTelegram,
    hubspot: FakeHubspot,
  ) {
    this.bed = bed;
    this.#shop = shop;
    this.#telegram = telegram;
    this.#hubspot = hubspot;
  }

  static async start(): Promise<OpenApiWorld> {
    const telegram = await new FakeTelegram(new Deliveries()).start();
    const hubspot = await new FakeHubspot().start();
    const bed = startStill({
      variables: {
        PROSA_TELEGRAM_URL: telegram.origin,
        PROSA_HUBSPOT_URL: hubspot.origin,
        PROSA_MAIL_URL: "smtp://127.0.0.1:9",
        PROSA_MAIL_FROM: "chat@loja.example",
        PROSA_PUBLIC_URL: "https://chat.loja.example",
      },
      mailer: { dropsRepeats: true, send: async () => ({ type: "sent" }) },
    });
    return new OpenApiWorld(bed, await startShop(), telegram, hubspot);
  }

  async close(): Promise<void> {
    await this.#telegram.close();
    await this.#hubspot.close();
    await this.#shop.close();
    await this.bed.close();
  }

  /** Begins again with a site as its owner has it, and with another conversation: some operations erase what is there. */
  async begin(): Promise<void> {
    this.bed.clock.advance(60_000);
    await putSite(this.bed, SITE, { model: "embedded", form: START_FORM, files: ["image/png"] });
    this.visitor = await this.#visitor("Vocês vendem pneus de trator?");
  }

  /** What an operation needs before its example can be sent. */
  async given(method: string, path: string): Promise<Given> {
    const of = this.#given().find(([pattern]) => pattern.test(`${method} ${path}`));
    return of ? of[1]() : {};
  }

  /** The first pattern that fits counts. */
  #given(): [RegExp, () => Given | Promise<Given>][] {
    const url = this.#shop.url;
    return [
      [/^post \/api\/channels$/, () => ({ fields: { token: TELEGRAM_TOKEN } })],
      [
        /^patch \/api\/channels\//,
        async () => ({ ids: { id: await this.#channel() }, fields: { token: TELEGRAM_TOKEN } }),
      ],
      [/ \/api\/channels\/\{id\}/, async () => ({ ids: { id: await this.#channel() } })],
      [/^post \/api\/sessions\/\{id\}\/channels$/, () => this.#channel().then(() => ({}))],
      [/^post \/api\/crm$/, () => ({ fields: { token: HUBSPOT_TOKEN } })],
      [/ \/api\/crm\/\{id\}/, async () => ({ ids: { id: await this.#crm() } })],
      [/ \/api\/webhooks\/\{id\}/, async () => ({ ids: await this.#delivery() })],
      [/^delete \/api\/contacts\/\{session\}\/merge$/, () => this.#merged()],
      [
        /^post \/api\/contacts\/\{session\}\/merge$/,
        async () => ({ fields: { with: (await this.#contacts()).other } }),
      ],
      [/ \/api\/contacts/, () => this.#contacts().then(() => ({}))],
      [/^post \/api\/(?:knowledge\/pages|extract)$/, () => ({ fields: { url } })],
      [
        /^post \/api\/knowledge\/documents$/,
        () => ({
          query: { name: "trocas.txt" },
          bytes: "A troca pode ser feita em até 30 dias corridos depois da compra.",
        }),
      ],
      [/^post \/api\/knowledge\/tables$/, () => ({ bytes: "pergunta,resposta\nQual o prazo?,30 dias." })],
      [/^post \/api\/knowledge\/sources\/\{id\}\/read$/, async () => ({ ids: { id: await this.#crawl() } })],
      [
        / \/api\/knowledge\/sources\/\{id\}$/,
        async () => ({
          ids: {
            id: await this.#made("/api/knowledge/sources", { kind: "fact", text: "A troca é em 30 dias." }),
          },
        }),
      ],
      [
        / \/api\/sites\/\{site\}\/keys\/\{id\}$/,
        async () => ({
          ids: { id: await this.#made(`/api/sites/${SITE}/keys`, { name: "Painel", scopes: ["knowledge"] }) },
        }),
      ],
      [/ \/api\/unanswered\/\{id\}/, async () => ({ ids: { id: await this.#group() } })],
      [
        /^post \/api\/sessions\/\{id\}\/devices\/join$/,
        async () => ({ fields: { code: await this.#code() } }),
      ],
      [
        /^post \/api\/sessions\/\{id\}\/token$/,
        () => ({ fields: { refreshToken: this.visitor.refreshToken } }),
      ],
      [
        /^post \/api\/sessions\/\{id\}\/files$/,
        () => ({ query: { id: freshId("file"), name: "foto.png" }, bytes: pngOf() }),
      ],
      [/ \/api\/sessions\/\{id\}\/files\/\{file\}$/, async () => ({ ids: { file: await this.#file() } })],
      [/ \/api\/avatars\//, async () => ({ ids: { avatar: await this.#avatar() } })],
      [/ \/api\/files\/\{token\}$/, async () => ({ ids: { token: await this.#fileToken() } })],
      [/ \/api\/tickets\//, async () => ({ ids: { key: await this.#ticket() } })],
    ];
  }

  async #visitor(...texts: string[]): Promise<SessionToken & { client: Client }> {
    const opened = await openSession(this.bed, SITE);
    const client = await Client.join(this.bed, opened);
    for (const text of texts) {
      const id = freshId();
      client.say(id, text);
      await client.reply(id);
    }
    await settled(this.bed);
    return { ...opened, client };
  }

  /** Makes a thing as the owner, and gives its id. */
  async #made(path: string, body: object): Promise<string> {
    const response = await post(this.bed, path, { site: SITE, ...body }, OWNER);
    assert.equal(response.status, 201, await response.clone().text());
    return ((await response.json()) as { id: string }).id;
  }

  async #owners<T>(path: string): Promise<T> {
    const response = await this.bed.fetch(path, { headers: OWNER });
    assert.equal(response.status, 200, `${path}: ${await response.clone().text()}`);
    return (await response.json()) as T;
  }

  #channel(): Promise<string> {
    return this.#made("/api/channels", { channel: "telegram", token: TELEGRAM_TOKEN });
  }

  #crm(): Promise<string> {
    return this.#made("/api/crm", { kind: "hubspot", token: HUBSPOT_TOKEN });
  }

  /** A webhook whose delivery was given up, since nothing is at its address. */
  async #delivery(): Promise<Record<string, string>> {
    const asked = { site: SITE, url: `${this.#shop.origin}/hook`, events: ["conversation.resolved"] };
    const made = await post(this.bed, "/api/webhooks", asked, OWNER);
    const { webhook } = (await made.json()) as { webhook: { id: string } };
    const tried = await post(this.bed, `/api/webhooks/${webhook.id}/test?site=${SITE}`, "", OWNER);
    const { id } = (await tried.json()) as { id: string };
    return { id: webhook.id, delivery: id };
  }

  /** Two visitors who left a name. */
  async #contacts(): Promise<{ other: string }> {
    const other = await this.#visitor("oi");
    for (const { client } of [this.visitor, other]) {
      client.send({ type: "submit", id: freshId(), contact: { name: "Ana" }, consent: CONSENT });
      await client.next("submitted");
    }
    await settled(this.bed);
    return { other: other.session };
  }

  async #merged(): Promise<Given> {
    const { other } = await this.#contacts();
    await post(this.bed, `/api/contacts/${this.visitor.session}/merge?site=${SITE}`, { with: other }, OWNER);
    return { query: { with: other } };
  }

  #crawl(): Promise<string> {
    return this.#made("/api/knowledge/sources", {
      kind: "crawl",
      url: `${this.#shop.origin}/${freshId("pages")}`,
    });
  }

  async #group(): Promise<string> {
    const { groups } = await this.#owners<{ groups: { id: string }[] }>(`/api/unanswered?site=${SITE}`);
    assert.ok(groups[0]);
    return groups[0].id;
  }

  #own<T>(path: string, init: RequestInit = {}): Promise<T> {
    const { session, token } = this.visitor;
    const headers = { authorization: `Bearer ${token}` };
    return this.bed
      .fetch(`/api/sessions/${session}${path}`, { ...init, headers })
      .then((response) => response.json() as Promise<T>);
  }

  async #code(): Promise<string> {
    return (await this.#own<{ code: string }>("/devices", { method: "POST" })).code;
  }

  async #file(): Promise<string> {
    const id = freshId("file");
    await this.#own(`/files?id=${id}&name=foto.png`, { method: "POST", body: pngOf() });
    return id;
  }

  async #avatar(): Promise<string> {
    const lia = await signUp(this.bed, SITE, "Lia");
    const path = `/api/desk/people/${lia.agent.id}/avatar`;
    const sent = { method: "PUT", headers: { cookie: lia.cookie }, body: pngOfSize(128) };
    const { avatarPath } = (await (await this.bed.fetch(path, sent)).json()) as Agent;
    return avatarPath?.split("/").at(-1) ?? "";
  }

  async #fileToken(): Promise<string> {
    const { path } = await this.#own<{ path: string }>(`/files/${await this.#file()}`);
    return path.split("/").at(-1) ?? "";
  }

  /** The secret of a ticket that the visitor opened while the site was closed. */
  async #ticket(): Promise<string> {
    const mondays = [{ from: "00:00", to: "00:01" }];
    const openingHours = { timeZone: "UTC", week: [mondays, [], [], [], [], [], []] };
    await putSite(this.bed, SITE, { model: "embedded", openingHours });
    this.bed.clock.advance(SITE_FRESH_MS);
    const { client } = await this.#visitor("Meu pedido não chegou");
    client.send({ type: "ask-human", id: freshId() });
    const isForm = ({ type }: { type: string }) => type === "form";
    const { message } = await client.next("said", (event) => event.message.parts.some(isForm));
    const form = message.parts.find((part) => part.type === "form");
    assert.ok(form?.type === "form");
    const contact = { email: "ana@exemplo.com.br" };
    client.send({
      type: "submit",
      id: freshId(),
      messageId: message.id,
      contact,
      consent: form.consent.text,
    });
    const isCard = ({ type }: { type: string }) => type === "ticket";
    const card = (await client.next("said", (event) => event.message.parts.some(isCard))).message;
    const part = card.parts.find((one) => one.type === "ticket");
    assert.ok(part?.type === "ticket");
    return part.followPath?.split("/").at(-1) ?? "";
  }
}
