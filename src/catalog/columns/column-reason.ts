import type { ChosenColumns } from './choose-columns.ts';
import { type ColumnEvidence, hasAddresses } from './column-evidence.ts';

/** Why a column is read for images, or is not, in words for a person. */
export function columnReason(column: number, { imageColumns, foundBy, evidence }: ChosenColumns): string {
  const own = evidence[column];
  if (own === undefined) return '';
  return imageColumns.includes(column) ? whyTaken(own, foundBy) : whyNot(own, foundBy);
}

function whyTaken(own: ColumnEvidence, foundBy: ChosenColumns['foundBy']): string {
  if (foundBy === 'MAPPING') return 'You chose it.';
  if (foundBy === 'MAJORITY')
    return 'The file does not say what its URLs are, but it has the most of them. Check that they are images.';
  if (foundBy === 'EXPORT') return 'This kind of export keeps its images here.';
  if (own.withAddresses === 0) return 'Its header says that it holds images.';
  const files = own.kind === 'IMAGE_FILE' ? 'addresses of image files' : 'addresses';
  const share =
    own.withAddresses === own.filled ? 'All of its cells are' : `${percent(own)} of its cells are`;
  const word = own.senses.get('IMAGE');
  return word === undefined || foundBy === 'ALIAS'
    ? `${share} ${files}${foundBy === 'ALIAS' ? ', and its header says so' : ''}.`
    : `${share} ${files}, and its header has the word “${word}”.`;
}

function whyNot(own: ColumnEvidence, foundBy: ChosenColumns['foundBy']): string {
  if (own.filled === 0) return 'It is empty in the first rows.';
  if (own.withAddresses === 0) return 'It has no addresses.';
  if (!hasAddresses(own)) return `Only ${percent(own)} of its cells are addresses.`;
  if (foundBy === 'MAPPING') return 'You chose other columns.';
  if (own.score < -50) return 'Halftone wrote this column before.';
  if (own.kind === 'OTHER_FILE') return 'Its addresses are of videos, documents or other files.';
  if (own.kind === 'OTHER_HOST')
    return 'Its addresses lead to a video site, a social network or a visitor counter.';
  if (own.kind === 'PAGE') return 'Its addresses look like web pages.';
  const other = [...own.senses].find(([sense]) => sense !== 'IMAGE');
  if (other !== undefined) return `Its header has the word “${other[1]}”, so it may hold something else.`;
  if (own.withUrls === 0) return 'It has paths, and other columns have whole URLs.';
  return 'Other columns say more clearly that they hold the images.';
}

const percent = ({ filled, withAddresses }: ColumnEvidence) =>
  `${Math.max(1, Math.round((100 * withAddresses) / filled))}%`;
