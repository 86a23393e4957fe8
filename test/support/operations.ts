import { graphql } from '../generated/gql.ts';

export const uploadCsv = graphql(`
  mutation UploadCsv($file: Upload!, $options: UploadOptions) {
    uploadCsv(file: $file, options: $options) {
      __typename
      ... on Request { id status }
      ... on Error { code message }
      ... on CsvRejectedError { totalIssues issues { line column value code severity message } }
    }
  }
`);

export const importCsv = graphql(`
  mutation ImportCsv($source: CsvSource!, $options: UploadOptions) {
    importCsv(source: $source, options: $options) {
      __typename
      ... on Request { id status }
      ... on Error { code message }
    }
  }
`);

export const requestStatus = graphql(`
  query RequestStatus($requestId: ID!) {
    requestStatus(requestId: $requestId) {
      id
      status
      cursor
      outputCsvUrl
      totalIssues
      issues { line code }
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
        savedHistogram
        errors { code count }
      }
    }
  }
`);

export const requestProducts = graphql(`
  query RequestProducts($requestId: ID!, $first: Int, $after: String) {
    requestStatus(requestId: $requestId) {
      products(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          line
          serialNumber
          name
          status
          images {
            inputUrl
            outputUrl
            status
            outcome
            bytesIn
            bytesOut
            width
            height
            format
            error { code message retryable }
          }
        }
      }
    }
  }
`);

export const requestDeliveries = graphql(`
  query RequestDeliveries($requestId: ID!, $first: Int) {
    requestStatus(requestId: $requestId) {
      webhookDeliveries(first: $first) {
        totalCount
        nodes { id event status attempts { at statusCode duration response error } nextAttemptAt }
      }
    }
  }
`);

export const requestProgress = graphql(`
  subscription RequestProgress($requestId: ID!, $after: String) {
    requestProgress(requestId: $requestId, after: $after) {
      cursor
      request { id status progress { percent products productsFinished images imagesSucceeded imagesFailed } }
      products { id line name status images { status outcome outputUrl } }
    }
  }
`);
