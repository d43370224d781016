import { Option } from 'commander'
import type { Policy } from './policy.js'

/** What the options of a policy give, as the command line has them. */
export interface PolicyChosen {
  readonly withoutSource?: string[]
  readonly withoutRelay?: string[]
  readonly withoutReading?: string[]
  readonly withoutIdentification?: string[]
  readonly acceptSuspected?: boolean
  readonly ignoreInferences?: boolean
  readonly ignoreSilence?: boolean
  readonly recordedBy?: string
}

/** The options by which a command takes other ground rules than the usual. */
export function policyOptions(): Option[] {
  return [
    new Option('--without-source <id...>', 'set sources aside as speakers'),
    new Option('--without-relay <id...>', 'set sources aside as relays'),
    new Option('--without-reading <id...>', 'withdraw readings; the id of a claim withdraws the reading of its time'),
    new Option('--without-identification <id...>', 'withdraw the identification of mentions'),
    new Option('--accept-suspected', 'count suspected derivations as certain'),
    new Option('--ignore-inferences', 'leave inferences out'),
    new Option('--ignore-silence', 'leave silence out'),
    new Option('--recorded-by <time>', 'see the graph as it was recorded at that time, such as 2026-01-31T12:00:00Z'),
  ]
}

/** The policy that the options say; null if they say none. */
export function policyOf(chosen: PolicyChosen): Policy | null {
  const { withoutSource, withoutRelay, withoutReading, withoutIdentification, acceptSuspected, ignoreInferences, ignoreSilence, recordedBy } = chosen
  const policy: Policy = {
    ...(withoutSource ? { withoutSources: withoutSource } : {}),
    ...(withoutRelay ? { withoutRelays: withoutRelay } : {}),
    ...(withoutReading ? { withoutReadings: withoutReading } : {}),
    ...(withoutIdentification ? { withoutIdentifications: withoutIdentification } : {}),
    ...(acceptSuspected ? { acceptSuspected } : {}),
    ...(ignoreInferences ? { ignoreInferences } : {}),
    ...(ignoreSilence ? { ignoreSilence } : {}),
    ...(recordedBy === undefined ? {} : { recordedBy }),
  }
  return Object.keys(policy).length === 0 ? null : policy
}
