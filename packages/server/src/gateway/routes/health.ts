import type { Models } from "../../models/registry.ts";
import type { EnvironmentResult } from "../../platform/environment.ts";
import { DIRECTORY_ID } from "../../site/directory.ts";
import type { GatewayApp } from "../incoming.ts";

/** Adds the routes by which a load balancer and an operator see whether the server works. */
export function addHealthRoutes(app: GatewayApp, models: Models): void {
  app.get("/healthz", (context) => context.json({ status: "up" }));

  app.get("/readyz", async (context) => {
    const { host } = context.get("incoming");
    const probe = await host
      .callRoom("directory", DIRECTORY_ID, "/probe", { method: "POST" })
      .catch(() => null);
    const isReady = host.environment.ok && probe?.status === 204;
    const body = {
      status: isReady ? "ready" : "not-ready",
      storage: probe?.status === 204 ? "writable" : "failing",
      settings: host.environment.ok ? "complete" : host.environment.problem,
      mail: host.mailer ? "configured" : mailState(host.environment),
      models: { embedded: "ready", openai: llmState(models) },
    };
    return context.json(body, isReady ? 200 : 503);
  });
}

/** Settings that name a server of mail are of no use to a host that reaches none. */
function mailState(environment: EnvironmentResult): "absent" | "unreachable" {
  return environment.ok && environment.value.mail ? "unreachable" : "absent";
}

function llmState({ openai, breaker }: Models): "absent" | "configured" | "degraded" {
  if (!openai) return "absent";
  return breaker && breaker.state !== "closed" ? "degraded" : "configured";
}
