import { graphql } from '../generated/gql.ts';

export const cancelRequest = graphql(`
  mutation CancelRequest($requestId: ID!) {
    cancelRequest(requestId: $requestId) {
      __typename
      ... on Request { id status }
      ... on Error { code message }
    }
  }
`);

export const retryFailed = graphql(`
  mutation RetryFailed($requestId: ID!) {
    retryFailed(requestId: $requestId) {
      __typename
      ... on Request { id status }
      ... on Error { code message }
    }
  }
`);

export const deleteRequest = graphql(`
  mutation DeleteRequest($requestId: ID!) {
    deleteRequest(requestId: $requestId) {
      __typename
      ... on DeletedRequest { id }
      ... on Error { code message }
    }
  }
`);

export const redeliverWebhook = graphql(`
  mutation RedeliverWebhook($deliveryId: ID!) {
    redeliverWebhook(deliveryId: $deliveryId) {
      __typename
      ... on Request { id webhook { disabledAt } }
      ... on Error { code message }
    }
  }
`);

export const reusedImages = graphql(`
  query ReusedImages($requestId: ID!) {
    requestStatus(requestId: $requestId) {
      status
      products(first: 200) {
        totalCount
        nodes { status images { status reused outputUrl bytesOut error { code } } }
      }
    }
  }
`);
