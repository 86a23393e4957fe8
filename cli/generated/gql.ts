/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation UploadCsv($file: Upload!, $options: UploadOptions) {\n    uploadCsv(file: $file, options: $options) {\n      __typename\n      ... on Request {\n        id\n        totalIssues\n        issues {\n          code\n          severity\n        }\n      }\n      ... on CsvRejectedError {\n        message\n        totalIssues\n        issues {\n          line\n          column\n          value\n          code\n          severity\n          message\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.UploadCsvDocument,
    "\n  subscription WatchRequest($requestId: ID!, $after: String) {\n    requestProgress(requestId: $requestId, after: $after) {\n      cursor\n      request {\n        status\n        outputCsvUrl\n        progress {\n          products\n          productsFinished\n          percent\n          images\n          imagesSucceeded\n          imagesFailed\n          imagesSkipped\n          bytesIn\n          bytesOut\n          savedRatio\n          imagesPerSecond\n          secondsLeft\n        }\n      }\n      products {\n        id\n        line\n        name\n        status\n        images {\n          inputUrl\n          status\n          outcome\n          bytesIn\n          bytesOut\n          similarity\n          error {\n            code\n            message\n          }\n        }\n      }\n    }\n  }\n": typeof types.WatchRequestDocument,
};
const documents: Documents = {
    "\n  mutation UploadCsv($file: Upload!, $options: UploadOptions) {\n    uploadCsv(file: $file, options: $options) {\n      __typename\n      ... on Request {\n        id\n        totalIssues\n        issues {\n          code\n          severity\n        }\n      }\n      ... on CsvRejectedError {\n        message\n        totalIssues\n        issues {\n          line\n          column\n          value\n          code\n          severity\n          message\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n": types.UploadCsvDocument,
    "\n  subscription WatchRequest($requestId: ID!, $after: String) {\n    requestProgress(requestId: $requestId, after: $after) {\n      cursor\n      request {\n        status\n        outputCsvUrl\n        progress {\n          products\n          productsFinished\n          percent\n          images\n          imagesSucceeded\n          imagesFailed\n          imagesSkipped\n          bytesIn\n          bytesOut\n          savedRatio\n          imagesPerSecond\n          secondsLeft\n        }\n      }\n      products {\n        id\n        line\n        name\n        status\n        images {\n          inputUrl\n          status\n          outcome\n          bytesIn\n          bytesOut\n          similarity\n          error {\n            code\n            message\n          }\n        }\n      }\n    }\n  }\n": types.WatchRequestDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadCsv($file: Upload!, $options: UploadOptions) {\n    uploadCsv(file: $file, options: $options) {\n      __typename\n      ... on Request {\n        id\n        totalIssues\n        issues {\n          code\n          severity\n        }\n      }\n      ... on CsvRejectedError {\n        message\n        totalIssues\n        issues {\n          line\n          column\n          value\n          code\n          severity\n          message\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UploadCsv($file: Upload!, $options: UploadOptions) {\n    uploadCsv(file: $file, options: $options) {\n      __typename\n      ... on Request {\n        id\n        totalIssues\n        issues {\n          code\n          severity\n        }\n      }\n      ... on CsvRejectedError {\n        message\n        totalIssues\n        issues {\n          line\n          column\n          value\n          code\n          severity\n          message\n        }\n      }\n      ... on Error {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WatchRequest($requestId: ID!, $after: String) {\n    requestProgress(requestId: $requestId, after: $after) {\n      cursor\n      request {\n        status\n        outputCsvUrl\n        progress {\n          products\n          productsFinished\n          percent\n          images\n          imagesSucceeded\n          imagesFailed\n          imagesSkipped\n          bytesIn\n          bytesOut\n          savedRatio\n          imagesPerSecond\n          secondsLeft\n        }\n      }\n      products {\n        id\n        line\n        name\n        status\n        images {\n          inputUrl\n          status\n          outcome\n          bytesIn\n          bytesOut\n          similarity\n          error {\n            code\n            message\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription WatchRequest($requestId: ID!, $after: String) {\n    requestProgress(requestId: $requestId, after: $after) {\n      cursor\n      request {\n        status\n        outputCsvUrl\n        progress {\n          products\n          productsFinished\n          percent\n          images\n          imagesSucceeded\n          imagesFailed\n          imagesSkipped\n          bytesIn\n          bytesOut\n          savedRatio\n          imagesPerSecond\n          secondsLeft\n        }\n      }\n      products {\n        id\n        line\n        name\n        status\n        images {\n          inputUrl\n          status\n          outcome\n          bytesIn\n          bytesOut\n          similarity\n          error {\n            code\n            message\n          }\n        }\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;