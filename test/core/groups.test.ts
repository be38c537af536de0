import { expect, test } from 'vitest'
import { schoolLinks } from '../../src/core/groups.ts'

test('groups and pairs count the places of their sites, each pair once; a site without places takes no part', () => {
  const links = schoolLinks(
    {
      id: ['a', 'b', 'c', 'd', 'e', 'f'],
      group: ['甲', '甲', '', '乙', '甲', ''],
      lead: Uint8Array.of(0, 1, 0, 0, 0, 0),
      partner: ['', 'c', 'b', 'gone', '', 'f'],
    },
    Float64Array.of(100, 300, 200, 150, 0, 250),
  )
  expect(links.groups).toEqual([
    { name: '甲', members: [0, 1], lead: 1, places: 400, share: 0.4 },
    { name: '乙', members: [3], lead: -1, places: 150, share: 0.15 },
  ])
  expect(links.pairs).toEqual([[1, 2]])
  expect([links.grouped, links.paired]).toEqual([0.55, 0.5])
})
