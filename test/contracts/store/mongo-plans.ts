import { type Document, MongoClient } from 'mongodb';

/** What the server did for one command, as its profiler tells. */
export interface ProfiledCommand {
  readonly command: Document;
  readonly plan: string;
  readonly sorted: boolean;
}

/** Runs `work` and gives every command on the documents of the database that the server ran meanwhile. */
export async function profiled(uri: string, work: () => Promise<void>): Promise<ProfiledCommand[]> {
  const client = new MongoClient(uri);
  try {
    const db = client.db();
    await db.command({ profile: 0 });
    await db.createCollection('system.profile', { capped: true, size: 64_000_000 });
    await db.command({ profile: 2 });
    await work();
    await db.command({ profile: 0 });
    const entries = await db
      .collection('system.profile')
      .find({ appName: 'halftone', op: { $in: ['query', 'update', 'remove', 'command', 'getmore'] } })
      .toArray();
    return entries
      .filter((entry) => entry['planSummary'] !== undefined)
      .map((entry) => ({
        command: entry['command'] ?? {},
        plan: String(entry['planSummary']),
        sorted: entry['hasSortStage'] === true,
      }));
  } finally {
    await client.close();
  }
}

/** The stages of the plan that the server chooses for a find or a count, outermost first. */
export async function stagesOf(uri: string, command: Document): Promise<string[]> {
  const client = new MongoClient(uri);
  try {
    const { lsid: _, $db: _db, $clusterTime: _time, ...explained } = command;
    const answer = await client.db().command({ explain: explained, verbosity: 'queryPlanner' });
    return namesIn(answer);
  } finally {
    await client.close();
  }
}

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'rejectedPlans') return [];
    return key === 'stage' && typeof inner === 'string' ? [inner] : namesIn(inner);
  });
}
