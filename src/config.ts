import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { parseEnv } from 'node:util';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { ConfigError, type ConfigProblem } from './domain/config-error.ts';
import { hostName } from './domain/host-name.ts';
import { isWebhookSecret, webhookSecretRule } from './domain/webhook-secret.ts';
import type { HostHeaders } from './download/host-headers.ts';
import { readDownloadHeaders } from './download/read-download-headers.ts';
import type { LogFormat } from './log/create-logger.ts';
import { createRedactor } from './log/redact.ts';
import { secretsIn, secretsOfHeaders } from './log/secrets-in.ts';

/** One tenant's key, from API_KEYS. */
export interface ApiKey {
  readonly name: string;
  readonly key: string;
}

/** Everything the environment decides; made once, frozen, handed down. Times in milliseconds, sizes in bytes. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Without a slash at its end; null: http://HOST:PORT. */
  readonly publicUrl: string | null;
  readonly dataDir: string;
  /** Holds a password; null: the store is embedded, in `dataDir`. */
  readonly mongodbUri: string | null;
  readonly webhookUrl: string | null;
  readonly webhookSecret: string | null;
  readonly apiKeys: readonly ApiKey[];
  /** Names and addresses, as a URL's `hostname` has them but without brackets. */
  readonly allowedHosts: readonly string[];
  readonly allowedAddresses: readonly string[];
  readonly compressionThreads: number;
  readonly downloadConcurrency: number;
  readonly downloadsPerHost: number;
  readonly downloadTimeout: number;
  /** null: Halftone's own. */
  readonly downloadUserAgent: string | null;
  /** Hold secrets. */
  readonly downloadHeaders: readonly HostHeaders[];
  readonly maxCsvBytes: number;
  readonly maxRows: number;
  readonly maxImageBytes: number;
  readonly maxPixels: number;
  /** Days after which a finished request is deleted; null: it is kept. */
  readonly retentionDays: number | null;
  /** null: `/metrics` answers on loopback, and elsewhere only with an API key. */
  readonly metricsToken: string | null;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly logFormat: LogFormat;
  /** Everything in the environment that may not be written anywhere. */
  readonly secrets: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The tenant of a server without API keys. */
const openTenant = 'default';

/** Who may have requests on this server. */
export function tenantsOf(config: Config): string[] {
  return config.apiKeys.length === 0 ? [openTenant] : config.apiKeys.map(({ name }) => name);
}

/** The process's environment over what `.env` in the working directory says. */
export function readEnvironment(): Environment {
  return { ...readDotEnv(), ...process.env };
}

/** The configuration in these variables. Throws one ConfigError that names every wrong value. */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = variables.safeParse(given);
  const problems = parsed.error?.issues.map((issue) => problemOf(issue, given)) ?? [];
  const openTo = openBeyondThisMachine(given);
  if (openTo !== null) problems.push(openTo);
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const values = parsed.data;
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL ?? null,
    dataDir: values.DATA_DIR,
    mongodbUri: values.MONGODB_URI ?? null,
    webhookUrl: values.WEBHOOK_URL ?? null,
    webhookSecret: values.WEBHOOK_SECRET ?? null,
    apiKeys: values.API_KEYS,
    allowedHosts: values.ALLOWED_HOSTS,
    allowedAddresses: values.ALLOWED_ADDRESSES,
    compressionThreads: values.COMPRESSION_THREADS ?? availableParallelism(),
    downloadConcurrency: values.DOWNLOAD_CONCURRENCY,
    downloadsPerHost: values.DOWNLOADS_PER_HOST,
    downloadTimeout: values.DOWNLOAD_TIMEOUT * 1000,
    downloadUserAgent: values.DOWNLOAD_USER_AGENT ?? null,
    downloadHeaders: values.DOWNLOAD_HEADERS_FILE,
    maxCsvBytes: values.MAX_CSV_BYTES,
    maxRows: values.MAX_ROWS,
    maxImageBytes: values.MAX_IMAGE_BYTES,
    maxPixels: values.MAX_PIXELS,
    retentionDays: values.RETENTION_DAYS ?? null,
    metricsToken: values.METRICS_TOKEN ?? null,
    logLevel: values.LOG_LEVEL,
    logFormat: values.LOG_FORMAT ?? (process.stdout.isTTY ? 'pretty' : 'json'),
    secrets: [
      ...secretsIn(given),
      ...values.DOWNLOAD_HEADERS_FILE.flatMap(({ headers }) => secretsOfHeaders(headers)),
    ],
  });
}

/** Looked at beside the others, so that it is named together with them. */
function openBeyondThisMachine({ HOST, API_KEYS, ALLOW_OPEN }: Environment): ConfigProblem | null {
  if (HOST === undefined || ALLOW_OPEN === 'true') return null;
  const { HOST: host, API_KEYS: apiKeys } = variables.shape;
  const isOpen = apiKeys.safeParse(API_KEYS).data?.length === 0;
  if (!isOpen || isLoopback(HOST) || !host.safeParse(HOST).success) return null;
  return {
    variable: 'HOST',
    found: HOST,
    expected: 'a loopback address, since API_KEYS is not set (ALLOW_OPEN=true lets everyone in)',
  };
}

