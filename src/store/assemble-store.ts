import { type Lifecycle, type Store, storeMethods } from './store.ts';

type MethodName = keyof typeof storeMethods;
export type Role = (typeof storeMethods)[MethodName];
type NamesOf<R extends Role> = {
  [Name in MethodName]: (typeof storeMethods)[Name] extends R ? Name : never;
}[MethodName];

export type ReaderMethods = Pick<Store, NamesOf<'reader'>>;
export type WriterMethods = Pick<Store, NamesOf<'writer'>>;

/** Methods as a store implements them: with what it works on, then the values; returning immediately or later. */
export type Implementation<Methods, Parts> = {
  readonly [Name in keyof Methods]: Methods[Name] extends (...values: infer Values) => Promise<infer Answer>
    ? (parts: Parts, ...values: Values) => Answer | Promise<Answer>
    : never;
};

export type Method = (...values: readonly unknown[]) => unknown;

/** The functions by name, with what they work on given to them. */
export function bind<Parts>(
  functions: Readonly<Record<string, (parts: Parts, ...values: never[]) => unknown>>,
  parts: Parts,
): Record<string, Method> {
  const bound = Object.entries(functions).map(([name, work]): [string, Method] => [
    name,
    (...values) => (work as (parts: Parts, ...values: readonly unknown[]) => unknown)(parts, ...values),
  ]);
  return Object.fromEntries(bound);
}

/** A store made of every method in the port's table. */
export function assembleStore(
  lifecycle: Lifecycle,
  method: <Name extends MethodName>(name: Name, role: Role) => Store[Name],
): Store {
  const methods = Object.entries(storeMethods).map(([name, role]) => [
    name,
    method(name as MethodName, role),
  ]);
  return { ...(Object.fromEntries(methods) as Omit<Store, keyof Lifecycle>), ...lifecycle };
}
