//Provides: muball_of_int
function muball_of_int(n) {
  return BigInt(n);
}
//Provides: muball_of_string
//Requires: caml_jsbytes_of_string
function muball_of_string(s) {
  return BigInt(caml_jsbytes_of_string(s));
}
//Provides: muball_to_string
//Requires: caml_string_of_jsbytes
function muball_to_string(n) {
  return caml_string_of_jsbytes(n.toString());
}
//Provides: muball_add
function muball_add(a, b) {
  return a + b;
}
//Provides: muball_sub
function muball_sub(a, b) {
  return a - b;
}
//Provides: muball_mul
function muball_mul(a, b) {
  return a * b;
}
//Provides: muball_div
function muball_div(a, b) {
  return a % b < BigInt(0) ? a / b - BigInt(1) : a / b;
}
//Provides: muball_mod
function muball_mod(a, b) {
  return a % b < BigInt(0) ? (a % b) + b : a % b;
}
//Provides: muball_shift_left
function muball_shift_left(a, n) {
  return a << BigInt(n);
}
//Provides: muball_shift_right
function muball_shift_right(a, n) {
  return a >> BigInt(n);
}
//Provides: muball_to_int
//Requires: caml_failwith
function muball_to_int(a) {
  if (BigInt.asIntN(32, a) !== a) caml_failwith("an integer beyond 32 bits");
  return Number(a);
}
//Provides: muball_compare
function muball_compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
