import type { Stance } from './case.js'
import type { Role } from './names/roles.js'
import type { Account, Dimension, Part } from './compare.js'
import type { PartComparison } from './names/score.js'
import type { CourseRule } from './propositions/course.js'
import type { Direction, TraceKind } from './copying/suspicions.js'
import type { SilenceReason } from './silence.js'
import type { TimeRemark } from './timeliness.js'
import { type Opposition, OPPOSITIONS, type Support, type VerdictName } from './verdict.js'
import type { Weakness } from './weaknesses.js'

/** All English words of the sentences, in one place, so that other languages can stand beside it. */

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const number = (count: number): string => NUMBERS[count] ?? String(count)
const several = (count: number, noun: string, plural = `${noun}s`): string => `${number(count)} ${count === 1 ? noun : plural}`
const list = (items: readonly string[]): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`)
const range = (least: number, most: number, exact = true): string => {
  const witnesses = several(most, 'witness', 'witnesses')
  if (least === most) return exact ? witnesses : `at least ${witnesses}`
  return exact ? `between ${number(least)} and ${witnesses}` : `at least ${number(least)} and at most ${witnesses}`
}
/** What a finding of the audit says of two numbers. */
interface Said {
  readonly source: string
  readonly stated: string
  readonly derived: string
  readonly by: string
  readonly more: boolean
}
/** Whether one number follows, and whether the parts are all there are. */
interface Derived extends Said {
  readonly exact: boolean
  readonly whole: boolean
}
const off = ({ by, more, exact }: Derived): string => (exact ? `, ${by} ${more ? 'less' : 'more'}` : '')
const according = (who: string): string => (who === '' ? 'by one account' : `according to ${who}`)

/** What a dimension is called where two sides are set against each other. */
const DIMENSIONS: Readonly<Record<Dimension, string>> = { MEASURE: 'the measure', OF: 'whom they concern', SCOPE: 'the area', UNIVERSE: 'who is counted', UNIT: 'the unit', PHASE: 'the stage', VALUE: 'the value', DATE: 'the date', STATUS: 'the status', PLACE: 'the place', PARTICIPANT: 'the participant' }
const VERBS: Readonly<Record<Part['relation'], string>> = { SAME: 'is the same as', REFINES: 'is within', REFINED_BY: 'includes', COMPATIBLE: 'overlaps', CONFLICTS: 'excludes' }
/** Of things other than numbers and days, and of days apart of which each was set: they overlap nowhere and exclude nothing. */
const APART = { ...VERBS, COMPATIBLE: 'does not exclude' }
const MEASURED: ReadonlySet<Dimension> = new Set<Dimension>(['VALUE', 'DATE'])
/** One side of a dimension; a choice of the schema in plain letters. */
const plain = (side: string | null): string => (side === null ? 'not said' : /^[A-Z_]+$/.test(side) ? side.toLowerCase().replaceAll('_', ' ') : side)
const status = (account: Account): string => account.status.toLowerCase().replaceAll('_', ' ')
const dated = (account: Account): string => (account.date === null ? status(account) : `${status(account)} (${account.date})`)

/** Whether two accounts of one event can follow each other, by the rule that decides it; the sides as they stand. */
const COURSES: Readonly<Record<CourseRule, (excluded: boolean) => string>> = {
  PLANNED: () => 'a day that was set binds nobody, whatever came of it',
  PUT_OFF: (excluded) => (excluded ? 'it cannot have been held before the day to which it had been put off, unless it was brought forward again, of which neither speaks' : 'what was put off can be held on the day to which it was put off, or later'),
  PUT_OFF_IN_PART: () => 'a part of it can have taken place, and the rest been put off',
  PUT_OFF_AND_FAILED: () => 'what was put off can fail, and what failed be put off',
  PUT_OFF_ANEW: () => 'what was declared void can be set anew and put off',
  NEVER_CAME: () => 'what was put off may never have come about',
  HOW_FAR: () => 'the one says that it took place, the other how far',
  TRIED_AGAIN: (excluded) => (excluded ? 'what was broken up can be held at a later attempt, but these days leave room for none' : 'what was broken up can be held at a later attempt'),
  DECLARED_VOID: () => 'what took place can be declared void, and what was void be tried anew',
  EXCLUDED: (excluded) => (excluded ? 'the one says that it took place, the other that it did not' : 'it can have taken place at another time or place than that at which it did not'),
  BROKEN_UP: () => 'what was broken up has taken place in part',
  AS_GOOD_AS_NOT: () => 'of what was broken up it can be said that it was not held',
  NOTHING_TO_ANNUL: (excluded) => (excluded ? 'only what took place can be declared void' : 'it can have taken place at another time or place, and been declared void'),
}

/** Disagreements: the answers to one question. */
const disagreement = {
  quoted: (text: string): string => `“${text}”`,
  stand: (count: number, answers: string): string => (count === 0 ? 'no answer is supported' : count === 1 ? `one answer is supported, ${answers}` : `${several(count, 'answer')} are supported: ${answers}`),
  excludes: (one: string, others: string): string => `${one} excludes ${others}`,
  excludesItsGround: (one: string, other: string): string => `${one} excludes ${other}, and yet rests on it`,
  noConflict: 'none of them excludes another',
  refines: (fine: string, coarse: string, count: number): string => `${fine} says more exactly what ${coarse} ${count === 1 ? 'says' : 'say'}`,
  unsupported: (answer: string): string => `${answer} is named, and nothing supports it`,
  premise: (proposition: string, denied: boolean): string => (denied ? `not: ${proposition}` : proposition),
  falls: (answer: string, premises: readonly string[]): string => `${answer} is only reasoned to, and falls with ${premises.length === 1 ? premises.join('') : `any one of these: ${premises.join('; ')}`}`,
  beside: (answers: string, count: number, differences: string): string => `${answers}, set beside it, ${count === 1 ? 'answers' : 'answer'} another question: ${differences}`,
}

/** One man or two. */
const sameness = {
  said: (stance: Stance, inferred: boolean): string => `it is ${inferred ? 'taken for granted or reasoned' : 'said'} that they are ${stance === 'AFFIRMS' ? 'one' : 'two'}${stance === 'DOUBTS' ? ', or at least doubted that they are one' : ''}`,
  oneSpelling: (text: string): string => `“${text}” is read as the one and as the other`,
  names: (surname: boolean, how: PartComparison['kind'], left: string, right: string): string => {
    const part = surname ? 'surname' : 'given name'
    if (how === 'DIFFERENT') return `in no form do their ${part}s agree (“${left}” and “${right}”)`
    if (how === 'INITIAL') return `the initial of the one fits the ${part} of the other (“${left}” and “${right}”)`
    return `the ${part} is ${how === 'SAME' ? 'the same' : how === 'FORM' ? 'the same with another ending' : 'nearly the same'} (“${left}” and “${right}”)`
  },
  districts: (left: string, right: string): string => `they stand for different districts of one assembly (${left}; ${right}), though a man may stand for several`,
  shared: (what: string): string => `both are placed with ${what}`,
  accounts: (against: boolean, reason: string): string => `what is told of them ${against ? 'would exclude itself if they were one' : 'agrees'}: ${reason}`,
  entered: (roll: string): string => `one roll enters both: ${roll}`,
  verdict: (verdict: VerdictName, pro: number, contra: number): string => `whether they are one is ${verdict.toLowerCase().replaceAll('_', ' ')}, with ${several(pro, 'ground')} for it and ${number(contra)} against it`,
  for: (grounds: string): string => `For it: ${grounds}`,
  against: (grounds: string): string => `Against it: ${grounds}`,
  resting: (count: number): string => `${count === 1 ? 'One claim rests' : `${number(count).replace(/^./, (letter) => letter.toUpperCase())} claims rest`} on what is said of this`,
  undecided: 'Grounds are not votes: nothing is merged unless somebody identifies the names anew',
}

/** Two digits behind the point at most, and a minus that is one. */
const DIGITS = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/** Numbers that were reckoned, and what is counted. */
const numbers = {
  figure: (value: number): string => DIGITS.format(value).replace('-', '−'),
  atMost: (most: string): string => `at most ${most}`,
  atLeast: (least: string): string => `at least ${least}`,
  between: (least: string, most: string): string => `${least} to ${most}`,
  anything: '?',
  /** A number as written with its unit: a sign of per cent is not said again, and of one there is no plural. */
  measured: (written: string, unit: string, one: boolean): string => {
    if (written.endsWith('%')) return `${written} ${unit.replace(/^(?:per ?cent\b|%)\s*/, '')}`.trimEnd()
    return `${written} ${one ? unit.replace(/^\p{L}+/u, singular) : unit}`
  },
}
/** The word for one thing, of a regular plural; any other word as it stands. */
const singular = (noun: string): string => (noun === 'people' ? 'person' : noun.replace(/ies$/, 'y').replace(/(?<=ss|sh|ch|x)es$/, '').replace(/(?<![sui])s$/, ''))

export const EN = {
  numbers,
  sameness,
  disagreement,
  list,
  range,
  noWitness: 'no witness',
  asFarAsRecorded: 'independent as far as recorded',
  withInferences: (witnesses: string): string => `with inferences ${witnesses}`,
  ifSuspected: (witnesses: string): string => `if suspected derivations hold ${witnesses}`,

  nobody: 'no source affirms it',
  nobodyCounts: 'no claim that counts affirms it',
  retired: (caption: string): string => `${caption}: no claim in force says this any longer; what was said of it is now said of something else, or not at all.`,
  onlyInferred: 'no source states it; it is only inferred',
  affirm: (sources: number, least: number, most: number, exact: boolean): string => {
    if (least === 1 && most === 1) return sources === 1 ? 'one witness affirms it directly' : `${several(sources, 'source')} affirm it directly and go back to one witness`
    if (least === 1) return `${several(sources, 'source')} affirm it directly, but one witness may stand behind them all`
    const witnesses = `${range(least, most, exact)}, independent as far as recorded,`
    return sources === least ? `${witnesses} affirm it directly` : `${several(sources, 'source')} affirm it directly, and ${witnesses} stand behind them`
  },
  opposition: { NONE: 'nothing recorded speaks against it', SILENCE: 'a roll that ought to name it is silent', DOUBT: 'it is doubted', DENIAL: 'it is denied' } satisfies Record<Opposition, string>,
  nothingCounts: 'nothing that counts speaks against it',
  excluded: 'another account excludes it',
  excludedByItself: 'the same source elsewhere excludes it',
  opposed: (support: string, opposition: string, contrast: boolean): string => `${support}, ${contrast ? 'but' : 'and'} ${opposition}`,

  directly: (who: string, first: boolean): string => `${first ? 'Directly' : 'Also directly'}: ${who}`,
  inferredBy: (who: string, from: string): string => `Inferred by ${who}${from === '' ? '' : ` from what is said by ${from}`}`,
  stances: { DENIES: (who: string): string => `Denied by ${who}`, DOUBTS: (who: string): string => `Doubted by ${who}`, OMITS: (who: string): string => `Its absence is stated by ${who}` },
  at: (source: string, citation: string): string => `${source} (${citation})`,
  uncited: 'no place is given',
  through: (proposition: string): string => `through “${proposition}”`,
  goesBackTo: (roots: string, several: boolean): string => `which ${several ? 'go' : 'goes'} back to ${roots}`,
  reportedBy: (relays: readonly string[]): string => `as reported by ${relays.join(', in turn by ')}`,
  disputed: (who: string, afterRelay: boolean): string => `${afterRelay ? 'and ' : ''}disputed by ${who}`,
  /** What a claim hangs on, after “on” for a premise and by itself for its own words. */
  weakness: ({ premise, why, written, certainty }: Pick<Weakness, 'premise' | 'why' | 'written' | 'certainty'>): string => {
    if (why === 'UNCITED') return 'a premise for which no place is cited'
    if (why === 'CONTESTED') return 'a contested premise'
    if (why === 'UNTIMELY') return 'a premise that its source cannot have known'
    const what = { CITATION: 'the reading of its citation', READING: 'the reading of', TIME: 'the reading of its time as', IDENTIFICATION: 'the identification of' }[why]
    const sure = certainty === 'POSSIBLE' ? 'only possible' : 'only probable'
    return premise ? `a premise for which ${what} “${written ?? ''}” is ${sure}` : `${what} “${written ?? ''}” being ${sure}`
  },
  on: (premises: readonly string[]): string => `on ${list(premises)}`,
  incompatible: (who: string, reason: string): string => `Not to be reconciled with it: ${who}; ${reason}`,
  otherQuestion: (dimension: Dimension, left: string | null, right: string | null): string => `they differ in ${DIMENSIONS[dimension]}: ${plain(left)} against ${plain(right)}`,
  noNumber: (left: string, right: string): string => `of ${left} and ${right} no number can be read`,
  sameEvent: 'they say the same of the same event',
  compared: ({ dimension, relation, apart }: Pick<Part, 'dimension' | 'relation' | 'apart'>, left: string | null, right: string | null): string => {
    if (left === null || right === null) return `${left === null ? 'only the other' : 'it alone'} names ${DIMENSIONS[dimension]}: ${left ?? right ?? ''}`
    return `${left} ${(MEASURED.has(dimension) && !apart ? VERBS : APART)[relation]} ${right}`
  },
  course: (rule: CourseRule, left: Account, right: Account, excluded: boolean): string => `${dated(left)} against ${dated(right)}: ${COURSES[rule](excluded)}`,
  opposeAsOne: 'What counts against it goes back to one witness',

  /** What is said of a source's time, after a colon or as a clause of its own. */
  time: ({ kind, spoke, byReading, event }: TimeRemark, who: string): string => {
    const when = `it is ${byReading ? 'read to speak as of' : 'dated'} ${spoke ?? 'no day'}`
    const day = event === null ? 'the event' : `the event of ${event}`
    switch (kind) {
      case 'BEFORE':
        return `${when}, before ${day} (${according(who)})`
      case 'PERHAPS_BEFORE':
        return `${when}, which leaves open whether it knew of ${day} (${according(who)})`
      case 'POSTPONED_PAST':
        return `${when}, while ${according(who)} the event was postponed to ${event ?? 'a later day'}`
      case 'DISRUPTED':
        return `${according(who)} the event was disrupted`
      case 'NOT_HELD':
        return `${according(who)} the event was not held at all`
    }
  },
  ofTime: (who: string, remarks: string): string => `Of ${who}: ${remarks}`,
  copiesTheIgnorant: 'what it derives from cannot have known it',
  departs: 'it departs from what it derives from, and no other basis is stated',
  falls: 'what it rests on is set aside',
  notCounted: (who: string, via: string, against: boolean, because: string): string => `${via === '' ? (against ? 'Against it, ' : '') : `For “${via}”, `}${who} is not counted: ${because}`,

  silent: (roll: string, completeBy: string): string => `Silent, though called complete by ${completeBy}: ${roll}`,
  beyond: (parents: string): string => `which says nothing beyond the silence of ${parents}`,
  quiet: (rolls: string, because: string): string => `Not named by ${rolls}, which does not count: ${because}`,
  quietReproduced: (rolls: string): string => `Not among the names that are reproduced from ${rolls}`,
  silence: (reason: SilenceReason, title: (id: string) => string): string => {
    switch (reason.kind) {
      case 'KNOWN_IN_FULL':
        return `known in full, and called complete by ${title(reason.completeBy)}`
      case 'REPORTED':
        return `its omission is reported, and it is called complete by ${title(reason.completeBy)}`
      case 'REPRODUCED_IN_PART':
        return 'not among the names reproduced; the roll is not known in full'
      case 'NOT_CALLED_COMPLETE':
        return 'nobody calls the roll complete'
      case 'SCOPE_UNKNOWN':
        return 'the roll is limited to some, and whether this is one of them is not recorded'
      case 'MADE_BEFORE':
        return `made ${reason.made ?? ''}, before the event of ${reason.event}`
      case 'PERHAPS_MADE_BEFORE':
        return `made ${reason.made ?? ''}, perhaps before the event of ${reason.event}`
      case 'UNDATED':
        return `when it was made is not recorded, while the event is of ${reason.event}`
      case 'PARENT_NAMES_IT':
        return `${list(reason.parents.map(title))}, from which it derives, affirms it`
      case 'PARENT_SAYS_NOTHING':
        return `it only repeats the silence of ${list(reason.parents.map(title))}, which does not count`
      case 'PARENTS_CANNOT_KNOW':
        return 'what it derives from cannot have known'
      case 'SET_ASIDE':
        return 'set aside by the policy'
    }
  },

  relayedByReasoner: (who: string, reasoner: string): string => `What it rests on is relayed by ${who}; the encoder saw none of these sources, only the reasoning of ${reasoner}`,
  relayed: (who: string, whole: boolean): string => `${whole ? 'All' : 'Part'} of it is relayed by ${who}; the encoder saw ${whole ? 'none' : 'only some'} of these sources`,
  confirmed: 'Confirmed by sources that the encoder saw',
  seen: 'The encoder saw all of these sources',
  suspected: (ties: readonly string[]): string => `It is suspected that ${list(ties)}`,
  derives: (source: string, from: string): string => `${source} derives from ${from}`,
  remain: (then: string, now: string, one: boolean): string => `If so, ${then} ${one ? 'remains' : 'remain'} instead of ${now}`,
  audit: {
    units: { names: 'names', days: 'days' },
    heads: {
      SUM: (of: Derived): string => (of.whole ? `${of.source} states ${of.stated}, while the parts make ${of.derived}${off(of)}` : `${of.source} states ${of.stated}, while some of the parts alone make ${of.derived}${off(of)}`),
      COUNT: (of: Derived): string => `${of.source} states ${of.stated}, while ${of.derived} are named${off(of)}`,
      DIFFERENCE: (of: Derived): string => `${of.source} states ${of.stated}, while the difference is ${of.derived}${off(of)}`,
      BOUND: (of: Derived): string => `${of.source} states ${of.stated}, where there can be at most ${of.derived}`,
      RATIO: (of: Derived): string => `${of.source} states ${of.stated}, while the division gives ${of.derived}`,
      SHARE: (of: Derived): string => `${of.source} states ${of.stated}, while the part is ${of.derived} per cent of the whole`,
      RANK: (of: Derived): string => `${of.source} gives the place ${of.stated}, while the numbers give ${of.derived}`,
      CALENDAR_PAIR: (of: Derived): string => `${of.source} has ${of.stated} in brackets, while the date before them is ${of.derived} in that calendar`,
      SAME_FIGURE: (of: Derived): string => `${of.stated} and ${of.derived} answer one question`,
    },
    carriers: (of: Said, together: boolean): string => `${of.stated} and ${of.derived} answer one question${together ? ', are known by the same citation' : ''} and differ by two digits exchanged: one may be a slip of the other`,
    steps: {
      ROW_LEFT_OUT: (row: string, from: string): string => `“${row}”${from === '' ? '' : ` (${from})`} left out`,
      OUTSIDE_INCLUDED: (row: string, from: string): string => `“${row}” (${from}) included from outside the table`,
      ROW_COUNTED_TWICE: (row: string, from: string): string => `“${row}”${from === '' ? '' : ` (${from})`} counted twice`,
      DIGITS_TRANSPOSED: (row: string, from: string, to: string): string => `${from} for ${to} by an exchange of digits (“${row}”)`,
      DIGIT_MISPRINTED: (row: string, from: string, to: string): string => `${from} for ${to} by one digit (“${row}”)`,
      DECIMAL_SHIFTED: (row: string, from: string, to: string): string => `${from} for ${to} by a shifted decimal (“${row}”)`,
    },
    supported: (claims: number): string => `, for which ${several(claims, 'other claim speaks', 'other claims speak')}`,
    explained: (named: readonly string[], all: number, exhaustive: boolean): string => {
      const rest = all > named.length ? `; and ${all - named.length} more` : ''
      if (all === 1) return `${exhaustive ? 'The one smallest explanation' : 'An explanation'}: ${named.join('')}`
      return `${exhaustive ? `${all} explanations are equally small` : `At least ${all} explanations are equally small`}, so that none is to be preferred: ${named.join('; ')}${rest}`
    },
    unexplained: (depth: number, exhaustive: boolean): string => `Unexplained: ${depth === 1 ? 'no single step fits' : `no set of up to ${number(depth)} steps fits`} without breaking another relation${exhaustive ? '' : '; not all were tried'}`,
    unbalanced: (steps: string, others: number): string => `Set aside, since ${others === 1 ? 'another relation' : `${number(others)} other relations`} would not hold with it: ${steps}`,
    chance: (tried: number, chance: number): string => `Of ${tried.toLocaleString('en')} that were tried, about ${chance.toLocaleString('en', { maximumSignificantDigits: 2 })} would fit by chance`,
    unchecked: {
      missing: (term: string): string => `nothing is given for “${term}”`,
      noNumber: (of: string): string => `no number can be read from “${of}”`,
      noPair: (of: string): string => `no pair of dates can be read from “${of}”`,
      divisor: 'the divisor may be zero',
    },
  },
  fewerAgainst: 'If so, fewer independent witnesses speak against it',

  change: (condition: string, difference: string): string => `${condition}, ${difference}.`,
  becomes: (difference: string): string => `Then ${difference}.`,
  either: (items: readonly string[]): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1) ?? ''}`),
  unheard: (who: string): string => `If ${who} were not heard`,
  unrelayed: (who: string): string => `If nothing were taken from ${who}`,
  notRead: (written: string, reading: string): string => `If “${written}” is not to be read as “${reading}”`,
  notReadAsOf: (who: string, time: string): string => `If ${who} is not read to speak as of ${time}`,
  notIdentified: (written: string, called: string): string => `If “${written}” is not ${called}`,
  suspicionsHeld: 'If the suspected derivations hold',
  wouldRest: { NONE: 'no claim that counts would affirm it', INFERRED: 'it would only be inferred', SINGLE: 'it would rest on one witness', CORROBORATED: 'two witnesses or more would stand behind it' } satisfies Record<Support, string>,
  wouldOppose: (before: Opposition, after: Opposition): string => {
    const stronger = OPPOSITIONS.indexOf(after) > OPPOSITIONS.indexOf(before)
    return { NONE: 'nothing that counts would speak against it', SILENCE: stronger ? 'a roll that ought to name it would be silent' : 'only silence would speak against it', DOUBT: stronger ? 'it would be doubted' : 'only doubt would speak against it', DENIAL: 'it would be denied' }[after]
  },

  /** Of sources of which one may copy the other. */
  copying: {
    traces: {
      VALUE: (written: string): string => `a value that another answer with more witnesses excludes (${written})`,
      TOTAL: (written: string): string => `a total that its rows do not give (${written})`,
      SPELLING: (written: string): string => `a spelling unlike all others (“${written}”)`,
      OMISSION: (written: string): string => `the omission of what at least as many rolls have (${written})`,
      WORDING: (written: string): string => `the same words (“${written}”)`,
      TITLE: (written: string): string => `the same title (“${written}”)`,
      READING: (written: string): string => `a slip (“${written}”)`,
    } satisfies Record<TraceKind, (written: string) => string>,
    share: (source: string, from: string, traces: readonly string[]): string => `${source} and ${from} share, as few or no others do, ${list(traces)}.`,
    nothingShared: (source: string, from: string): string => `No rare value and no error is recorded that ${source} and ${from} share.`,
    recorded: (source: string, from: string, because: string): string => `It is recorded as suspected that ${source} derives from ${from}: ${because}.`,
    agreement: (right: number, different: number): string =>
      right + different === 0 ? '' : `Beside that they agree on ${several(right, 'other value')}, which proves little since what is true is found by many, and differ on ${number(different)}.`,
    odds: (probability: number): string => `By the odds of such agreement the probability that one copies the other is ${probability > 0.99 ? 'above 99' : String(Math.round(probability * 100))} per cent, if they err as these values suggest.`,
    tooFew: (errors: number): string => (errors === 0 ? 'None of what they share is an error by any rule, so that it gives no probability of copying.' : 'One shared error may be chance, so that no probability is stated.'),
    directions: {
      BY_DATE: (source: string, from: string): string => `${source} was made after ${from}, so that it would be the copy.`,
      BY_EXTENT: (source: string, from: string): string => `Nearly all that ${source} gives stands in ${from}, which gives much more, so that it would be the excerpt.`,
      OPEN: (): string => 'Nothing recorded tells which of them would be the copy, or whether both copy a third.',
    } satisfies Record<Exclude<Direction, 'RECORDED'>, (source: string, from: string) => string>,
    definitions: 'Sources that count or list by the same definition look like copies in this: compare what they count first.',
    judged: (holds: boolean, by: string, date: string, because: string): string => `${by} (${date}) judges that it ${holds ? 'holds' : 'does not hold'}: ${because}.`,
    suggestion: 'This is a suggestion; a signed judgement in the dossier accepts or rejects it.',
  },

  names: {
    part: { SURNAME: 'surname', GIVEN: 'given name', PATRONYMIC: 'patronymic' } satisfies Record<Role, string>,
    same: (part: string, asked: string, recorded: string): string => (asked === recorded ? `the same ${part}, ${asked}` : `the same ${part}: ${asked}, ${recorded}`),
    form: (part: string, asked: string, recorded: string): string => `${asked} and ${recorded} are forms of one ${part}`,
    alike: (part: string, asked: string, recorded: string, likeness: string): string => `${asked} and ${recorded} sound alike as spellings of one ${part} (${likeness})`,
    initial: (part: string, initial: string, name: string): string => `${initial} can be the initial of the ${part} ${name}`,
    different: (part: string, asked: string, recorded: string): string => `another ${part}: ${asked} is not ${recorded}`,
    unasked: (part: string, recorded: string): string => `the ${part} ${recorded} has nothing beside it in the name asked for`,
    unrecorded: (part: string, asked: string): string => `the ${part} ${asked} has nothing beside it in the recorded name`,
    wording: (likeness: string, enough: boolean): string => `the words of the two names ${enough ? 'agree' : 'agree too little'} (${likeness})`,
    district: { FOR: (asked: string): string => `recorded for ${asked}`, AGAINST: (asked: string, recorded: string): string => `recorded for ${recorded}, not for ${asked}` },
    list: { FOR: (asked: string): string => `recorded on ${asked}`, AGAINST: (asked: string, recorded: string): string => `recorded on ${recorded}, not on ${asked}` },
    time: { FOR: 'recorded at that time', AGAINST: 'recorded more than a century from that time' },
    none: (asked: string, best: string | null): string => (best === null ? `Nobody and nothing recorded bears a name like “${asked}”.` : `No recorded name is near enough to “${asked}”; the nearest is ${best}.`),
    one: (asked: string, who: string): string => `“${asked}” agrees best with ${who}.`,
    several: (asked: string, who: readonly string[]): string => `“${asked}” alone does not tell ${list(who)} apart.`,
  },
}
export type Words = typeof EN
