import type { Writer } from './writer.ts';

export async function secret(
  { database: { meta }, lease }: Writer,
  name: string,
  fresh: string,
): Promise<string> {
  const _id = `secret:${name}`;
  const kept = await meta.findOne({ _id });
  if (kept?.value !== undefined) return kept.value;
  await lease.check(lease.held());
  const made = await meta.findOneAndUpdate(
    { _id },
    { $setOnInsert: { value: fresh } },
    { upsert: true, returnDocument: 'after' },
  );
  return made?.value ?? fresh;
}
