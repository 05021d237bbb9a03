// `partykit dev` listens on every network interface and has no flag for it; its last release is final. This hook, loaded
// before its command line, has it listen on HOST, and on this machine alone when none is given. It also leaves out its
// inspector: a second port on every interface by which anyone runs code in the rooms, and a client to which every line of the
// log goes.
import { registerHooks } from "node:module";

const ANYWHERE = 'host: "0.0.0.0"';
const INSPECTOR = "props.enableInspector ?? true";

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith("/partykit/dist/bin.mjs")) return loaded;
    const source = String(loaded.source);
    if (!source.includes(ANYWHERE) || !source.includes(INSPECTOR)) {
      throw new Error(
        "This partykit binds its server in another way; see packages/server/scripts/partykit-loopback.mjs.",
      );
    }
    const host = JSON.stringify(process.env.HOST ?? "127.0.0.1");
    return {
      ...loaded,
      source: source
        .replace(ANYWHERE, `host: ${host}`)
        .replace(INSPECTOR, "props.enableInspector ?? false")
        .replaceAll("}).listen(port);", `}).listen(port, ${host});`),
    };
  },
});
