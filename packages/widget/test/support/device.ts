import { createDeviceKey } from "../../src/storage/device-key.ts";
import { KEY_ROW } from "../../src/storage/keys.ts";
import { seal } from "../../src/storage/sealed.ts";

/** Writes rows into the database as they are. */
export async function put(site: string, rows: Record<string, unknown>): Promise<void> {
  const database = await open(site);
  const transaction = database.transaction("rows", "readwrite");
  for (const [key, row] of Object.entries(rows)) transaction.objectStore("rows").put(row, key);
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = reject;
  });
  database.close();
}

/** Writes rows sealed, as the widget does. */
export async function putSealed(site: string, rows: Record<string, unknown>): Promise<void> {
  const device = await createDeviceKey();
  const sealed: Record<string, unknown> = { [KEY_ROW]: device };
  for (const [row, value] of Object.entries(rows)) sealed[row] = await seal(device.key, { site, row }, value);
  await put(site, sealed);
}

/** Reads every row of a site as it is stored. */
export async function rowsOf(site: string): Promise<Map<string, unknown>> {
  const database = await open(site);
  const store = database.transaction("rows").objectStore("rows");
  const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
  database.close();
  return new Map(keys.map((key, index) => [String(key), values[index]]));
}

/** Whether the device has a database of this site at all. */
export async function hasDatabase(site: string): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name === `prosa:${site}`);
}

export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function open(site: string): Promise<IDBDatabase> {
  const request = indexedDB.open(`prosa:${site}`);
  request.onupgradeneeded = () => request.result.createObjectStore("rows");
  return answer(request);
}

/** Replaces a method of IndexedDB until the returned function is called. */
export function replace<T extends object, K extends keyof T>(target: T, name: K, put: T[K]): () => void {
  const own = target[name];
  target[name] = put;
  return () => {
    target[name] = own;
  };
}
