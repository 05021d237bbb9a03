import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { filesOf, ROOT } from "./source.ts";

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** The sources of the server's programs by their names in its build. */
const programs = JSON.parse(read("packages/server/programs.json")) as Record<string, string>;

/** The folders that a command of the build makes, by that command, and what is known to be in them. */
const BUILT: readonly { folder: string; by: string; holds: (rest: string) => boolean }[] = [
  {
    folder: "packages/server/dist",
    by: "npm run build:server",
    holds: (rest) => rest === "" || Object.keys(programs).some((name) => rest === `${name}.mjs`),
  },
  { folder: "node_modules", by: "npm ci", holds: (rest) => existsSync(join(ROOT, "node_modules", rest)) },
];

const manifest = JSON.parse(read("package.json")) as {
  scripts: Record<string, string>;
  workspaces: string[];
};

describe("the image", () => {
  const steps = instructions(read("Dockerfile"));
  const of = (name: string) => steps.filter(([found]) => found === name).map(([, rest]) => rest);
  const runs = of("RUN");

  it("is built by commands that exist", () => {
    assert.deepEqual(
      runs.flatMap((command) => faultsOf(command)),
      [],
    );
    assert.deepEqual(
      of("FROM").map((from) => from.split(" AS ")[1]),
      ["build", undefined],
    );
  });

  it("takes from its build what the build has made", () => {
    const copied = of("COPY")
      .map((copy) => copy.split(" ").filter((word) => !word.startsWith("--")))
      .flatMap(([from = ""]) => (from.startsWith("/src/") ? [from.slice("/src/".length)] : []));
    assert.deepEqual(copied, ["node_modules/node/bin/node", "packages/server/dist"]);
    for (const from of copied) assert.ok(isThere(from, runs.join("\n")), from);
  });

  it("runs programs of the build, as a user that owns nothing but the rooms", () => {
    const programs = steps
      .filter(([name]) => name === "ENTRYPOINT" || name === "HEALTHCHECK")
      .flatMap(([, rest]) => [...rest.matchAll(/"\/prosa\/([\w.]+)"/g)].map(([, file = ""]) => file));
    assert.equal(programs.length, 2);
    for (const file of programs) assert.ok(isThere(`packages/server/dist/${file}`, runs.join("\n")), file);
    const [user = ""] = of("USER");
    assert.match(user, /^[1-9]\d*:[1-9]\d*$/);
    assert.ok(of("COPY").some((copy) => copy.includes(`--chown=${user}`) && copy.endsWith("/data /data")));
    assert.deepEqual(of("VOLUME"), ["/data"]);
  });

  it("is made of what is kept: no secrets, no rooms and nothing built of this machine", () => {
    const left = read(".dockerignore").trim().split("\n");
    for (const name of ["node_modules", "dist", ".env", ".prosa", ".partykit", ".wrangler"])
      assert.ok(left.includes(`**/${name}`), name);
  });
});

describe("the build of the server", () => {
  it("is made of programs that exist", () => {
    for (const source of Object.values(programs))
      assert.ok(existsSync(join(ROOT, "packages/server", source)), source);
  });
});

describe("compose.yaml", () => {
  const { services, volumes } = parse(read("compose.yaml")) as {
    services: Record<string, Record<string, unknown>>;
    volumes: Record<string, unknown>;
  };

  it("mounts files and volumes that exist", () => {
    const mounted = Object.values(services).flatMap((service) => service.volumes as string[]);
    assert.ok(mounted.length > 0);
    for (const mount of mounted) {
      const from = mount.split(":")[0] ?? "";
      assert.ok(from.startsWith("./") ? existsSync(join(ROOT, from)) : from in volumes, mount);
    }
  });

  it("lets nobody but the proxy in, and gives the server a root that it cannot write", () => {
    const { prosa, caddy } = services;
    assert.equal(prosa?.ports, undefined);
    assert.equal(prosa?.read_only, true);
    assert.deepEqual(prosa?.cap_drop, ["ALL"]);
    const proxied = /reverse_proxy (\w+):(\d+)/.exec(read("deploy/Caddyfile"));
    assert.ok(proxied?.[1] !== undefined && proxied[1] in services);
    assert.deepEqual(prosa?.expose, [proxied[2]]);
    assert.ok(Array.isArray(caddy?.ports));
  });
});

describe("the service", () => {
  it("starts a program of the build by the Node of its packages, from its own folder", () => {
    const unit = read("deploy/prosa.service");
    const settings = new Map(
      unit.split("\n").flatMap((line) => [/^(\w+)=(.*)$/.exec(line)?.slice(1) ?? []] as [string, string][]),
    );
    const folder = `${settings.get("WorkingDirectory")}/`;
    const paths = (settings.get("ExecStart") ?? "").split(" ").filter((word) => word.startsWith("/"));
    assert.equal(paths.length, 2);
    for (const path of paths) {
      assert.ok(path.startsWith(folder), path);
      assert.ok(isThere(path.slice(folder.length), "npm ci && npm run build:server"), path);
    }
    assert.ok(settings.get("Documentation")?.endsWith("/docs/operating.md"));
  });

  it("may write its data alone, and gains no right", () => {
    const lines = read("deploy/prosa.service").split("\n");
    for (const line of [
      "ProtectSystem=strict",
      "ProtectHome=true",
      "NoNewPrivileges=true",
      "CapabilityBoundingSet=",
    ])
      assert.ok(lines.includes(line), line);
    assert.ok(
      lines.includes("StateDirectory=prosa") && lines.includes("Environment=PROSA_DATA=/var/lib/prosa"),
    );
    assert.ok(!lines.some((line) => /^(ReadWritePaths|BindPaths|AmbientCapabilities)=/.test(line)));
  });
});

