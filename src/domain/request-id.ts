import { ulid } from 'ulid';

/** A new request's id: URL-safe, not all digits, sorted by time of creation (ULID, 80 random bits). */
export function newRequestId(): string {
  return `req_${ulid().toLowerCase()}`;
}
