(* judge(certificate, [kind, text, ...], sha256) = "exit code, tab, answer". Texts have one byte per character. *)
open Js_of_ocaml
let judge text beside sha256 =
  Digest_of.given := (fun bytes ->
    Js.to_string (Js.Unsafe.fun_call sha256 [| Js.Unsafe.inject (Js.bytestring bytes) |]));
  let rec pairs = function kind :: text :: rest -> (Js.to_string kind, Js.to_bytestring text) :: pairs rest | _ -> [] in
  let code, words = Certificate.answer (Js.to_bytestring text) (pairs (Array.to_list (Js.to_array beside))) in
  Js.string (string_of_int code ^ "\t" ^ words)
let () = Js.export "judge" (Js.wrap_callback judge)
