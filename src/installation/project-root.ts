/** The folder of package.json, from sources and from the build (which is one folder deeper). */
export const projectRoot = new URL(import.meta.url.endsWith('.ts') ? '../../' : '../../../', import.meta.url);
