// Writes `version-N.ndjson`, the rows of a site with all that visitors, agents and owners bring about, as the sources at hand
// store them: `node packages/server/test/rows/write-fixture.ts N`. Run it at a release, before its rows change.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { RoomKind } from "../../src/platform/room-host.ts";
import { writeRoom } from "../../src/site-transfer/row-lines.ts";
import { AgentClient, signUp } from "../agents.ts";
import { freshId } from "../client.ts";
import { OWNER, post } from "../http.ts";
import { SessionBed, SITE } from "../session-bed.ts";

const KINDS: readonly RoomKind[] = ["site", "desk", "stats", "exports", "main"];
const CLOSED = { timeZone: "America/Sao_Paulo", week: [[], [], [], [], [], [], []] };

const version = Number(process.argv[2]);
assert.ok(version >= 1, "Say which version these rows are: write-fixture.ts 1");
const session = await SessionBed.start({ openingHours: CLOSED, retentionDays: 30 });
const { bed } = session;
const hook = { site: SITE, url: "https://hooks.example/prosa", events: ["conversation.scored"] };
assert.equal((await post(bed, "/api/webhooks", hook, OWNER)).status, 201);
const visitor = await session.join();
const said = freshId();
visitor.say(said, "Quanto custa a geleia de framboesa?");
await visitor.reply(said);
visitor.send({ type: "ask-human", id: freshId() });
const asked = await visitor.next("said", ({ message }) => message.parts.some(({ type }) => type === "form"));
const form = asked.message.parts.find((part) => part.type === "form");
assert.ok(form?.type === "form");
const contact = { name: "Frambelina", email: "frambelina@exemplo.com.br" };
const submission = { type: "submit", id: freshId(), messageId: asked.message.id, contact } as const;
visitor.send({ ...submission, consent: form.consent.text });
const carried = await visitor.next("said", ({ message }) =>
  message.parts.some(({ type }) => type === "ticket"),
);
const card = carried.message.parts.find((part) => part.type === "ticket");
assert.ok(card?.type === "ticket");
const person = await signUp(bed, SITE, "Lia");
const agent = await AgentClient.join(bed, session.opened.session, person);
const noted = freshId();
agent.send({ type: "note", id: noted, text: "Prefere potes de vidro lilás" });
await agent.next("confirmed", (event) => event.id === noted);
await session.settled();
// The session cannot be told of the answer, so its update waits in the desk's room.
session.storage.put = () => Promise.reject(new Error("disk full"));
const answered = await bed.fetch(`/api/desk/tickets/${card.ticketId}`, {
  method: "PATCH",
  headers: { cookie: person.cookie },
  body: JSON.stringify({ answer: "Temos potes de meio quilo na quinta." }),
});
assert.ok(answered.ok, await answered.text());
await session.settled();
const lines = KINDS.flatMap((kind) =>
  bed.platform.idsOf(kind).map((id) => {
    const { rows } = bed.platform.place(kind, id).storage;
    return rows.size === 0 ? "" : writeRoom({ kind, id, rows: Object.fromEntries(rows) });
  }),
);
writeFileSync(path.join(import.meta.dirname, `version-${version}.ndjson`), lines.join(""));
await bed.close();
