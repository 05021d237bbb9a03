import type { ContinueChoices, ContinueLink } from "@prosa/protocol";
import type { ChatContext } from "../../app/feature.ts";
import { askEndpoint } from "../../client/post.ts";

/** The time for which the site's channels are not asked for again, in milliseconds. */
const FRESH_MS = 15_000;

type PhoneChannel = ContinueChoices["channels"][number];

/** The names of the channels, the same in every language. */
export const PHONE_NAMES: Readonly<Record<PhoneChannel, string>> = {
  whatsapp: "WhatsApp",
  telegram: "Telegram",
};

/** The ways of one conversation to the phone: channels, links with a code, and the end of it. */
class Phone {
  /** Nothing is offered before it is known which channels the site has. */
  choices: ContinueChoices = { channels: [], joined: [] };
  /** The link that was asked for; absent while it comes. */
  link: { channel: PhoneChannel; url?: string; isFailed?: boolean } | undefined;
  readonly #context: ChatContext;
  #askedAt = Number.NEGATIVE_INFINITY;
  #isAsking = false;

  constructor(context: ChatContext) {
    this.#context = context;
  }

  /** Asks which channels there are; where that fails, none is offered. */
  async load(): Promise<void> {
    if (this.#isAsking || performance.now() - this.#askedAt < FRESH_MS) return;
    this.#isAsking = true;
    const { channels, joined } = (await this.#ask<Partial<ContinueChoices>>("GET")) ?? {};
    this.#isAsking = false;
    // Another server than ours may answer anything at this address.
    if (!Array.isArray(channels) || !Array.isArray(joined)) return;
    this.#askedAt = performance.now();
    this.choices = { channels, joined };
    this.#context.host.requestUpdate();
  }

  /** Asks for the link to a channel. */
  async open(channel: PhoneChannel): Promise<void> {
    this.link = { channel };
    const made = await this.#ask<ContinueLink>("POST", { channel });
    this.link = { channel, ...(made ? { url: made.url } : { isFailed: true }) };
    // Coming back from the app, the visitor finds what became of it.
    this.#askedAt = Number.NEGATIVE_INFINITY;
    this.#context.host.requestUpdate();
  }

  /** Ends it: answers are shown here alone again. */
  async leave(): Promise<void> {
    await this.#ask("DELETE");
    this.#askedAt = Number.NEGATIVE_INFINITY;
    await this.load();
  }

  /** One request to the session's address; `undefined` where it fails. */
  async #ask<Answer>(method: string, body?: object): Promise<Answer | undefined> {
    const { conversation, host } = this.#context;
    const find = (isStale: boolean) => conversation.findEndpoint("channels", isStale);
    const init = { method, ...(body && { body: JSON.stringify(body) }) };
    const response = await askEndpoint(find, `?language=${host.lang || "pt-BR"}`, init).catch(
      () => undefined,
    );
    if (!response?.ok || response.status === 204) return undefined;
    return (await response.json().catch(() => undefined)) as Answer | undefined;
  }
}

const PHONES = new WeakMap<ChatContext, Phone>();

/** The phone of a chat. */
export function phoneOf(context: ChatContext): Phone {
  const phone = PHONES.get(context) ?? new Phone(context);
  PHONES.set(context, phone);
  return phone;
}
