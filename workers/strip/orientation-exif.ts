/** A TIFF structure (EXIF 2.32, 4.6.2) whose one tag is the orientation, 1 to 8. */
export function orientationExif(orientation: number): Buffer {
  const exif = Buffer.alloc(26);
  exif.write('MM\0*', 0, 'latin1');
  exif.writeUInt32BE(8, 4); // the first directory follows
  exif.writeUInt16BE(1, 8); // with one entry
  exif.writeUInt16BE(0x0112, 10); // Orientation
  exif.writeUInt16BE(3, 12); // SHORT
  exif.writeUInt32BE(1, 14);
  exif.writeUInt16BE(orientation, 18);
  return exif;
}
