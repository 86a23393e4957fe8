// What both kernels need to get from linear light to the components that are compared (tools/ssimulacra2.cc of libjxl).

@inline
export function mixed(r: v128, g: v128, b: v128, ofR: f32, ofG: f32, ofB: f32): v128 {
  return f32x4.add(
    f32x4.add(f32x4.mul(r, f32x4.splat(ofR)), f32x4.mul(g, f32x4.splat(ofG))),
    f32x4.add(f32x4.mul(b, f32x4.splat(ofB)), f32x4.splat(0.003793073255275449)),
  );
}

/** Of what is above 0.003, less the root of the bias. A third of the exponent, then Halley's method twice. */
@inline
export function cubeRoot(x: v128): v128 {
  const third = f32x4.mul(f32x4.convert_i32x4_s(x), f32x4.splat(0.3333333333));
  let y = i32x4.add(i32x4.trunc_sat_f32x4_s(third), i32x4.splat(709921077));
  for (let i: i32 = 0; i < 2; i++) {
    const cube = f32x4.mul(f32x4.mul(y, y), y);
    y = f32x4.div(
      f32x4.mul(y, f32x4.add(cube, f32x4.add(x, x))),
      f32x4.add(f32x4.add(cube, cube), x),
    );
  }
  return f32x4.sub(y, f32x4.splat(0.1559542005492486));
}

/** All bits of the lanes that are left of a row that ends inside. */
@inline
export function lanesBelow(left: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(left));
}
