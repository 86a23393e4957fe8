import { graphql } from '../generated/gql.ts';

export const PreviewCsv = graphql(`
  mutation PreviewCsv($file: Upload, $source: CsvSource, $options: UploadOptions) {
    previewCsv(file: $file, source: $source, options: $options) {
      __typename
      ... on CsvPreview {
        accepted
        format
        encoding
        delimiter
        columns {
          name
          role
          taken
          reason
          urlShare
          examples
        }
        hasHeader
        linesAbove
        sample {
          line
          cells
        }
        rows
        products
        images
        imagesSkipped
        distinctUrls
        distinctUrlsExact
        hosts {
          host
          images
        }
        totalIssues
        totalErrors
        notes
        issues {
          ...IssueFields
        }
      }
      ... on Error {
        code
        message
      }
      ... on CsvRejectedError {
        totalIssues
        issues {
          ...IssueFields
        }
      }
    }
  }
`);

graphql(`
  fragment IssueFields on CsvIssue {
    line
    column
    value
    code
    severity
    message
  }
`);

export const UploadCsv = graphql(`
  mutation UploadCsv($file: Upload!, $options: UploadOptions) {
    result: uploadCsv(file: $file, options: $options) {
      ...SubmitResult
    }
  }
`);

export const ImportCsv = graphql(`
  mutation ImportCsv($source: CsvSource!, $options: UploadOptions) {
    result: importCsv(source: $source, options: $options) {
      ...SubmitResult
    }
  }
`);

graphql(`
  fragment SubmitResult on UploadCsvResult {
    __typename
    ... on Request {
      id
    }
    ... on Error {
      code
      message
    }
    ... on CsvRejectedError {
      totalIssues
      issues {
        ...IssueFields
      }
    }
  }
`);
