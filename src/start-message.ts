import { resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { type Config, isLoopback } from './config.ts';

/** The facts of a setup in the words of an operator; for the first line of the log and for `halftone check`. */
export interface Setup {
  readonly store: string;
  readonly files: string;
  readonly queue: string;
  readonly threads: number;
  /** Who may use the server. */
  readonly access: string;
}

/** Holds no secret. */
export function describeSetup(config: Config): Setup {
  const folder = resolve(config.dataDir);
  return {
    store: config.mongodbUri === null ? `SQLite in ${folder}` : 'MongoDB at MONGODB_URI',
    files: `disk, in ${folder}`,
    queue: 'in this process',
    threads: config.compressionThreads,
    access: accessTo(config),
  };
}

/** One sentence that says how the server runs, and a second one where shops cannot fetch its results. */
export function startMessage(config: Config, url: string): string {
  const { store, files, queue, threads, access } = describeSetup(config);
  const facts = [
    `store: ${store}`,
    `files: ${files}`,
    `queue: ${queue}`,
    `compression threads: ${threads}`,
    `access: ${access}`,
  ];
  const warning = unreachableLinks(config, url);
  return `Halftone is ready at ${url} (${facts.join('; ')}).${warning === null ? '' : ` ${warning}`}`;
}

/**
 * What a shop's importer cannot fetch, and why; null where the links of results are fit for the internet.
 *
 * @param url where the server listens
 */
export function unreachableLinks({ publicUrl }: Config, url: string): string | null {
  const origin = publicUrl ?? url;
  if (!isPrivate(new URL(origin).hostname)) return null;
  const how = 'Set PUBLIC_URL to the address under which shops reach this server.';
  return `A shop cannot fetch the output images: their links begin with ${origin}. ${how}`;
}

/** Whether a name or address means nothing outside this machine or its network. */
function isPrivate(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(address)) return ipaddr.process(address).range() !== 'unicast';
  return !address.includes('.') || /\.(localhost|local|internal|lan|home\.arpa)\.?$/i.test(address);
}

function accessTo({ apiKeys, host }: Config): string {
  const tenants = new Set(apiKeys.map(({ name }) => name)).size;
  if (tenants > 0) return `API keys for ${tenants} ${tenants === 1 ? 'tenant' : 'tenants'}`;
  return isLoopback(host) ? 'open to everyone on this machine' : 'open to everyone who can reach it';
}
