import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { createAddressRules } from '../../../src/outbound/address-rules.ts';
import { createGuardedConnection } from '../../../src/outbound/guarded-connection.ts';
import { RefusedUrlError } from '../../../src/outbound/refused-url-error.ts';
import { createUrlRules } from '../../../src/outbound/url-rules.ts';

/** The addresses that a connection to shop.example would dial, given what its name resolves to each time. */
function dialling(answers: string[][], { port = 80, allowed = [] as string[] } = {}) {
  const judge = createAddressRules(allowed);
  const rules = createUrlRules(judge, allowed.length > 0);
  const connection = createGuardedConnection(judge, rules, [], (_, __, callback) => {
    const addresses = answers.shift() ?? [];
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  });
  return (all = true) =>
    new Promise<string[]>((resolve, reject) => {
      const { lookup } = connection.prepare({ host: 'shop.example', port });
      lookup?.('shop.example', { all }, (error, found: string | LookupAddress[]) => {
        if (error !== null) reject(error);
        else resolve(Array.isArray(found) ? found.map(({ address }) => address) : [found]);
      });
    });
}

describe('a name that is dialled', () => {
  it('goes to the very addresses that were checked', async () => {
    const dial = dialling([['93.184.216.34', '2606:2800:220:1::1'], ['93.184.216.34']]);
    expect(await dial()).toEqual(['93.184.216.34', '2606:2800:220:1::1']);
    expect(await dial(false)).toEqual(['93.184.216.34']);
  });

  it('is refused when any of its addresses is private, whichever comes first', async () => {
    for (const addresses of [
      ['93.184.216.34', 'fd00::1'],
      ['93.184.216.34', '::ffff:10.0.0.1'],
      ['10.0.0.1', '93.184.216.34'],
    ]) {
      await expect(dialling([addresses])(), addresses.join()).rejects.toThrow(RefusedUrlError);
      await expect(dialling([addresses])(false), addresses.join()).rejects.toThrow(RefusedUrlError);
    }
  });

  it('is judged anew each time, so that a name which changes its answer gains nothing', async () => {
    const dial = dialling([['93.184.216.34'], ['127.0.0.1']]);
    expect(await dial()).toEqual(['93.184.216.34']);
    await expect(dial()).rejects.toThrow(RefusedUrlError);
  });

  it('goes to its exempt addresses alone, on any port', async () => {
    const options = { port: 6379, allowed: ['10.0.0.0/8'] };
    expect(await dialling([['93.184.216.34', '10.0.0.1', '192.168.0.1']], options)()).toEqual(['10.0.0.1']);
  });

  it('is refused on a port of a service when none of its addresses is exempt', async () => {
    const options = { port: 6379, allowed: ['10.0.0.0/8'] };
    await expect(dialling([['93.184.216.34']], options)()).rejects.toThrow(RefusedUrlError);
  });
});
