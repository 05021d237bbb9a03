import type { ChatContext } from "../../app/feature.ts";
import { askEndpoint, post, postAtLeaving } from "../../client/post.ts";
import { type KeptRun, keepRun, readKeptRun } from "../../storage/proactive-run.ts";
import { type ProactiveRule, readRules } from "./rules.ts";

/** The time for which an answer of the server holds, in milliseconds. */
const FRESH_MS = 60 * 60_000;

/** The time to the next attempt to tell the conversation, in milliseconds. */
const RETRY_MS = 20_000;

interface GivenRun {
  key: string;
  arm: string;
  variants: readonly { id: string; rules: readonly ProactiveRule[] }[];
}

type ChatState = ChatContext["conversation"]["state"];
type ArmContext = Pick<ChatContext, "conversation"> & { host: Pick<ChatContext["host"], "site" | "server"> };

/**
 * The arm of the experiment on the site's own messages that this device is in. Chance decides once, at the server, which is told no
 * more than that a device of the arm met it; the conversation learns of it with the visitor's next words, if there are any.
 */
export class ProactiveArm {
  readonly #context: ArmContext;
  readonly #run: GivenRun;
  #kept: KeptRun;
  #isMeeting = false;
  #tellsFrom = 0;

  private constructor(context: ArmContext, run: GivenRun, kept: KeptRun) {
    this.#context = context;
    this.#run = run;
    this.#kept = kept;
  }

  /** Asks for the device's arm; `undefined` where there is no experiment, or where the device cannot keep an arm. */
  static async ask(context: ArmContext): Promise<ProactiveArm | undefined> {
    const { site, server } = context.host;
    const before = readKeptRun(site);
    const known = readGiven(before?.given);
    const ageMs = Date.now() - (before?.askedAt ?? 0);
    if (before && ageMs >= 0 && ageMs < FRESH_MS) return known && new ProactiveArm(context, known, before);
    const own = known && { run: known.key, arm: known.arm };
    const response = await post(`${server}/api/proactive`, { site, ...own }).catch(() => undefined);
    const given: unknown = response?.ok ? await response.json().catch(() => undefined) : undefined;
    if (given === undefined) return undefined;
    const run = readGiven(given);
    const isSame = run !== undefined && run.key === known?.key;
    const kept = { ...(isSame && before), askedAt: Date.now(), given };
    return keepRun(site, kept) && run ? new ProactiveArm(context, run, kept) : undefined;
  }

  /** The rules of the arm; `undefined` for those of the page. */
  get rules(): readonly ProactiveRule[] | undefined {
    const { arm, variants } = this.#run;
    return variants.find(({ id }) => id === arm)?.rules;
  }

  /** The rules of all variants, each apart. */
  get others(): readonly (readonly ProactiveRule[])[] {
    return this.#run.variants.map(({ rules }) => rules);
  }

  /** Called when a rule of any arm holds: the visitor meets theirs, whether or not it says something. Tells the server once. */
  async meet(): Promise<void> {
    const { site, server } = this.#context.host;
    if (this.#isMeeting || (readKeptRun(site) ?? this.#kept).metAt !== undefined) return;
    this.#isMeeting = true;
    const metAt = endOf(this.#context.conversation.state);
    const { key, arm } = this.#run;
    const met = { site, run: key, arm };
    const response = await postAtLeaving(`${server}/api/proactive/met`, met).catch(() => undefined);
    // Who could not be counted is met on the next page.
    if (response?.ok) this.#keep({ metAt });
  }

  /** Tells the conversation of the arm once the visitor has written after they met it. */
  handleUpdated(state: ChatState): void {
    const { metAt, isTold } = this.#kept;
    if (metAt === undefined || isTold || Date.now() < this.#tellsFrom) return;
    // Another conversation counts from its own beginning.
    if (state.log.length === 0 && metAt > 0) this.#keep({ metAt: 0 });
    const hasWritten = state.log.some(
      (event) => event.type === "said" && event.message.author === "visitor" && event.seq > metAt,
    );
    if (!hasWritten) return;
    this.#tellsFrom = Date.now() + RETRY_MS;
    void this.#tell();
  }

  async #tell(): Promise<void> {
    const { conversation } = this.#context;
    const { key, arm } = this.#run;
    const init = { method: "POST", body: JSON.stringify({ run: key, arm }), keepalive: true };
    const find = (isStale: boolean) => conversation.findEndpoint("met", isStale);
    const response = await askEndpoint(find, "", init).catch(() => undefined);
    if (response?.ok) this.#keep({ isTold: true });
  }

  #keep(change: Partial<KeptRun>): void {
    this.#kept = { ...this.#kept, ...change };
    const { consent, erasure } = this.#context.conversation.state;
    // An erased memory does not come back.
    if (consent === "given" && erasure === "none") keepRun(this.#context.host.site, this.#kept);
  }
}

function endOf({ log }: ChatState): number {
  return log.at(-1)?.seq ?? 0;
}

/** Reads the server's answer; `undefined` where it names no run, or one that cannot be read. */
function readGiven(answer: unknown): GivenRun | undefined {
  const run: unknown = typeof answer === "object" && answer !== null ? Reflect.get(answer, "run") : undefined;
  if (typeof run !== "object" || run === null) return undefined;
  const { key, arm, variants } = run as Record<string, unknown>;
  if (typeof key !== "string" || typeof arm !== "string" || !Array.isArray(variants)) return undefined;
  const read = variants.flatMap((one: unknown): GivenRun["variants"][number][] => {
    const { id, rules } = (one ?? {}) as Record<string, unknown>;
    const own = readRules(rules);
    return typeof id === "string" && typeof own !== "string" ? [{ id, rules: own }] : [];
  });
  return read.length === variants.length ? { key, arm, variants: read } : undefined;
}
