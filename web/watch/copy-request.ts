import { apiKey } from '../session/api-key.ts';

const fields =
  'status progress { percent images imagesSucceeded imagesFailed bytesIn bytesOut secondsLeft } outputCsvUrl';

/** A query that asks for the status of the request. */
export function copyAsGraphql(requestId: string): string {
  return `query {\n  requestStatus(requestId: ${JSON.stringify(requestId)}) {\n    ${fields}\n  }\n}\n`;
}

/** The same as a command; the key is named, and not shown. */
export function copyAsCurl(requestId: string): string {
  const query = `query ($id: ID!) { requestStatus(requestId: $id) { ${fields} } }`;
  const lines = [
    `curl ${location.origin}/graphql`,
    "-H 'content-type: application/json'",
    ...(apiKey.get().key === null ? [] : ['-H "authorization: Bearer $HALFTONE_API_KEY"']),
    `-d '${JSON.stringify({ query, variables: { id: requestId } })}'`,
  ];
  return `${lines.join(' \\\n  ')}\n`;
}
