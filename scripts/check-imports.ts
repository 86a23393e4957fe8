import type { ICruiseResult } from 'dependency-cruiser';
import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

// A resolver that does not understand the sources cruises nothing and calls that clean; so it is asked how
// many modules it saw.
const config = await extractConfig('./.dependency-cruiser.cjs');
const { output } = await cruise(
  ['src', 'workers', 'cli', 'codegen.ts'],
  { ...config.options, ruleSet: config, validate: true },
  undefined,
  { tsConfig: extractTsConfig('tsconfig.json') },
);
const { summary } = output as ICruiseResult;
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} -> ${to}`);
if (summary.totalCruised === 0) console.error('no modules were cruised');
console.log(`${summary.totalCruised} modules, ${summary.violations.length} violations`);
process.exit(summary.totalCruised === 0 || summary.violations.length > 0 ? 1 : 0);
