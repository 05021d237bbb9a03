import type { Deliveries } from "@prosa/protocol";
import { requestAt } from "../client/requests.ts";

/** A page of the deliveries of what is at `path`, such as `/api/webhooks/w1`: newest first, all or those that were given up. */
export function listDeliveries(
  path: string,
  { from, isParked }: { from?: number | undefined; isParked: boolean },
): Promise<Deliveries> {
  const query = new URLSearchParams({
    ...(from !== undefined && { from: String(from) }),
    ...(isParked && { state: "parked" }),
  });
  return requestAt("GET", `${path}/deliveries?${query}`);
}

/** Sends one delivery again; rejects with 409 `webhook-off` where nothing is sent there now. */
export async function sendDeliveryAgain(path: string, delivery: string): Promise<void> {
  await requestAt("POST", `${path}/deliveries/${encodeURIComponent(delivery)}/send-again`);
}
