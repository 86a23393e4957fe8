import { expect, test } from 'vitest';
import { createTaskGroup } from '../../../src/concurrency/task-group.ts';

test('settled waits for what is added meanwhile too, and for what fails', async () => {
  const group = createTaskGroup();
  const done: string[] = [];
  const later = async (name: string) => {
    await new Promise((resolve) => setImmediate(resolve));
    done.push(name);
  };
  const failing = group.add(
    later('first').then(() => {
      void group.add(later('added'));
      throw new Error('refused');
    }),
  );
  await group.settled();
  expect(done).toEqual(['first', 'added']);
  await expect(failing).rejects.toThrow('refused');
  await group.settled();
});
