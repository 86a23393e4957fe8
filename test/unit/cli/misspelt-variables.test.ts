import { expect, test } from 'vitest';
import { misspeltVariables } from '../../../cli/misspelt-variables.ts';
import { variables } from '../../../src/config.ts';

const known = Object.keys(variables.shape);
const meant = (name: string) => misspeltVariables([name], known)[0]?.meant ?? null;

test.each([
  ['DATADIR', 'DATA_DIR'],
  ['data_dir', 'DATA_DIR'],
  ['HALFTONE_PORT', 'PORT'],
  ['PROT', 'PORT'],
  ['PUBLIC_ULR', 'PUBLIC_URL'],
  ['PUBLICURL', 'PUBLIC_URL'],
  ['MONGODB_URL', 'MONGODB_URI'],
  ['MONGO_URI', 'MONGODB_URI'],
  ['API_KEY', 'API_KEYS'],
  ['WEBHOOKS_SECRET', 'WEBHOOK_SECRET'],
  ['ALLOWED_ADRESSES', 'ALLOWED_ADDRESSES'],
  ['MAX_PIXEL', 'MAX_PIXELS'],
])('%s is nearly %s', (name, variable) => {
  expect(meant(name)).toBe(variable);
});

test('what is spelt right, and what belongs to others, is no mistake', () => {
  const others =
    'HOME PATH USER SHELL TERM LANG PWD OLDPWD SHLVL TZ HOSTNAME LOGNAME EDITOR NODE_ENV NODE_OPTIONS ' +
    'NO_COLOR DISPLAY MAIL TMPDIR npm_lifecycle_event AWS_REGION POSTGRES_URL DATABASE_URL INVOCATION_ID';
  expect(misspeltVariables([...known, ...others.split(' ')], known)).toEqual([]);
});
