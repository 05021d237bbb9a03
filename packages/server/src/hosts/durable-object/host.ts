import { createDeployment, type Deployment } from "../../compose.ts";
import { readEnvironment } from "../../platform/environment.ts";
import { writeLog } from "../web/host.ts";

let deployment: Deployment | null = null;

/** The isolate's one deployment, made on first use: all rooms of a bundle share this module. */
export function deploymentOf(env: Readonly<Record<string, unknown>>): Deployment {
  deployment ??= createDeployment(readEnvironment(env), writeLog);
  return deployment;
}
