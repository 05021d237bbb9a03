import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ChannelConnection, DurableEvent } from "@prosa/protocol";
import { TELEGRAM_TOKEN } from "../../../scripts/fakes/telegram.ts";
import { MemoryStorage } from "../../hosts/memory/storage.ts";
import { readEnvironment } from "../../platform/environment.ts";
import { FILE_LINK_S, verifyFileToken } from "../../security/file-tokens.ts";
import { newOpaqueToken } from "../../security/opaque-tokens.ts";
import { createChannel } from "../registry.ts";
import { type Link, linkSchema } from "./link.ts";
import { LogReader } from "./log-reader.ts";

const SESSION = "session-0001";
const NOW = 1_790_000_000_000;
const AGENT = { id: "person-lia-", name: "Lia" };

const environment = readEnvironment({
  PROSA_SECRET: newOpaqueToken(),
  PROSA_MASTER_KEY: newOpaqueToken(),
  PROSA_OWNER_KEY: newOpaqueToken(),
});

const connection: ChannelConnection = {
  id: "connection-1",
  channel: "telegram",
  name: "@loja_bot",
  createdAt: NOW,
  webhook: "https://chat.example/api/updates/telegram/loja/connection-1",
  facts: {},
};

const link: Link = linkSchema.parse({
  site: "loja",
  connection: connection.id,
  channel: "telegram",
  person: "4242",
  session: SESSION,
  facts: {},
  isReachable: true,
  epoch: null,
  cursor: 0,
  next: 1,
  unknown: [],
  isPaused: false,
  prunedAt: NOW,
});

function readerOf(events: readonly DurableEvent[]): LogReader {
  const page = { epoch: "epoch-0001", events, hasMore: false, isHere: true, language: "pt-BR" };
  return new LogReader({
    callRoom: async () => Response.json(page),
    now: () => NOW,
    newId: () => "id-000001",
    storage: new MemoryStorage(),
    environment,
  });
}

async function callsFor(message: Extract<DurableEvent, { type: "said" }>["message"]) {
  assert.ok(environment.ok);
  const settings = { token: TELEGRAM_TOKEN, webhookSecret: newOpaqueToken() };
  const channel = createChannel("telegram", settings, {
    environment: environment.value,
    isVerified: true,
  });
  assert.ok(channel);
  const page = await readerOf([{ type: "said", seq: 1, at: NOW, message }]).next("room-00001", link, {
    channel,
    connection,
  });
  return page?.calls.flatMap(({ calls }) => calls) ?? [];
}

describe("a session's log as a channel reads it", () => {
  it("gives an agent's file an address of the server's own, which is good for a week and gives that file alone", async () => {
    const file = {
      type: "file",
      fileId: "file-0001",
      name: "comprovante.pdf",
      mediaType: "application/pdf",
      byteCount: 100,
    } as const;
    const [call] = await callsFor({ id: "message-01", author: "agent", agent: AGENT, parts: [file] });
    assert.equal(call?.method, "sendDocument");
    const address = new URL(String(call?.body.document));
    assert.equal(address.origin, "https://chat.example");
    const token = address.pathname.replace("/api/files/", "");
    assert.ok(environment.ok);
    const { secrets } = environment.value;
    const inTime = NOW + FILE_LINK_S * 1_000 - 1_000;
    assert.deepEqual(await verifyFileToken(secrets, token, inTime), {
      fileId: "file-0001",
      session: SESSION,
      site: "loja",
    });
    assert.equal(await verifyFileToken(secrets, token, inTime + 2_000), null);
  });

  it("brings back neither a person's own file nor what was written in the platform's own inbox", async () => {
    const parts = [{ type: "text" as const, text: "Oi" }];
    assert.deepEqual(await callsFor({ id: "message-02", author: "visitor", parts }), []);
    const inbox = { id: "page-inbox", name: "Messenger" };
    assert.deepEqual(await callsFor({ id: "message-03", author: "agent", agent: inbox, parts }), []);
    assert.equal((await callsFor({ id: "message-04", author: "agent", agent: AGENT, parts })).length, 1);
  });
});
