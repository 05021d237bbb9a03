import * as z from "zod/mini";
import { type MailSettings, mailVariables, readMailSettings } from "./mail-settings.ts";

const SECRET_LENGTH_MIN = 32;
const DIMENSIONS_MIN = 8;
const DIMENSIONS_MAX = 4_096;
/**
 * The commands of one address, as a multiple of those of one session. Fourteen sessions at their limit with the dearest words
 * took some 4 % of a core (docs/operating.md, figures); an office of a hundred that chats sends fewer.
 */
const COMMANDS_PER_SESSION = 14;
const TRANSCRIPTION_MODEL = "gpt-4o-mini-transcribe";

/** Variables that begin so hold keys of the owner's tools; no setting of a site can name any other variable. */
const TOOL_SECRET_PREFIX = "PROSA_TOOL_";

const secretSchema = z.string().check(z.minLength(SECRET_LENGTH_MIN));
const flagSchema = z._default(z.stringbool(), false);
/** The most proxies in a row that may be trusted. */
const HOPS_MAX = 10;

const networkSchema = z.union([z.cidrv4(), z.cidrv6()]);
const trustSchema = z._default(
  z.pipe(
    z.string(),
    z.transform((text, context): ProxyTrust => {
      const trust = readTrust(text.trim());
      if (trust) return trust;
      context.issues.push({ code: "custom", message: "not a proxy", input: text });
      return z.NEVER;
    }),
  ),
  { kind: "none" },
);
const countSchema = (fallback: number) =>
  z._default(z.coerce.number().check(z.int(), z.positive()), fallback);

const environmentSchema = z.object({
  PROSA_SECRET: secretSchema,
  PROSA_SECRET_PREVIOUS: z.optional(secretSchema),
  PROSA_MASTER_KEY: secretSchema,
  PROSA_MASTER_KEY_PREVIOUS: z.optional(secretSchema),
  PROSA_OWNER_KEY: secretSchema,
  PROSA_ALLOW_LOOPBACK: flagSchema,
  PROSA_TRUST_PROXY: trustSchema,
  PROSA_HSTS_SECONDS: z._default(z.coerce.number().check(z.int(), z.nonnegative()), 0),
  PROSA_SESSIONS_PER_MINUTE: countSchema(30),
  PROSA_COMMANDS_PER_MINUTE: countSchema(30),
  PROSA_ADDRESS_COMMANDS_PER_MINUTE: z.optional(z.coerce.number().check(z.int(), z.positive())),
  OPENAI_API_KEY: z.optional(z.string()),
  OPENAI_BASE_URL: z.optional(z.url()),
  OPENAI_LOAD_SECONDS: z.optional(z.coerce.number().check(z.int(), z.minimum(10), z.maximum(600))),
  OPENAI_MODEL: z._default(z.string(), "gpt-5-mini"),
  OPENAI_TRANSCRIPTION_MODEL: z.optional(z.string()),
  OPENAI_EMBEDDING_MODEL: z.optional(z.string()),
  OPENAI_EMBEDDING_DIMENSIONS: z.optional(
    z.coerce.number().check(z.int(), z.minimum(DIMENSIONS_MIN), z.maximum(DIMENSIONS_MAX)),
  ),
  PROSA_RENDERER_URL: z.optional(z.url({ protocol: /^https?$/ })),
  PROSA_RENDERER_TOKEN: z.optional(z.string()),
  PROSA_EGRESS_URL: z.optional(z.url({ protocol: /^https?$/ })),
  PROSA_EGRESS_TOKEN: z._default(z.string(), ""),
  PROSA_PUBLIC_URL: z.optional(z.url({ protocol: /^https?$/ })),
  PROSA_GRAPH_URL: z._default(z.url({ protocol: /^https?$/ }), "https://graph.facebook.com/v26.0"),
  PROSA_HUBSPOT_URL: z._default(z.url({ protocol: /^https?$/ }), "https://api.hubapi.com"),
  PROSA_SALESFORCE_URL: z.optional(z.url({ protocol: /^https?$/ })),
  PROSA_TELEGRAM_URL: z._default(z.url({ protocol: /^https?$/ }), "https://api.telegram.org"),
  ...mailVariables,
});

