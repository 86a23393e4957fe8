import dns, { type LookupAddress, type LookupAllOptions } from 'node:dns';
import { isIP, type LookupFunction, type TcpNetConnectOpts } from 'node:net';
import type { AddressVerdict } from './address-rules.ts';
import { RefusedUrlError } from './refused-url-error.ts';
import { checkName, type UrlRules } from './url-rules.ts';

/** One agent's connections, each judged at the moment it is made. */
export interface GuardedConnection {
  /** @throws RefusedUrlError when host or port are refused before any lookup */
  prepare(options: TcpNetConnectOpts): TcpNetConnectOpts;
}

/** The part of `dns.lookup` that is used. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * The address that is checked is the address that is dialled: the check sits in the connection's own
 * lookup, so that neither a redirect nor a name that changes its answer gets around it.
 *
 * A name with an exempt address is dialled at its exempt addresses alone, on any port; that is how
 * `localhost` may be used once 127.0.0.0/8 is allowed. Any other name is refused as soon as one of its
 * addresses is forbidden, whichever of them would have been dialled.
 *
 * @param exempted the `allowIPAddressList` of the request-filtering agent behind this one, which judges
 *   once more, synchronously after us; it gets the bare addresses, since it cannot compare IPv4 with
 *   CIDRs of IPv6
 * @param resolve where names get their addresses
 */
export function createGuardedConnection(
  judge: (address: string) => AddressVerdict,
  rules: UrlRules,
  exempted: string[],
  resolve: Resolve = dns.lookup,
): GuardedConnection {
  return {
    prepare(options) {
      // axios passes the port on as the text that stood in the URL, whatever the type says.
      const port = Number.parseInt(String(options.port), 10);
      const host = options.host ?? '';
      rules.checkTarget(host, port);
      exempt(isIP(host) !== 0 && judge(host) === 'EXEMPT' ? [host] : []);
      return { ...options, lookup: guardedLookup(port) };
    },
  };

  function guardedLookup(port: number): LookupFunction {
    return (hostname, options, callback) => {
      resolve(hostname, { ...options, all: true }, (error, found) => {
        if (error !== null) return callback(error, '', 0);
        try {
          const addresses = select(hostname, port, found);
          if (options.all) return callback(null, addresses);
          const [first] = addresses;
          callback(null, first?.address ?? '', first?.family ?? 0);
        } catch (refusal) {
          callback(refusal as Error, '', 0);
        }
      });
    };
  }

  function select(hostname: string, port: number, found: LookupAddress[]): LookupAddress[] {
    const exemptAddresses = found.filter(({ address }) => judge(address) === 'EXEMPT');
    exempt(exemptAddresses.map(({ address }) => address));
    if (exemptAddresses.length > 0) return exemptAddresses;
    if (found.some(({ address }) => judge(address) === 'FORBIDDEN')) {
      throw new RefusedUrlError('The host resolves to a private or reserved address.');
    }
    checkName(hostname, port);
    return found;
  }

  function exempt(addresses: readonly string[]): void {
    exempted.splice(0, exempted.length, ...addresses);
  }
}
