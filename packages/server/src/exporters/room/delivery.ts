import type { Delivery } from "@prosa/protocol";
import type { Piece } from "../exporter.ts";

/** A piece as owners see it. */
export function deliveryOf({
  id,
  type,
  at,
  state,
  tries,
  nextAt,
  endedAt,
  fault,
  conversation,
}: Piece): Delivery {
  return {
    id,
    type,
    at,
    state,
    tries,
    ...(state === "waiting" && { nextAt }),
    ...(endedAt !== undefined && { endedAt }),
    ...(fault !== undefined && { fault }),
    ...(conversation !== undefined && { conversation }),
  };
}
