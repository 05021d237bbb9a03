import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BORROWED, EXCEPTIONS, FETCH, LAYERS, LIBRARY_HOMES } from "./layer-rules.ts";
import { type PackageName, ROOMS } from "./layers.ts";
import { cyclesOf, filesOf, isTest, readSource, type SourceFile } from "./source.ts";

interface Arrow {
  readonly name: PackageName;
  /** The file that imports, from `src`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const PACKAGES = Object.keys(LAYERS) as PackageName[];
const files = filesOf(["packages/{protocol,widget,desk,server}/src/**/*.ts"])
  .filter((path) => !isTest(path))
  .map(readSource);
const byPath = new Map(files.map((file) => [file.path, file]));
const arrows = files.flatMap(arrowsOf);
const exceptionOf = ({ name, from, to }: Arrow) =>
  EXCEPTIONS.find((one) => one.name === name && one.from === from && one.to === to);

describe("layers", () => {
  it("lists every folder, and no folder that is gone", () => {
    const rooms = (name: PackageName) => [...new Set(filesIn(name).map(({ path }) => roomOf(name, path)))];
    for (const name of PACKAGES) assert.deepEqual(Object.keys(ROOMS[name]).sort(), rooms(name).sort());
  });

  it("lets a folder import the folders of its entry alone, types counted", () => {
    const strays = arrows.filter((arrow) => !isAllowed(arrow) && !exceptionOf(arrow));
    assert.deepEqual(lines(strays), []);
  });

  it("lets a folder use the libraries of its entry alone", () => {
    const strays = PACKAGES.flatMap((name) =>
      filesIn(name).flatMap((file) => {
        const { libraries } = roomEntry(name, roomOf(name, file.path));
        return file.imports
          .filter(({ isLibrary, target }) => isLibrary && !split(libraries).includes(target))
          .map(({ target }) => `${file.path} imports ${target}`);
      }),
    );
    assert.deepEqual(strays, []);
  });

  it("points down in every entry: a layer knows only the layers below it", () => {
    const upward = PACKAGES.flatMap((name) =>
      Object.entries(ROOMS[name]).flatMap(([room, { may }]) =>
        split(may)
          .filter((other) => levelOf(name, other) > levelOf(name, room))
          .map((other) => `${name}: ${room} → ${other}`),
      ),
    );
    assert.deepEqual(upward, []);
  });

  it("has no ring of files, types counted", () => {
    const graph = new Map(
      files.map(({ path, imports }) => [
        path,
        imports.filter((one) => !one.isLibrary).map(({ target }) => target),
      ]),
    );
    assert.deepEqual(cyclesOf(graph), []);
  });

  it("keeps no exception that is no longer needed, and none without a reason", () => {
    const stale = EXCEPTIONS.filter(
      ({ name, from, to, reason }) =>
        reason.length < 20 ||
        !arrows.some((arrow) => arrow.name === name && arrow.from === from && arrow.to === to),
    );
    assert.deepEqual(stale, []);
  });
});

describe("rules of the house", () => {
  it("gives each library its one home, in scripts and examples too", () => {
    const everything = [
      ...files,
      ...filesOf(["packages/*/{scripts,eval}/**/*.ts", "examples/**/*.ts"])
        .filter((path) => !isTest(path))
        .map(readSource),
    ];
    const strays = everything.flatMap(({ path, imports }) =>
      imports
        .filter(({ target, isLibrary }) => {
          const homes = isLibrary ? LIBRARY_HOMES[target] : undefined;
          return homes !== undefined && !homes.some((home) => path.startsWith(home));
        })
        .map(({ target }) => `${path} imports ${target}`),
    );
    assert.deepEqual(strays, []);
  });

  it("lets examples use packages by their names, as anybody would", () => {
    const strays = filesOf(["examples/**/*.{ts,tsx}"])
      .map(readSource)
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ target }) => /^packages\/\w+\/src\//.test(target))
          .map(({ target }) => `${path} imports ${target}`),
      );
    assert.deepEqual(strays, []);
  });

  it("reaches the network through the global fetch in the named files alone", () => {
    assert.deepEqual(
      files.filter(({ namesGlobalFetch }) => namesGlobalFetch).map(({ path }) => path),
      [...FETCH].sort(),
    );
  });

  it("never lets a turn know the room that runs it", () => {
    assert.deepEqual(lines(arrows.filter(({ from, to }) => isIn(from, "turn") && isIn(to, "session"))), []);
  });

  it("keeps the client free of any view, and of Lit", () => {
    const reached = reachedFrom("packages/widget/src/client/");
    assert.deepEqual(
      reached
        .filter(({ path }) => /\/src\/(?:view|viewport|features|app|element|styles)\//.test(path))
        .map(({ path }) => path),
      [],
    );
    assert.deepEqual(
      reached.filter(({ imports }) => imports.some(({ target }) => target === "lit")).map(({ path }) => path),
      [],
    );
  });

  it("keeps compose.ts for the entries of the hosts", () => {
    assert.deepEqual(lines(arrows.filter(({ from, to }) => to === "compose.ts" && !isIn(from, "hosts"))), []);
  });

  it("imports by path only what is in the package's own src, or its data", () => {
    const strays = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ isLibrary, target }) => !isLibrary && !isOfPackage(packageOf(path), target))
        .filter(({ target }) => !borrowedBy(path).includes(target))
        .map(({ target }) => `${path} imports ${target}`),
    );
    assert.deepEqual(strays, []);
  });

  it("lists what is borrowed of another package with a reason, and nothing that is not", () => {
    const stale = Object.entries(BORROWED).flatMap(([room, { reason }]) => {
      const own = files.filter(({ path }) => roomKeyOf(path) === room);
      const targets = new Set(own.flatMap(({ imports }) => imports.map(({ target }) => target)));
      const unused = borrowedBy(own[0]?.path ?? "").filter((file) => !targets.has(file));
      return [...unused, ...(own.length === 0 || reason.length < 20 ? [room] : [])];
    });
    assert.deepEqual(stale, []);
  });
});

