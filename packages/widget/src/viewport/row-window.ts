import type { Row } from "../client/state/rows.ts";
import type { Strings } from "../strings/index.ts";

/** The rows of a conversation that are drawn, and what lies around them. */
export interface DrawnRows {
  rows: readonly Row[];
  hasEarlier: boolean;
  /** Renders the button that draws earlier rows. */
  earlier?: (strings: Strings) => unknown;
  /** Whether the conversation goes on below. */
  hasLater: boolean;
  /** Whether nothing else changed since the last drawing, so that known rows need no new drawing. */
  areKept?: boolean;
}

/** The window over the rows of a long conversation. */
export interface RowWindow {
  /** Whether all of the conversation is drawn. */
  readonly isWhole: boolean;
  /** Selects those of all rows that are drawn. */
  draw(rows: readonly Row[]): DrawnRows;
  /** Draws the row at this index with the next update. */
  drawRow(index: number): void;
  /** Scrolls something that is drawn to the middle. */
  goTo(place: DOMRect): void;
  /** Draws more rows before the visitor reaches the end of the drawn ones. */
  handleScroll(): void;
}

/** The scroll position, as far as the window over the rows controls it. */
export interface ScrollControl {
  readonly isAtEnd: boolean;
  /** Whether the conversation goes on below what is drawn. */
  isCut: boolean;
  /** The row that keeps its place in the next drawing, whatever is drawn around it. */
  held: { row: Element; top: number } | undefined;
  leaveEnd(): void;
  handleScroll(): void;
}
