/** What is assumed of sources and copyists. */
export interface CopyingModel {
  /** α: the probability, before anything is known of two sources, that one copies the other. */
  readonly prior: number
  /** c: the share of its values that a copyist takes over. */
  readonly copyRate: number
  /** n: how many wrong values there are for each right one. */
  readonly falseValues: number
  /** The highest ε that is believed of a source: with more, agreement on what is right would seem rare and prove copying. */
  readonly mostErrors: number
}

/** The defaults of the paper, whose ε = 0.2 is here the most. */
export const MODEL: CopyingModel = { prior: 0.2, copyRate: 0.8, falseValues: 100, mostErrors: 0.2 }

/** What two sources have in common, and what not, among the matters of which both speak. */
export interface Common {
  /** k_t: values that no rule calls wrong. */
  readonly right: number
  /** k_f: errors. */
  readonly wrong: number
  /** k_d: matters on which they differ. */
  readonly different: number
}

/**
 * ε: how often such sources err, by the rule of succession from their own values: what differs is wrong on one side at
 * least. Sources that agree nearly always are thus taken to be careful, so that what they agree on says little. What
 * neither shares nor contests has not been compared with anything, so that it tells nothing of ε.
 */
export function errorRate({ right, wrong, different }: Common, { mostErrors }: CopyingModel = MODEL): number {
  return Math.min(mostErrors, (wrong + different / 2 + 1) / (right + wrong + different + 2))
}

/**
 * The odds that one of two sources copies the other, by Bayes' rule (Dong, Berti-Equille & Srivastava, Integrating
 * conflicting data: the role of source dependence, PVLDB 2, 2009): independent sources both give the right value with
 * probability (1−ε)², the same wrong one with ε²/n; a copyist takes the other's value over with probability c. Hence
 *
 *   odds = α/(1−α) · ((1−ε+cε)/(1−ε))^k_t · ((cn+ε−cε)/ε)^k_f · (1−c)^k_d
 *
 * A shared right value multiplies the odds by 1.25 at most, a shared error by about cn/ε, a difference by 1−c.
 * The paper learns ε from the accuracy of sources over the whole collection; here it is estimated for the pair, and
 * never above 0.2. Right values alone, however many, never raise the probability to one half. Constant time.
 * @returns the decimal logarithm of the odds
 */
export function copyingOdds(common: Common, model: CopyingModel = MODEL): number {
  const { prior, copyRate: c, falseValues: n } = model
  const e = errorRate(common, model)
  return (
    Math.log10(prior / (1 - prior)) +
    common.right * Math.log10((1 - e + c * e) / (1 - e)) +
    common.wrong * Math.log10((c * n + e - c * e) / e) +
    common.different * Math.log10(1 - c)
  )
}

/** The probability that goes with odds. */
export function probability(log10Odds: number): number {
  return 1 / (1 + 10 ** -log10Odds)
}
