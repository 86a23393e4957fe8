/** Where in `files` the uploaded catalogue of a request is kept. */
export function uploadFileKey(requestId: string): string {
  return `uploads/${requestId}.csv`;
}
