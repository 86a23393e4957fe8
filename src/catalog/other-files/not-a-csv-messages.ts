/** What a file is that is not a CSV, and the way from it to one. No message repeats anything of the file. */
export const notACsvMessages = {
  EXCEL:
    'This is an Excel workbook, not a CSV. In Excel: File, Save As, CSV UTF-8 (Comma delimited). In Google Sheets: File, Download, Comma-separated values.',
  EXCEL_PROTECTED:
    'This is a workbook with a password, not a CSV. Open it with its password, then File, Save As, CSV UTF-8 (Comma delimited).',
  EXCEL_XML:
    'This is an Excel workbook in XML, not a CSV. Open it in Excel, then File, Save As, CSV UTF-8 (Comma delimited).',
  OFFICE:
    'This is a file of Microsoft Office (.xls, .doc or similar), not a CSV. If it is a workbook: open it in Excel, then File, Save As, CSV UTF-8 (Comma delimited).',
  OPEN_DOCUMENT:
    'This is an OpenDocument spreadsheet, not a CSV. In LibreOffice or OpenOffice: File, Save As, Text CSV. In Excel: File, Save As, CSV UTF-8 (Comma delimited).',
  NUMBERS:
    'This is a Numbers document, or one of Pages or Keynote, not a CSV. In Numbers: File, Export To, CSV.',
  SPREADSHEET:
    'This is a spreadsheet in an exchange format (SYLK or DIF), not a CSV. Open it in Excel or LibreOffice and save it as CSV (UTF-8).',
  DOCUMENT:
    'This is a text document or a presentation, not a CSV. Copy its table into a spreadsheet (Excel, LibreOffice, Google Sheets) and save that as CSV (UTF-8).',
  PDF: 'This is a PDF, not a CSV. Ask the person who made it for the list as CSV or Excel, or copy its table into a spreadsheet and save that as CSV (UTF-8).',
  ZIP: 'This is a ZIP archive, not a CSV. Unpack it first, then upload the CSV that is in it.',
  ARCHIVE:
    'This is an archive or a compressed file, not a CSV. Unpack it first, then upload the CSV that is in it. Of compressed files only gzip (.csv.gz) can be read as it is.',
  IMAGE:
    'This is an image, not a CSV. Upload a list of products: a CSV with a column of the addresses (URLs) of their images.',
  MEDIA:
    'This is a video or a sound, not a CSV. Upload a list of products: a CSV with a column of the addresses (URLs) of their images.',
  HTML: 'This is a web page (HTML), not a CSV. If it came from an address, that address gives a web page or a login: use the address of the CSV itself. In Google Sheets: File, Download, Comma-separated values, or File, Share, Publish to web, Comma-separated values.',
  HTML_TABLE:
    'This is a table in HTML, not a CSV; some shops call such a file .xls. Open it in Excel or LibreOffice and save it as CSV (UTF-8).',
  JSON: 'This is JSON, not a CSV. Export the products as CSV, or turn the JSON into one: a line a product, with a column of image URLs.',
  FEED: 'This is a product feed in XML, not a CSV. Choose CSV, TSV or text as the format of the feed where it is made.',
  XML: 'This is XML, not a CSV. Choose CSV as the format where it is exported, or open it in Excel and save it as CSV UTF-8 (Comma delimited).',
  LINK: 'This is a shortcut to a document, not a CSV. Open the document and download it as CSV. In Google Sheets: File, Download, Comma-separated values.',
  DATABASE:
    'This is a database, not a CSV. Export its table of products as CSV (UTF-8) with a program that opens it.',
  UTF_32: 'This is text in UTF-32, which cannot be read. Save it as CSV UTF-8.',
  BINARY:
    'This is not text, so it is not a CSV. Open it with the program that made it and export or save it as CSV (UTF-8).',
} as const;

export type NotACsvKind = keyof typeof notACsvMessages;