describe("the workflows", () => {
  interface Job {
    steps: { run?: string; uses?: string; "working-directory"?: string; env?: Record<string, string> }[];
    needs?: string;
  }
  const workflows = filesOf([".github/workflows/*.yml"]).map((file) => ({
    file,
    jobs: (parse(read(file)) as { jobs: Record<string, Job> }).jobs,
  }));
  const commands = workflows.flatMap(({ jobs }) =>
    Object.values(jobs).flatMap(({ steps }) =>
      // Those of other folders are held to the scripts of these.
      steps.flatMap(({ run, "working-directory": folder }) => (folder === undefined ? (run ?? []) : [])),
    ),
  );

  it("run commands that exist here", () => {
    assert.ok(commands.includes("npm test"));
    assert.ok(commands.includes("npm run deploy"));
    assert.deepEqual(
      commands.flatMap((command) => faultsOf(command)),
      [],
    );
  });

  it("publish nothing before the tests pass", () => {
    const release = workflows.find(({ file }) => file.endsWith("release.yml"))?.jobs ?? {};
    const names = Object.keys(release).filter((name) => name !== "test");
    assert.deepEqual(names, ["image", "npm", "cloudflare"]);
    for (const name of names) assert.equal(release[name]?.needs, "test", name);
  });

  it("use secrets and variables that docs/operating.md names", () => {
    const text = filesOf([".github/workflows/*.yml"]).map(read).join("\n");
    const named = [...text.matchAll(/\$\{\{ (?:secrets|vars)\.(\w+) \}\}/g)].map(([, name = ""]) => name);
    assert.ok(named.length > 0);
    const told = read("docs/operating.md");
    assert.deepEqual(
      named.filter((name) => !told.includes(`\`${name}\``)),
      [],
    );
  });
});

describe("docs/operating.md", () => {
  it("gives commands that exist", () => {
    const blocks = [...read("docs/operating.md").matchAll(/^```sh\n(.*?)^```/gms)].map(
      ([, lines = ""]) => lines,
    );
    assert.ok(blocks.length > 5);
    assert.deepEqual(blocks.flatMap(faultsOf), []);
  });

  it("names files of the delivery that exist", () => {
    const named = [...read("docs/operating.md").matchAll(/\b(?:deploy\/[\w.]+|compose\.yaml|Dockerfile)/g)];
    assert.ok(named.length > 3);
    for (const [file] of named) assert.ok(existsSync(join(ROOT, file)), file);
  });
});

/** The instructions of a Dockerfile: their names, and what follows each. */
function instructions(text: string): [string, string][] {
  return text
    .replaceAll("\\\n", " ")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => {
      const space = line.indexOf(" ");
      return [line.slice(0, space), line.slice(space + 1).trim()];
    });
}

/** The commands of npm and the files for Node in a command line that do not exist. */
function faultsOf(command: string): string[] {
  const scripts = [...command.matchAll(/npm run (?:-s )?([\w:-]+)/g)].flatMap(([, name = ""]) =>
    name in manifest.scripts ? [] : [`npm run ${name}`],
  );
  const packages = [...command.matchAll(/--workspace (\S+)/g)].flatMap(([, name = ""]) =>
    manifest.workspaces.includes(name) ? [] : [`--workspace ${name}`],
  );
  const programs = [
    ...command.matchAll(/\bnode (?:\/prosa\/|packages\/server\/dist\/)?([\w./-]+\.m?[jt]s)/g),
  ].flatMap(([, file = ""]) =>
    existsSync(join(ROOT, file)) || isThere(`packages/server/dist/${file}`, "npm run build:server")
      ? []
      : [`node ${file}`],
  );
  return [...scripts, ...packages, ...programs];
}

/** True for a path of the repository, and for one that these commands make. */
function isThere(file: string, commands: string): boolean {
  const built = BUILT.find(({ folder }) => file === folder || file.startsWith(`${folder}/`));
  if (!built) return existsSync(join(ROOT, file));
  return commands.includes(built.by) && built.holds(file.slice(built.folder.length + 1));
}

describe("the examples that the suite does not build", () => {
  const folders = filesOf(["examples/*/package.json"]).map((path) => path.split("/")[1] ?? "");
  const apart = folders.filter((folder) => !manifest.workspaces.includes(`examples/${folder}`));
  const { jobs } = parse(read(".github/workflows/examples.yml")) as {
    jobs: { build: { strategy: { matrix: { example: string[] } }; steps: { run?: string }[] } };
  };

  it("are built each week, every one of them", () => {
    assert.deepEqual(jobs.build.strategy.matrix.example, apart.sort());
  });

  it("are built by commands that exist, at the top and in their folders", () => {
    const commands = jobs.build.steps.flatMap(({ run }) => run?.match(/^npm run ([\w:]+)$/)?.[1] ?? []);
    assert.deepEqual(commands, ["build:protocol", "build:widget", "build"]);
    for (const command of commands.slice(0, -1)) assert.ok(manifest.scripts[command], command);
    for (const folder of apart) {
      const { scripts } = JSON.parse(read(`examples/${folder}/package.json`));
      assert.ok(scripts.build, folder);
    }
  });
});