/**
 * Whose word counts for a visitor's address beside the peer's own: nobody's; Cloudflare's; that of `count` proxies in a row
 * which append to `x-forwarded-for`; or that of the proxies in these networks.
 */
export type ProxyTrust =
  | { kind: "none" }
  | { kind: "cloudflare" }
  | { kind: "hops"; count: number }
  | { kind: "networks"; networks: readonly string[] };

/** The server's settings from outside, checked once. No secret has a default. */
export interface Environment {
  /** Signs tokens, and makes the keys of sites and the ids of sessions that a message by HTTP opens. */
  secret: string;
  /** The secrets that sign tokens: the present one, then the one before it, whose tokens are still good. */
  secrets: readonly string[];
  /** The secrets of the master keys, which wrap the keys of sites: the present one, then the one before it. */
  masterKeys: readonly string[];
  /** Opens the owner's part of the HTTP interface. */
  ownerKey: string;
  /** Lets the extractor read this machine's own pages; for development alone. */
  allowLoopback: boolean;
  /** Whose word counts for a visitor's address. */
  trustProxy: ProxyTrust;
  /** The seconds for which browsers are told to ask by TLS alone (HSTS); 0 says nothing. */
  hstsS: number;
  /** Sessions that one address may open in a minute. */
  sessionsPerMinute: number;
  /** Commands that one session may send in a minute; a long one counts as several. */
  commandsPerMinute: number;
  /** The same for all sessions of one address together. */
  addressCommandsPerMinute: number;
  /** The LLM, where the owner of the server has one. */
  openai?: { apiKey: string; baseUrl?: string; model: string; loadMs?: number };
  /** The model that turns recordings into words, where there is one. */
  transcriber?: { apiKey: string; baseUrl?: string; model: string };
  /** The model that turns texts into vectors, where the owner named one. */
  embedder?: { apiKey: string; baseUrl?: string; model: string; dimensions?: number };
  /** The service that opens pages in a browser, where there is one; `url` is its address without `/content`. */
  renderer?: { url: string; token?: string };
  /** The keys that sign requests to tools of the owner, by the names of their variables. */
  toolSecrets?: Readonly<Record<string, string>>;
  /** The server's own address as the world sees it, where it is not the one that requests name. */
  publicUrl?: string;
  /** The addresses of the platforms that channels and exporters talk to, without a slash at the end; `salesforce` is one beside its own. */
  platforms: { telegram: string; graph: string; hubspot: string; salesforce?: string };
  /** How mail leaves and comes back; absent where none is set up. */
  mail?: MailSettings;
  /** The service that connects to foreign addresses, for runtimes that cannot look names up themselves. */
  egress?: { url: string; token: string };
}

export type EnvironmentResult = { ok: true; value: Environment } | { ok: false; problem: string };

