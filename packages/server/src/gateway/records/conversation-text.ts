import type { ConversationDetail } from "@prosa/protocol/desk";

/** Writes a conversation as plain text: a line for each message and each act, with its time by the world's clock. */
export function conversationText({ session, events, internal }: ConversationDetail): string {
  const lines = events.map((event) => {
    const when = new Date(event.at).toISOString();
    switch (event.type) {
      case "said": {
        const { author, agent, parts } = event.message;
        const text = parts
          .flatMap((part) => (part.type === "text" ? [part.text] : [`[${part.type}]`]))
          .join("\n");
        return { at: event.at, text: `${when} ${agent?.name ?? author}: ${text}` };
      }
      case "scored":
        return {
          at: event.at,
          text: `${when} * scored ${event.score}${event.comment ? `: ${event.comment}` : ""}`,
        };
      case "rated":
        return { at: event.at, text: `${when} * rated ${event.rating}` };
      case "submitted":
        return { at: event.at, text: `${when} * submitted ${Object.values(event.contact).join(", ")}` };
      case "owner-changed":
        return { at: event.at, text: `${when} * ${event.agent?.name ?? event.owner} answers from here on` };
      default:
        return { at: event.at, text: `${when} * ${event.type}` };
    }
  });
  const notes = internal.flatMap((event) =>
    event.type === "noted"
      ? [
          {
            at: event.at,
            text: `${new Date(event.at).toISOString()} (note) ${event.agent?.name ?? ""}: ${event.text}`,
          },
        ]
      : [],
  );
  const sorted = [...lines, ...notes].sort((one, other) => one.at - other.at);
  return `${session}\n\n${sorted.map(({ text }) => text).join("\n")}\n`;
}
