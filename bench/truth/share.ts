/** A share as it is printed: `12 of 15 (80 %)`. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '0 of 0' : `${part} of ${whole} (${((100 * part) / whole).toFixed(0)} %)`
}
