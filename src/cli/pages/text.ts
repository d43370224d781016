const WIDTH = 100

/** Lines of at most 100 characters, the first with its own indent. */
export function wrap(text: string, indent = '', first = indent): string {
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = indent
      empty = true
    }
    line = empty ? line + word : `${line} ${word}`
    empty = false
  }
  return [...lines, line].join('\n')
}

/** `1 witness`, `2 witnesses`: the noun in the number of its count. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

/** A heading and what stands below it; nothing where nothing does. */
export function block(heading: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : ['', heading, ...items]
}

/** The line that tells how much a list leaves out; nothing where it leaves out nothing. */
export function more(count: number, how = ''): string[] {
  return count > 0 ? [`  … and ${count} more${how}`] : []
}
