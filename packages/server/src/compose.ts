import { OpenConnections } from "./channels/connections.ts";
import { ChannelRoom } from "./channels/room/channel-room.ts";
import { sealPerson } from "./channels/room/seal-person.ts";
import { DeskRoom } from "./desk/desk-room.ts";
import { openSealedRows } from "./desk/rows/seal-rows.ts";
import { ExportsRoom } from "./exporters/room/exports-room.ts";
import { sealTargets } from "./exporters/room/targets.ts";
import { createGateway, type Gateway } from "./gateway/app.ts";
import { GatewayMemory } from "./gateway/incoming.ts";
import { sealQuestions } from "./insights/questions/seal-questions.ts";
import { StatsRoom } from "./insights/stats-room.ts";
import { RenewalJob } from "./key-renewal/renewal-job.ts";
import { ROW_STEPS } from "./migrations/steps.ts";
import { VersionedRoom } from "./migrations/versioned-room.ts";
import { createOpenAiTranscriber } from "./models/openai/transcriber.ts";
import { createModels, type Models } from "./models/registry.ts";
import type { EnvironmentResult } from "./platform/environment.ts";
import type { LogEntry } from "./platform/log.ts";
import type { AutoResponse, Room, RoomHost, RoomKind, RoomStorage } from "./platform/room-host.ts";
import { AddressLimits } from "./security/rate-limits/address-limits.ts";
import { createMasterKeys, type KeyWrapper } from "./security/sealing/key-wrapper.ts";
import { SiteKeyCache } from "./security/sealing/site-keys.ts";
import { PING_RESPONSE } from "./session/auto-response.ts";
import { sealSession } from "./session/log/seal-session.ts";
import { ConversationRoom } from "./session/room.ts";
import { DirectoryRoom } from "./site/directory.ts";
import { SiteRoom } from "./site/site-room.ts";
import { Sites } from "./site/sites.ts";
import { TransferableRoom } from "./site-transfer/transferable-room.ts";
import { warmUp } from "./turn/warm-up.ts";

/** The rooms and the gateway of one isolate. The hosts differ only in how they bind them to their platform. */
export interface Deployment {
  createRoom(kind: RoomKind, host: RoomHost): Room;
  readonly gateway: Gateway;
  /** The ping of a client that a conversation's room has welcomed, for hosts that answer it while the room is not in memory. */
  readonly autoResponse: AutoResponse;
}

/** Sets up one isolate: its models, its sites (up to `sitesBytesMax` of memory) and their keys, and its gateway. */
export function createDeployment(
  environment: EnvironmentResult,
  log: (entry: LogEntry) => void,
  models: Models = createModels(environment, log),
  wrapper: KeyWrapper = createMasterKeys(environment.ok ? environment.value.masterKeys : []),
  sitesBytesMax?: number,
): Deployment {
  const sites = new Sites(models, sitesBytesMax);
  const limits = new AddressLimits();
  const keys = new SiteKeyCache(wrapper);
  const connections = new OpenConnections();
  const transcriber = environment.ok ? environment.value.transcriber : undefined;
  const transcribe = transcriber ? createOpenAiTranscriber(transcriber) : null;
  let isWarm = false;
  const deployment: Deployment = {
    autoResponse: PING_RESPONSE,
    gateway: createGateway(new GatewayMemory(limits, connections), models),
    createRoom(kind, host) {
      // A site's or a session's room opens before its visitor has typed; timers may not be set any earlier.
      if (!isWarm) warmUp((delayMs, piece) => host.after(delayMs, piece));
      isWarm = true;
      switch (kind) {
        case "main":
          return new ConversationRoom(sealSession(host, keys), sites, limits);
        case "site":
          return new SiteRoom(host, wrapper, models.embedder);
        case "desk":
          return new DeskRoom(host, keys);
        case "stats":
          return new StatsRoom(host, keys);
        case "channel":
          return new ChannelRoom(host, keys, connections, transcribe);
        case "exports":
          return new ExportsRoom(host, keys);
        case "directory":
          return new DirectoryRoom(host, new RenewalJob(host));
      }
    },
  };
  return withTransfers(deployment, keys);
}

/**
 * Brings the rows of every room up to today's version, and makes them transferable, but for those of the directory: it is told
 * of each site that arrives.
 */
function withTransfers(deployment: Deployment, keys: SiteKeyCache): Deployment {
  const create = (kind: RoomKind, host: RoomHost): Room =>
    new VersionedRoom(host, {
      kind,
      steps: ROW_STEPS,
      rowsOf: (own) => sealedRowsOf(kind, own, keys),
      create: (own) => deployment.createRoom(kind, own),
    });
  return {
    ...deployment,
    createRoom: (kind, host) =>
      kind === "directory"
        ? create(kind, host)
        : new TransferableRoom(host, kind, 1 + (ROW_STEPS[kind]?.length ?? 0), (own) => create(kind, own)),
  };
}

/** The rows of a room as its own code sees them. */
async function sealedRowsOf(kind: RoomKind, host: RoomHost, keys: SiteKeyCache): Promise<RoomStorage> {
  switch (kind) {
    case "main":
      return sealSession(host, keys).storage;
    case "desk":
      return openSealedRows(host, keys);
    case "stats":
      return sealQuestions(host, keys);
    case "channel":
      return sealPerson(host, keys).storage;
    case "exports":
      return sealTargets(host, keys).storage;
    case "site":
    case "directory":
      return host.storage;
  }
}
