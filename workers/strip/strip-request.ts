/** What of a file's metadata stays when it is delivered without re-encoding. */
export interface StripRequest {
  /** EXIF orientation, 1 to 8: without re-encoding it has to stay said. */
  readonly orientation: number;
  readonly keepMetadata: boolean;
}
