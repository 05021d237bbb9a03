import type { Act } from "../client/conversation-room.ts";
import type { MenuItem } from "../parts/menu.ts";
import type { Strings } from "../strings/index.ts";
import { inHours, mondayMorning, tomorrowMorning } from "./time.ts";

/** The lines of the menu that gives a conversation to somebody else. */
export function transferItems(
  receivers: readonly { name: string; run: () => void }[],
  act: (act: Act) => void,
  { act: words, commands }: Strings,
): MenuItem[] {
  const people = receivers.map(({ name, run }) => ({ label: name, icon: "mine" as const, run }));
  const none = people.length === 0 ? [{ label: words.nobodyElse, run: () => undefined }] : people;
  const toQueue = () => act({ type: "transfer", to: { type: "queue" } });
  return [
    ...none,
    { label: words.toQueue, icon: "queue", hint: "q", run: toQueue },
    { label: commands["hand-back"], icon: "assistant", hint: "b", run: () => act({ type: "hand-back" }) },
  ];
}

/** The lines of the menu that puts a conversation aside, each until a time that is counted when it is chosen. */
export function snoozeItems(act: (act: Act) => void, { snoozes }: Strings): MenuItem[] {
  const item = (label: string, until: () => number) => ({
    label,
    run: () => act({ type: "snooze", until: until() }),
  });
  return [
    item(snoozes.hour, () => inHours(1)),
    item(snoozes.threeHours, () => inHours(3)),
    item(snoozes.tomorrow, tomorrowMorning),
    item(snoozes.monday, mondayMorning),
  ];
}
