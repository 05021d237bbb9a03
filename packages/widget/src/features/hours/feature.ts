import type { VisitedHours } from "@prosa/protocol";
import { html, nothing } from "lit";
import type { ChatContext, Feature } from "../../app/feature.ts";
import type { Moment } from "../../strings/strings.ts";
import { pathIcon } from "../../view/icons.ts";
import { momentOf } from "./moment.ts";

// A later time overflows a browser's timer, which then ends at once.
const TIMER_MS_MAX = 2 ** 31 - 1;

const clockIcon = pathIcon("M12 20.4a8.4 8.4 0 1 0 0-16.8 8.4 8.4 0 0 0 0 16.8zM12 7.4V12l3.2 1.9");

/**
 * Says under an empty conversation until when people answer, or when they are back. The line stands below everything else, so
 * that it moves nothing as it comes and goes.
 */
export function createHours({ host }: ChatContext): Feature {
  let heard: VisitedHours | undefined;
  /** The server's clock, as a difference to that of the device, which need not be right. */
  let aheadMs = 0;
  let timer = 0;
  /** The time of the next change as it was said last: to say it takes longer than to draw. */
  let said: { key: string; moment: Moment } | undefined;
  const stop = () => clearTimeout(timer);
  /** The state now, and the time of the next change; nothing once the known changes have passed. */
  const stateAt = (now: number, { isOpen, changes }: VisitedHours) => {
    const passed = changes.filter((at) => at <= now).length;
    const until = changes[passed];
    if (until === undefined && changes.length > 0) return undefined;
    return { isOpen: passed % 2 === 0 ? isOpen : !isOpen, until };
  };
  return {
    render(slot, { site, log, outbox, connection }, strings) {
      if (slot !== "start") return nothing;
      const hours = site?.hours;
      if (hours && hours !== heard) aheadMs = hours.now - Date.now();
      heard = hours;
      stop();
      // Only a room that is there now says so: what the device remembers may have changed.
      const isOnline = connection.status === "online";
      if (!hours || !isOnline || !host.isOpen || log.length + outbox.length > 0) return nothing;
      const now = Date.now() + aheadMs;
      const state = stateAt(now, hours);
      if (!state) return nothing;
      const { isOpen, until } = state;
      let words = strings.teamHere;
      if (until !== undefined) {
        const waitMs = Math.min(until - now, TIMER_MS_MAX);
        timer = window.setTimeout(() => host.requestUpdate(), waitMs);
        const key = `${strings.language} ${until} ${new Date(now).toDateString()}`;
        if (said?.key !== key) said = { key, moment: momentOf(until, now, strings.language) };
        words = strings[isOpen ? "teamHereUntil" : "teamBackAt"](said.moment);
      }
      return html`<p class="hours" part="hours">${clockIcon}<span .textContent=${words}></span></p>`;
    },
    handleClosed: stop,
    handleRemoved: stop,
  };
}
