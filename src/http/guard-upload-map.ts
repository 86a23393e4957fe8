import type { Writable } from 'node:stream';
import { HalftoneError } from '../domain/halftone-error.ts';

type FieldListener = (name: string, value: string, info: unknown) => void;

/**
 * Lets only a `map` through that puts one file into one variable. The paths in it say where the parser
 * writes; one such as `variables.toString.call` would reach into the language's own functions and break
 * the process for everyone. `refuse` gets the error; the parser then sees a map that it refuses itself.
 */
export function guardUploadMap(parser: Writable, refuse: (error: HalftoneError) => void): void {
  const listeners = parser.listeners('field') as FieldListener[];
  parser.removeAllListeners('field');
  parser.on('field', (name: string, value: string, info: unknown) => {
    const allowed = name !== 'map' || isOneFileForOneVariable(value);
    if (!allowed) {
      refuse(
        new HalftoneError(
          'BAD_REQUEST',
          400,
          'map: expected one file for one variable, {"0":["variables.file"]}. Send each file in an upload of its own.',
        ),
      );
    }
    for (const listener of listeners) listener(name, allowed ? value : 'null', info);
  });
}

function isOneFileForOneVariable(value: string): boolean {
  try {
    const map: unknown = JSON.parse(value);
    if (map === null || typeof map !== 'object' || Array.isArray(map)) return false;
    const [paths, ...more] = Object.values(map);
    if (more.length > 0 || !Array.isArray(paths) || paths.length !== 1) return false;
    return typeof paths[0] === 'string' && /^variables\.(?!__proto__$)[_A-Za-z]\w*$/.test(paths[0]);
  } catch {
    return false;
  }
}
