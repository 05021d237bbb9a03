import { faultOf } from "../../platform/faults.ts";

/** Thrown when the storage did not read or write: nothing of the step happened, and it may be tried again. */
export class StorageError extends Error {
  override name = "StorageError";
}

/** Turns a failure of the storage into a `StorageError`. */
export function asked<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((cause: unknown) => {
    throw new StorageError("The room's storage refused.", { cause });
  });
}

/** The cause of a failed write, for the log. */
export function causeOf(error: unknown): string {
  return error instanceof StorageError ? String(error.cause) : faultOf(error);
}
