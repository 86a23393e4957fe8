import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig, variables } from '../../../src/config.ts';

interface Service {
  readonly image: string;
  readonly profiles: readonly string[];
  readonly environment?: Record<string, string | number>;
  readonly ports: readonly string[];
  readonly volumes: readonly string[];
  readonly depends_on?: Record<string, { readonly condition: string }>;
  readonly healthcheck?: object;
  readonly read_only?: boolean;
}

const text = readFileSync('compose.yaml', 'utf8');
const { services, volumes } = parse(text, { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, object>;
};
const ours = Object.entries(services).filter(([, { image }]) => image === 'halftone');
const names = Object.keys(variables.shape);

/** What docker compose makes of `${NAME:-default}`, one in another too. */
function filledIn(value: string | number, given: Record<string, string>): string {
  let filled = String(value);
  for (let last = ''; last !== filled; ) {
    last = filled;
    filled = last.replace(
      /\$\{(\w+):-([^${}]*)\}/g,
      (_, name: string, other: string) => given[name] || other,
    );
  }
  return filled;
}

function configOf(service: Service, given: Record<string, string>) {
  const entries = Object.entries(service.environment ?? {});
  return readConfig(Object.fromEntries(entries.map(([name, value]) => [name, filledIn(value, given)])));
}

const keys = { API_KEYS: 'me:0123456789abcdef' };

describe('compose.yaml', () => {
  it('has each way to run as a profile', () => {
    expect(ours.map(([, { profiles }]) => profiles)).toEqual([['embedded'], ['mongodb']]);
  });

  it('asks for no variable that the server does not know', () => {
    const asked = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    const given = ours.flatMap(([, { environment = {} }]) => Object.keys(environment));
    expect(given).toContain('HOST');
    expect([...asked, ...given].filter((name) => !names.includes(name ?? ''))).toEqual([]);
  });

  it.each(Object.entries(services))(
    'starts %s after what is there, on volumes that are there',
    (_, service) => {
      for (const [name, { condition }] of Object.entries(service.depends_on ?? {})) {
        expect(services[name]?.profiles).toEqual(service.profiles);
        if (condition === 'service_healthy') expect(services[name]).toHaveProperty('healthcheck');
      }
      for (const volume of service.volumes) expect(volumes).toHaveProperty(volume.split(':')[0] ?? '');
    },
  );

  it.each(Object.entries(services))('shows %s to this machine only', (_, { ports }) => {
    expect(ports.map((port) => filledIn(port, {})).filter((port) => !port.startsWith('127.0.0.1:'))).toEqual(
      [],
    );
  });

  describe.each(ours)('%s', (_, service) => {
    it('is not started open to all without keys', () => {
      expect(() => configOf(service, {})).toThrow('API_KEYS');
      expect(configOf(service, { ALLOW_OPEN: 'true' }).apiKeys).toEqual([]);
    });

    it('takes keys and a port, and says where it is reached', () => {
      const config = configOf(service, { ...keys, PORT: '4100' });
      expect(config.apiKeys).toEqual([{ name: 'me', key: '0123456789abcdef' }]);
      expect(config.publicUrl).toBe('http://127.0.0.1:4100');
      const [, published, inside] = filledIn(service.ports[0] ?? '', { PORT: '4100' }).split(':');
      expect([published, inside]).toEqual(['4100', String(config.port)]);
    });

    it('writes to its volume, and can to nothing else', () => {
      expect(service.volumes.map((volume) => volume.split(':')[1])).toEqual([
        configOf(service, keys).dataDir,
      ]);
      expect(service.read_only).toBe(true);
    });

    it('has the store that its profile names', () => {
      const uri = configOf(service, keys).mongodbUri;
      const expected = service.profiles[0] === 'mongodb' ? expect.stringContaining('//mongo:27017/') : null;
      expect(uri).toEqual(expected);
    });
  });
});
