import { readFileSync } from 'node:fs';

export interface BaseImages {
  readonly node: string;
  readonly debian: string;
  /** Of Node, and the name of Debian's release. */
  readonly versions: { readonly node: string; readonly debian: string };
}

/** The images that the Dockerfile starts from, with the defaults of its arguments. */
export function baseImages(dockerfile = readFileSync('Dockerfile', 'utf8')): BaseImages {
  const argument = (name: string): string => {
    const value = new RegExp(`^ARG ${name}=(\\S+)$`, 'm').exec(dockerfile)?.[1];
    if (value === undefined) throw new Error(`The Dockerfile has no ARG ${name}.`);
    return value;
  };
  const versions = { node: argument('NODE'), debian: argument('DEBIAN') };
  const names = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, name = '']) =>
    name.replaceAll('${NODE}', versions.node).replaceAll('${DEBIAN}', versions.debian),
  );
  const named = (product: string): string => {
    const name = names.find((each) => each.startsWith(`${product}:`));
    if (name === undefined) throw new Error(`The Dockerfile has no FROM ${product}:…`);
    return name;
  };
  return { node: named('node'), debian: named('debian'), versions };
}
