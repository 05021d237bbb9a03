import type { DurableObjectNamespace, DurableObjectState } from "@cloudflare/workers-types";
import type { Bindings } from "../../src/hosts/cloudflare/host.ts";
import worker, * as rooms from "../../src/hosts/cloudflare/index.ts";
import type { CloudflareRoom } from "../../src/hosts/cloudflare/room.ts";
import { answerPassed, LOOK_PATH, moveAlarm } from "./clock.ts";

type RoomClass = new (context: DurableObjectState, env: Bindings) => CloudflareRoom;

/** Makes a kind of room, by the name of its binding, one whose alarms go by the test's clock. */
function moved(Base: RoomClass, binding: string): RoomClass {
  return class extends Base {
    readonly #alarm: ReturnType<typeof moveAlarm>;

    constructor(context: DurableObjectState, env: Bindings) {
      const alarm = moveAlarm(context.storage as never, `${binding}/${context.id.toString()}`);
      super(context, env);
      this.#alarm = alarm;
    }

    override async fetch(request: Request): Promise<Response> {
      if (new URL(request.url).pathname !== LOOK_PATH) return super.fetch(request);
      await this.#alarm.look();
      return new Response(null, { status: 204 });
    }

    override onAlarm(): Promise<void> {
      return this.#alarm.handle(() => super.onAlarm());
    }
  };
}

export class Main extends moved(rooms.Main, "Main") {}
export class Site extends moved(rooms.Site, "Site") {}
export class Desk extends moved(rooms.Desk, "Desk") {}
export class Stats extends moved(rooms.Stats, "Stats") {}
export class Channels extends moved(rooms.Channels, "Channels") {}
export class Exports extends moved(rooms.Exports, "Exports") {}
export class Directory extends moved(rooms.Directory, "Directory") {}

export default {
  async fetch(request: Request, env: Bindings): Promise<Response> {
    const answered = await answerPassed({ url: request.url, json: () => request.json() }, async (room) => {
      const [binding = "", id = ""] = room.split("/");
      const namespace = env[binding] as DurableObjectNamespace;
      await namespace.get(namespace.idFromString(id)).fetch(`http://room${LOOK_PATH}`);
    });
    return answered ?? worker.fetch(request, env);
  },
};
