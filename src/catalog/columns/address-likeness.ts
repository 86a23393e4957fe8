import { imageExtension } from '../cells/image-extension.ts';

/** What an address looks like, by its path and its host alone: nothing is fetched. */
export type AddressKind =
  /** A file with an image's name, in its path or query. */
  | 'IMAGE_FILE'
  /** No name of a file, but a host or folder where images are kept, or a size that only an image has. */
  | 'IMAGE_PLACE'
  | 'UNKNOWN'
  | 'PAGE'
  | 'OTHER_FILE'
  /** A video site, a network of people, a counter of visits. */
  | 'OTHER_HOST';

/**
 * What an address of each kind adds to the score of its column, on the scale of column-evidence.ts. Chosen so that a
 * file name outweighs a header that speaks against it, a place alone does not, and no header saves a video or a PDF.
 */
export const kindWeights: Readonly<Record<AddressKind, number>> = {
  IMAGE_FILE: 1.5,
  IMAGE_PLACE: 0.75,
  UNKNOWN: 0,
  PAGE: -0.75,
  OTHER_FILE: -3,
  OTHER_HOST: -3,
};

/** `url`: absolute, or a path. */
export function addressKind(url: string): AddressKind {
  const [, host = '', path = '', query = ''] =
    /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/([^/?#]*))?([^?#]*)(.*)$/is.exec(url) ?? [];
  if (otherHost.test(host) || counter.test(path + query)) return 'OTHER_HOST';
  if (imageExtension.test(path)) return 'IMAGE_FILE';
  if (otherFile.test(path)) return 'OTHER_FILE';
  if (imageExtension.test(query)) return 'IMAGE_FILE';
  const place =
    imageHost.test(host) || imageFolder.test(path) || imageParameter.test(query) || imageSize.test(path);
  const page = pageFolder.test(path) || pageFile.test(path) || /^\/?$/.test(path);
  if (place === page) return 'UNKNOWN';
  return place ? 'IMAGE_PLACE' : 'PAGE';
}

const otherFile =
  /\.(?:html?|xhtml|pdf|docx?|xlsx?|pptx?|csv|tsv|txt|rtf|xml|json|zip|rar|7z|mp4|m4v|mov|webm|avi|mkv|m3u8|mp3|wav|glb|gltf|usdz|obj|stl|js|css)$/i;

/** Programs that answer with pages more often than with images. */
const pageFile = /\.(?:php\d?|aspx?|jsp|cfm)$/i;

const otherHost =
  /(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|tiktok\.com|wistia\.(?:com|net)|loom\.com|(?:www|m)\.facebook\.com|(?:www\.)?instagram\.com|(?:www\.)?(?:twitter|x)\.com|linkedin\.com|wa\.me|t\.me|google-analytics\.com|googletagmanager\.com|doubleclick\.net|googleadservices\.com|bit\.ly|awin1\.com|pixel\.[^.]+\.[a-z]+)$|^(?:pixel|track|tracking|tracker|click|clicks|beacon|analytics|stats)\d*\./i;

const counter = /(?:^|[/_.-])(?:1x1|pixel|beacon|tracking|track|impression)(?:\.gif|\.png|\/|\?|$)/i;

const imageHost =
  /^(?:img|imgs|image|images|pic|pics|photo|photos|media|cdn|static|assets|thumbs?)[\d-]*\.|(?:cloudinary\.com|imagekit\.io|imgix\.net|source\.unsplash\.com|googleusercontent\.com|ebayimg\.com|media-amazon\.com|ssl-images-amazon\.com|alicdn\.com|scene7\.com|shopifycdn\.net|wixstatic\.com|squarespace-cdn\.com|etsystatic\.com|pinimg\.com|imgur\.com|fbcdn\.net|airtableusercontent\.com|staticflickr\.com|ibb\.co|postimg\.cc|drive\.google\.com|dropbox\.com|dropboxusercontent\.com|1drv\.ms|onedrive\.live\.com)$/i;

const imageFolder =
  /(?:^|[/_.-])(?:imgs?|images?|pictures?|pics?|photos?|fotos?|bilder|imagenes|imagens|immagini|thumbs?|thumbnails?|media|uploads?|gallery|is\/image|packshots?)(?:[/_.-]|$)/i;

/** `w_300,h_200`, `/300x200/`, `,c_fill/`. */
const imageSize = /(?:^|[/,])(?:[wh]_\d+|c_[a-z]+|\d{2,4}x\d{2,4})(?:[/,]|$)/i;

const imageParameter =
  /[?&](?:w|h|width|height|wid|hei|size|quality|fmt|fm|format|auto|resize|img|image|photo)=/i;

const pageFolder =
  /(?:^|\/)(?:products?|produkte?|produits?|productos?|prodotti|items?|dp|gp|itm|listing|shop|store|category|categories|kategorien?|categorie|categorias?|collections?|artikel|articles?|blog|pages?|p|c|cart)(?:\/|$)/i;
