import { describe, expect, it } from 'vitest'
import { bounds, parseQuantity } from '../../src/reasoning/quantities.js'

describe('quantities as written', () => {
  it.each([
    ['12', 12, 12],
    [12, 12, 12],
    ['1 021', 1021, 1021],
    ['1\u00a0021', 1021, 1021],
    ['12 345 678', 12345678, 12345678],
    ['145,574', 145574, 145574],
    ['145,574.5', 145574.5, 145574.5],
    ['1 021,5', 1021.5, 1021.5],
    ['0,5', 0.5, 0.5],
    ['0,500', 0.5, 0.5],
    ['2,5-2', 2, 2.5],
    ['700-800', 700, 800],
    ['700 – 800', 700, 800],
    ['1 to 3', 1, 3],
    ['at least 17', 17, null],
    ['≥17', 17, null],
    ['not less than 1 021', 1021, null],
    ['more than 17', 18, null],
    ['slightly more than 38%', 38, null],
    ['more than 2,5', 2.5, null],
    ['up to 17', null, 17],
    ['fewer than 17', null, 16],
    ['¾', 0.75, 0.75],
    ['34%', 34, 34],
    ['34 %', 34, 34],
    ['0', 0, 0],
  ])('%s is from %s to %s', (written, min, max) => {
    expect(parseQuantity(written, 'things')).toEqual({ written: String(written), min, max, approximate: false, unit: 'things' })
  })

  it('widens what is about by a twentieth', () => {
    const about = parseQuantity('about 450', 'things')
    expect(about).toMatchObject({ min: 450, max: 450, approximate: true })
    expect(about && bounds(about)).toEqual({ low: 427.5, high: 472.5 })
  })

  it.each(['no', 'none', '', '-', 'several', '12 men', '1 02', '12 13', 'at least', '12-13-14', '1,02,3'])('does not take %s for a number', (written) => {
    expect(parseQuantity(written, 'things')).toBeNull()
  })
})
