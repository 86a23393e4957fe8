/** What names of image files end with, also of kinds that are not compressed: the column is one of images anyway. */
const extensions =
  'jpe?g|jpe|jfif|pjpe?g|png|apng|webp|avifs?|gif|bmp|dib|tiff?|hei[cf]|svgz?|ico|jp2|j2k|jxl|psd|eps|dng|cr2|nef';

/** A file name of an image ends here: before the text's end, a query, a fragment, or a size that a host appends. */
export const imageExtension = new RegExp(`\\.(?:${extensions})(?=$|[?#!@:/_&])`, 'i');

/** Separators behind a name of an image file, which so ends a path or an address without a scheme. */
export const afterImageName = new RegExp(`(?<=\\.(?:${extensions}))[\\s,;|]+`, 'gi');
