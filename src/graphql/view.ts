import DataLoader from 'dataloader'
import { type Filters, type IdPage, loadList, loadPages, type ListName, type PageName, type PageRequest } from '../graph/read/pages.js'
import { loadChains } from '../graph/read/places.js'
import { type Beside, loadBeside, loadCountedRolls } from '../graph/read/questions.js'
import { type KeystoneRole, loadKeystoneChanges, type StoredChange } from '../graph/read/keystones.js'
import { loadRecords } from '../graph/read/records.js'
import { loadRevisions, type StoredRevision } from '../graph/read/revisions.js'
import { asRecorded, type Snapshot } from '../graph/read/snapshot.js'
import { AttestError } from '../errors.js'
import { type Answered, answerFor, outcomesUnder } from '../graph/provenance/index.js'
import type { Proposition } from '../reasoning/propositions/identity.js'
import type { Policy } from '../reasoning/case.js'
import type { Outcome } from '../reasoning/provenance.js'
import type { Ground } from '../reasoning/places.js'
import type { RecordParent } from './model.js'
import type { Policy as PolicyInput } from './schema.generated.js'

/** Items that one answer holds: pages within pages multiply. */
export const LARGEST_ANSWER = 100_000
/** What a verdict costs that is computed for the request, with all that is read for it. */
export const ITEMS_OF_VERDICT = 10

/**
 * What one request sees of one revision. Everything of one kind that a level of the request asks for travels
 * in one round trip, so that trips grow with the depth of a request and not with its answer.
 */
export class View {
  readonly records: DataLoader<string, RecordParent | null>
  readonly revisions: DataLoader<number, StoredRevision | null>
  /** The questions beside a question, which comes with one proposition that answers it. */
  readonly beside: DataLoader<{ readonly question: string; readonly answer: Proposition }, readonly Beside[], string>
  /** The rolls of which a proposition gives the number. */
  readonly countedRolls: DataLoader<string, readonly string[]>
  /** The places around a place, itself included. */
  readonly chains: DataLoader<string, readonly Ground[]>
  private readonly pages = new Map<string, DataLoader<string, IdPage>>()
  private readonly provenances = new Map<string, DataLoader<string, Answered | null>>()

  private readonly others = new Map<string, Promise<View>>()
  private readonly keystones = new Map<string, DataLoader<string, { changes: readonly StoredChange[]; total: number }>>()

  constructor(
    readonly snapshot: Snapshot,
    private readonly budget: { left: number } = { left: LARGEST_ANSWER },
    /** The ground rules of what is seen, where a field is not given others. */
    readonly policy: PolicyInput | null = null,
  ) {
    this.records = new DataLoader(async (ids) => {
      const found = await loadRecords(snapshot, ids)
      return ids.map((id) => {
        const record = found.get(id)
        return record ? { ...record, view: this } : null
      })
    })
    this.revisions = new DataLoader(async (numbers) => {
      const found = await loadRevisions(snapshot, numbers)
      return numbers.map((number) => found.get(number) ?? null)
    })
    this.beside = new DataLoader(
      async (asked) => {
        const found = await loadBeside(snapshot, new Map(asked.map(({ question, answer }) => [question, answer])))
        return asked.map(({ question }) => found.get(question) ?? [])
      },
      { cacheKeyFn: ({ question }) => question },
    )
    this.countedRolls = new DataLoader(async (propositions) => {
      const found = await loadCountedRolls(snapshot, propositions)
      return propositions.map((proposition) => found.get(proposition) ?? [])
    })
    this.chains = new DataLoader(async (places) => {
      const found = await loadChains(snapshot, places)
      return places.map((place) => found.get(place) ?? [])
    })
  }

  /**
   * The records that are there, in the order of the ids.
   * @throws AttestError BAD_INPUT once the request has asked for more items than one answer can hold
   */
  async all(ids: readonly string[]): Promise<RecordParent[]> {
    this.spend(ids.length)
    const found = await this.records.loadMany(ids)
    return found.map((item) => {
      if (item instanceof Error) throw item
      return item
    }).filter((item) => item !== null)
  }

  /**
   * Takes from what one request may ask for.
   * @param items what it costs, in items of an answer
   * @throws AttestError BAD_INPUT once nothing is left
   */
  spend(items: number): void {
    this.budget.left -= items
    if (this.budget.left < 0) throw new AttestError('BAD_INPUT', `The request asks for more than ${LARGEST_ANSWER} items in all; a verdict that is computed for it counts as ${ITEMS_OF_VERDICT}. Ask for smaller pages (first), for less on each item, or in several requests.`)
  }

  page(name: PageName, parent: string, filters: Filters, request: PageRequest): Promise<IdPage> {
    const key = JSON.stringify([name, filters, request])
    const known = this.pages.get(key)
    const loader = known ?? new DataLoader((parents: readonly string[]) => loadPages(this.snapshot, name, parents, filters, request))
    if (!known) this.pages.set(key, loader)
    return loader.load(parent)
  }

  list(name: ListName, filters: Filters, request: PageRequest): Promise<IdPage> {
    return loadList(this.snapshot, name, filters, request)
  }

  provenance(proposition: string, policy: Policy): Promise<Answered | null> {
    const key = JSON.stringify(policy)
    const known = this.provenances.get(key)
    const loader =
      known ??
      new DataLoader(async (ids: readonly string[]) => {
        this.spend(ids.length * ITEMS_OF_VERDICT)
        const found = await answerFor(this.snapshot.connection, this.snapshot.at, ids, policy)
        return ids.map((id) => found.get(id) ?? null)
      })
    if (!known) this.provenances.set(key, loader)
    return loader.load(proposition)
  }

  /**
   * The verdicts on some propositions under several policies, each in the order of the policies.
   * @throws AttestError BAD_INPUT if they are more than the request may still ask for
   */
  async outcomes(ids: readonly string[], policies: readonly Policy[]): Promise<Map<string, Outcome[]>> {
    this.spend(ids.length * policies.length * ITEMS_OF_VERDICT)
    return outcomesUnder(this.snapshot.connection, this.snapshot.at, ids, policies)
  }

  /** The graph as it was recorded at a time: one view for all that ask for it. */
  asRecorded(time: string): Promise<View> {
    return this.other(time, async () => new View(await asRecorded(this.snapshot, time), this.budget, this.policy))
  }

  /** What is seen under other ground rules: everything found through it is judged by them. */
  async under(policy: PolicyInput): Promise<View> {
    const seen = policy.recordedBy ? await this.asRecorded(policy.recordedBy) : this
    return this.other(JSON.stringify(policy), () => Promise.resolve(new View(seen.snapshot, this.budget, policy)))
  }

  private other(key: string, open: () => Promise<View>): Promise<View> {
    const known = this.others.get(key)
    if (known) return known
    const view = open()
    this.others.set(key, view)
    return view
  }

  /** A page of the verdicts that change without a source. */
  changesOfKeystone(source: string, as: KeystoneRole, request: PageRequest): Promise<{ changes: readonly StoredChange[]; total: number }> {
    const key = JSON.stringify([as, request])
    const known = this.keystones.get(key)
    const loader = known ?? new DataLoader((sources: readonly string[]) => loadKeystoneChanges(this.snapshot, as, sources, request))
    if (!known) this.keystones.set(key, loader)
    return loader.load(source)
  }
}
