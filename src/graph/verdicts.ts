import type { LoadPlan } from "./load/plan.js"; import type { Connection } from "./connection.js"
export async function renewVerdicts(_c: Connection, _at: number, _p: (d:number,t:number)=>void): Promise<LoadPlan> { return {introduce:[],retire:[],renewed:[]} }
