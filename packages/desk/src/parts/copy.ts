/** Gives the element on the page that holds the text; one that is not there yet is waited for. */
type Holder = () => Element | null | undefined | Promise<Element | null | undefined>;

/**
 * Puts a text on the clipboard, and says whether it is there. Where the browser does not let the page do it, the element
 * that holds the text is selected, for the person to copy it.
 */
export async function copyText(text: string, holder: Holder): Promise<boolean> {
  try {
    // A page that is not served over HTTPS has no clipboard at all, which throws too.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const shown = await holder();
    if (shown instanceof HTMLInputElement) shown.select();
    else if (shown) getSelection()?.selectAllChildren(shown);
    return false;
  }
}
