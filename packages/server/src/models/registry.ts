import type { Embedder } from "../knowledge/vectors/embedder.ts";
import { systemClock } from "../platform/clock.ts";
import type { Environment, EnvironmentResult } from "../platform/environment.ts";
import type { LogEntry } from "../platform/log.ts";
import type { Model } from "../turn/ports.ts";
import { createEmbeddedModel } from "./embedded.ts";
import { createOpenAiModel } from "./openai/chat.ts";
import { createOpenAiEmbedder } from "./openai/embedder.ts";
import { type CircuitBreaker, createCircuitBreaker } from "./resilience/circuit-breaker.ts";

/** All that a model may be made from. */
interface ModelDeps {
  environment: Partial<Environment>;
  /** Writes where another model cannot. */
  fallback: Model;
  breaker: CircuitBreaker;
  log: (entry: LogEntry) => void;
}

/** Makes a model; `null` where the environment does not set it up. */
type CreateModel = (deps: ModelDeps) => Model | null;

/** Models that write with a service, the preferred one first. */
const services = {
  openai: ({ environment, ...deps }) =>
    environment.openai ? createOpenAiModel({ ...environment.openai, ...deps }) : null,
} as const satisfies Record<string, CreateModel>;

const names = Object.keys(services) as (keyof typeof services)[];

/** The models of a deployment: the embedded one always, each of the others where its environment sets it up. */
export interface Models extends Readonly<Record<keyof typeof services, Model | null>> {
  readonly embedded: Model;
  /** Present where the environment names a model for it. */
  readonly embedder?: Embedder;
  /** Open while a service fails and the embedded model answers in its place. */
  readonly breaker?: Pick<CircuitBreaker, "state">;
}

/** Makes the models that an environment sets up; one that cannot be read sets up the embedded model alone. */
export function createModels(result: EnvironmentResult, log: (entry: LogEntry) => void): Models {
  const environment: Partial<Environment> = result.ok ? result.value : {};
  const embedded = createEmbeddedModel();
  const breaker = createCircuitBreaker(systemClock);
  const deps = { environment, fallback: embedded, breaker, log };
  const written = Object.fromEntries(names.map((name) => [name, services[name](deps)]));
  return {
    ...(written as Record<keyof typeof services, Model | null>),
    embedded,
    breaker,
    ...(environment.embedder && { embedder: createOpenAiEmbedder(environment.embedder) }),
  };
}

/** The first service that a deployment has, else the embedded model. */
export function preferredModel(models: Models): Model {
  return names.map((name) => models[name]).find((model) => model !== null) ?? models.embedded;
}
