import type { DeliveryOutcome } from "../exporter.ts";

/** A request to a CRM that did not succeed, and what follows from it. */
export class CrmFault extends Error {
  override name = "CrmFault";
  readonly type: "retry" | "refused" | "paused";
  readonly afterMs: number | undefined;

  constructor(type: CrmFault["type"], message: string, afterMs?: number) {
    super(message);
    this.type = type;
    this.afterMs = afterMs;
  }
}

/** The outcome of work at a CRM; a fault of another kind is thrown on. */
export async function crmOutcome(work: () => Promise<DeliveryOutcome>): Promise<DeliveryOutcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CrmFault)) throw error;
    const { type, message, afterMs } = error;
    if (type !== "retry") return { type, fault: message };
    return { type, fault: message, ...(afterMs !== undefined && { afterMs }) };
  }
}
