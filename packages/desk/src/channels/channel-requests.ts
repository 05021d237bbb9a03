import type {
  ChangeChannelRequest,
  ChannelCheck,
  ChannelConnection,
  ChannelConnections,
  ConnectChannelRequest,
} from "@prosa/protocol";
import { requestAt } from "../client/requests.ts";

/** The channels of the site, for its owners. */
export async function listChannels(): Promise<ChannelConnections["connections"]> {
  return (await requestAt<ChannelConnections>("GET", "/api/channels")).connections;
}

/** Connects a channel; rejects with the `ChannelProblem` that says what the platform did not take. */
export function connectChannel(asked: ConnectChannelRequest): Promise<ChannelConnection> {
  return requestAt("POST", "/api/channels", asked);
}

/** Asks the platform again whether all is well. */
export function checkChannel(id: string): Promise<ChannelCheck> {
  return requestAt("POST", `${pathOf(id)}/check`);
}

/** Puts new secrets of the same account in the place of the old ones; rejects as `connectChannel` does. */
export function changeChannel(id: string, asked: ChangeChannelRequest): Promise<ChannelConnection> {
  return requestAt("PATCH", pathOf(id), asked);
}

export function disconnectChannel(id: string): Promise<void> {
  return requestAt("DELETE", pathOf(id));
}

function pathOf(id: string): string {
  return `/api/channels/${encodeURIComponent(id)}`;
}
