import * as z from "zod/mini";

const SCHEMA_LENGTH_MAX = 4_000;
const TOOLS_MAX = 10;

const hostSchema = z.string().check(
  z.maxLength(253),
  z.refine((host) => isHost(host), { error: 'Write a host alone, like "api.shop.example".' }),
);

function isHost(host: string): boolean {
  return URL.canParse(`https://${host}`) && new URL(`https://${host}`).hostname === host;
}

const addressSchema = z.string().check(
  z.maxLength(2_048),
  z.refine((address) => isSafe(address), {
    error: "Write an https:// address; http:// is for this machine alone.",
  }),
);

function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return (
    protocol === "https:" || (protocol === "http:" && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
  );
}

/** A JSON Schema that describes an object. */
const inputSchema = z.record(z.string(), z.json()).check(
  z.refine((schema) => schema.type === "object", {
    error: 'Describe an object: {"type": "object", "properties": …}.',
  }),
  z.refine((schema) => JSON.stringify(schema).length <= SCHEMA_LENGTH_MAX, {
    error: `Write at most ${SCHEMA_LENGTH_MAX} characters of JSON.`,
  }),
);

/** A question that the LLM may put to a server of the site's owner. It must change nothing there: an LLM may be misled. */
const httpToolSchema = z.object({
  /** By which the LLM calls it. */
  name: z.string().check(z.regex(/^[a-z][a-z0-9_]{1,39}$/)),
  /** Says to the LLM what it answers and when to call it. */
  description: z.string().check(z.minLength(1), z.maxLength(600)),
  /** A JSON Schema of what it takes; an input that does not fit is not sent. */
  input: inputSchema,
  /** The address that `{tool, input, visitor, site}` is posted to, signed. */
  url: addressSchema,
  /** The variable of the server's environment that holds the key of the signature; without it, the site's own key signs. */
  secret: z.optional(z.string().check(z.regex(/^PROSA_TOOL_[A-Z0-9_]{1,60}$/))),
  /** Only for visitors whom the site has identified. */
  needsIdentity: z._default(z.boolean(), false),
  /** How long its answer may take, in milliseconds. */
  timeoutMs: z._default(z.int().check(z.minimum(100), z.maximum(8_000)), 5_000),
});
export type HttpTool = z.infer<typeof httpToolSchema>;

/** The tools of a site's owner, and the hosts that they may be on. */
export const httpToolsSchema = z
  .object({
    hosts: z.array(hostSchema).check(z.minLength(1), z.maxLength(TOOLS_MAX)),
    tools: z.array(httpToolSchema).check(
      z.maxLength(TOOLS_MAX),
      z.refine((tools) => new Set(tools.map(({ name }) => name)).size === tools.length, {
        error: "Name each tool once.",
      }),
    ),
  })
  .check(
    // An address that is none has its own issue, and is still held against the hosts.
    z.refine(
      ({ hosts, tools }) =>
        tools.every(({ url }) => !URL.canParse(url) || hosts.includes(new URL(url).hostname)),
      {
        path: ["tools"],
        error: "A tool's address is on none of the hosts; add its host to them.",
      },
    ),
  );
