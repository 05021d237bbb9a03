import { type ChannelKind, channelKindSchema, idSchema } from "@prosa/protocol";
import * as z from "zod/mini";

/** The most channels that one session goes on in. */
const LINKS_MAX = 5;

/** The rooms of a session's person on channels, and which of them was written in last. */
export const channelLinksSchema = z.object({
  rooms: z.array(
    z.object({
      room: idSchema,
      channel: channelKindSchema,
      /** The place in the log up to which the room has taken it. */
      told: z.int(),
    }),
  ),
  /** The room that the person wrote in last; `null` for the web. */
  last: z.nullable(idSchema),
  /** The person's name on a channel, where it has one. */
  name: z.exactOptional(z.string()),
});
export type ChannelLinks = z.infer<typeof channelLinksSchema>;

export const NO_LINKS: ChannelLinks = { rooms: [], last: null };

/** The links after the person wrote in a channel's room. */
export function linked(
  links: ChannelLinks,
  {
    room,
    channel,
    name,
  }: { room: string; channel: ChannelLinks["rooms"][number]["channel"]; name: string | null },
): ChannelLinks {
  const known = links.rooms.find((one) => one.room === room);
  const others = links.rooms.filter((one) => one.room !== room).slice(1 - LINKS_MAX);
  return {
    rooms: [...others, { room, channel, told: known?.told ?? 0 }],
    last: room,
    ...((name ?? links.name) !== undefined && { name: (name ?? links.name ?? "").slice(0, 100) }),
  };
}

/** The channel that the person wrote on last; `undefined` for the web. */
export function channelOf({ rooms, last }: ChannelLinks): ChannelKind | undefined {
  return rooms.find(({ room }) => room === last)?.channel;
}

/** The rooms that have to hear that the log has grown to `seq`. */
export function untold({ rooms }: ChannelLinks, seq: number): ChannelLinks["rooms"] {
  return rooms.filter(({ told }) => told < seq);
}
