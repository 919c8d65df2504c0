(* SHA-256 is the caller's: a function from bytes, one per character, to lower-case hex. *)
let given = ref (fun (_ : string) -> "")
let hex text = !given text
