import { propositionOf } from '../graph/provenance/index.js'
import type { Beside } from '../graph/read/questions.js'
import { targets } from '../graph/read/records.js'
import { beyondQuestion, disagreementSentence, type Stated } from '../reasoning/disagreement-sentence.js'
import type { Places } from '../reasoning/compare.js'
import { type Presupposition, presuppositions } from '../reasoning/presuppositions.js'
import { presupposedQuestion } from '../reasoning/propositions/events.js'
import type { Proposition } from '../reasoning/propositions/identity.js'
import { PROPOSITION_KIND_NAMES, specOf } from '../reasoning/propositions/kinds.js'
import { compare } from '../reasoning/propositions/relations.js'
import { EN } from '../reasoning/words.en.js'
import { pairsAmong, reasonOf } from './comparisons.js'
import { allOf, listPage, type PageArgs, type PageParent, pageOf, slicePage } from './connections.js'
import { requireKnown } from './known.js'
import { captionOf, type ComparisonParent, known, type RecordParent, typeOf } from './model.js'
import { placesOf } from './places.js'
import { provenanceOf, type ProvenanceParent, requirePolicy, rulesOf } from './provenance.js'
import type { Policy } from './schema.generated.js'
import type { View } from './view.js'

/** An answer to a question, with what follows from its claims under the policy. */
export interface PositionParent {
  readonly answer: RecordParent
  readonly read: Proposition
  readonly provenance: ProvenanceParent
  /** Something supports it under the policy. */
  readonly stands: boolean
  readonly words: string
  readonly rests: readonly Presupposition[]
}

export interface PresuppositionParent {
  readonly position: PositionParent
  readonly part: Presupposition
}

export interface BesideParent {
  readonly of: DisagreementParent
  readonly question: RecordParent
  readonly beside: Beside
}

/** The answers to one question under the policy of its view. What several fields need is read once. */
export class DisagreementParent {
  private readonly read = new Map<string, Promise<PositionParent[]>>()
  private pairs: Promise<ComparisonParent[]> | undefined
  private near: Promise<BesideParent[]> | undefined

  constructor(readonly question: RecordParent) {}

  get view(): View {
    return this.question.view
  }

  positions(): Promise<PositionParent[]> {
    return this.positionsOf(this.question)
  }

  comparisons(): Promise<ComparisonParent[]> {
    return (this.pairs ??= this.compareAll())
  }

  beside(): Promise<BesideParent[]> {
    return (this.near ??= this.findBeside())
  }

  /** The answers to a question, those that stand first. */
  positionsOf(question: RecordParent): Promise<PositionParent[]> {
    const known = this.read.get(question.id) ?? readPositions(question)
    this.read.set(question.id, known)
    return known
  }

  private async compareAll(): Promise<ComparisonParent[]> {
    const standing = (await this.positions()).filter(({ stands }) => stands)
    this.view.spend(pairsAmong(standing.length))
    const places = await placesOf(this.view, standing.map(({ read }) => read))
    return standing.flatMap((left, index) => standing.slice(index + 1).map((right) => compared(left, right, places)))
  }

  private async findBeside(): Promise<BesideParent[]> {
    const [first] = await allOf(this.question, 'answers-of-question')
    if (!first) return []
    const found = await this.view.beside.load({ question: this.question.id, answer: propositionOf(first) })
    this.view.spend(found.length)
    return Promise.all(found.map(async (beside) => ({ of: this, beside, question: await known(this.view, beside.question) })))
  }

  async sentence(): Promise<string> {
    const [positions, comparisons, beside] = await Promise.all([this.positions(), this.comparisons(), this.beside()])
    const near = await Promise.all(
      beside.map(async ({ question, beside: { links, example } }) => ({
        told: links.length > 0,
        answers: (await this.positionsOf(question)).filter(({ stands }) => stands).map(({ words }) => words),
        differences: positions[0] ? await reasonOf(this.view, compare(example, positions[0].read)) : '',
      })),
    )
    const words = new Map(positions.map(({ answer, words: said }) => [answer.id, said]))
    return disagreementSentence(
      {
        question: captionOf(this.question),
        answers: positions.map((position) => stated(position, positions, captionOf(this.question))),
        comparisons: comparisons.map(({ left, right, comparison }) => ({ left: words.get(left.id) ?? '', right: words.get(right.id) ?? '', comparison })),
        near,
      },
      EN,
    )
  }
}

