import type { Room } from "./desk-layers.ts";

/** The server's folders of the HTTP interface, as part of the table in `layers.ts`. */
export const GATEWAY_ROOMS: Readonly<Record<string, Room>> = {
  gateway: {
    may: "channels files gateway/channels gateway/exports gateway/graphql gateway/idempotency gateway/mail gateway/records gateway/routes gateway/routes/account gateway/routes/contacts gateway/routes/desk gateway/routes/insights gateway/routes/mail gateway/routes/tickets insights insights/rollups models platform security security/rate-limits site",
    libraries: "@prosa/protocol hono zod",
  },
  "gateway/routes/desk": {
    may: "extract/fetch extract/profile gateway gateway/mail gateway/records hours security security/passkeys session/turns",
    libraries: "@prosa/protocol zod",
  },
  "gateway/routes/account": {
    may: "files gateway gateway/routes/desk security/totp",
    libraries: "@prosa/protocol zod",
  },
  "gateway/idempotency": { may: "gateway", libraries: "hono zod" },
  "gateway/openapi": { may: "", libraries: "@prosa/protocol hono zod" },
  "gateway/exports": { may: "exporters/events gateway gateway/records", libraries: "@prosa/protocol" },
  "gateway/mail": {
    may: "channels channels/email gateway language mail mail/inbound security",
    libraries: "@prosa/protocol zod",
  },
  "gateway/channels": { may: "channels gateway mail security", libraries: "@prosa/protocol zod" },
  "gateway/routes/mail": { may: "gateway mail", libraries: "@prosa/protocol hono zod" },
  "gateway/records": {
    may: "files gateway insights insights/reports insights/rollups insights/words",
    libraries: "@prosa/protocol zod",
  },
  "gateway/graphql": {
    may: "gateway gateway/records platform",
    libraries: "@prosa/protocol dataloader graphql graphql-yoga zod",
  },
  "gateway/routes/contacts": { may: "gateway gateway/records", libraries: "@prosa/protocol zod" },
  "gateway/routes/tickets": {
    may: "files gateway gateway/records language language/pack security",
    libraries: "@prosa/protocol hono",
  },
  "gateway/routes": {
    may: "extract/crawl extract/fetch gateway gateway/openapi gateway/records hours models models/openai models/prompt models/tools platform security security/rate-limits session/turns site site/experiments site/pages site/sources/written",
    libraries: "@prosa/protocol zod",
  },
  "gateway/routes/insights": {
    may: "gateway gateway/records insights insights/conversations insights/experiments insights/questions insights/reports insights/rollups site/experiments",
    libraries: "@prosa/protocol zod",
  },
};
