import type { Progress as ProgressView } from '../outputs/progress-of.ts';
import { builder } from './builder.ts';

const ErrorCount = builder.objectRef<ProgressView['errors'][number]>('ErrorCount').implement({
  description: 'How often images failed for one cause.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'The image error’s code.' }),
    count: t.exposeInt('count', { description: 'How many images failed with it.' }),
  }),
});

export const Progress = builder.objectRef<ProgressView>('Progress').implement({
  description: 'How far a request is: sums over its products, true at every moment.',
  fields: (t) => ({
    products: t.exposeInt('products', { description: 'Products of the catalogue.' }),
    productsFinished: t.exposeInt('productsFinished', { description: 'Products with all images done.' }),
    percent: t.exposeFloat('percent', { description: 'Share of the images that are done, 0 to 100.' }),
    images: t.exposeInt('images', { description: 'Images of all products.' }),
    imagesSucceeded: t.exposeInt('imagesSucceeded', { description: 'Images with a result.' }),
    imagesFailed: t.exposeInt('imagesFailed', { description: 'Images without one, for an error.' }),
    imagesSkipped: t.exposeInt('imagesSkipped', {
      description: 'Images passed over: cancelled, or not a URL in a format that carries paths.',
    }),
    bytesIn: t.expose('bytesIn', {
      type: 'ByteCount',
      description: 'Bytes of the images that succeeded, before.',
    }),
    bytesOut: t.expose('bytesOut', {
      type: 'ByteCount',
      description: 'Bytes of the images that succeeded, after.',
    }),
    savedRatio: t.exposeFloat('savedRatio', {
      nullable: true,
      description: 'Share of the bytes saved over images that succeeded, 0 to 1; null before the first.',
    }),
    imagesPerSecond: t.exposeFloat('imagesPerSecond', {
      nullable: true,
      description: 'Images done a second while the request was worked on; null before there is a rate.',
    }),
    secondsLeft: t.exposeFloat('secondsLeft', {
      nullable: true,
      description: 'Seconds until the end at this rate; 0 when finished, null before there is a rate.',
    }),
    savedHistogram: t.expose('savedHistogram', {
      type: ['Int'],
      description: 'Images that succeeded by share saved: ten buckets, 0–10 % to 90–100 %.',
    }),
    errors: t.field({
      type: [ErrorCount],
      description: 'Causes of failures, the most frequent first.',
      resolve: ({ errors }) => errors,
    }),
  }),
});
