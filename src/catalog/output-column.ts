/** The header of the column that outputs gain; a file that has it already is an output that comes back. */
export const outputColumn = 'Output Image Urls';
