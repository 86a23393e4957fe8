import type { Progress as ProgressView } from '../outputs/progress-of.ts';
import { builder } from './builder.ts';

const ErrorCount = builder.objectRef<ProgressView['errors'][number]>('ErrorCount').implement({
  description: 'How many images failed with one error code.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'The image error’s code.' }),
    count: t.exposeInt('count', { description: 'Number of images.' }),
  }),
});

export const Progress = builder.objectRef<ProgressView>('Progress').implement({
  description: 'Progress of a request: totals over all its products, always exact.',
  fields: (t) => ({
    products: t.exposeInt('products', { description: 'Number of products.' }),
    productsFinished: t.exposeInt('productsFinished', {
      description: 'Products whose images are all finished.',
    }),
    percent: t.exposeFloat('percent', { description: 'Share of the images that are finished, 0 to 100.' }),
    images: t.exposeInt('images', { description: 'Number of images.' }),
    imagesSucceeded: t.exposeInt('imagesSucceeded', { description: 'Images that succeeded.' }),
    imagesFailed: t.exposeInt('imagesFailed', { description: 'Images that failed.' }),
    imagesSkipped: t.exposeInt('imagesSkipped', {
      description: 'Images that were not processed: cancelled, or paths and not URLs.',
    }),
    bytesIn: t.expose('bytesIn', {
      type: 'ByteCount',
      description: 'Original size of the images that succeeded, in bytes.',
    }),
    bytesOut: t.expose('bytesOut', {
      type: 'ByteCount',
      description: 'Compressed size of the images that succeeded, in bytes.',
    }),
    savedRatio: t.exposeFloat('savedRatio', {
      nullable: true,
      description: 'Share of the bytes saved, over all images that succeeded, 0 to 1; null if none has.',
    }),
    imagesPerSecond: t.exposeFloat('imagesPerSecond', {
      nullable: true,
      description: 'Images finished per second of work; null until known.',
    }),
    secondsLeft: t.exposeFloat('secondsLeft', {
      nullable: true,
      description: 'Estimated seconds left; 0 when finished, null until known.',
    }),
    savedHistogram: t.expose('savedHistogram', {
      type: ['Int'],
      description: 'Images that succeeded, by share of bytes saved: ten buckets, from 0–10% to 90–100%.',
    }),
    errors: t.field({
      type: [ErrorCount],
      description: 'Failures by error code, most frequent first.',
      resolve: ({ errors }) => errors,
    }),
  }),
});
