import type { ICruiseResult } from 'dependency-cruiser';
import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { sourceFiles } from './source-files.ts';

// A resolver that does not understand the sources cruises nothing and calls that clean, and a folder that no rule
// listed is never looked at; so each source file is named, and asked for in the result.
const files = sourceFiles();
const config = await extractConfig('./.dependency-cruiser.cjs');
const { output } = await cruise(files, { ...config.options, ruleSet: config, validate: true }, undefined, {
  tsConfig: extractTsConfig('tsconfig.json'),
});
const { modules, summary } = output as ICruiseResult;
const seen = new Set(modules.map(({ source }) => source));
const unseen = files.filter((file) => !seen.has(file));

for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} -> ${to}`);
for (const file of unseen) console.error(`not looked at: ${file}`);
console.log(`${files.length} source files, ${summary.violations.length} violations`);
process.exit(files.length === 0 || unseen.length > 0 || summary.violations.length > 0 ? 1 : 0);
