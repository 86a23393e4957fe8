import { graphql } from '../generated/gql.ts';

export const imageSimilarities = graphql(`
  query ImageSimilarities($requestId: ID!) {
    requestStatus(requestId: $requestId) {
      outputJsonlUrl
      products(first: 200) {
        nodes { images { inputUrl outputUrl outcome bytesIn bytesOut similarity reused } }
      }
    }
  }
`);
