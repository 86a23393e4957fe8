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
    "\n  query CrashRequests($after: String) {\n    requests(first: 50, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        status\n        cursor\n        progress {\n          products productsFinished images imagesSucceeded imagesFailed imagesSkipped bytesIn bytesOut\n          errors { code count }\n        }\n      }\n    }\n  }\n": typeof types.CrashRequestsDocument,
    "\n  query CrashProducts($requestId: ID!, $after: String) {\n    requestStatus(requestId: $requestId) {\n      products(first: 200, after: $after) {\n        pageInfo { hasNextPage endCursor }\n        nodes { id status images { status outputUrl bytesIn bytesOut error { code } } }\n      }\n    }\n  }\n": typeof types.CrashProductsDocument,
    "\n  query CrashDeliveries($requestId: ID!, $after: String) {\n    requestStatus(requestId: $requestId) {\n      webhookDeliveries(first: 200, after: $after) {\n        pageInfo { hasNextPage endCursor }\n        nodes { id event status }\n      }\n    }\n  }\n": typeof types.CrashDeliveriesDocument,
    "\n  mutation CancelRequest($requestId: ID!) {\n    cancelRequest(requestId: $requestId) {\n      __typename\n      ... on Request { id status }\n      ... on Error { code message }\n    }\n  }\n": typeof types.CancelRequestDocument,
    "\n  mutation RetryFailed($requestId: ID!) {\n    retryFailed(requestId: $requestId) {\n      __typename\n      ... on Request { id status }\n      ... on Error { code message }\n    }\n  }\n": typeof types.RetryFailedDocument,
    "\n  mutation DeleteRequest($requestId: ID!) {\n    deleteRequest(requestId: $requestId) {\n      __typename\n      ... on DeletedRequest { id }\n      ... on Error { code message }\n    }\n  }\n": typeof types.DeleteRequestDocument,
    "\n  mutation RedeliverWebhook($deliveryId: ID!) {\n    redeliverWebhook(deliveryId: $deliveryId) {\n      __typename\n      ... on Request { id webhook { disabledAt } }\n      ... on Error { code message }\n    }\n  }\n": typeof types.RedeliverWebhookDocument,
    "\n  query ReusedImages($requestId: ID!) {\n    requestStatus(requestId: $requestId) {\n      status\n      products(first: 200) {\n        totalCount\n        nodes { status images { status reused outputUrl bytesOut error { code } } }\n      }\n    }\n  }\n": typeof types.ReusedImagesDocument,
    "\n  mutation UploadCsv($file: Upload!, $options: UploadOptions) {\n    uploadCsv(file: $file, options: $options) {\n      __typename\n      ... on Request { id status }\n      ... on Error { code message }\n      ... on CsvRejectedError { totalIssues issues { line column value code severity message } }\n    }\n  }\n": typeof types.UploadCsvDocument,
    "\n  mutation ImportCsv($source: CsvSource!, $options: UploadOptions) {\n    importCsv(source: $source, options: $options) {\n      __typename\n      ... on Request { id status }\n      ... on Error { code message }\n    }\n  }\n": typeof types.ImportCsvDocument,
    "\n  query RequestStatus($requestId: ID!) {\n    requestStatus(requestId: $requestId) {\n      id\n      status\n      cursor\n      outputCsvUrl\n      totalIssues\n      issues { line code }\n      progress {\n        products\n        productsFinished\n        percent\n        images\n        imagesSucceeded\n        imagesFailed\n        imagesSkipped\n        bytesIn\n        bytesOut\n        savedHistogram\n        errors { code count }\n      }\n    }\n  }\n": typeof types.RequestStatusDocument,
    "\n  query RequestProducts($requestId: ID!, $first: Int, $after: String) {\n    requestStatus(requestId: $requestId) {\n      products(first: $first, after: $after) {\n        totalCount\n        pageInfo { hasNextPage endCursor }\n        nodes {\n          id\n          line\n          serialNumber\n          name\n          status\n          images {\n            inputUrl\n            outputUrl\n            status\n            outcome\n            bytesIn\n            bytesOut\n            width\n            height\n            format\n            error { code message retryable }\n          }\n        }\n      }\n    }\n  }\n": typeof types.RequestProductsDocument,
    "\n  query RequestDeliveries($requestId: ID!, $first: Int) {\n    requestStatus(requestId: $requestId) {\n      webhookDeliveries(first: $first) {\n        totalCount\n        nodes { id event status attempts { at statusCode duration response error } nextAttemptAt }\n      }\n    }\n  }\n": typeof types.RequestDeliveriesDocument,
    "\n  subscription RequestProgress($requestId: ID!, $after: String) {\n    requestProgress(requestId: $requestId, after: $after) {\n      cursor\n      request { id status progress { percent products productsFinished images imagesSucceeded imagesFailed } }\n      products { id line name status images { status outcome outputUrl } }\n    }\n  }\n": typeof types.RequestProgressDocument,
    "\n  query ImageSimilarities($requestId: ID!) {\n    requestStatus(requestId: $requestId) {\n      outputJsonlUrl\n      products(first: 200) {\n        nodes { images { inputUrl outputUrl outcome bytesIn bytesOut similarity reused } }\n      }\n    }\n  }\n": typeof types.ImageSimilaritiesDocument,
};
const documents: Documents = {
    "\n  query CrashRequests($after: String) {\n    requests(first: 50, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        status\n        cursor\n        progress {\n          products productsFinished images imagesSucceeded imagesFailed imagesSkipped bytesIn bytesOut\n          errors { code count }\n        }\n      }\n    }\n  }\n": types.CrashRequestsDocument,
    "\n  query CrashProducts($requestId: ID!, $after: String) {\n    requestStatus(requestId: $requestId) {\n      products(first: 200, after: $after) {\n        pageInfo { hasNextPage endCursor }\n        nodes { id status images { status outputUrl bytesIn bytesOut error { code } } }\n      }\n    }\n  }\n": types.CrashProductsDocument,
    "\n  query CrashDeliveries($requestId: ID!, $after: String) {\n    requestStatus(requestId: $requestId) {\n      webhookDeliveries(first: 200, after: $after) {\n        pageInfo { hasNextPage endCursor }\n        nodes { id event status }\n      }\n    }\n  }\n": types.CrashDeliveriesDocument,
    "\n  mutation CancelRequest($requestId: ID!) {\n    cancelRequest(requestId: $requestId) {\n      __typename\n      ... on Request { id status }\n      ... on Error { code message }\n    }\n  }\n": types.CancelRequestDocument,
    "\n  mutation RetryFailed($requestId: ID!) {\n    retryFailed(requestId: $requestId) {\n      __typename\n      ... on Request { id status }\n      ... on Error { code message }\n    }\n  }\n": types.RetryFailedDocument,
    "\n  mutation DeleteRequest($requestId: ID!) {\n    deleteRequest(requestId: $requestId) {\n      __typename\n      ... on DeletedRequest { id }\n      ... on Error { code message }\n    }\n  }\n": types.DeleteRequestDocument,
    "\n  mutation RedeliverWebhook($deliveryId: ID!) {\n    redeliverWebhook(deliveryId: $deliveryId) {\n      __typename\n      ... on Request { id webhook { disabledAt } }\n      ... on Error { code message }\n    }\n  }\n": types.RedeliverWebhookDocument,
    "\n  query ReusedImages($requestId: ID!) {\n    requestStatus(requestId: $requestId) {\n      status\n      products(first: 200) {\n        totalCount\n        nodes { status images { status reused outputUrl bytesOut error { code } } }\n      }\n    }\n  }\n": types.ReusedImagesDocument,
    "\n  mutation UploadCsv($file: Upload!, $options: UploadOptions) {\n    uploadCsv(file: $file, options: $options) {\n      __typename\n      ... on Request { id status }\n      ... on Error { code message }\n      ... on CsvRejectedError { totalIssues issues { line column value code severity message } }\n    }\n  }\n": types.UploadCsvDocument,
    "\n  mutation ImportCsv($source: CsvSource!, $options: UploadOptions) {\n    importCsv(source: $source, options: $options) {\n      __typename\n      ... on Request { id status }\n      ... on Error { code message }\n    }\n  }\n": types.ImportCsvDocument,
    "\n  query RequestStatus($requestId: ID!) {\n    requestStatus(requestId: $requestId) {\n      id\n      status\n      cursor\n      outputCsvUrl\n      totalIssues\n      issues { line code }\n      progress {\n        products\n        productsFinished\n        percent\n        images\n        imagesSucceeded\n        imagesFailed\n        imagesSkipped\n        bytesIn\n        bytesOut\n        savedHistogram\n        errors { code count }\n      }\n    }\n  }\n": types.RequestStatusDocument,
    "\n  query RequestProducts($requestId: ID!, $first: Int, $after: String) {\n    requestStatus(requestId: $requestId) {\n      products(first: $first, after: $after) {\n        totalCount\n        pageInfo { hasNextPage endCursor }\n        nodes {\n          id\n          line\n          serialNumber\n          name\n          status\n          images {\n            inputUrl\n            outputUrl\n            status\n            outcome\n            bytesIn\n            bytesOut\n            width\n            height\n            format\n            error { code message retryable }\n          }\n        }\n      }\n    }\n  }\n": types.RequestProductsDocument,
    "\n  query RequestDeliveries($requestId: ID!, $first: Int) {\n    requestStatus(requestId: $requestId) {\n      webhookDeliveries(first: $first) {\n        totalCount\n        nodes { id event status attempts { at statusCode duration response error } nextAttemptAt }\n      }\n    }\n  }\n": types.RequestDeliveriesDocument,
    "\n  subscription RequestProgress($requestId: ID!, $after: String) {\n    requestProgress(requestId: $requestId, after: $after) {\n      cursor\n      request { id status progress { percent products productsFinished images imagesSucceeded imagesFailed } }\n      products { id line name status images { status outcome outputUrl } }\n    }\n  }\n": types.RequestProgressDocument,
    "\n  query ImageSimilarities($requestId: ID!) {\n    requestStatus(requestId: $requestId) {\n      outputJsonlUrl\n      products(first: 200) {\n        nodes { images { inputUrl outputUrl outcome bytesIn bytesOut similarity reused } }\n      }\n    }\n  }\n": types.ImageSimilaritiesDocument,
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
export function graphql(source: "\n  query CrashRequests($after: String) {\n    requests(first: 50, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        status\n        cursor\n        progress {\n          products productsFinished images imagesSucceeded imagesFailed imagesSkipped bytesIn bytesOut\n          errors { code count }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query CrashRequests($after: String) {\n    requests(first: 50, after: $after) {\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id\n        status\n        cursor\n        progress {\n          products productsFinished images imagesSucceeded imagesFailed imagesSkipped bytesIn bytesOut\n          errors { code count }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CrashProducts($requestId: ID!, $after: String) {\n    requestStatus(requestId: $requestId) {\n      products(first: 200, after: $after) {\n        pageInfo { hasNextPage endCursor }\n        nodes { id status images { status outputUrl bytesIn bytesOut error { code } } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query CrashProducts($requestId: ID!, $after: String) {\n    requestStatus(requestId: $requestId) {\n      products(first: 200, after: $after) {\n        pageInfo { hasNextPage endCursor }\n        nodes { id status images { status outputUrl bytesIn bytesOut error { code } } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CrashDeliveries($requestId: ID!, $after: String) {\n    requestStatus(requestId: $requestId) {\n      webhookDeliveries(first: 200, after: $after) {\n        pageInfo { hasNextPage endCursor }\n        nodes { id event status }\n      }\n    }\n  }\n"): (typeof documents)["\n  query CrashDeliveries($requestId: ID!, $after: String) {\n    requestStatus(requestId: $requestId) {\n      webhookDeliveries(first: 200, after: $after) {\n        pageInfo { hasNextPage endCursor }\n        nodes { id event status }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelRequest($requestId: ID!) {\n    cancelRequest(requestId: $requestId) {\n      __typename\n      ... on Request { id status }\n      ... on Error { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelRequest($requestId: ID!) {\n    cancelRequest(requestId: $requestId) {\n      __typename\n      ... on Request { id status }\n      ... on Error { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryFailed($requestId: ID!) {\n    retryFailed(requestId: $requestId) {\n      __typename\n      ... on Request { id status }\n      ... on Error { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation RetryFailed($requestId: ID!) {\n    retryFailed(requestId: $requestId) {\n      __typename\n      ... on Request { id status }\n      ... on Error { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteRequest($requestId: ID!) {\n    deleteRequest(requestId: $requestId) {\n      __typename\n      ... on DeletedRequest { id }\n      ... on Error { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteRequest($requestId: ID!) {\n    deleteRequest(requestId: $requestId) {\n      __typename\n      ... on DeletedRequest { id }\n      ... on Error { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RedeliverWebhook($deliveryId: ID!) {\n    redeliverWebhook(deliveryId: $deliveryId) {\n      __typename\n      ... on Request { id webhook { disabledAt } }\n      ... on Error { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation RedeliverWebhook($deliveryId: ID!) {\n    redeliverWebhook(deliveryId: $deliveryId) {\n      __typename\n      ... on Request { id webhook { disabledAt } }\n      ... on Error { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReusedImages($requestId: ID!) {\n    requestStatus(requestId: $requestId) {\n      status\n      products(first: 200) {\n        totalCount\n        nodes { status images { status reused outputUrl bytesOut error { code } } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ReusedImages($requestId: ID!) {\n    requestStatus(requestId: $requestId) {\n      status\n      products(first: 200) {\n        totalCount\n        nodes { status images { status reused outputUrl bytesOut error { code } } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadCsv($file: Upload!, $options: UploadOptions) {\n    uploadCsv(file: $file, options: $options) {\n      __typename\n      ... on Request { id status }\n      ... on Error { code message }\n      ... on CsvRejectedError { totalIssues issues { line column value code severity message } }\n    }\n  }\n"): (typeof documents)["\n  mutation UploadCsv($file: Upload!, $options: UploadOptions) {\n    uploadCsv(file: $file, options: $options) {\n      __typename\n      ... on Request { id status }\n      ... on Error { code message }\n      ... on CsvRejectedError { totalIssues issues { line column value code severity message } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ImportCsv($source: CsvSource!, $options: UploadOptions) {\n    importCsv(source: $source, options: $options) {\n      __typename\n      ... on Request { id status }\n      ... on Error { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation ImportCsv($source: CsvSource!, $options: UploadOptions) {\n    importCsv(source: $source, options: $options) {\n      __typename\n      ... on Request { id status }\n      ... on Error { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RequestStatus($requestId: ID!) {\n    requestStatus(requestId: $requestId) {\n      id\n      status\n      cursor\n      outputCsvUrl\n      totalIssues\n      issues { line code }\n      progress {\n        products\n        productsFinished\n        percent\n        images\n        imagesSucceeded\n        imagesFailed\n        imagesSkipped\n        bytesIn\n        bytesOut\n        savedHistogram\n        errors { code count }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RequestStatus($requestId: ID!) {\n    requestStatus(requestId: $requestId) {\n      id\n      status\n      cursor\n      outputCsvUrl\n      totalIssues\n      issues { line code }\n      progress {\n        products\n        productsFinished\n        percent\n        images\n        imagesSucceeded\n        imagesFailed\n        imagesSkipped\n        bytesIn\n        bytesOut\n        savedHistogram\n        errors { code count }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RequestProducts($requestId: ID!, $first: Int, $after: String) {\n    requestStatus(requestId: $requestId) {\n      products(first: $first, after: $after) {\n        totalCount\n        pageInfo { hasNextPage endCursor }\n        nodes {\n          id\n          line\n          serialNumber\n          name\n          status\n          images {\n            inputUrl\n            outputUrl\n            status\n            outcome\n            bytesIn\n            bytesOut\n            width\n            height\n            format\n            error { code message retryable }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RequestProducts($requestId: ID!, $first: Int, $after: String) {\n    requestStatus(requestId: $requestId) {\n      products(first: $first, after: $after) {\n        totalCount\n        pageInfo { hasNextPage endCursor }\n        nodes {\n          id\n          line\n          serialNumber\n          name\n          status\n          images {\n            inputUrl\n            outputUrl\n            status\n            outcome\n            bytesIn\n            bytesOut\n            width\n            height\n            format\n            error { code message retryable }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RequestDeliveries($requestId: ID!, $first: Int) {\n    requestStatus(requestId: $requestId) {\n      webhookDeliveries(first: $first) {\n        totalCount\n        nodes { id event status attempts { at statusCode duration response error } nextAttemptAt }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RequestDeliveries($requestId: ID!, $first: Int) {\n    requestStatus(requestId: $requestId) {\n      webhookDeliveries(first: $first) {\n        totalCount\n        nodes { id event status attempts { at statusCode duration response error } nextAttemptAt }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription RequestProgress($requestId: ID!, $after: String) {\n    requestProgress(requestId: $requestId, after: $after) {\n      cursor\n      request { id status progress { percent products productsFinished images imagesSucceeded imagesFailed } }\n      products { id line name status images { status outcome outputUrl } }\n    }\n  }\n"): (typeof documents)["\n  subscription RequestProgress($requestId: ID!, $after: String) {\n    requestProgress(requestId: $requestId, after: $after) {\n      cursor\n      request { id status progress { percent products productsFinished images imagesSucceeded imagesFailed } }\n      products { id line name status images { status outcome outputUrl } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ImageSimilarities($requestId: ID!) {\n    requestStatus(requestId: $requestId) {\n      outputJsonlUrl\n      products(first: 200) {\n        nodes { images { inputUrl outputUrl outcome bytesIn bytesOut similarity reused } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ImageSimilarities($requestId: ID!) {\n    requestStatus(requestId: $requestId) {\n      outputJsonlUrl\n      products(first: 200) {\n        nodes { images { inputUrl outputUrl outcome bytesIn bytesOut similarity reused } }\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;