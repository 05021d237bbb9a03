/** The characters that a spreadsheet may write between two cells. */
const SEPARATORS = [",", ";", "\t"] as const;

/**
 * Reads comma-separated values (RFC 4180), also with semicolons or tabs between cells, as spreadsheets in Portuguese write
 * them. Cells are trimmed, lines without any are left out. A quote that is never closed takes the rest of the text.
 */
export function readCsv(text: string): string[][] {
  const source = text.replace(/^\uFEFF/, "");
  const separator = separatorOf(source);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    row.push(cell.trim());
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (row.some((one) => one !== "")) rows.push(row);
    row = [];
  };
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? "";
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') {
        cell += sign;
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell.trim() === "") {
      cell = "";
      isQuoted = true;
    } else if (sign === separator) endCell();
    else if (sign === "\n") endRow();
    else cell += sign;
  }
  endRow();
  return rows;
}

/** Finds the separator that the first line has most of. */
function separatorOf(source: string): string {
  const line = /^[^\n]*/.exec(source.trimStart())?.[0].replace(/"[^"]*"/g, "") ?? "";
  const count = (sign: string) => line.split(sign).length;
  return [...SEPARATORS].sort((one, other) => count(other) - count(one))[0] ?? ",";
}
