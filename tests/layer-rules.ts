import type { PackageName } from "./layers.ts";

/** The layers of each package from the bottom to the top. A layer imports only itself and the layers before it. */
export const LAYERS: Readonly<Record<PackageName, readonly string[]>> = {
  protocol: [
    "limits.ts",
    "version.ts",
    "scalars",
    "parts",
    "events",
    "commands",
    "http",
    "desk",
    "insights",
    "shape",
    "generated",
    "codec",
    "index.ts",
    "desk.ts",
  ],
  widget: [
    "strings",
    "styles",
    "client/state",
    "storage",
    "client",
    "viewport",
    "view",
    "app/feature.ts",
    "app/on-demand.ts",
    "features",
    "app",
    "bubble",
    "element",
    "index.ts",
  ],
  desk: [
    "client",
    "strings",
    "styles",
    "labels",
    "charts",
    "parts",
    "entry",
    "templates",
    "assist",
    "inbox",
    "settings",
    "account",
    "macros",
    "tickets",
    "contacts",
    "problems",
    "knowledge",
    "channels",
    "deliveries",
    "webhooks",
    "crm",
    "insights",
    "experiments",
    "unanswered",
    "conversations",
    "preview",
    "push-worker",
    "setup",
    "site",
    "shell",
    "app.ts",
  ],
  server: [
    "platform",
    "hours",
    "language",
    "understanding",
    "security",
    "files",
    "extract",
    "knowledge",
    "turn",
    "models",
    "insights",
    "mail",
    "site",
    "exporters",
    "desk",
    "channels",
    "session",
    "migrations",
    "key-renewal",
    "site-transfer",
    "gateway",
    "compose.ts",
    "hosts",
  ],
};

/** One arrow that the table does not allow. The test fails when it is gone and still listed; today there is none. */
export interface Exception {
  readonly name: PackageName;
  readonly from: string;
  readonly to: string;
  /** Why it is right to keep it. */
  readonly reason: string;
}

export const EXCEPTIONS: readonly Exception[] = [];

/**
 * Files of the widget that a folder of the desk may import by their paths, and why: the npm package has no entry for them,
 * since nobody else needs them. The desk is built in one step with the widget, so the two never differ in version.
 */
export const BORROWED: Readonly<Record<string, { readonly files: string; readonly reason: string }>> = {
  "desk/client": {
    files:
      "client/jittered-delay.ts client/reconnecting-socket.ts client/state/reduce.ts client/state/state.ts features/files/prepare.ts",
    reason:
      "An agent's view of a conversation is the visitor's with more in it: one reducer, one way to dial again.",
  },
  "desk/entry": { files: "view/mark.ts", reason: "Prosa's mark is drawn once." },
  "desk/knowledge": {
    files: "view/rich-text.ts",
    reason: "A tested question reads as its answer would to a visitor.",
  },
  "desk/shell": { files: "view/mark.ts", reason: "Prosa's mark is drawn once." },
  "desk/assist": {
    files: "view/rich-text.ts",
    reason: "A translated answer and the pages of a suggestion read as the originals do.",
  },
  "desk/inbox": {
    files: "view/rich-text.ts",
    reason: "Agents read answers as visitors do, and what is safe to render is decided once.",
  },
};

/** Libraries that live in one place, and where: the beginning of a path from the repository's root. */
export const LIBRARY_HOMES: Readonly<Record<string, readonly string[]>> = {
  openai: ["packages/server/src/models/openai/"],
  linkedom: ["packages/server/src/extract/parse/"],
  "@mozilla/readability": ["packages/server/src/extract/parse/"],
  "robots-parser": ["packages/server/src/extract/crawl/"],
  unpdf: ["packages/server/src/extract/formats/"],
  "ipaddr.js": [
    "packages/server/src/extract/fetch/",
    "packages/server/src/platform/loopback.ts",
    "packages/server/src/security/",
  ],
  "@orama/stemmers": ["packages/server/src/language/"],
  jose: ["packages/server/src/security/"],
  hono: ["packages/server/src/gateway/"],
  partykit: ["packages/server/src/hosts/partykit/", "packages/server/scripts/floor/"],
  partyserver: ["packages/server/src/hosts/cloudflare/", "packages/server/scripts/floor/"],
  "@cloudflare/workers-types": ["packages/server/src/hosts/cloudflare/"],
  "postal-mime": ["packages/server/src/mail/inbound/", "packages/server/test/mail/"],
  "smtp-server": ["packages/server/src/hosts/node/mail/", "packages/server/test/mail/"],
  nodemailer: ["packages/server/src/hosts/node/mail/"],
  ws: ["packages/server/src/hosts/node/", "examples/bench/"],
  "idb-keyval": ["packages/widget/src/storage/", "packages/desk/src/client/files/"],
  partysocket: ["examples/terminal/"],
};

/**
 * The only files that name the global `fetch`. On the server foreign addresses are reached by `extract/fetch`, which
 * checks every address, and the LLM by `models/openai`; the widget and the desk reach their own server alone.
 */
export const FETCH: readonly string[] = [
  "packages/desk/src/client/requests.ts",
  // It runs beside every page.
  "packages/desk/src/push-worker/push-worker.ts",
  "packages/desk/src/client/send-file.ts",
  "packages/server/src/extract/fetch/egress.ts",
  "packages/server/src/extract/fetch/fetch.ts",
  "packages/server/src/models/openai/client.ts",
  "packages/widget/src/client/pending-erasures.ts",
  "packages/widget/src/client/post.ts",
  "packages/widget/src/client/uploads.ts",
];
