import { graphql } from '../generated/gql.ts';

graphql(`
  fragment ProductFields on Product {
    id
    line
    name
    serialNumber
    status
    images {
      inputUrl
      outputUrl
      thumbnailUrl
      status
      outcome
      bytesIn
      bytesOut
      savedRatio
      width
      height
      format
      quality
      similarity
      reused
      error {
        code
        message
        retryable
      }
    }
  }
`);

export const ProductPage = graphql(`
  query ProductPage($requestId: ID!, $first: Int!, $offset: Int!, $filter: ProductFilter, $orderBy: ProductOrder) {
    requestStatus(requestId: $requestId) {
      id
      products(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
        totalCount
        nodes {
          ...ProductFields
        }
      }
    }
  }
`);

/** Twelve samples along the run, latest first: what the chart of saving is drawn from. */
export const SavingSamples = graphql(`
  query SavingSamples(
    $requestId: ID!
    $first: Int!
    $o0: Int!
    $o1: Int!
    $o2: Int!
    $o3: Int!
    $o4: Int!
    $o5: Int!
    $o6: Int!
    $o7: Int!
    $o8: Int!
    $o9: Int!
    $o10: Int!
    $o11: Int!
  ) {
    requestStatus(requestId: $requestId) {
      id
      s0: products(orderBy: FINISHED, first: $first, offset: $o0) {
        ...SampleFields
      }
      s1: products(orderBy: FINISHED, first: $first, offset: $o1) {
        ...SampleFields
      }
      s2: products(orderBy: FINISHED, first: $first, offset: $o2) {
        ...SampleFields
      }
      s3: products(orderBy: FINISHED, first: $first, offset: $o3) {
        ...SampleFields
      }
      s4: products(orderBy: FINISHED, first: $first, offset: $o4) {
        ...SampleFields
      }
      s5: products(orderBy: FINISHED, first: $first, offset: $o5) {
        ...SampleFields
      }
      s6: products(orderBy: FINISHED, first: $first, offset: $o6) {
        ...SampleFields
      }
      s7: products(orderBy: FINISHED, first: $first, offset: $o7) {
        ...SampleFields
      }
      s8: products(orderBy: FINISHED, first: $first, offset: $o8) {
        ...SampleFields
      }
      s9: products(orderBy: FINISHED, first: $first, offset: $o9) {
        ...SampleFields
      }
      s10: products(orderBy: FINISHED, first: $first, offset: $o10) {
        ...SampleFields
      }
      s11: products(orderBy: FINISHED, first: $first, offset: $o11) {
        ...SampleFields
      }
    }
  }
`);

graphql(`
  fragment SampleFields on ProductConnection {
    nodes {
      images {
        bytesIn
        bytesOut
      }
    }
  }
`);
