import type { LoadPlan } from './plan.js'
import { kindOf } from './plan.js'

/** How many records of each kind come and go with a revision. */
export class Changes {
  private readonly kinds = new Map<string, { introduced: number; retired: number }>()

  count({ introduce, retire }: Pick<LoadPlan, 'introduce' | 'retire'>): void {
    for (const { labels } of introduce) this.of(kindOf(labels)).introduced++
    for (const { label } of retire) this.of(label).retired++
  }

  /** Adds what was counted elsewhere. */
  add(counted: Counted): void {
    for (const [kind, [introduced, retired]] of Object.entries(counted)) {
      const own = this.of(kind)
      own.introduced += introduced
      own.retired += retired
    }
  }

  private of(kind: string): { introduced: number; retired: number } {
    const own = this.kinds.get(kind) ?? { introduced: 0, retired: 0 }
    this.kinds.set(kind, own)
    return own
  }

  get isEmpty(): boolean {
    return this.kinds.size === 0
  }

  /** Records of all kinds. */
  get size(): number {
    return [...this.kinds.values()].reduce((sum, { introduced, retired }) => sum + introduced + retired, 0)
  }

  toJSON(): Counted {
    return Object.fromEntries([...this.kinds].map(([kind, { introduced, retired }]) => [kind, [introduced, retired]]))
  }

  /** What the log tells: which dossier declares what is no record of a historian, nor is what is counted. */
  told(): { introduced: number; retired: number; changes: string[] } {
    const told = [...this.kinds].filter(([kind]) => kind !== 'Declaration' && kind !== 'Keystone').sort(([a], [b]) => (a < b ? -1 : 1))
    return {
      introduced: told.reduce((sum, [, { introduced }]) => sum + introduced, 0),
      retired: told.reduce((sum, [, { retired }]) => sum + retired, 0),
      changes: told.map(([kind, { introduced, retired }]) => [kind, introduced > 0 ? `+${introduced}` : '', retired > 0 ? `−${retired}` : ''].filter((part) => part !== '').join(' ')),
    }
  }
}

/** Introduced and retired, by kind. */
export type Counted = Readonly<Record<string, readonly [introduced: number, retired: number]>>
