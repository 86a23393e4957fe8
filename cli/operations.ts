import { graphql } from './generated/gql.ts';

export const UploadCsv = graphql(`
  mutation UploadCsv($file: Upload!, $options: UploadOptions) {
    uploadCsv(file: $file, options: $options) {
      __typename
      ... on Request {
        id
        totalIssues
        issues {
          code
          severity
        }
      }
      ... on CsvRejectedError {
        message
        totalIssues
        issues {
          line
          column
          value
          code
          severity
          message
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

export const WatchRequest = graphql(`
  subscription WatchRequest($requestId: ID!, $after: String) {
    requestProgress(requestId: $requestId, after: $after) {
      cursor
      request {
        status
        outputCsvUrl
        progress {
          products
          productsFinished
          percent
          images
          imagesSucceeded
          imagesFailed
          imagesSkipped
          bytesIn
          bytesOut
          savedRatio
          imagesPerSecond
          secondsLeft
        }
      }
      products {
        id
        line
        name
        status
        images {
          inputUrl
          status
          outcome
          bytesIn
          bytesOut
          similarity
          error {
            code
            message
          }
        }
      }
    }
  }
`);
