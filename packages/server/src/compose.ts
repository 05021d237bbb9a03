import { OpenConnections } from "./channels/connections.ts";
import { ChannelRoom } from "./channels/room/channel-room.ts";
import { DeskRoom } from "./desk/desk-room.ts";
import { ExportsRoom } from "./exporters/room/exports-room.ts";
import { createGateway, type Gateway } from "./gateway/app.ts";
import { GatewayMemory } from "./gateway/incoming.ts";
import { StatsRoom } from "./insights/stats-room.ts";
import { createOpenAiTranscriber } from "./models/openai/transcriber.ts";
import { createModels, type Models } from "./models/registry.ts";
import type { EnvironmentResult } from "./platform/environment.ts";
import type { LogEntry } from "./platform/log.ts";
import type { Room, RoomHost, RoomKind } from "./platform/room-host.ts";
import { RenewalJob } from "./renewal/renewal-job.ts";
import { AddressLimits } from "./security/address-limits.ts";
import { createMasterKeys, type KeyWrapper } from "./security/sealing/key-wrapper.ts";
import { SiteKeyCache } from "./security/sealing/site-keys.ts";
import { sealSession } from "./session/log/seal-session.ts";
import { ConversationRoom } from "./session/room.ts";
import { DirectoryRoom } from "./site/directory.ts";
import { SiteRoom } from "./site/site-room.ts";
import { Sites } from "./site/sites.ts";
import { TransferableRoom } from "./transfer/transferable-room.ts";
import { warmUp } from "./turn/warm-up.ts";

/** The rooms and the gateway of one isolate. The hosts differ only in how they bind them to their platform. */
export interface Deployment {
  createRoom(kind: RoomKind, host: RoomHost): Room;
  readonly gateway: Gateway;
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
  return withTransfers({
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
  });
}

/** Makes the rows of every room transferable, but for the directory: it is told of each site that arrives. */
function withTransfers(deployment: Deployment): Deployment {
  const createRoom = (kind: RoomKind, host: RoomHost) => deployment.createRoom(kind, host);
  return {
    ...deployment,
    createRoom: (kind, host) =>
      kind === "directory"
        ? createRoom(kind, host)
        : new TransferableRoom(host, kind, (own) => createRoom(kind, own)),
  };
}
