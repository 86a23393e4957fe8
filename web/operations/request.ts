import { graphql } from '../generated/gql.ts';

graphql(`
  fragment RequestFields on Request {
    id
    label
    status
    createdAt
    startedAt
    finishedAt
    cursor
    outputCsvUrl
    failedCsvUrl
    outputJsonlUrl
    archiveUrl
    totalIssues
    progress {
      percent
      products
      productsFinished
      images
      imagesSucceeded
      imagesFailed
      imagesSkipped
      bytesIn
      bytesOut
      savedRatio
      imagesPerSecond
      secondsLeft
      savedHistogram
      errors {
        code
        count
      }
    }
  }
`);

export const RequestStatus = graphql(`
  query RequestStatus($requestId: ID!) {
    requestStatus(requestId: $requestId) {
      ...RequestFields
      format
      issues {
        ...IssueFields
      }
      webhook {
        url
        events
        disabledAt
        disabledReason
      }
    }
  }
`);

export const RequestProgress = graphql(`
  subscription RequestProgress($requestId: ID!, $after: String) {
    requestProgress(requestId: $requestId, after: $after) {
      cursor
      request {
        ...RequestFields
      }
      products {
        ...ProductFields
      }
    }
  }
`);

export const PastRequests = graphql(`
  query PastRequests($first: Int, $after: String) {
    requests(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        label
        status
        createdAt
        progress {
          percent
          products
          images
          imagesFailed
          bytesIn
          bytesOut
          savedRatio
        }
      }
    }
  }
`);