/** What the sentence tells of a position: the nearest premises without which it falls, and the rival answers among all of them. */
function stated({ words, stands, provenance, rests, answer }: PositionParent, positions: readonly PositionParent[], question: string): Stated {
  const { propositions } = provenance.case
  const falls = rests.flatMap(({ decisive, immediate, proposition, stance }) => {
    const premise = propositions.find(({ id }) => id === proposition && id !== answer.id)
    return decisive && immediate && premise ? [{ id: premise.id, words: beyondQuestion(premise.caption, question), denied: stance === 'DENIES' }] : []
  })
  // Of several authors each has a claim of his own for it.
  const once = [...new Map(falls.map(({ id, ...said }) => [`${id} ${said.denied}`, said])).values()]
  const premises = new Set(rests.filter(({ stance }) => stance === 'AFFIRMS').map(({ proposition }) => proposition))
  return { words, stands, support: provenance.answer.verdict.support, falls: once, restsOn: positions.filter((other) => other.answer.id !== answer.id && premises.has(other.answer.id)).map((other) => other.words) }
}

async function readPositions(question: RecordParent): Promise<PositionParent[]> {
  const answers = await allOf(question, 'answers-of-question')
  const found = await Promise.all(answers.map((answer) => positionOf(answer, question)))
  return found.sort((a, b) => Number(b.stands) - Number(a.stands))
}

async function positionOf(answer: RecordParent, question: RecordParent): Promise<PositionParent> {
  const provenance = await provenanceOf(answer.view, answer.id, null)
  if (!provenance) throw new Error(`an answer without a case: ${answer.id}`)
  return {
    answer,
    read: propositionOf(answer),
    provenance,
    stands: provenance.answer.verdict.support !== 'NONE',
    words: beyondQuestion(captionOf(answer), captionOf(question)),
    rests: presuppositions(provenance.case, provenance.answer, rulesOf(answer.view.policy)),
  }
}

export function compared(left: Pick<PositionParent, 'answer' | 'read'>, right: Pick<PositionParent, 'answer' | 'read'>, places: Places): ComparisonParent {
  return { left: left.answer, right: right.answer, comparison: compare(left.read, right.read, places) }
}

/**
 * The disagreements that concern something, or all of them, a page at a time.
 * @throws AttestError BAD_INPUT if nothing has the id, or the policy names what is not recorded at the head
 */
export async function disagreements(view: View, about: string | null | undefined, policy: Policy | null | undefined, args: PageArgs): Promise<PageParent> {
  await Promise.all([requireKnown(view, { about }), policy && requirePolicy(view, policy)])
  const seen = policy ? await view.under(policy) : view
  const page = await questionsAbout(seen, about, args)
  return { ...page, items: (page.items as RecordParent[]).map((question) => new DisagreementParent(question)) }
}

async function questionsAbout(view: View, about: string | null | undefined, args: PageArgs): Promise<PageParent> {
  if (about === null || about === undefined) return listPage(view, 'questions', args, {})
  const record = await view.records.load(about)
  if (!record) return slicePage('questions', [], args)
  const question = await questionOf(record)
  return question === undefined ? pageOf(record, 'questions-of-entity', args) : slicePage('questions', question === null ? [] : [question], args)
}

const PROPOSITIONS: ReadonlySet<string> = new Set(PROPOSITION_KIND_NAMES.map((kind) => specOf(kind).label))

/**
 * The one question that a question, a proposition or a claim leads to, or null if it leads to none; undefined for all else.
 * A proposition without rivals leads to what became of the event without which it cannot be the case.
 */
async function questionOf(record: RecordParent): Promise<RecordParent | null | undefined> {
  const type = typeOf(record)
  if (type === 'Question') return record
  const load = (id: string | null | undefined): Promise<RecordParent | null> => (id === null || id === undefined ? Promise.resolve(null) : record.view.records.load(id))
  if (type === 'Claim') {
    const proposition = await load(targets(record, 'ABOUT')[0])
    return proposition ? questionOf(proposition) : null
  }
  if (type === null || !PROPOSITIONS.has(type)) return undefined
  return load(targets(record, 'ANSWERS')[0] ?? presupposedQuestion(propositionOf(record)))
}
