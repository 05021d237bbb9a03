/**
 * The house as a table: which folder may import which folders and which libraries, type imports counted.
 * `layers.test.ts` holds the code to it. Paths are those of a package's `src`; a file that a layer above may
 * know while its folder may not (a contract, an entry) is a layer of its own.
 */
import { CHANNEL_ROOMS } from "./channel-layers.ts";
import { DESK_ROOMS, type Room } from "./desk-layers.ts";
import { EXPORTER_ROOMS, ROOM_WORK } from "./exporter-layers.ts";
import { GATEWAY_ROOMS } from "./gateway-layers.ts";
import { HOST_ROOMS } from "./host-layers.ts";
import { INSIGHTS_ROOMS } from "./insights-layers.ts";

export type PackageName = "protocol" | "widget" | "desk" | "server";

/** One entry for every folder that holds a source file. */
export const ROOMS: Readonly<Record<PackageName, Readonly<Record<string, Room>>>> = {
  protocol: {
    "limits.ts": { may: "", libraries: "" },
    "version.ts": { may: "", libraries: "" },
    scalars: { may: "", libraries: "zod" },
    parts: { may: "limits.ts scalars", libraries: "zod" },
    events: { may: "limits.ts parts scalars", libraries: "zod" },
    commands: { may: "limits.ts parts scalars", libraries: "zod" },
    http: { may: "events http/experiments limits.ts parts scalars", libraries: "zod" },
    "http/experiments": { may: "http scalars", libraries: "zod" },
    desk: { may: "events http limits.ts parts scalars", libraries: "zod" },
    insights: {
      may: "desk events http http/experiments insights/facts limits.ts parts scalars",
      libraries: "zod",
    },
    shape: { may: "", libraries: "" },
    generated: { may: "shape", libraries: "" },
    codec: {
      may: "commands desk events generated http limits.ts scalars shape version.ts",
      libraries: "zod",
    },
    "index.ts": {
      may: "codec commands events http http/experiments limits.ts parts scalars version.ts",
      libraries: "",
    },
    "desk.ts": { may: "codec desk insights parts", libraries: "" },
  },
  widget: {
    strings: { may: "", libraries: "@prosa/protocol" },
    styles: { may: "", libraries: "" },
    "client/state": { may: "", libraries: "@prosa/protocol" },
    storage: { may: "client/state strings", libraries: "@prosa/protocol idb-keyval" },
    client: { may: "client/state storage", libraries: "@prosa/protocol" },
    viewport: { may: "client/state strings", libraries: "@prosa/protocol lit" },
    view: { may: "client/state strings viewport", libraries: "@prosa/protocol lit marked" },
    "view/parts": { may: "strings view", libraries: "@prosa/protocol lit" },
    "app/feature.ts": { may: "client client/state strings view viewport", libraries: "@prosa/protocol lit" },
    "app/on-demand.ts": { may: "client styles", libraries: "lit" },
    "features/actions": {
      may: "app/feature.ts app/on-demand.ts strings view",
      libraries: "@prosa/protocol lit",
    },
    "features/edit": {
      may: "app/feature.ts client/state features/search strings styles view",
      libraries: "lit",
    },
    "features/devices": {
      may: "app/feature.ts app/on-demand.ts client client/state strings styles view",
      libraries: "@prosa/protocol lean-qr lit",
    },
    "features/export": {
      may: "client/state features/forms features/survey strings view view/parts",
      libraries: "@prosa/protocol lit",
    },
    "features/files": {
      may: "app/feature.ts app/on-demand.ts client client/state strings view",
      libraries: "@prosa/protocol lit",
    },
    "features/forms": {
      may: "app/feature.ts app/on-demand.ts client client/state features/tickets strings styles view",
      libraries: "@prosa/protocol lit",
    },
    "features/fullscreen": { may: "app/feature.ts client view", libraries: "" },
    "features/keyboard": { may: "app/feature.ts", libraries: "" },
    "features/character-count": {
      may: "app/feature.ts app/on-demand.ts strings",
      libraries: "@prosa/protocol lit",
    },
    "features/hours": { may: "app/feature.ts strings view", libraries: "@prosa/protocol lit" },
    "features/looks": { may: "app/feature.ts storage", libraries: "" },
    "features/menu": {
      may: "app/feature.ts client client/state features/devices features/export features/survey storage strings styles view",
      libraries: "@prosa/protocol lit",
    },
    "features/motion": { may: "app/feature.ts", libraries: "" },
    "features/proactive": { may: "app/feature.ts client storage strings styles view", libraries: "lit" },
    "features/search": {
      may: "app/feature.ts client client/state strings styles viewport",
      libraries: "@prosa/protocol lit",
    },
    "features/sound": { may: "app/feature.ts", libraries: "" },
    "features/survey": {
      may: "app/feature.ts app/on-demand.ts client features/forms strings styles",
      libraries: "lit",
    },
    "features/tickets": {
      may: "app/feature.ts app/on-demand.ts client/state strings view",
      libraries: "@prosa/protocol lit",
    },
    "features/tracking": { may: "app/feature.ts client client/state", libraries: "@prosa/protocol lit" },
    "features/visibility": { may: "app/feature.ts", libraries: "" },
    "features/voice": {
      may: "app/feature.ts client client/state storage strings styles view",
      libraries: "@prosa/protocol lit marked",
    },
    "features/wide": { may: "app/feature.ts strings", libraries: "lit" },
    bubble: { may: "strings styles view", libraries: "" },
    app: {
      may: "app/feature.ts client client/state features/* storage strings styles view view/parts viewport",
      libraries: "@prosa/protocol lit",
    },
    element: { may: "app bubble client features/proactive storage strings styles view", libraries: "lit" },
    "index.ts": { may: "app element", libraries: "@prosa/protocol" },
  },
  desk: DESK_ROOMS,
  server: {
    // One check of loopback, for what is read and for how mail leaves.
    platform: { may: "", libraries: "@prosa/protocol ipaddr.js zod" },
    hours: { may: "", libraries: "@prosa/protocol ical.js temporal-polyfill" },
    language: {
      may: "language/en language/es language/pack language/pt-br language/text",
      libraries: "@prosa/protocol",
    },
    "language/en": { may: "language/pack language/text", libraries: "@orama/stemmers" },
    "language/es": { may: "language/pack language/text", libraries: "@orama/stemmers" },
    "language/pack": { may: "", libraries: "@prosa/protocol" },
    "language/pt-br": {
      may: "language/pack language/pt-br/vocabulary language/text",
      libraries: "@orama/stemmers",
    },
    "language/pt-br/vocabulary": { may: "language/text", libraries: "" },
    "language/text": { may: "", libraries: "" },
    "understanding/danger": { may: "language language/pack language/text", libraries: "" },
    "understanding/entities": { may: "language language/pack language/text", libraries: "@prosa/protocol" },
    "understanding/intents": {
      may: "language language/pack language/text understanding/learning",
      libraries: "@prosa/protocol",
    },
    "understanding/learning": { may: "language language/text", libraries: "" },
    "understanding/sentiment": { may: "language language/text", libraries: "@prosa/protocol" },
    "understanding/spelling": {
      may: "language/pt-br language/pt-br/vocabulary language/text",
      libraries: "",
    },
    // The setting of whose word counts for an address is the environment's.
    security: {
      may: "platform understanding/entities",
      libraries: "@noble/hashes @prosa/protocol ipaddr.js jose zod",
    },
    "security/sealing": { may: "platform", libraries: "zod" },
    "security/push": { may: "security", libraries: "jose zod" },
    "security/passkeys": {
      may: "security",
      libraries: "@prosa/protocol @simplewebauthn/server ipaddr.js zod",
    },
    "security/rate-limits": { may: "", libraries: "" },
    "security/totp": { may: "", libraries: "otpauth" },
    files: { may: "", libraries: "@prosa/protocol" },
    extract: { may: "extract/facts extract/parse", libraries: "" },
    "extract/crawl": {
      may: "extract extract/fetch extract/parse language language/text",
      libraries: "robots-parser",
    },
    "extract/facts": {
      may: "extract/parse extract/words language language/text",
      libraries: "@prosa/protocol",
    },
    "extract/fetch": {
      // Its platform says whether it can check where a name leads.
      may: "extract extract/facts extract/formats extract/parse extract/words platform",
      libraries: "ipaddr.js",
    },
    "extract/formats": { may: "extract/parse", libraries: "unpdf" },
    "extract/parse": { may: "extract/words", libraries: "@mozilla/readability linkedom" },
    "extract/profile": {
      may: "extract extract/crawl extract/facts extract/fetch extract/parse extract/words",
      libraries: "",
    },
    "extract/words": { may: "", libraries: "" },
    knowledge: { may: "knowledge/wording", libraries: "@prosa/protocol zod" },
    "knowledge/index": { may: "knowledge language language/text", libraries: "@prosa/protocol" },
    "knowledge/matters": {
      may: "knowledge knowledge/index knowledge/query language language/text",
      libraries: "@prosa/protocol",
    },
    "knowledge/query": {
      may: "knowledge knowledge/index language language/text",
      libraries: "@prosa/protocol",
    },
    "knowledge/search": {
      may: "knowledge knowledge/index knowledge/matters knowledge/query knowledge/vectors knowledge/wording language language/text",
      libraries: "@prosa/protocol",
    },
    "knowledge/wording": {
      may: "knowledge/index language language/text",
      libraries: "@prosa/protocol",
    },
    "knowledge/vectors": { may: "knowledge platform security", libraries: "" },
    turn: {
      may: "knowledge knowledge/matters language language/pack language/text platform turn/decision turn/evidence turn/evidence/products turn/evidence/ranking turn/query turn/reply understanding/danger understanding/entities understanding/intents understanding/sentiment understanding/spelling",
      libraries: "@prosa/protocol",
    },
    "turn/decision": {
      may: "knowledge knowledge/index knowledge/wording language language/pack language/text turn turn/evidence turn/evidence/products turn/query understanding/entities understanding/intents",
      libraries: "@prosa/protocol",
    },
    "turn/evidence": {
      may: "knowledge knowledge/index knowledge/matters knowledge/query knowledge/wording language language/text turn turn/evidence/products turn/evidence/ranking turn/query",
      libraries: "@prosa/protocol",
    },
    "turn/evidence/ranking": {
      may: "knowledge knowledge/wording language/text turn turn/decision turn/evidence turn/query",
      libraries: "@prosa/protocol",
    },
    "turn/evidence/products": {
      may: "knowledge knowledge/index knowledge/query language language/text turn turn/evidence turn/evidence/ranking turn/query",
      libraries: "@prosa/protocol",
    },
    "turn/query": {
      may: "knowledge knowledge/index knowledge/query language language/pack language/text turn understanding/intents understanding/spelling",
      libraries: "@prosa/protocol",
    },
    "turn/reply": {
      may: "hours knowledge language language/pack language/text turn turn/evidence turn/query understanding/sentiment",
      libraries: "@prosa/protocol",
    },
    models: {
      may: "knowledge knowledge/vectors language language/text models/guards models/resilience models/openai models/prompt models/tools platform security turn turn/reply",
      libraries: "@prosa/protocol zod",
    },
    "models/guards": {
      may: "knowledge language language/text turn turn/reply understanding/entities",
      libraries: "@prosa/protocol zod",
    },
    "models/resilience": { may: "models platform", libraries: "" },
    "models/openai": {
      may: "knowledge/vectors models models/openai/stream models/prompt platform turn",
      libraries: "@prosa/protocol openai zod",
    },
    "models/openai/stream": { may: "language/text models models/openai platform", libraries: "" },
    // What an LLM may ask for; the answers become sources, in the prompt's own fences.
    "models/tools": {
      may: "hours knowledge language language/text models models/guards models/prompt security turn",
      libraries: "@cfworker/json-schema @prosa/protocol zod",
    },
    "models/prompt": {
      may: "hours knowledge language language/pack models platform turn",
      libraries: "@prosa/protocol",
    },
    site: {
      may: "hours knowledge knowledge/matters knowledge/search knowledge/vectors models models/resilience platform security/sealing site/connections site/experiments site/embeddings site/pages site/reports site/long-values site/secrets site/sources site/upkeep site/version site/web turn understanding/intents",
      libraries: "@prosa/protocol zod",
    },
    "site/connections": { may: "platform site/pages site/secrets", libraries: "@prosa/protocol zod" },
    "site/secrets": { may: "platform security/sealing", libraries: "" },
    "site/embeddings": {
      may: "knowledge knowledge/vectors language/text models/resilience platform site/upkeep site/version",
      libraries: "@prosa/protocol zod",
    },
    "site/pages": {
      may: "extract knowledge knowledge/search platform site/long-values site/version",
      libraries: "@prosa/protocol zod",
    },
    "site/long-values": { may: "platform", libraries: "zod" },
    "site/sources": {
      may: "extract extract/crawl knowledge platform site/pages site/sources/crawl site/sources/page site/sources/url site/sources/written site/upkeep site/version site/web",
      libraries: "@prosa/protocol zod",
    },
    "site/sources/crawl": {
      may: "extract/crawl platform site/pages site/long-values site/sources site/upkeep",
      libraries: "zod",
    },
    "site/sources/page": {
      may: "extract/crawl site/pages site/sources site/upkeep",
      libraries: "@prosa/protocol",
    },
    "site/sources/url": { may: "extract/crawl site/pages site/sources site/upkeep", libraries: "" },
    "site/sources/written": {
      may: "extract/fetch extract/parse knowledge site/pages site/sources",
      libraries: "@prosa/protocol",
    },
    "site/upkeep": { may: "extract/crawl language/text", libraries: "@prosa/protocol" },
    "site/version": { may: "platform", libraries: "@prosa/protocol zod" },
    "site/web": { may: "extract extract/crawl extract/fetch platform site/long-values", libraries: "zod" },
    // Mails are written from letters, and leave by the platform's way of mail or by the service of the settings.
    mail: { may: "extract/fetch platform security", libraries: "@prosa/protocol zod" },
    "mail/inbound": { may: "extract/parse mail security", libraries: "postal-mime" },
    desk: {
      may: "desk/mail desk/people desk/push desk/queue desk/canned-replies desk/rows desk/tickets hours platform security security/sealing",
      libraries: "@prosa/protocol zod",
    },
    "desk/mail": {
      may: "desk desk/people desk/rows desk/tickets language mail platform",
      libraries: "@prosa/protocol zod",
    },
    "desk/people": {
      may: "desk desk/rows platform security security/sealing security/totp",
      libraries: "@noble/hashes @prosa/protocol zod",
    },
    // An endpoint is an address that a browser named.
    "desk/push": {
      may: "desk desk/people desk/queue desk/rows extract/fetch platform security/push",
      libraries: "@prosa/protocol zod",
    },
    "desk/queue": { may: "desk desk/rows platform", libraries: "@prosa/protocol zod" },
    "desk/canned-replies": { may: "desk desk/people platform", libraries: "@prosa/protocol zod" },
    "desk/rows": { may: "platform security/sealing", libraries: "@prosa/protocol zod" },
    ...INSIGHTS_ROOMS,
    ...CHANNEL_ROOMS,
    ...EXPORTER_ROOMS,
    "desk/tickets": {
      may: "desk desk/mail desk/people desk/rows exporters/events hours platform security security/sealing",
      libraries: "@prosa/protocol zod",
    },
    session: {
      may: "platform security security/rate-limits security/sealing session/agents session/assist session/commands session/exports session/files session/handshake session/log session/mail session/outbox session/search session/tokens session/turns site site/experiments",
      libraries: "@prosa/protocol zod",
    },
    "session/abuse": {
      may: "language language/text models/guards platform security security/rate-limits understanding/danger",
      libraries: "@prosa/protocol zod",
    },
    "session/agents": {
      may: "hours language platform security session session/commands session/handshake session/log session/outbox session/search session/turns site turn turn/query turn/reply understanding/intents",
      libraries: "@prosa/protocol zod",
    },
    "session/commands": {
      may: "hours language platform security security/rate-limits session/abuse session/files session/log session/turns site turn",
      libraries: "@prosa/protocol",
    },
    "session/exports": {
      may: "exporters/events insights/facts session session/log",
      libraries: "@prosa/protocol",
    },
    "session/files": { may: "platform security/sealing", libraries: "@prosa/protocol zod" },
    "session/handshake": {
      may: "platform security session/agents session/log session/tokens session/turns site site/experiments",
      libraries: "@prosa/protocol",
    },
    "session/log": {
      may: "insights/facts language platform security/sealing session/abuse turn turn/decision understanding/sentiment",
      libraries: "@prosa/protocol zod",
    },
    "session/mail": {
      may: "language mail platform session session/commands session/log session/turns site",
      libraries: "@prosa/protocol zod",
    },
    "session/outbox": {
      may: "desk/rows exporters/events insights insights/conversations insights/facts insights/questions platform security session/log session/turns site",
      libraries: "@prosa/protocol zod",
    },
    "session/search": {
      may: "insights/words platform session/log session/turns site",
      libraries: "@prosa/protocol",
    },
    "session/tokens": { may: "language platform security session", libraries: "zod" },
    "session/turns": {
      may: "extract/crawl extract/fetch insights/facts language models/resilience platform security session/log site site/experiments site/pages site/sources/written turn turn/decision turn/query turn/reply",
      libraries: "@prosa/protocol zod",
    },
    // What an LLM writes for people who answer: data in, checked text out, kept with the session.
    "session/assist": {
      may: "insights/facts language models/guards models/resilience platform security session/log session/turns site turn",
      libraries: "@prosa/protocol",
    },
    ...GATEWAY_ROOMS,
    ...ROOM_WORK,
    "compose.ts": {
      may: "channels channels/room desk desk/rows exporters/room gateway insights insights/questions key-renewal migrations models models/openai platform security security/rate-limits security/sealing session session/log site site-transfer turn",
      libraries: "",
    },
    ...HOST_ROOMS,
  },
};
