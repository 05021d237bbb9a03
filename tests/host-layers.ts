import type { Room } from "./desk-layers.ts";

/** The server's hosts, a platform each; `layers.ts` says how to read the entries. */
export const HOST_ROOMS: Readonly<Record<string, Room>> = {
  "hosts/cloudflare": {
    may: "gateway hosts/durable-object hosts/web platform",
    libraries: "@cloudflare/workers-types partyserver",
  },
  "hosts/durable-object": { may: "compose.ts hosts/web platform", libraries: "" },
  "hosts/memory": { may: "compose.ts hosts/web models platform", libraries: "" },
  "hosts/node": {
    may: "compose.ts gateway hosts/node/egress hosts/node/files hosts/node/mail hosts/node/metrics hosts/node/sealing hosts/node/tls hosts/web platform security security/rate-limits security/sealing",
    libraries:
      "@prosa/protocol node:cluster node:crypto node:fs node:fs/promises node:http node:net node:path node:sqlite node:stream node:stream/consumers node:stream/promises node:stream/web node:tls node:url node:util node:v8 node:zlib ws zod",
  },
  "hosts/node/egress": {
    may: "extract/fetch",
    libraries: "node:dns/promises node:http node:https node:net node:stream node:zlib",
  },
  "hosts/node/files": { may: "platform", libraries: "node:fs/promises node:path" },
  "hosts/node/mail": {
    may: "gateway gateway/mail hosts/node hosts/web platform",
    libraries: "mailauth node:events node:fs node:net nodemailer smtp-server zod",
  },
  "hosts/node/metrics": {
    may: "platform",
    libraries: "@prosa/protocol node:fs node:path node:perf_hooks",
  },
  "hosts/node/sealing": { may: "security/sealing", libraries: "node:crypto" },
  "hosts/node/tls": { may: "", libraries: "node:fs node:http node:https" },
  "hosts/partykit": { may: "gateway hosts/durable-object hosts/web platform", libraries: "partykit" },
  "hosts/web": { may: "extract/fetch mail platform security", libraries: "" },
};
