import ipaddr from 'ipaddr.js';

/** EXEMPT: in ALLOWED_ADDRESSES. PUBLIC: anyone may ask for it. FORBIDDEN: private, reserved or special. */
export type AddressVerdict = 'EXEMPT' | 'PUBLIC' | 'FORBIDDEN';

type Address = ReturnType<typeof ipaddr.parse>;
type Cidr = ReturnType<typeof ipaddr.parseCIDR>;

/** Azure's host agent answers here with secrets of the machine, at an address that looks public. */
const azureHostAgent = '168.63.129.16';

/**
 * Makes the judge of addresses. ipaddr.js knows the special-purpose registries of IANA, and with them the
 * embeddings 64:ff9b::/96, 64:ff9b:1::/48, 2002::/16 and 2001::/32; what it calls unicast still holds
 * Azure's host agent, everything outside IPv6's global unicast 2000::/3 (RFC 4291, so also ::/96), and
 * ISATAP (RFC 5214), which carries an IPv4 address behind any prefix.
 *
 * @param allowedAddresses CIDRs, or bare addresses
 */
export function createAddressRules(allowedAddresses: readonly string[]): (address: string) => AddressVerdict {
  const exempt = allowedAddresses.map(parseRange);
  return (text) => {
    if (!ipaddr.isValid(text)) return 'FORBIDDEN';
    const address = ipaddr.parse(text);
    if (exempt.some((range) => contains(range, address))) return 'EXEMPT';
    return isPublic(address) ? 'PUBLIC' : 'FORBIDDEN';
  };
}

function parseRange(text: string): Cidr {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.parse(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128] as Cidr;
}

function contains([network, bits]: Cidr, address: Address): boolean {
  // Asked across families, ipaddr.js throws instead of answering no.
  return network.kind() === address.kind() && address.match(network, bits);
}

function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  const bytes = address.toByteArray();
  if (bytes.length === 4) return address.toString() !== azureHostAgent;
  const isGlobalUnicast = (bytes[0] ?? 0) >> 5 === 0b001;
  return isGlobalUnicast && !isIsatap(bytes);
}

/** The interface identifier of ISATAP: 0000:5efe or 0200:5efe, then the IPv4 address. */
function isIsatap(bytes: readonly number[]): boolean {
  return ((bytes[8] ?? 0) & 0xfd) === 0 && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe;
}
