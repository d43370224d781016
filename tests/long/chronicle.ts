/** Numbers that look random and are the same for the same seed, so that a failure can be seen again (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

interface Said {
  id: string
  source: number
  of: number
  /** The year of a death, or the number of canons. */
  value: number
  kind: 'death' | 'canons' | 'office'
  /** The name is not identified with anybody. */
  withdrawn: boolean
  disputes: string | null
}

/** An invented dossier of annals that copy each other, and what an encoder may do to it in an afternoon. */
export class Chronicle {
  private readonly names: string[] = []
  private readonly copies = new Map<number, number>()
  private said: Said[] = []
  private made = 0

  constructor(
    private readonly random: (below: number) => number,
    private readonly sources: number,
    people: number,
    claims: number,
  ) {
    for (let person = 0; person < people; person++) this.names.push(`Bishop ${person}`)
    for (let source = 1; source < sources; source++) if (random(3) > 0) this.copies.set(source, random(source))
    for (let claim = 0; claim < claims; claim++) this.add()
  }

  /** One edit at random; says what it was. */
  edit(): string {
    const edits = [() => this.add(), () => this.add(), () => this.remove(), () => this.change(), () => this.rename(), () => this.withdraw(), () => this.copy()]
    return edits[this.random(edits.length)]?.() ?? ''
  }

  private pick(): Said | undefined {
    return this.said[this.random(Math.max(1, this.said.length))]
  }

  private add(): string {
    const kind = (['death', 'canons', 'office'] as const)[this.random(3)] ?? 'death'
    const disputed = this.random(6) === 0 ? this.pick() : undefined
    const claim: Said = { id: `claim-${this.made++}`, source: this.random(this.sources), of: this.random(this.names.length), value: 1100 + this.random(200), kind, withdrawn: false, disputes: disputed?.id ?? null }
    this.said.push(claim)
    return `added ${claim.id}`
  }

  private remove(): string {
    const gone = this.pick()
    this.said = this.said.filter(({ id }) => id !== gone?.id)
    for (const claim of this.said) if (claim.disputes === gone?.id) claim.disputes = null
    return `removed ${gone?.id ?? 'nothing'}`
  }

  private change(): string {
    const claim = this.pick()
    if (claim) claim.value += 1
    return `changed ${claim?.id ?? 'nothing'}`
  }

  private rename(): string {
    const person = this.random(this.names.length)
    this.names[person] = `Bishop ${person} the ${['Elder', 'Younger', 'Lame', 'Wise'][this.random(4)] ?? ''} (${this.made++})`
    return `renamed person-${person}`
  }

  private withdraw(): string {
    const claim = this.pick()
    if (claim) claim.withdrawn = !claim.withdrawn
    return `identified or not ${claim?.id ?? 'nothing'}`
  }

  private copy(): string {
    const source = 1 + this.random(this.sources - 1)
    if (this.copies.has(source)) this.copies.delete(source)
    else this.copies.set(source, this.random(source))
    return `copied or not annals-${source}`
  }

  /** The dossier as a file; JSON is YAML. */
  file(): string {
    const sources = Array.from({ length: this.sources }, (_, source) => source)
    return JSON.stringify(
      {
        dossier: { id: 'soak', title: 'Annals without end', by: 'Test', calendar: 'JULIAN', calendarBecause: 'the annals use it' },
        people: Object.fromEntries(this.names.map((name, person) => [`person-${person}`, { name }])),
        bodies: { diocese: { name: 'Diocese' } },
        sources: Object.fromEntries(sources.map((source) => [`annals-${source}`, { title: `Annals ${source}`, kind: 'CHRONICLE', made: String(1300 + source) }])),
        derivations: [...this.copies].map(([source, from]) => ({ id: `copy-${source}`, source: `annals-${source}`, from: `annals-${from}`, how: 'COPIES', because: 'same gaps' })),
        passages: sources
          .map((source) => ({ in: `annals-${source}`, at: 'f. 1', claims: this.said.filter((claim) => claim.source === source).map((claim) => this.claim(claim)) }))
          .filter(({ claims }) => claims.length > 0),
      },
      null,
      1,
    )
  }

  private claim({ id, of, value, kind, withdrawn, disputes }: Said): object {
    const name = `N. ${of}`
    const person = withdrawn ? { as: name } : { as: name, is: `person-${of}` }
    const about = disputes === null ? {} : { disputes: [disputes], because: 'it cannot be' }
    if (kind === 'office') return { id, ...about, office: { holder: person, title: 'bishop', of: 'diocese' } }
    if (kind === 'canons') return { id, ...about, figure: { measure: 'canons', of: 'diocese', unit: 'persons', date: String(value), value: value % 40 } }
    return { id, ...about, occurrence: { what: 'death', of: person, date: String(value) } }
  }
}
