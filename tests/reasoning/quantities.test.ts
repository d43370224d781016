import { describe, expect, it } from 'vitest'
import { compareQuantities } from '../../src/reasoning/compare.js'
import { bounds, intervalsOf, parseQuantity } from '../../src/reasoning/quantities.js'

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
    ['between 1 and 3', 1, 3],
    ['from 1 to 3', 1, 3],
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

  it('widens a small count by one, and a share or a number with decimals by no more than a twentieth', () => {
    const [three, four] = [parseQuantity('3', 'things'), parseQuantity('about 4', 'things')]
    expect(three && four && compareQuantities(three, four).relation).toBe('REFINES')
    for (const [written, unit] of [['about 4%', 'things'], ['about 4', '%']] as const) {
      const share = parseQuantity(written, unit)
      expect(share && bounds(share)).toEqual({ low: 3.8, high: 4.2 })
    }
    const decimal = parseQuantity('about 2,5', 'things')
    expect(decimal && bounds(decimal)).toEqual({ low: 2.375, high: 2.625 })
  })

  it.each([
    ['about 450 ± 20', 450, 450, 20, [430, 470]],
    ['450 +/- 20', 450, 450, 20, [430, 470]],
    ['about 450, give or take 20', 450, 450, 20, [430, 470]],
    ['450 ± 10%', 450, 450, 45, [405, 495]],
    ['34% ± 2%', 34, 34, 2, [32, 36]],
    ['about 700-800 (± 5)', 700, 800, 5, [695, 805]],
  ])('takes the tolerance of %s as stated', (written, min, max, tolerance, [low, high]) => {
    const found = parseQuantity(written, 'things')
    expect(found).toEqual({ written, min, max, approximate: true, tolerance, unit: 'things' })
    expect(found && bounds(found)).toEqual({ low, high })
  })

  it.each([
    ['12 or 13', 12, 13, [[12, 12], [13, 13]]],
    ['either 12 or 15-17', 12, 17, [[12, 12], [15, 17]]],
    ['about 12 or 20', 12, 20, [[11, 13], [19, 21]]],
    ['100 or 500 ± 10%', 90, 550, [[90, 110], [450, 550]]],
    ['100 or 500 ± 10', 100, 500, [[90, 110], [490, 510]]],
    ['1,021 or 1,201', 1021, 1201, [[1021, 1021], [1201, 1201]]],
  ])('keeps the readings of %s apart', (written, min, max, intervals) => {
    const found = parseQuantity(written, 'things')
    expect(found).toMatchObject({ min, max })
    expect(found && intervalsOf(found).map(({ low, high }) => [low, high])).toEqual(intervals)
  })

  it.each(['no', 'none', '', '-', 'several', '12 men', '1 02', '12 13', 'at least', '12-13-14', '1,02,3', '12 and 13', '12 or', '12 or so', 'at least 12 or 13', 'at least 12 ± 2', '± 20'])('does not take %s for a number', (written) => {
    expect(parseQuantity(written, 'things')).toBeNull()
  })
})
