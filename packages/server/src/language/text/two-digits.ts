/** A number below a hundred in two digits: 5 is "05". */
export function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
