import type { EndpointState } from '../../domain/endpoint-failures.ts';
import type { Database } from './database.ts';
import type { Writer } from './writer.ts';

export async function readEndpoint(
  { endpoints }: Database,
  owner: string,
  url: string,
): Promise<EndpointState | null> {
  const found = await endpoints.findOne({ _id: { owner, url } });
  return found && { failingSince: found.failingSince, lastFailedAt: found.lastFailedAt };
}

export async function writeEndpoint(
  { database: { endpoints }, lease }: Writer,
  owner: string,
  url: string,
  state: EndpointState | null,
): Promise<void> {
  await lease.check(lease.held());
  const _id = { owner, url };
  if (state === null) await endpoints.deleteOne({ _id });
  else await endpoints.replaceOne({ _id }, { ...state }, { upsert: true });
}
