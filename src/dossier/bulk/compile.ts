import { distance } from 'fastest-levenshtein'
import { endorsedByOthers, reportClaimCircles, reportSelves } from '../compile/circles.js'
import { Compilation, describe, type IdKind } from '../compile/context.js'
import { type FirmDerivation, reportDerivationCycles } from '../compile/derivations.js'
import { reportNested } from '../compile/entities.js'
import { checkHeading, checkQuestions, compileParts, declareParts, dedupe, headingRecord, MOST_IN_ORDER } from '../compile/index.js'
import { readIn } from '../compile/known.js'
import type { ClaimSite, PassageSite } from '../compile/passages.js'
import type { Dossier } from '../data.js'
import { byPlace, type Problem } from '../problems.js'
import type { GraphRecord } from '../records.js'
import { ChunkedDossier, type Watch } from './chunks.js'
import { IndexedKnown } from './known.js'
import { Links } from './links.js'

/** What was read of a dossier that is too long to be held. */
export interface StreamedDossier {
  readonly id: string
  readonly title: string
  readonly by: string
  readonly why: string
}

/** More problems are not gathered: they would fill the memory, and nobody reads them. */
const MOST_PROBLEMS = 10_000
/** Words that are looked for among all ids. */
const MOST_MEANT = 50

/** Notes ids and says nothing: what is wrong is said when the dossier is gone through again. */
class Declaring extends Compilation {
  override refers(): boolean {
    return true
  }

  override report(): void {
    // It is said later.
  }
}

interface Sought {
  readonly slug: string
  readonly kinds: readonly IdKind[]
  /** Of the problem, among those of its part. */
  readonly index: number
}

class PartCompilation extends Compilation {
  readonly sought: Sought[] = []

  protected override meant(slug: string, kinds: readonly IdKind[]): { meant?: string } {
    this.sought.push({ slug, kinds, index: this.problems.length })
    return {}
  }
}

/**
 * Reads and checks a dossier without holding it: a first time to note its ids, a second time to make its records, and
 * once more only to say more precisely what is wrong.
 * @param sink - given each record as far as a part of the dossier makes it; records of one id are to be merged in their order
 * @returns what the dossier says of itself, null while there is an error, and every problem in the order of the files
 */
export function streamDossier(folder: string, sink: (record: GraphRecord) => void, watch: Watch = () => undefined): { streamed: StreamedDossier | null; problems: Problem[] } {
  const { dossier, findings } = ChunkedDossier.open(folder)
  if (!dossier) return { streamed: null, problems: findings.problems.sort(byPlace) }
  const stream = new Streaming(dossier, watch)
  stream.note()
  if (findings.readable && findings.problems.length <= MOST_PROBLEMS) stream.compile(sink)
  if (!dossier.isUnchanged) findings.refuse('a file was changed while it was read', 'files that stay as they are until the dossier is read')
  const all = dedupe([...findings.problems, ...stream.problems]).sort(byPlace)
  const problems = all.length <= MOST_PROBLEMS ? all : [...all.slice(0, MOST_PROBLEMS), { severity: 'error', file: '.', line: 1, column: 1, what: `more than ${MOST_PROBLEMS} problems, of which these are the first`, expected: 'fewer' } as const]
  const { id, title, by, why } = dossier.heading.data
  return { streamed: problems.some(({ severity }) => severity === 'error') ? null : { id, title, by, why: why ?? `load of ${id}` }, problems }
}

class Streaming {
  readonly problems: Problem[] = []
  private readonly known = new IndexedKnown()
  private readonly sought: Sought[] = []
  private readonly premises = new Links()
  private readonly endorsements = new Links()
  private readonly nesting = new Links()
  private readonly firm = new Links()

  constructor(
    private readonly dossier: ChunkedDossier,
    private readonly watch: Watch,
  ) {}

  /** Notes all ids, and what readings are about. */
  note(): void {
    for (const chunk of this.dossier.chunks(true, (done, total) => { this.watch('reading', done, total) })) {
      declareParts(new Declaring(chunk, this.known))
      for (const { data } of chunk.passages) for (const what of readIn(data)) this.known.noteRead(what)
      if (this.dossier.findings.problems.length > MOST_PROBLEMS) break
    }
    this.known.restart()
    if (this.known.twice.length > 0) this.reportTwice()
  }

  /** Makes the records of each part. */
  compile(sink: (record: GraphRecord) => void): void {
    let first: Compilation | undefined
    const passages: string[] = []
    const asked = new Set((this.dossier.heading.data.questions ?? []).flatMap(({ about }) => about ?? []))
    const stated = new Set<string>()
    for (const chunk of this.dossier.chunks(false, (done, total) => { this.watch('compiling', done, total) })) {
      const compilation = new PartCompilation(chunk, this.known)
      const sites = declareParts(compilation)
      if (!first) checkHeading(compilation)
      first ??= compilation
      this.follow(chunk, sites, compileParts(compilation, sites))
      reportSelves(compilation, sites.flatMap(({ claims }) => claims))
      for (const { reading } of sites) if (passages.length <= MOST_IN_ORDER) passages.push(reading.id)
      for (const record of compilation.records.values()) {
        if (asked.has(record.id) && record.labels.includes('Proposition')) stated.add(record.id)
        sink(record)
      }
      compilation.records.clear()
      this.gather(compilation)
      if (this.problems.length > MOST_PROBLEMS) return
    }
    if (!first) return
    this.reportCircles(first)
    sink(headingRecord(first, passages))
    first.problems.length = 0
    if (first.dossier.lost.size === 0) checkQuestions(first, [...stated])
    this.problems.push(...first.problems)
    if (this.sought.length > 0) this.suggest()
  }

