import { graphql } from '../generated/gql.ts';

export const WebhookDeliveries = graphql(`
  query WebhookDeliveries($requestId: ID!, $first: Int, $after: String) {
    requestStatus(requestId: $requestId) {
      id
      webhookDeliveries(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          event
          status
          nextAttemptAt
          attempts {
            at
            duration
            statusCode
            error
          }
        }
      }
    }
  }
`);
