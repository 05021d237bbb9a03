import { warmUp } from "./conversation/warm-up.ts";
import { DirectoryRoom } from "./directory.ts";
import type { EnvironmentResult } from "./environment.ts";
import type { LogEntry, Party, Room, RoomHost } from "./host.ts";
import { createApp } from "./http/app.ts";
import { FrontMemory } from "./http/front.ts";
import { createCircuitBreaker } from "./model/circuit-breaker.ts";
import { systemClock } from "./model/completion.ts";
import { createEmbeddedModel } from "./model/embedded.ts";
import { createOpenAiModel } from "./model/openai.ts";
import { createOpenAiEmbedder } from "./model/openai-embedder.ts";
import { ConversationRoom } from "./room.ts";
import { SiteRoom } from "./site.ts";
import { type Models, Sites } from "./sites.ts";

/** What the rooms and front doors of one isolate share. The hosts differ only in how they bind it to their platform. */
export interface Deployment {
  createRoom(party: Party, host: RoomHost): Room;
  readonly app: ReturnType<typeof createApp>;
}

/** Sets up one isolate: its models, its sites in memory, its front door. */
export function createDeployment(
  environment: EnvironmentResult,
  log: (entry: LogEntry) => void,
  models: Models = createModels(environment, log),
): Deployment {
  const sites = new Sites(models);
  let isWarm = false;
  return {
    app: createApp(new FrontMemory(), models),
    createRoom(party, host) {
      // A site's or a session's room opens before its visitor has typed; timers may not be set any earlier.
      if (!isWarm) warmUp((delayMs, piece) => host.after(delayMs, piece));
      isWarm = true;
      switch (party) {
        case "main":
          return new ConversationRoom(host, sites);
        case "site":
          return new SiteRoom(host, models.embedder);
        case "directory":
          return new DirectoryRoom(host);
      }
    },
  };
}

function createModels(environment: EnvironmentResult, log: (entry: LogEntry) => void): Models {
  const embedded = createEmbeddedModel();
  const { openai: settings, embedder } = environment.ok ? environment.value : {};
  const meaning = embedder && { embedder: createOpenAiEmbedder(embedder) };
  if (!settings) return { embedded, openai: null, ...meaning };
  const breaker = createCircuitBreaker(systemClock);
  const openai = createOpenAiModel({ ...settings, fallback: embedded, breaker, log });
  return { embedded, openai, breaker, ...meaning };
}
