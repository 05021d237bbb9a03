const FIELDS = "input, textarea, select, [contenteditable]";
/** The keys that edit a field together with Ctrl or ⌘. */
const EDITING = /^([acvxyz]|Arrow.*|Home|End|Page.*|Backspace|Delete|Enter)$/i;

/**
 * Keeps the keys that are pressed in a chat from the page's listeners, whatever their phase: a page sees a key's target as
 * `<prosa-chat>`, which is no field, and would take letters for its shortcuts. The chat gets each key as a copy that does
 * not leave its shadow root. It loses the key where it used the copy, and where the key belongs to the field that has the
 * focus. All others go on to the page: function keys, Tab, shortcuts with Ctrl or ⌘, and letters on a button.
 *
 * `hearKeys` of the element calls it before all listeners but those that the page added to `window` earlier. Libraries of
 * shortcuts leave a key alone whose target is editable, so the element says that it is while one writes.
 */
export function keepKeys(host: HTMLElement): void {
  const isContentEditable = { configurable: true, get: () => isWriting(host.shadowRoot) };
  Object.defineProperties(host, { isContentEditable, keepKey: { configurable: true, value: keepKey } });
}

function isWriting(root: ShadowRoot | null): boolean {
  return root?.activeElement?.matches(FIELDS) ?? false;
}

function keepKey(event: Event): void {
  const [target] = event.composedPath();
  if (!(event instanceof KeyboardEvent) || !(target instanceof Element)) return;
  const root = target.getRootNode();
  // Elements in the slots are those of the page, and their keys are, too.
  if (!(root instanceof ShadowRoot)) return;
  const isKept = isWriting(root) && isForField(event);
  const isLeaving = event.key === "Escape" && target.closest("[part~=panel]") !== null;
  const copy = copyOf(event);
  if (event.type === "keydown" && !target.dispatchEvent(copy)) event.preventDefault();
  else if (isKept && event.defaultPrevented) restore(event);
  if (isKept || isLeaving || copy.defaultPrevented) event.stopImmediatePropagation();
}

function isForField({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (key === "Tab" || /^F\d/.test(key)) return false;
  // Ctrl and Alt together are AltGr, which writes.
  return EDITING.test(key) || !(ctrlKey || metaKey) || (ctrlKey && altKey);
}

function copyOf(event: KeyboardEvent): KeyboardEvent {
  const init: Record<string, unknown> = {};
  for (const name in event) init[name] = Reflect.get(event, name);
  return new KeyboardEvent(event.type, { ...init, bubbles: true, cancelable: true, composed: false });
}

// The page prevented a key before this listener: what the key writes is written by script, with the field's undo.
function restore({ type, key, ctrlKey, metaKey, isComposing }: KeyboardEvent): void {
  if (type !== "keydown" || isComposing || ctrlKey || metaKey) return;
  const command = { Backspace: "delete", Delete: "forwardDelete" }[key];
  if (command) document.execCommand(command);
  else if ([...key].length === 1) document.execCommand("insertText", false, key);
}
