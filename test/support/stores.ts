import { findMongoOrSay, startMongo } from './mongod.ts';

/** A store that a server under test runs on: its variables, and the way to take it away. */
export interface TestStore {
  readonly environment: Record<string, string>;
  remove(): Promise<void>;
}

/** Every store that can be had here, for `describe.each`; what cannot is printed as skipped. */
export function storesFor(tests: string): { readonly store: string; start(): Promise<TestStore> }[] {
  const embedded = { store: 'SQLite', start: async () => ({ environment: {}, remove: async () => {} }) };
  const source = findMongoOrSay(`${tests} on MongoDB`);
  if (source === null) return [embedded];
  const start = async () => {
    const server = await startMongo(source);
    const uri = server.database();
    const remove = async () => {
      await server.drop(uri);
      await server.stop();
    };
    return { environment: { MONGODB_URI: uri }, remove };
  };
  return [embedded, { store: 'MongoDB', start }];
}
