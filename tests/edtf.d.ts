/** The part of the library that the tests hold the date rules against; it brings no types of its own. */
declare module 'edtf' {
  export default function edtf(text: string): { readonly min: number; readonly max: number }
}