  private gather({ problems, sought }: PartCompilation): void {
    for (const one of sought) if (this.sought.length < MOST_MEANT) this.sought.push({ ...one, index: this.problems.length + one.index })
    this.problems.push(...problems)
  }

  /** Notes what leads to what, to find out whether anything runs in a circle. */
  private follow(chunk: Dossier, sites: readonly PassageSite[], firm: readonly FirmDerivation[]): void {
    for (const { slug, at } of chunk.entities) if (typeof at.data['within'] === 'string') this.nesting.add(slug, at.data['within'])
    for (const { data } of firm) this.firm.add(data.source, data.from)
    for (const { claims } of sites)
      for (const claim of claims) {
        for (const premise of claim.at.data.inferred?.premises ?? []) this.premises.add(claim.slug, premise)
        for (const other of endorsedByOthers(claim) ?? []) this.endorsements.add(claim.slug, other)
      }
  }

  /** Goes through all once more, with what was declared in each part. */
  private *again(): Generator<{ compilation: Compilation; sites: PassageSite[] }> {
    this.known.restart()
    for (const chunk of this.dossier.chunks(false)) {
      const compilation = new Declaring(chunk, this.known)
      yield { compilation, sites: declareParts(compilation) }
    }
  }

  /** For what `known` is asked to notice. */
  private lookAgain(): void {
    for (const { compilation } of this.again()) compilation.records.clear()
  }

  private reportTwice(): void {
    const first = new Map<string, { where: string; kind: IdKind } | null>(this.known.twice.map(({ slug }) => [slug, null]))
    this.known.onDeclared = (slug, kind, spot) => {
      if (first.get(slug) === null) first.set(slug, { where: describe(spot), kind })
    }
    this.lookAgain()
    this.known.onDeclared = null
    this.known.restart()
    for (const { slug, spot } of this.known.twice) {
      const found = first.get(slug)
      // Another id of the same checksum is no second use of this one.
      if (!found || found.where === describe(spot)) continue
      this.problems.push({ severity: 'error', file: spot.place.file, ...spot.place.locate(spot.path), what: `the id "${slug}" is used twice`, expected: `an id of its own; the first is ${found.where} (${found.kind.toLowerCase()})` })
    }
  }

  private reportCircles(first: Compilation): void {
    if (![this.premises, this.endorsements, this.nesting, this.firm].some(({ mayCircle }) => mayCircle)) return
    const claims: ClaimSite[] = []
    const nested: Dossier['entities'] = []
    for (const { compilation, sites } of this.again()) {
      nested.push(...compilation.dossier.entities.filter(({ slug }) => this.nesting.inCore(slug)))
      for (const site of sites) claims.push(...site.claims.filter(({ slug }) => this.premises.inCore(slug) || this.endorsements.inCore(slug)))
    }
    const reporter = new Compilation(first.dossier, this.known)
    reportNested(reporter, nested)
    reportClaimCircles(reporter, claims)
    if (this.firm.mayCircle) reportDerivationCycles(reporter, this.circling(reporter))
    this.problems.push(...reporter.problems)
  }

  /** The derivations that may run in a circle, and in `reporter` the records of the claims that they are limited to. */
  private circling(reporter: Compilation): FirmDerivation[] {
    const firm: FirmDerivation[] = []
    for (const { compilation } of this.again()) {
      for (const at of compilation.dossier.derivations) if (at.data.suspected !== true && this.firm.inCore(at.data.source) && this.firm.inCore(at.data.from)) firm.push({ at, data: at.data })
    }
    const scope = new Set(firm.flatMap(({ data }) => data.scope ?? []))
    if (scope.size === 0) return firm
    this.known.restart()
    for (const chunk of this.dossier.chunks(false)) {
      const compilation = new Compilation(chunk, this.known)
      const sites = declareParts(compilation)
      compileParts(compilation, sites)
      const keep = (id: string): void => {
        const record = compilation.records.get(id)
        if (record) reporter.add(record)
        for (const { type, to } of record?.edges ?? []) if (type === 'ABOUT') keep(to)
      }
      for (const { claims, rolls, tables } of sites) {
        for (const { slug, from } of claims) if (scope.has(slug) || (from.roll !== undefined && scope.has(from.roll)) || tables.some(({ at }) => scope.has(at.data.id) && from.row?.startsWith(`${at.data.id}.`))) keep(compilation.global(slug))
        for (const { at } of [...rolls, ...tables]) if (scope.has(at.data.id)) keep(compilation.global(at.data.id))
      }
    }
    return firm
  }

  /** Finds the ids that were probably meant. */
  private suggest(): void {
    const best = this.sought.map(({ slug }) => ({ id: '', far: Math.max(2, Math.floor(slug.length / 3)) + 1 }))
    this.known.onDeclared = (id, kind) => {
      for (const [index, { slug, kinds }] of this.sought.entries()) {
        const known = best[index]
        if (!known || !kinds.includes(kind) || Math.abs(id.length - slug.length) >= known.far) continue
        const far = distance(slug, id)
        if (far < known.far) best[index] = { id, far }
      }
    }
    this.lookAgain()
    this.known.onDeclared = null
    for (const [index, { index: at }] of this.sought.entries()) {
      const [problem, found] = [this.problems[at], best[index]]
      if (problem && found && found.id !== '') this.problems[at] = { ...problem, meant: found.id }
    }
  }
}