/** A file's folder with its package: `desk/inbox`. */
function roomKeyOf(path: string): string {
  const name = packageOf(path);
  return `${name}/${roomOf(name, path)}`;
}

/** The widget's files that a file may import by their paths. */
function borrowedBy(path: string): string[] {
  return path === ""
    ? []
    : split(BORROWED[roomKeyOf(path)]?.files ?? "").map((file) => sourceOf("widget") + file);
}

/** The files below a folder, and all that they reach by their imports. */
function reachedFrom(folder: string): SourceFile[] {
  const reached = new Set(files.filter(({ path }) => path.startsWith(folder)));
  for (const { imports } of reached)
    for (const { target } of imports) {
      const file = byPath.get(target);
      if (file) reached.add(file);
    }
  return [...reached];
}

function arrowsOf({ path, imports }: SourceFile): Arrow[] {
  const name = packageOf(path);
  return imports
    .filter(({ isLibrary, target }) => !isLibrary && byPath.has(target) && packageOf(target) === name)
    .map(({ target }) => ({
      name,
      file: path.slice(sourceOf(name).length),
      from: roomOf(name, path),
      to: roomOf(name, target),
    }))
    .filter(({ from, to }) => from !== to);
}

function isAllowed({ name, from, to }: Arrow): boolean {
  return split(roomEntry(name, from).may).some(
    (other) => other === to || (other.endsWith("/*") && isIn(to, other.slice(0, -2))),
  );
}

function roomEntry(name: PackageName, room: string) {
  return ROOMS[name][room] ?? { may: "", libraries: "" };
}

/** The folder of a file, or the file itself where the layers list it by name. */
function roomOf(name: PackageName, path: string): string {
  const inside = path.slice(sourceOf(name).length);
  const folder = inside.slice(0, Math.max(0, inside.lastIndexOf("/")));
  return LAYERS[name].includes(inside) || folder === "" ? inside : folder;
}

function levelOf(name: PackageName, room: string): number {
  const layers = LAYERS[name];
  const level = layers.includes(room) ? layers.indexOf(room) : layers.findIndex((layer) => isIn(room, layer));
  assert.notEqual(level, -1, `${name}: no layer holds ${room}`);
  return level;
}

function filesIn(name: PackageName): SourceFile[] {
  return files.filter(({ path }) => path.startsWith(sourceOf(name)));
}

function packageOf(path: string): PackageName {
  const name = path.split("/")[1];
  return PACKAGES.find((one) => one === name) ?? assert.fail(`${path} is of no package`);
}

function sourceOf(name: PackageName): string {
  return `packages/${name}/src/`;
}

function split(names: string): string[] {
  return names.split(" ").filter(Boolean);
}

function isOfPackage(name: PackageName, path: string): boolean {
  return path.startsWith(sourceOf(name)) || path.startsWith(`packages/${name}/data/`);
}

function isIn(room: string, layer: string): boolean {
  return room === layer || room.startsWith(`${layer}/`);
}

function lines(found: readonly Arrow[]): string[] {
  return [...new Set(found.map(({ name, file, from, to }) => `${name}: ${from} → ${to} (${file})`))].sort();
}
