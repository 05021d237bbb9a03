import type { ChatContext, Feature } from "../../app/feature.ts";
import { chime } from "./chime.ts";

/** A sound for a message that comes while nobody looks at the chat, where the site wants it. */
export function createSound({ host }: ChatContext): Feature {
  return {
    handleMessage: ({ author }, isOpen) => {
      const isSeen = isOpen && !document.hidden;
      if (author !== "visitor" && !isSeen && host.hasSound) chime();
    },
  };
}
