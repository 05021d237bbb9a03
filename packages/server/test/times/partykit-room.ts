import type * as PartyKit from "partykit/server";
import { roomClass } from "../../src/hosts/partykit/room.ts";
import type { RoomKind } from "../../src/platform/room-host.ts";
import { answerPassed, LOOK_PATH, moveAlarm } from "./clock.ts";

/** Makes a kind of room one whose alarms go by the test's clock. */
export function movedRoom(kind: RoomKind): PartyKit.Worker {
  const Base = roomClass(kind);
  class MovedRoom extends Base {
    readonly #alarm: ReturnType<typeof moveAlarm>;

    constructor(platform: PartyKit.Room) {
      const alarm = moveAlarm(platform.storage as never, nameOf(kind, platform));
      super(platform);
      this.#alarm = alarm;
    }

    override async onRequest(request: PartyKit.Request): Promise<Response> {
      if (!new URL(request.url).pathname.endsWith(LOOK_PATH))
        return (
          ((await super.onRequest?.(request)) as Response | undefined) ?? new Response(null, { status: 404 })
        );
      await this.#alarm.look();
      return new Response(null, { status: 204 });
    }

    override onAlarm(): Promise<void> {
      return this.#alarm.handle(async () => super.onAlarm?.());
    }

    static override async onFetch(
      request: PartyKit.Request,
      lobby: PartyKit.FetchLobby,
      context: PartyKit.ExecutionContext,
    ) {
      const answered = await answerPassed({ url: request.url, json: () => request.json() }, async (room) => {
        const [party = "", id = ""] = room.split("/");
        await lobby.parties[party]?.get(id).fetch(LOOK_PATH);
      });
      return (
        answered ?? (await Base.onFetch?.(request, lobby, context)) ?? new Response(null, { status: 404 })
      );
    }
  }
  return MovedRoom as PartyKit.Worker;
}

/** PartyKit knows no id of a room that an alarm woke first. */
function nameOf(kind: RoomKind, platform: PartyKit.Room): string | null {
  try {
    return `${kind}/${platform.id}`;
  } catch {
    return null;
  }
}
