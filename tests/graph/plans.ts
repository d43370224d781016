import neo4j, { type Config } from 'neo4j-driver'
import { statement } from '../../src/graph/statements.js'
import { testDatabase } from '../neo4j.js'

interface Plan {
  readonly operatorType: string
  readonly arguments: Readonly<Record<string, unknown>>
  readonly children: readonly Plan[]
}

/** Runs a statement of the program under PROFILE: its operators, and the database hits of all of them. */
export async function profile(name: string, params: Readonly<Record<string, unknown>>): Promise<{ operators: string[]; hits: number }> {
  return profileText(statement(name), params)
}

/** The same of a statement that was composed. */
export async function profileText(text: string, params: Readonly<Record<string, unknown>>): Promise<{ operators: string[]; hits: number }> {
  const { uri, user, password } = testDatabase()
  const settings: Partial<Config> = { disableLosslessIntegers: true }
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), settings)
  try {
    const whole = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, Number.isSafeInteger(value) ? neo4j.int(value as number) : value]))
    // Planned by what is in the graph now, and not as it was when an earlier test asked the same.
    const { summary } = await driver.executeQuery(`CYPHER replan=force PROFILE ${text}`, whole)
    if (!summary.profile) throw new Error(`no profile of ${text}`)
    const all = flat(summary.profile)
    return { operators: all.map(({ operatorType }) => operatorType), hits: all.reduce((sum, plan) => sum + Number(plan.arguments['DbHits'] ?? 0), 0) }
  } finally {
    await driver.close()
  }
}

/** How a statement of the program is planned by what is in the graph now, without being run; and what the planner says of its hints. */
export async function explain(name: string): Promise<{ operators: string[]; complaints: string[] }> {
  const { uri, user, password } = testDatabase()
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  try {
    const { summary } = await driver.executeQuery(`CYPHER replan=force EXPLAIN ${statement(name)}`)
    if (!summary.plan) throw new Error(`no plan of ${name}`)
    const complaints = summary.notifications.filter(({ code }) => /Hint/i.test(code)).map(({ description }) => description)
    return { operators: flat(summary.plan).map(({ operatorType }) => operatorType), complaints }
  } finally {
    await driver.close()
  }
}

function flat(plan: Plan): Plan[] {
  return [plan, ...plan.children.flatMap(flat)]
}

/** Operators that look at more than an index leads to. */
export function scans(operators: readonly string[]): string[] {
  return operators.filter((operator) => /^(AllNodesScan|NodeByLabelScan|NodeIndexScan|.*LabelsScan|.*AllRelationshipsScan|.*RelationshipTypeScan|CartesianProduct)/.test(operator))
}
