import { TRACK_SHAPES } from "../generated/track-shapes.ts";
import type { TrackedEvent } from "../http/track.ts";
import { Misfit, read } from "../shape/reader.ts";

/** An event as a page tells it, as `POST /api/sessions/:id/track` takes it; or the path of what is not valid in it. */
export function readTrackedEvent(value: unknown): { event: TrackedEvent } | { misfit: string } {
  try {
    return { event: read(TRACK_SHAPES.trackedEvent, value) as TrackedEvent };
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return { misfit: error.path.slice(1) };
  }
}
