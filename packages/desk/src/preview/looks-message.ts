/** The message by which the set-up tells its preview how page and chat look. */
export interface LooksMessage {
  type: "prosa-looks";
  /** The attributes of the chat's element; an empty one is taken away. */
  attributes: Readonly<Record<string, string>>;
  /** The drawing of the page behind it. */
  page: { name: string; heading: string; description: string; colour: string; logo: string };
  /** The address of a picture of the page itself, in place of the drawing; empty where there is none. */
  picture: string;
  /** Whether the chat shows itself open. */
  isOpen: boolean;
}

/** Reads a message of another window; undefined for anything else. */
export function readLooks(data: unknown): LooksMessage | undefined {
  const isLooks = typeof data === "object" && data !== null && "type" in data && data.type === "prosa-looks";
  return isLooks ? (data as LooksMessage) : undefined;
}
