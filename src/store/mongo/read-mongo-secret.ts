import { connect } from './connect.ts';
import { asStoreError } from './mongo-failure.ts';

/** The value stored under `name` in a database that another process may own; null: there is none yet. */
export async function readMongoSecret(uri: string, name: string): Promise<string | null> {
  const { client, meta } = await connect(uri);
  try {
    return (await meta.findOne({ _id: `secret:${name}` }))?.value ?? null;
  } catch (error) {
    throw asStoreError(error);
  } finally {
    await client.close();
  }
}
