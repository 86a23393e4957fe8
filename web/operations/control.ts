import { graphql } from '../generated/gql.ts';

export const CancelRequest = graphql(`
  mutation CancelRequest($requestId: ID!) {
    result: cancelRequest(requestId: $requestId) {
      __typename
      ... on Error {
        message
      }
    }
  }
`);

export const RetryFailed = graphql(`
  mutation RetryFailed($requestId: ID!) {
    result: retryFailed(requestId: $requestId) {
      __typename
      ... on Error {
        message
      }
    }
  }
`);

export const DeleteRequest = graphql(`
  mutation DeleteRequest($requestId: ID!) {
    result: deleteRequest(requestId: $requestId) {
      __typename
      ... on Error {
        message
      }
    }
  }
`);

export const RedeliverWebhook = graphql(`
  mutation RedeliverWebhook($deliveryId: ID!) {
    result: redeliverWebhook(deliveryId: $deliveryId) {
      __typename
      ... on Error {
        message
      }
    }
  }
`);
