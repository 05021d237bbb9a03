/**
 * One block of a page as it is read: a heading, or words under one. `linked` is the share of its words inside links;
 * `isByImage` tells that a picture comes right before it.
 */
export type Block =
  | { type: "heading"; level: number; text: string; linked: number }
  | { type: "text"; text: string; linked: number; isByImage?: boolean }
  | { type: "list-entry"; text: string; depth: number; linked: number }
  | { type: "table"; rows: string[][] }
  | { type: "question"; question: string; answer: string };

/** The words of blocks as plain text, a block a line. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join("\n");
}

/** Tells a block that says something on its own, such as a paragraph of whole sentences, from labels and teasers. */
export function isFullBlock(block: Block): boolean {
  if (block.type === "table" || block.type === "question") return true;
  if (block.type === "heading" || block.linked > 0.5) return false;
  return block.text.length >= 80 && /[.!?…]["”’»)]?(?:\s|$)/.test(block.text);
}

function blockText(block: Block): string {
  switch (block.type) {
    case "heading":
    case "text":
      return block.text;
    case "list-entry":
      return `- ${block.text}`;
    case "table":
      return block.rows.map((row) => row.join(" | ")).join("\n");
    case "question":
      return `${block.question}\n${block.answer}`;
  }
}
