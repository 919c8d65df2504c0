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
  return a / b;
}
//Provides: muball_mod
function muball_mod(a, b) {
  return a % b;
}
//Provides: muball_compare
function muball_compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