const integer = (from: number, to: number) => {
  const expected = `a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d+$/, expected)
    .transform(Number)
    .refine((value) => value >= from && value <= to, expected);
};

const httpUrl = (expected: string) =>
  z.string().refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), expected);

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** Every variable that is read, with its default; .env.example explains them. */
export const variables = z.object({
  PORT: integer(0, 65_535).default(4000),
  HOST: z
    .string()
    .refine((value) => isIP(value) !== 0 || /^[a-z0-9.-]+$/i.test(value), 'an address or a host name')
    .default('127.0.0.1'),
  PUBLIC_URL: httpUrl('an http(s) URL such as https://images.example.com')
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  DATA_DIR: z.string().default('./data'),
  MONGODB_URI: z
    .string()
    .regex(
      /^mongodb(\+srv)?:\/\/[^/\s]+(\/\S*)?$/,
      'an address such as mongodb://user:password@host:27017/halftone',
    )
    .optional(),
  WEBHOOK_URL: httpUrl('an http(s) URL').optional(),
  WEBHOOK_SECRET: z.string().refine(isWebhookSecret, webhookSecretRule).optional(),
  API_KEYS: list
    .refine(areApiKeys, 'name:key,… with names of a-z, 0-9 and -, and keys of at least 16 characters')
    .transform(toApiKeys)
    .default([]),
  ALLOW_OPEN: z
    .enum(['true', 'false'], { error: 'true or false' })
    .transform((value) => value === 'true')
    .default(false),
  ALLOWED_HOSTS: list
    .refine(
      (hosts) => hosts.every((host) => hostName(host) !== null),
      'host names without ports, such as images.example.com,192.168.1.5',
    )
    .transform((hosts) => hosts.flatMap((host) => hostName(host) ?? []))
    .default([]),
  ALLOWED_ADDRESSES: list
    .refine(
      (cidrs) => cidrs.every((cidr) => ipaddr.isValidCIDR(cidr)),
      'CIDRs such as 10.0.0.0/8,127.0.0.1/32',
    )
    .default([]),
  COMPRESSION_THREADS: integer(1, 256).optional(),
  DOWNLOAD_CONCURRENCY: integer(1, 1000).default(16),
  DOWNLOADS_PER_HOST: integer(1, 1000).default(6),
  DOWNLOAD_TIMEOUT: integer(1, 3600).default(30),
  DOWNLOAD_USER_AGENT: z
    .string()
    .trim()
    .regex(/^[\x20-\x7e]{1,1000}$/, 'one line of at most 1000 printable ASCII characters')
    .optional(),
  DOWNLOAD_HEADERS_FILE: z
    .string()
    .transform((path, context) => {
      const read = readDownloadHeaders(path);
      if ('hosts' in read) return read.hosts;
      for (const { expected, place } of read.problems) {
        context.addIssue({ code: 'custom', message: expected, path: [...place], input: path });
      }
      return z.NEVER;
    })
    .default([]),
  MAX_CSV_BYTES: integer(1, 2 ** 40).default(1_000_000_000),
  MAX_ROWS: integer(1, 16_000_000).default(1_000_000),
  MAX_IMAGE_BYTES: integer(1, 2 ** 32).default(25_000_000),
  MAX_PIXELS: integer(1, 2 ** 32).default(50_000_000),
  RETENTION_DAYS: integer(1, 36_500).optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,1000}$/, '16 to 1000 printable ASCII characters without a space')
    .optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  LOG_FORMAT: z.enum(['json', 'pretty'], { error: 'json or pretty' }).optional(),
});

/** Values of these are never shown, not even when they are wrong. */
const secretVariables = new Set(['API_KEYS', 'WEBHOOK_SECRET', 'MONGODB_URI', 'METRICS_TOKEN']);

function problemOf(issue: z.core.$ZodIssue, given: Environment): ConfigProblem {
  const [name, ...place] = issue.path.map(String);
  const variable = [name, ...place.map((part) => JSON.stringify(part))].join(', ');
  const isShown = name !== undefined && place.length === 0 && !secretVariables.has(name);
  const found = isShown ? (given[name] ?? null) : null;
  // A URL may hold a password or a token.
  return { variable, found: found && createRedactor(secretsIn(given))(found), expected: issue.message };
}

function areApiKeys(items: readonly string[]): boolean {
  const names = items.map((item) => item.split(':')[0]);
  return (
    new Set(names).size === names.length && items.every((item) => /^[a-z0-9-]{1,64}:\S{16,}$/.test(item))
  );
}

function toApiKeys(items: readonly string[]): ApiKey[] {
  return items.map((item) => {
    const colon = item.indexOf(':');
    return { name: item.slice(0, colon), key: item.slice(colon + 1) };
  });
}

export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true;
  return ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback';
}

function readDotEnv(): Environment {
  try {
    return parseEnv(readFileSync('.env', 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    throw new ConfigError([{ variable: '.env', found: code ?? null, expected: 'a file that can be read' }]);
  }
}
