import type { Product as DomainProduct } from '../domain/product.ts';
import { type ProductView, productView } from '../outputs/product-view.ts';
import { builder } from './builder.ts';
import { defineConnection } from './connection.ts';
import { Image } from './image.ts';
import { Node } from './node.ts';

export const ProductStatus = builder.enumType('ProductStatus', {
  description: 'The state of a product.',
  values: {
    PENDING: { description: 'Not finished yet.' },
    SUCCEEDED: { description: 'No image failed.' },
    PARTIALLY_FAILED: { description: 'Some images failed.' },
    FAILED: { description: 'All images failed.' },
    CANCELED: { description: 'Cancelled before all images were finished.' },
  } as const,
});

export const Product = builder.objectRef<ProductView>('Product').implement({
  description: 'A product of the catalogue: one row, or several rows with the same handle.',
  interfaces: [Node],
  isTypeOf: (value) => (value as { id?: string }).id?.startsWith('prd_') ?? false,
  fields: (t) => ({
    line: t.exposeInt('line', {
      description: 'The line of the file where the product begins. The first line is 1.',
    }),
    serialNumber: t.exposeString('serialNumber', {
      nullable: true,
      description: 'The serial number in the catalogue.',
    }),
    name: t.exposeString('name', { nullable: true, description: 'The name in the catalogue.' }),
    status: t.expose('status', { type: ProductStatus, description: 'The state of the product.' }),
    images: t.field({
      type: [Image],
      description: 'The product’s images, in catalogue order.',
      resolve: ({ images }) => images,
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its last image was finished.',
    }),
  }),
});

export const ProductConnection = defineConnection(
  'Product',
  Product,
  (product: DomainProduct, { requests }) => productView(product, requests.links),
);
