/** What one folder may import besides its own files: names with spaces between them. `view/*` is all of `view`. */
export interface Room {
  readonly may: string;
  readonly libraries: string;
}

/** The rows of the desk in the table of `layers.ts`. */
export const DESK_ROOMS: Readonly<Record<string, Room>> = {
  client: { may: "client/files", libraries: "@prosa/protocol" },
  "client/files": { may: "client", libraries: "@prosa/protocol idb-keyval" },
  "client/sites": { may: "client", libraries: "@prosa/protocol" },
  // What speaks to authenticators is told by the server what to ask for.
  "client/account": { may: "client", libraries: "@prosa/protocol @simplewebauthn/browser" },
  // Every command has a name in every language.
  strings: { may: "client", libraries: "@prosa/protocol" },
  styles: { may: "", libraries: "lit" },
  labels: { may: "", libraries: "@prosa/protocol" },
  charts: { may: "styles", libraries: "lit" },
  parts: { may: "styles", libraries: "@prosa/protocol lit" },
  entry: { may: "client client/account strings styles", libraries: "@prosa/protocol lit" },
  // What helps above the composer; it loads with the first conversation.
  assist: { may: "client parts strings styles templates", libraries: "@prosa/protocol lit" },
  macros: { may: "assist client parts settings strings styles", libraries: "@prosa/protocol lit" },
  inbox: { may: "assist client labels parts strings styles", libraries: "@prosa/protocol lit" },
  templates: { may: "client parts strings styles", libraries: "@prosa/protocol lit" },
  settings: { may: "client client/account parts strings styles", libraries: "@prosa/protocol lit" },
  account: {
    may: "client client/account parts settings strings styles",
    libraries: "@prosa/protocol lean-qr lit",
  },
  tickets: { may: "client inbox parts settings strings styles", libraries: "@prosa/protocol lit" },
  contacts: { may: "client inbox parts settings strings styles", libraries: "@prosa/protocol lit" },
  knowledge: { may: "client parts problems settings strings styles", libraries: "@prosa/protocol lit" },
  channels: { may: "client parts settings strings styles", libraries: "@prosa/protocol lit" },
  // Webhooks and CRMs are sent to in one way, and show it in one.
  deliveries: { may: "client settings strings styles", libraries: "@prosa/protocol lit" },
  webhooks: { may: "client deliveries parts settings strings styles", libraries: "@prosa/protocol lit" },
  // Fields are tried on a contact, which is found as on the page of contacts.
  crm: { may: "client contacts deliveries parts settings strings styles", libraries: "@prosa/protocol lit" },
  insights: {
    may: "charts client insights/facts labels parts settings strings styles",
    libraries: "@prosa/protocol lit",
  },
  experiments: {
    may: "client client/sites parts settings strings styles",
    libraries: "@prosa/protocol lit",
  },
  unanswered: { may: "charts client labels parts settings strings styles", libraries: "@prosa/protocol lit" },
  // A conversation of the past reads as it did in the inbox.
  conversations: {
    may: "client client/sites inbox labels parts settings strings styles",
    libraries: "@prosa/protocol lit",
  },
  problems: { may: "client", libraries: "@prosa/protocol" },
  preview: { may: "", libraries: "" },
  // A script of its own, beside the page.
  "push-worker": { may: "", libraries: "@prosa/protocol" },
  "setup/words": { may: "setup", libraries: "@prosa/protocol" },
  setup: {
    may: "client client/sites parts preview problems settings setup/words strings styles",
    libraries: "@prosa/protocol lit",
  },
  "site/form": { may: "settings site/words", libraries: "@prosa/protocol lit zod" },
  "site/words": { may: "", libraries: "@prosa/protocol" },
  site: {
    may: "client client/sites parts problems settings site/form site/words strings styles",
    libraries: "@prosa/protocol lit",
  },
  shell: {
    may: "account channels client contacts conversations crm experiments inbox insights knowledge macros parts settings setup site strings styles tickets unanswered webhooks",
    libraries: "@prosa/protocol lit",
  },
  "app.ts": { may: "account client client/account entry shell strings", libraries: "@prosa/protocol lit" },
};
