import type { Product as DomainProduct } from '../domain/product.ts';
import { type ProductView, productView } from '../outputs/product-view.ts';
import { builder } from './builder.ts';
import { defineConnection } from './connection.ts';
import { Image } from './image.ts';
import { Node } from './node.ts';

export const ProductStatus = builder.enumType('ProductStatus', {
  description: 'Where one product stands.',
  values: {
    PENDING: { description: 'Not finished yet.' },
    SUCCEEDED: { description: 'No image failed.' },
    PARTIALLY_FAILED: { description: 'Some images failed.' },
    FAILED: { description: 'Images failed and none succeeded.' },
    CANCELED: { description: 'Was cancelled before its images were done.' },
  } as const,
});

export const Product = builder.objectRef<ProductView>('Product').implement({
  description: 'One product of the catalogue: a row, or the rows that share its handle.',
  interfaces: [Node],
  isTypeOf: (value) => (value as { id?: string }).id?.startsWith('prd_') ?? false,
  fields: (t) => ({
    line: t.exposeInt('line', { description: 'The physical line of the file where the product begins.' }),
    serialNumber: t.exposeString('serialNumber', {
      nullable: true,
      description: 'Its serial number, as the catalogue has it.',
    }),
    name: t.exposeString('name', { nullable: true, description: 'Its name, as the catalogue has it.' }),
    status: t.expose('status', { type: ProductStatus, description: 'Where the product stands.' }),
    images: t.field({
      type: [Image],
      description: 'Its images, in the order of the catalogue.',
      resolve: ({ images }) => images,
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its last image was done.',
    }),
  }),
});

export const ProductConnection = defineConnection(
  'Product',
  Product,
  (product: DomainProduct, { requests }) => productView(product, requests.links),
);
