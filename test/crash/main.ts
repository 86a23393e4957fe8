import { parseArgs } from 'node:util';
import { storesFor } from '../support/stores.ts';
import { crashRounds } from './crash-rounds.ts';

// `npm run test:crash -- [--kills 50] [--seed N] [--store SQLite|MongoDB]`: kills the real server at random moments.

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, seed: { type: 'string' }, store: { type: 'string' } },
});
const kills = Number(values.kills);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
let failed = false;
for (const { store, start } of storesFor('the crash test')) {
  if (values.store !== undefined && values.store !== store) continue;
  console.log(`${store}, ${kills} kills, seed ${seed} (again: npm run test:crash -- --seed ${seed})`);
  const place = await start();
  try {
    const log = (line: string) => console.log(`  ${line}`);
    const violations = await crashRounds(place, { seed, kills, rest: 120_000, log });
    for (const violation of violations) console.log(`  WRONG: ${violation}`);
    console.log(violations.length === 0 ? '  nothing lost' : `  ${violations.length} promises broken`);
    failed ||= violations.length > 0;
  } finally {
    await place.remove();
  }
}
process.exitCode = failed ? 1 : 0;
