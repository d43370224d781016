/** Computes when it is first asked, and never again. */
export function lazy<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined
  return () => (known ??= { value: compute() }).value
}
