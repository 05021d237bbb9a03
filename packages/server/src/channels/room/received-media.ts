import { FILE_BYTES_MAX, type FilePart, fileTypeSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { cleanName } from "../../files/file-name.ts";
import { fileTypeOf } from "../../files/file-type.ts";
import { plainPicture } from "../../files/plain-picture.ts";
import type { Transcribe } from "../../models/transcriber.ts";
import { faultOf } from "../../platform/faults.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Channel, ChannelMedia } from "../channel.ts";
import { callPlatform } from "../connections.ts";
import { channelPhrases } from "../phrases.ts";
import type { Link } from "./link.ts";

const settingsSchema = z.object({ files: z.catch(z.array(fileTypeSchema), []) });

/** A file of a person, in the session's terms: stored under `file`, or as a mark among the words, with a notice for the person. */
interface Received {
  readonly file?: string;
  readonly text: string;
  readonly notice?: string;
}

type MediaHost = Pick<RoomHost, "callRoom" | "log">;

/** Fetches what people send beside words: recordings become words, and files that the site takes go into the session's store. */
export class ReceivedMedia {
  readonly #host: MediaHost;
  readonly #transcribe: Transcribe | null;

  constructor(host: MediaHost, transcribe: Transcribe | null) {
    this.#host = host;
    this.#transcribe = transcribe;
  }

  /** `id` is that of the update's first command; the file is stored under it, however often the update comes. */
  async receive(media: ChannelMedia, id: string, link: Link, channel: Channel): Promise<Received> {
    const words = channelPhrases(link.language ?? "pt-BR");
    const { kind, name, caption } = media;
    if (kind === "audio") {
      const heard = await this.#hear(media, link, channel);
      if (heard) return { text: [heard, caption].filter(Boolean).join("\n") };
      return { text: [words.voice, caption].filter(Boolean).join(" "), notice: words.noVoice };
    }
    if (kind === "place") return { text: [words.place, caption].filter(Boolean).join(" ") };
    if (await this.#keep(media, id, link, channel)) return { file: id, text: caption ?? "" };
    const mark = kind === "image" ? words.picture : words.file;
    return { text: [mark, name, caption].filter(Boolean).join(" "), notice: words.noFile };
  }

  /** Stores a file in the session; false where it cannot be had, the site takes none of its type, or the session no more. */
  async #keep(
    { fileId, name = "" }: ChannelMedia,
    id: string,
    link: Link,
    channel: Channel,
  ): Promise<boolean> {
    const { site, session } = link;
    if (fileId === undefined) return false;
    const asked = await this.#host.callRoom("site", site, "/settings");
    const taken = asked.ok ? settingsSchema.parse(await asked.json()).files : [];
    if (taken.length === 0) return false;
    const sent = await channel.fetchMedia(fileId, callPlatform);
    const mediaType = sent && sent.length <= FILE_BYTES_MAX ? fileTypeOf(sent) : null;
    if (!sent || mediaType === null || !taken.includes(mediaType)) return false;
    const bytes = plainPicture(new Uint8Array(sent), mediaType);
    if (!bytes) return false;
    const file: FilePart = {
      type: "file",
      fileId: id,
      name: cleanName(name, mediaType),
      mediaType,
      byteCount: bytes.length,
    };
    const query = new URLSearchParams({ session, site, by: "visitor", file: JSON.stringify(file) });
    const init = { method: "PUT", body: bytes };
    const response = await this.#host.callRoom("main", session, `/files/${id}?${query}`, init);
    if (response.ok) return true;
    if (response.status >= 500) throw new Error(`The session's room answered ${response.status}.`);
    this.#host.log({ level: "warn", event: "channel-file-not-kept", site, code: response.status });
    return false;
  }

  /** The words of a recording; `null` where it cannot be had or heard. */
  async #hear(
    { fileId, mediaType }: ChannelMedia,
    { language }: Link,
    channel: Channel,
  ): Promise<string | null> {
    if (fileId === undefined || !this.#transcribe) return null;
    const bytes = await channel.fetchMedia(fileId, callPlatform);
    if (!bytes) return null;
    const type = mediaType?.split(";")[0]?.trim() ?? "audio/ogg";
    const recording = { bytes: new Uint8Array(bytes), mediaType: type, ...(language && { language }) };
    return this.#transcribe(recording).catch((error: unknown) => {
      this.#host.log({ level: "warn", event: "voice-not-transcribed", error: faultOf(error) });
      return null;
    });
  }
}
