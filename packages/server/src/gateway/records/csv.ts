import { type CsvCell, csvLine } from "../../files/csv-line.ts";

/** A file of CSV that is written as it is read, a page at a time; with the mark by which spreadsheets know UTF-8. */
export function csvResponse(
  name: string,
  head: readonly string[],
  pages: AsyncGenerator<readonly (readonly CsvCell[])[]>,
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`\ufeff${csvLine(head)}`)),
    async pull(controller) {
      const { done, value } = await pages.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(value.map(csvLine).join("")));
    },
    cancel: async () => void (await pages.return(undefined)),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
      "cache-control": "no-store",
    },
  });
}

/** A time of the export, as ISO 8601; nothing for one that is not known. */
export function csvTime(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