/** Reads the platform's variables; the problem names the first one that is missing or wrong, and never its value. */
export function readEnvironment(variables: Readonly<Record<string, unknown>>): EnvironmentResult {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? "the environment");
    return { ok: false, problem: problemWith(name) };
  }
  const found = parsed.data;
  const toolSecrets: Record<string, string> = {};
  for (const [name, secret] of Object.entries(present)) {
    if (!name.startsWith(TOOL_SECRET_PREFIX)) continue;
    const read = secretSchema.safeParse(secret);
    if (!read.success) return { ok: false, problem: problemWith(name) };
    toolSecrets[name] = read.data;
  }
  const mail = readMailSettings(found);
  if (mail.problem !== undefined) return { ok: false, problem: mail.problem };
  if (mail.missing !== undefined) return { ok: false, problem: problemWith(mail.missing) };
  const apiKey = found.OPENAI_API_KEY ?? (found.OPENAI_BASE_URL ? "none" : undefined);
  const address = found.OPENAI_BASE_URL ? { baseUrl: found.OPENAI_BASE_URL } : {};
  // Most servers that are merely compatible do not transcribe, so there the owner names the model.
  const transcriptionModel =
    found.OPENAI_TRANSCRIPTION_MODEL ?? (found.OPENAI_BASE_URL ? undefined : TRANSCRIPTION_MODEL);
  return {
    ok: true,
    value: {
      secret: found.PROSA_SECRET,
      secrets: [found.PROSA_SECRET, found.PROSA_SECRET_PREVIOUS ?? ""].filter((secret) => secret !== ""),
      masterKeys: [found.PROSA_MASTER_KEY, found.PROSA_MASTER_KEY_PREVIOUS ?? ""].filter((key) => key !== ""),
      ownerKey: found.PROSA_OWNER_KEY,
      allowLoopback: found.PROSA_ALLOW_LOOPBACK,
      trustProxy: found.PROSA_TRUST_PROXY,
      hstsS: found.PROSA_HSTS_SECONDS,
      sessionsPerMinute: found.PROSA_SESSIONS_PER_MINUTE,
      commandsPerMinute: found.PROSA_COMMANDS_PER_MINUTE,
      addressCommandsPerMinute:
        found.PROSA_ADDRESS_COMMANDS_PER_MINUTE ?? COMMANDS_PER_SESSION * found.PROSA_COMMANDS_PER_MINUTE,
      platforms: {
        telegram: withoutSlash(found.PROSA_TELEGRAM_URL),
        graph: withoutSlash(found.PROSA_GRAPH_URL),
        hubspot: withoutSlash(found.PROSA_HUBSPOT_URL),
        ...(found.PROSA_SALESFORCE_URL && { salesforce: withoutSlash(found.PROSA_SALESFORCE_URL) }),
      },
      ...(found.PROSA_PUBLIC_URL && { publicUrl: withoutSlash(found.PROSA_PUBLIC_URL) }),
      ...(apiKey && {
        openai: {
          apiKey,
          model: found.OPENAI_MODEL,
          ...address,
          ...(found.OPENAI_LOAD_SECONDS !== undefined && { loadMs: found.OPENAI_LOAD_SECONDS * 1_000 }),
        },
        ...(found.OPENAI_EMBEDDING_MODEL && {
          embedder: {
            apiKey,
            model: found.OPENAI_EMBEDDING_MODEL,
            ...address,
            ...(found.OPENAI_EMBEDDING_DIMENSIONS !== undefined && {
              dimensions: found.OPENAI_EMBEDDING_DIMENSIONS,
            }),
          },
        }),
        ...(transcriptionModel && { transcriber: { apiKey, model: transcriptionModel, ...address } }),
      }),
      ...(Object.keys(toolSecrets).length > 0 && { toolSecrets }),
      ...(mail.settings && { mail: mail.settings }),
      ...(found.PROSA_EGRESS_URL && {
        egress: { url: found.PROSA_EGRESS_URL, token: found.PROSA_EGRESS_TOKEN },
      }),
      ...(found.PROSA_RENDERER_URL && {
        renderer: {
          url: found.PROSA_RENDERER_URL,
          ...(found.PROSA_RENDERER_TOKEN && { token: found.PROSA_RENDERER_TOKEN }),
        },
      }),
    },
  };
}

function problemWith(name: string): string {
  return `Set ${name} (see "Settings" in the server's README); secrets have at least ${SECRET_LENGTH_MIN} characters.`;
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, "");
}

function readTrust(text: string): ProxyTrust | null {
  if (text === "none" || text === "0") return { kind: "none" };
  if (text === "cloudflare") return { kind: "cloudflare" };
  if (/^\d+$/.test(text)) return Number(text) <= HOPS_MAX ? { kind: "hops", count: Number(text) } : null;
  const networks = text.split(",").map((entry) => wholeNetwork(entry.trim()));
  const isEach = networks.every((network) => networkSchema.safeParse(network).success);
  return isEach ? { kind: "networks", networks } : null;
}

/** A single address is the network of itself alone. */
function wholeNetwork(entry: string): string {
  if (entry.includes("/")) return entry;
  return `${entry}/${entry.includes(":") ? 128 : 32}`;
}
