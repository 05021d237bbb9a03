/** Events that may bring files. */
export const FILE_EVENTS = ["paste", "dragover", "drop"];

/** The files that were pasted or dropped; `null` where the event brings none. The page is not left for them. */
export function filesIn(event: Event): File[] | null {
  const isPaste = event instanceof ClipboardEvent;
  const given = isPaste ? event.clipboardData : event instanceof DragEvent ? event.dataTransfer : null;
  if (!given?.types.includes("Files")) return null;
  event.preventDefault();
  return event.type === "dragover" ? null : [...given.files];
}
